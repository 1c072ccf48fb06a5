import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectFacts } from '../../cases/index.ts'
import { parseDate } from '../../kit/index.ts'
import { defaultSettings, evaluate, reportEvaluation } from '../index.ts'
import { caseOf, type Told } from '../testing.ts'

const facts = projectFacts()
const at = parseDate('2022-01-01')
assert.ok(at.kind === 'date')

function report(told: Told): string {
  const file = caseOf(told, facts)
  const evaluation = evaluate(file, facts, defaultSettings, { at: at.kind === 'date' ? at.earliest : 0, known: null })
  return reportEvaluation(evaluation, { file, facts, columns: 100, colour: false })
}
const section = (text: string, title: string): string =>
  new RegExp(`^${title} ─+\\n([\\s\\S]*?)(?=^\\S.* ─+$|$(?![\\s\\S]))`, 'm').exec(text)?.[1] ?? ''

const diagnosis = (id: string, value: string, source: string) => ({ id, said_by: [source], asserts: [{ fact: 'health.diagnosis', value }] })

test('several answers of which nobody denied one are not called agreement, and each has its own voices', () => {
  const calm = section(
    report({ claims: [diagnosis('C1', 'psoriasis', 'daily'), diagnosis('C2', 'psoriasis', 'weekly'), diagnosis('C3', 'cancer', 'radio')] }),
    'Not disputed',
  )
  assert.match(calm, /Diagnosis: +several answers, none denied\n/)
  assert.match(calm, /– cancer +C3\n +– psoriasis +2 voices · C1, C2\n/)
  assert.doesNotMatch(calm, /3 voices/)
})

test('what takes part in a contested question does not stand under what is not disputed', () => {
  const text = report({
    claims: [
      { id: 'C1', asserts: [{ fact: 'person.death_place', value: 'Lima' }] },
      { id: 'C2', said_by: ['lawyer'], asserts: [{ fact: 'custody.place', value: 'Callao', when: '2021-09-11' }] },
      { id: 'C3', said_by: ['doctor'], asserts: [{ fact: 'person.death_place', value: 'Lima' }] },
      { id: 'C4', asserts: [{ fact: 'arrest.date', value: '1992-09-12' }] },
    ],
    questions: [{ id: 'where', question: 'Where was she at the end?', state: 'open', claims: ['C1', 'C2'] }],
  })
  assert.match(section(text, 'Contested'), /Where was she at the end\?/)
  assert.match(section(text, 'Not disputed'), /12 September 1992/)
  assert.doesNotMatch(section(text, 'Not disputed'), /Lima|Callao/)
  assert.match(section(text, 'In part answers to a contested question'), /Lima +2 voices · C1, C3/)
})

test('a claim in words that is denied is asked in its own words', () => {
  const text = report({ claims: [{ id: 'C1' }, { id: 'C2', said_by: ['lawyer'], denies: ['C1'] }] })
  assert.match(section(text, 'Contested'), /Is it so: “C1 in words”\?\n +disputed · 2 accounts · 2 voices · claim\/C1/)
})
