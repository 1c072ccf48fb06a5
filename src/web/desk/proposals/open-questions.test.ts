import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectFacts, type StandingDecision } from '../../../cases/index.ts'
import type { NormResult } from '../../../norms/index.ts'
import { openQuestions, stillAsked } from './open-questions.ts'
import type { AskedOf } from './sex-first.ts'

const open = (norm: string, ...facts: readonly string[]): NormResult => ({
  norm,
  citation: norm,
  subject: 'ana',
  result: 'cannot_tell',
  reason: '',
  claims: [],
  standing: null,
  ask: facts.map((fact) => ({ fact, question: `${fact}?` })),
})
const nobodyTells: AskedOf = { facts: projectFacts(), tellsSexOf: () => false }
const decided = (decision: StandingDecision['decision']): StandingDecision => ({
  decision,
  reason: 'Heard.',
  norm: 'nmr-43',
  subject: 'ana',
  seen: [],
  by: 'Rosa Editor',
  at: new Date('2021-07-25T10:00:00Z'),
  clearance: 'team',
})

const asked = (decision: StandingDecision['decision']): readonly string[] =>
  openQuestions(
    stillAsked([{ results: [open('nmr-43', 'hours')], decision: decided(decision) }, { results: [open('nmr-58', 'visits')] }]),
    nobodyTells,
  ).map(({ fact }) => fact)

test('a norm that the team set aside asks nothing any more, and an accepted one does', () => {
  assert.deepEqual(asked('set-aside'), ['visits'])
  assert.deepEqual(asked('accepted'), ['hours', 'visits'])
})

test('what others stand on is asked before them, and what is so of women only not while it is asked whether the person is one', () => {
  const results = [
    open('nmr-57', 'complaint.answered', 'complaint.made'),
    open('opcat-15', 'complaint.reprisal'),
    open('nmr-28', 'person.pregnant'),
    { ...open('nmr-28', 'person.pregnant'), subject: 'rosa' },
  ]
  assert.deepEqual(
    openQuestions(results, { ...nobodyTells, tellsSexOf: (subject) => subject === 'rosa' }).map(
      ({ fact, subject }) => `${subject} ${fact}`,
    ),
    ['ana complaint.made', 'ana complaint.reprisal', 'rosa person.pregnant', 'ana complaint.answered', 'ana person.sex'],
  )
})
