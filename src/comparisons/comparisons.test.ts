import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { projectFacts, readCaseFile } from '../cases/index.ts'
import { defaultSettings, evaluate } from '../evaluation/index.ts'
import { dayOf, formatDay } from '../kit/index.ts'
import { projectPath } from '../platform/index.ts'
import { agesOf, compare, heldOf, limitsOfComparing, matchOf, personsHeld, type Compared, type Criteria, type Entry } from './index.ts'
import { withinAll } from './range.ts'

const facts = projectFacts()
const at = dayOf(2026, 11, 23)!

function personsIn(text: string): readonly Compared[] {
  const read = readCaseFile(text, { file: 'test.yaml', facts })
  assert.equal(read.kind, 'read', JSON.stringify(read))
  if (read.kind !== 'read') return []
  const evaluation = evaluate(read.document, facts, defaultSettings, { at, known: null })
  return personsHeld(read.document).map((subject) => ({ file: read.document, evaluation, subject }))
}

const demo = ['fujimori', 'guzman', 'liu-xiaobo', 'mandela', 'salgado'].flatMap((name) =>
  personsIn(readFileSync(projectPath('data', 'demo', `${name}.yaml`), 'utf8')),
)
const named = (subject: string): Compared => demo.find((one) => one.subject === subject) ?? assert.fail(subject)
const asked = (criteria: Criteria) => Object.fromEntries(demo.map((one) => [one.subject, matchOf(one, criteria).verdict]))

test('who was released on humanitarian grounds is found as far as the claims go', () => {
  assert.deepEqual(asked({ outcome: 'humanitarian' }), {
    // A pardon of which claims speak of health is read by a person; medical parole is so by its name.
    fujimori: 'possibly',
    liu: 'yes',
    // Released, and no claim says on what ground.
    mandela: 'unknown',
    // Released, on grounds that are others.
    salgado: 'no',
    // The team recorded that he died in custody, and no claim tells of a release.
    guzman: 'no',
    wife: 'unknown',
  })
  const { grounds } = matchOf(named('fujimori'), { outcome: 'humanitarian' })
  assert.ok(grounds[0]!.claims.includes('C2') && grounds[0]!.claims.includes('C3'))
})

test('an age that is told by its year straddles what is asked, and what no claim tells is not known', () => {
  // Said to be 85 on the day before the release: 85 or 86 then.
  assert.deepEqual(asked({ age: { from: 86 } }), {
    fujimori: 'possibly',
    guzman: 'yes',
    liu: 'unknown',
    wife: 'unknown',
    mandela: 'unknown',
    salgado: 'unknown',
  })
  assert.equal(asked({ age: { to: 84 } })['fujimori'], 'no')
  assert.equal(asked({ age: { from: 85, to: 86 } })['fujimori'], 'yes')
})

test('time in custody follows each account of the arrest; a sentence is no time that was served', () => {
  assert.deepEqual(
    heldOf(named('salgado')).map(({ low, high }) => [low, high]),
    [
      [2, 2],
      [2, 2],
    ],
  )
  assert.deepEqual(heldOf(named('fujimori')), [])
  assert.deepEqual(asked({ held: { from: 20 }, country: 'PE' }), {
    fujimori: 'unknown',
    guzman: 'yes',
    liu: 'no',
    wife: 'no',
    mandela: 'no',
    salgado: 'no',
  })
})

test('a died-in-custody and a died-after-release are told apart', () => {
  const died = asked({ outcome: 'died_in_custody' })
  assert.deepEqual([died['guzman'], died['liu'], died['fujimori']], ['yes', 'yes', 'no'])
  assert.equal(asked({ outcome: 'died_after_release' })['fujimori'], 'yes')
})

