import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { evaluated, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import type { Appeal } from '../cases/index.ts'
import {
  approvalOf,
  basisOf,
  leaveToPublish,
  mayApprove,
  openQuestions,
  riskMatter,
  riskQuestions,
  stateOfAnswer,
  textHash,
  type Approvable,
  type ApprovalStep,
  type RiskAnswer,
  type RiskAnswers,
  type RiskMatter,
} from './index.ts'

const at = new Date('2021-07-25T10:00:00Z')
const [text, other] = ['a'.repeat(64), 'b'.repeat(64)]
const [printed, reprinted] = ['1'.repeat(64), '2'.repeat(64)]
const step = (kind: ApprovalStep['kind'], by: string, of = text, printing = printed): ApprovalStep => ({
  kind,
  text: of,
  printed: printing,
  by,
  at,
})
const asIs: Approvable = { text, printed, takenDown: null }

test('a text is approved when one person asked for it and another gave it', () => {
  const approval = approvalOf([step('asked', 'ana'), step('approved', 'ben')], asIs, false)
  assert.equal(approval.kind === 'approved' && approval.how, 'second-person')
})

test('a later change of the text ends its approval', () => {
  assert.equal(approvalOf([step('asked', 'ana'), step('approved', 'ben')], { ...asIs, text: other }, false).kind, 'changed-since')
  assert.equal(approvalOf([], asIs, true).kind, 'not-asked')
})

test('when the cited cases print otherwise, the same text is not approved any more; what was kept without a print is of none', () => {
  const steps = [step('asked', 'ana'), step('approved', 'ben')]
  const approval = approvalOf(steps, { ...asIs, printed: reprinted }, false)
  assert.ok(approval.kind === 'prints-otherwise' && approval.last === steps[1])
  assert.equal(approvalOf(steps, { ...asIs, printed: null }, false).kind, 'prints-otherwise')
  const without = steps.map(({ kind, text: of, by }): ApprovalStep => ({ kind, text: of, by, at }))
  for (const now of [printed, null]) assert.equal(approvalOf(without, { ...asIs, printed: now }, false).kind, 'prints-otherwise')
  const mixed = [step('asked', 'ana'), step('approved', 'ben', text, reprinted)]
  assert.equal(approvalOf(mixed, asIs, false).kind, 'asked', 'each print has to be asked for')
  assert.equal(approvalOf(mixed, { ...asIs, printed: reprinted }, false).kind, 'prints-otherwise')
})

test('what was said before the appeal was taken down does not count', () => {
  const steps = [step('asked', 'ana'), step('approved', 'ben')]
  const later = new Date(at.getTime() + 1)
  assert.equal(approvalOf(steps, { ...asIs, takenDown: at }, false).kind, 'taken-down-since')
  const again = [...steps, ...[step('asked', 'ana'), step('approved', 'ben')].map((one) => ({ ...one, at: later }))]
  assert.equal(approvalOf(again, { ...asIs, takenDown: at }, false).kind, 'approved')
  assert.equal(approvalOf(again.slice(0, 3), { ...asIs, takenDown: at }, false).kind, 'asked')
})

test('who asked does not approve, unless the team lets one person go alone; when it no longer does, it is only asked for', () => {
  const alone = [step('asked', 'ana'), step('approved', 'ana')]
  assert.equal(mayApprove(approvalOf([step('asked', 'ana')], asIs, false), 'ana', false), 'own')
  assert.equal(mayApprove(approvalOf([step('asked', 'ana')], asIs, true), 'ana', true), 'may')
  const approval = approvalOf(alone, asIs, true)
  assert.equal(approval.kind === 'approved' && approval.how, 'alone')
  assert.equal(approvalOf(alone, asIs, false).kind, 'asked')
})

test('whatever happened, nobody is approved alone without the setting, and no text by what was said of another', () => {
  const steps = fc.array(
    fc.record({
      kind: fc.constantFrom<ApprovalStep['kind']>('asked', 'approved', 'sent-back'),
      by: fc.constantFrom('ana', 'ben'),
      text: fc.constantFrom(text, other),
      printed: fc.constantFrom(printed, reprinted),
      at: fc.constant(at),
    }),
  )
  fc.assert(
    fc.property(steps, (all) => {
      const approval = approvalOf(all, asIs, false)
      if (approval.kind !== 'approved') return
      assert.notEqual(approval.asked.by, approval.approved.by)
      assert.deepEqual([approval.asked.text, approval.approved.text], [text, text])
      assert.deepEqual([approval.asked.printed, approval.approved.printed], [printed, printed])
      assert.equal(all.findLast((one) => one.text === text && one.printed === printed)?.kind, 'approved')
    }),
  )
})

test('every word, citation and addressee counts for which text it is; opening a draft does not', () => {
  const appeal = readAppeal(hospitalAppeal)
  const changed: readonly Appeal[] = [
    { ...appeal, title: 'Another' },
    { ...appeal, asks: [] },
    { ...appeal, to: [] },
    { ...appeal, status: 'closed' },
    { ...appeal, sections: appeal.sections.map((section) => ({ ...section, sentences: section.sentences.slice(1) })) },
  ]
  for (const one of changed) assert.notEqual(textHash(one), textHash(appeal))
  assert.equal(textHash({ ...appeal, status: 'draft' }), textHash(appeal))
})

const today = 18_833
const matterOf = (appeal: Appeal, file = hospitalCase): RiskMatter => riskMatter(appeal, evaluated([readCase(file)]), today)
const appeal = readAppeal(hospitalAppeal)
const answered = (matter: RiskMatter, choice: Partial<Record<string, string>> = {}): RiskAnswers =>
  Object.fromEntries(
    riskQuestions.map((question): [string, RiskAnswer] => {
      const chosen = choice[question] ?? (question === 'consent' ? 'not-needed' : 'no')
      return [
        question,
        { choice: chosen, sentences: [], why: '', seen: basisOf(question, chosen, matter), by: 'ana', at: at.toISOString() },
      ]
    }),
  )
const withSentence = (sentence: string, cites: readonly string[] = []): Appeal => ({
  ...appeal,
  sections: [...appeal.sections, { sentences: [{ text: sentence, cites, own_words: cites.length === 0 }] }],
})

test('the answers hold for the text they were made for, also when it is put in another order', () => {
  const answers = answered(matterOf(appeal))
  assert.deepEqual(openQuestions(answers, matterOf(appeal)), [])
  const turned = { ...appeal, sections: appeal.sections.map((section) => ({ ...section, sentences: section.sentences.toReversed() })) }
  assert.deepEqual(openQuestions(answers, matterOf(turned)), [])
})

test('answers from before a take-down have to be looked at again', () => {
  const answers = answered(matterOf(appeal))
  assert.deepEqual(openQuestions(answers, { ...matterOf(appeal), takenDown: at }), [...riskQuestions])
  assert.deepEqual(openQuestions(answers, { ...matterOf(appeal), takenDown: new Date(at.getTime() - 1) }), [])
})

test('a new sentence opens the questions that it may change the answer to, and names it', () => {
  const answers = answered(matterOf(appeal))
  const cited = matterOf(withSentence('She was arrested in 1992.', ['example#C5']))
  assert.deepEqual(openQuestions(answers, cited), ['reprisal', 'harm', 'named'])
  const ours = matterOf(withSentence('Our own words.'))
  assert.deepEqual(openQuestions(answers, ours), ['reprisal', 'privilege', 'harm', 'named'])
  const state = stateOfAnswer('reprisal', answers.reprisal, ours)
  assert.deepEqual(state.kind === 'look-again' && state.at, ['S4'])
  const lawyers = matterOf(withSentence('She was moved on 17 July.', ['example#C1']))
  assert.ok(openQuestions(answers, lawyers).includes('privilege'))
  const underWay = answered(matterOf(appeal), { trial: 'yes' })
  assert.ok(openQuestions(underWay, cited).includes('trial'))
})

const consent = (who: string, more = ''): string =>
  `  - {subject: ana, given_by: ${who}, relation: kin, scope: publication, on: 2021-07-01${more}}\n`
const consents = (...all: string[]): string => `${hospitalCase}consents:\n${all.join('')}`

test('a consent that is withdrawn opens the question of consent again, and two that disagree are said to conflict', () => {
  const before = matterOf(appeal, consents(consent('Ana'), consent('Her sister')))
  assert.equal(before.persons.find(({ subject }) => subject.id === 'ana')?.conflict, false)
  const after = matterOf(appeal, consents(consent('Ana'), consent('Her sister', ', withdrawn: 2021-07-20')))
  assert.equal(after.persons.find(({ subject }) => subject.id === 'ana')?.conflict, true)
  assert.deepEqual(openQuestions(answered(before, { consent: 'given' }), after), ['consent'])
})

test('a claim of a death and a birth date under 18 years ago are put beside the person', () => {
  const file = hospitalCase.concat(
    "  - {id: C20, about: ana, said_by: [prisons], said_on: '2021-07-24', statement: She died., asserts: [{fact: person.death_date, value: '2021-07-24'}], sensitivity: public}\n",
    "  - {id: C21, about: ana, said_by: [family], said_on: '2021-07-24', statement: Born 2004., asserts: [{fact: person.birth_date, value: '2004'}], sensitivity: public}\n",
  )
  const ana = matterOf(appeal, file).persons.find(({ subject }) => subject.id === 'ana')
  assert.deepEqual([ana?.died.map(({ id }) => id), ana?.minor.map(({ id }) => id)], [['C20'], ['C21']])
})

test('a text may be published when nothing stops it, its review is answered and it is approved; each that is missing is named', () => {
  const approval = approvalOf([step('asked', 'ana'), step('approved', 'ben')], asIs, false)
  assert.deepEqual(leaveToPublish(text, { stops: [], open: [], names: 0, approval }), {
    kind: 'may',
    approved: 'second-person',
    by: ['ana', 'ben'],
    text,
  })
  const stop = { kind: 'no-ask', message: 'The appeal asks for nothing.' } as const
  const refused = leaveToPublish(text, { stops: [stop], open: ['trial'], names: 0, approval: { kind: 'not-asked' } })
  assert.deepEqual(refused.kind === 'may-not' && refused.hindrances.map(({ place }) => place), ['text', 'risk-review', 'approval'])
})
