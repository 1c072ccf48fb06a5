import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { facts, hospitalCase, readCase } from '../../test/fixtures/hospital-case.ts'
import { projectCatalogue } from '../cases/index.ts'
import { defaultSettings, evaluate } from '../evaluation/index.ts'
import { formatDay, parseDate, type Day } from '../kit/index.ts'
import { readMechanisms } from '../mechanisms/index.ts'
import type { Digests } from '../platform/index.ts'
import { calendarOf } from './calendar.ts'
import { soonnessOf, type Deadline } from './deadline.ts'
import { neutralCode } from './neutral-code.ts'
import { deadlinesOfCase } from './of-case.ts'
import type { Thresholds } from './thresholds.ts'

const digests: Digests = (kind, word) => createHash('sha256').update(`${kind} ${word}`).digest()
const dayNamed = (text: string): Day => {
  const date = parseDate(text)
  return date.kind === 'date' ? date.latest : assert.fail(text)
}
const today = dayNamed('2024-02-28')
const thresholds = { health: 2, contact: null, visit: 30 }
const rules = { facts, catalogue: projectCatalogue(), mechanisms: readMechanisms(facts) }

/** What comes due of the hospital case with further claims and consents, each as "kind first..day". */
function dueOf(claims: readonly string[], more = '', thresholdsOf: Thresholds = thresholds): readonly string[] {
  const further = claims.map(
    (claim, at) => `  - {id: F${at}, about: ana, said_by: [lawyer], said_on: '2024-02-27', statement: Told., ${claim}}\n`,
  )
  const document = readCase(`${hospitalCase}${further.join('')}${more}`)
  const file = {
    id: 'example',
    key: 1,
    document,
    calls: [],
    contacts: [],
    handovers: [],
    evaluate: (at: Day) => evaluate(document, facts, defaultSettings, { at, known: null }),
  }
  return deadlinesOfCase(file, { code: 'case-1', ...rules, thresholds: thresholdsOf, today }).map(
    ({ kind, first, day }) => `${kind} ${formatDay(first)}..${formatDay(day)}`,
  )
}

const hearing = (value: string, more = ''): string => `asserts: [{fact: hearing.scheduled_date, value: '${value}', occasion: h}]${more}`

test('a date is listed where it is certainly to come, or was planned for lately', () => {
  assert.deepEqual(dueOf([hearing('2024-02-29')]), ['hearing 2024-02-29..2024-02-29'])
  assert.deepEqual(dueOf([hearing('2024-02-14')]), ['hearing 2024-02-14..2024-02-14'], 'fourteen days over')
  assert.deepEqual(dueOf([hearing('2024-02-13')]), [])
  assert.deepEqual(dueOf([hearing('2024')]), ['hearing 2024-02-28..2024-12-31'], 'any day of the rest of the year')
  assert.deepEqual(dueOf(["asserts: [{fact: release.date, value: '2024'}]"]), [], 'what may have been already is no deadline')
  assert.deepEqual(dueOf(["asserts: [{fact: release.date, value: '2024-03/..'}]"]), [])
  assert.deepEqual(dueOf([hearing('2024-03-01'), hearing('2024-03-02', ', supersedes: F0')]), ['hearing 2024-03-02..2024-03-02'])
  const taken = ", retracted: {by: source, on: '2024-02-28', why: An error.}"
  assert.deepEqual(dueOf([hearing('2024-03-01', taken)]), [])
})

test('nothing grows old of whom nothing was told, of whom it ended, or where the team wants no word of it', () => {
  const ill = 'asserts: [{fact: health.condition, value: Ill}]'
  assert.deepEqual(dueOf([]), [])
  assert.deepEqual(dueOf([ill]), ['health 2024-02-29..2024-02-29'])
  assert.deepEqual(dueOf([ill], '', { ...thresholds, health: null }), [])
  assert.deepEqual(dueOf([ill, "asserts: [{fact: person.death_date, value: '2024-02-26'}]"]), [])
  assert.deepEqual(dueOf([ill, "asserts: [{fact: release.date, value: '2024-02-26'}]"]), [])
  const again = [
    "asserts: [{fact: release.date, value: '2024-02-01'}]",
    "asserts: [{fact: arrest.date, value: '2024-02-26', occasion: again}]",
  ]
  assert.deepEqual(dueOf([ill, ...again]), ['health 2024-02-29..2024-02-29'], 'released, and taken again')
})

const consent = (more: string): string => `  - {subject: ana, given_by: Her sister, relation: sister, scope: An appeal, ${more}}\n`

test('a consent is to be asked anew on its last day, unless that was done, or it is over otherwise', () => {
  const first = consent("on: '2023-03-01', until: '2024-02-29'")
  assert.deepEqual(dueOf([], `consents:\n${first}`), ['consent 2024-02-29..2024-02-29'])
  assert.deepEqual(dueOf([], `consents:\n${first}${consent("on: '2024-02-20'")}`), [], 'without an end')
  assert.deepEqual(dueOf([], `consents:\n${first}${consent("on: '2024-02-20', until: '2025'")}`), ['consent 2025-01-01..2025-12-31'])
  assert.deepEqual(dueOf([], `consents:\n${first}${consent("on: '2024-02-20', refused: true")}`), [])
  assert.deepEqual(dueOf([], `consents:\n${consent("on: '2023-03-01', until: '2024-02-29', withdrawn: '2023-05-01'")}`), [])
})

test('no calendar says anything of a case but a code that Amparo proposed or that tells nothing', () => {
  const id = fc.oneof(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{3,30}$/), fc.stringMatching(/^[A-Z]{3}-\d{3}-\d{4}$/))
  assert.equal(neutralCode('appeal', 'PER-001-0721', digests), 'PER-001-0721')
  assert.equal(neutralCode('case', 'PE-2026-K7Q4', digests), 'PE-2026-K7Q4')
  fc.assert(
    fc.property(id, fc.integer({ min: -50, max: 400 }), fc.nat(40), (caseId, after, length) => {
      const [code, first] = [neutralCode('case', caseId, digests), today + after]
      assert.match(code, /^(?:case-[0-9a-f]{6}|[A-Z]{2}-\d{4}-[2-9A-HJ-NP-Z]{4})$/)
      const from = { kind: 'consent' as const, subject: caseId, by: caseId, position: 0 }
      const deadline: Deadline = { kind: 'consent', of: [caseId], codes: [code], first, day: first + length, from, key: caseId }
      const text = calendarOf([deadline], { origin: 'https://d.e', today, digests })
      assert.equal(text.replaceAll(/case-[0-9a-f]{6}|UID:[^\r]*/g, '').includes(caseId) && code !== caseId, false)
      assert.ok(text.includes(`SUMMARY:${code}: consent ends\r\n`))
      const { when, days } = soonnessOf(deadline, today)
      assert.equal(when, deadline.day < today ? 'over' : first <= today ? 'today' : first <= today + 7 ? 'this-week' : 'later')
      assert.equal(days < 0, when === 'over')
    }),
  )
})