test('a contested point stands in the table with every account of it, once, and what is not on file is said', () => {
  const persons = [named('fujimori'), named('salgado'), named('liu')]
  const rows = compare(persons)
  const points = (column: number) =>
    rows.flatMap(({ cells }) => cells[column]!.entries.flatMap((entry: Entry) => (entry.kind === 'point' ? [entry.point] : [])))
  for (const [column, { evaluation, subject }] of persons.entries()) {
    const shown = points(column)
    assert.equal(new Set(shown).size, shown.length, 'no point stands twice')
    for (const point of evaluation.points.filter((one) => one.subject === subject && one.state === 'contested'))
      assert.ok(shown.includes(point), `${point.id} is shown`)
  }
  const row = (key: string) => rows.find((one) => one.key === key)!
  assert.ok(row('happened').cells[1]!.entries.some((entry) => entry.kind === 'point' && entry.point.id === 'question/basis-of-release'))
  const waited = row('waited').cells.map(({ entries }) => entries.map((entry) => (entry.kind === 'worked-out' ? entry.text : '')))
  assert.ok(waited[0]!.some((text) => text.startsWith('13 days from the request to the pardon')))
  assert.ok(waited[1]!.some((text) => text.startsWith('36 days from the request to the measure')))
  assert.deepEqual(waited[2], [], 'dates of different events are never set against each other')
  // Those who were harmed are a source like any other; where a file has nothing of them, it says that this is a gap.
  assert.deepEqual(
    row('harmed').cells.map(({ entries }) => entries.map((entry) => (entry.kind === 'claim' ? entry.claim.id : ''))),
    [['C5', 'C11'], ['C6'], []],
  )
  assert.match(row('harmed').cells[2]!.unknown, /gap of the file/)
  assert.ok(limitsOfComparing.some((limit) => limit.includes('does not show that it followed from it')))
})

/** Birthdays between two days, from the calendar alone. */
const years = (from: string, to: string): number => {
  const [[a, b, c], [d, e, f]] = [from, to].map((text) => text.split('-').map(Number)) as [
    [number, number, number],
    [number, number, number],
  ]
  return d - a - (e < b || (e === b && f < c) ? 1 : 0)
}

test('whatever the day of birth was within what is told, the age that is given holds it', () => {
  const days = fc.record({
    year: fc.integer({ min: 1900, max: 1980 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  fc.assert(
    fc.property(days, fc.constantFrom('day', 'month', 'year', 'stated'), fc.integer({ min: 0, max: 9000 }), (born, told, later) => {
      const birth = formatDay(dayOf(born.year, born.month, born.day)!)
      const release = formatDay(dayOf(2000, 6, 15)! + later)
      const stated = `{fact: person.age, value: ${years(birth, '2003-03-03')}, when: '2003-03-03'}`
      const precise = { day: 10, month: 7, year: 4, stated: 0 }[told]
      const asserts = told === 'stated' ? stated : `{fact: person.birth_date, value: '${birth.slice(0, precise)}'}`
      const [person] = personsIn(`
format: amparo-case/1
case: {id: one, title: One, country: XX, summary: None., opened: '2026-01-01'}
subjects: [{id: who, kind: person, names: [{text: Who, kind: known_as}]}]
sources: [{id: list, name: A list, kind: ngo}]
claims:
  - {id: C1, about: who, said_by: [list], said_on: '2005-01-01', statement: An age., asserts: [${asserts}]}
  - {id: C2, about: who, said_by: [list], said_on: '2005-01-01', statement: Released., asserts: [{fact: release.date, value: '${release}'}]}
`)
      const [age, ...others] = agesOf(person!)
      const real = years(birth, release)
      assert.ok(others.length === 0 && age !== undefined && age.low <= real && real <= age.high, `${birth} ${told} ${release}`)
      assert.ok(age.high - age.low <= (told === 'day' ? 0 : 1))
    }),
    { numRuns: 200 },
  )
})

test('several accounts say yes or no only together, and none says nothing', () => {
  const ranges = fc.array(
    fc.tuple(fc.nat(100), fc.nat(20)).map(([low, more]) => ({ low, high: low + more })),
    { minLength: 1, maxLength: 4 },
  )
  fc.assert(
    fc.property(ranges, fc.nat(110), (all, from) => {
      const numbers = all.flatMap(({ low, high }) => Array.from({ length: high - low + 1 }, (_, index) => low + index))
      const fits = numbers.filter((number) => number >= from).length
      assert.equal(withinAll(all, { from }), fits === numbers.length ? 'yes' : fits === 0 ? 'no' : 'possibly')
    }),
  )
  assert.equal(withinAll([], { from: 3 }), 'unknown')
})
