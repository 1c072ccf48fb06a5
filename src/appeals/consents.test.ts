import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as always, constantFrom, property, uniqueArray } from 'fast-check'
import { parseDate, type Day } from '../kit/index.ts'
import { evaluated, readCase } from '../../test/fixtures/hospital-case.ts'
import { consentsOf, inConflict, isLetOutBy } from './consent.ts'
import { consentStops } from './consent-stops.ts'

const dayOf = (text: string): Day => {
  const date = parseDate(text)
  return date.kind === 'date' ? date.earliest : 0
}
const today = dayOf('2021-07-25')

const fileWith = (consents: readonly string[], claims: readonly string[] = []) =>
  readCase(`
format: amparo-case/1
case: {id: example, title: Fictional, country: XX, summary: Fictional., opened: '2021-07-15'}
subjects: [{id: ana, kind: person, names: [{text: Ana Ejemplo, kind: legal}]}]
sources: [{id: family, name: Her sister, kind: family}]
claims:
  - {id: C1, about: ana, said_by: [family], said_on: '2021-07-19', statement: She is ill., asserts: [{fact: health.diagnosis, value: asthma}], sensitivity: public}
  - {id: C2, about: ana, said_by: [family], said_on: '2021-07-19', statement: She is held., asserts: [], sensitivity: public}
${claims.map((claim, index) => `  - {id: X${index}, about: ana, said_by: [family], said_on: '2021-07-19', statement: Said., ${claim}}`).join('\n')}
consents:
${consents.map((consent) => `  - {subject: ana, ${consent}}`).join('\n')}
`)

const dead = "asserts: [{fact: death.occurred, value: true}, {fact: person.death_date, value: '2021-07-20'}]"
const bornIn = (year: number): string => `asserts: [{fact: person.birth_date, value: '${year}'}]`
const given = (by: string, capacity: string, more = ''): string =>
  `given_by: ${by}, relation: said so, capacity: ${capacity}, scope: the appeal, covers: [publication, name, health], on: '2021-07-16'${more}`

const weightOf = (consent: string, ...claims: readonly string[]): readonly string[] => {
  const [only] = consentsOf(fileWith([consent], claims), 'ana', today)
  return [only!.state, only!.weight]
}

const letOut = (...consents: readonly string[]): boolean => isLetOutBy(consentsOf(fileWith(consents), 'ana', today))

const stopped = (consents: readonly string[], cites: string): readonly string[] => {
  const file = fileWith(consents)
  const cases = evaluated([file], today)
  return consentStops([{ name: 'S1', sentence: { text: 'Said.', cites: [cites], own_words: false } }], cases, today).map(
    ({ kind, message }) => `${kind}: ${message}`,
  )
}

test('whose word counts follows from whether the person lives, is of age and has legal capacity', () => {
  const cases: readonly (readonly [string, readonly string[], string, string])[] = [
    [given('Ana Ejemplo', 'self'), [], 'stands', 'self'],
    [given('Ana Ejemplo', 'self'), [dead], 'stands', 'self'],
    [given('Ana Ejemplo', 'self'), [bornIn(2010)], 'stands', 'child-then'],
    [given('Ana Ejemplo', 'self'), ["asserts: [{fact: person.age, value: 15, when: '2021-07-01'}]"], 'stands', 'child-then'],
    [given('Ana Ejemplo', 'self'), [bornIn(1960)], 'stands', 'self'],
    [given('Ana Ejemplo', 'self'), ['asserts: [{fact: person.capacity_removed, value: true, when: 2020}]'], 'stands', 'no-capacity-then'],
    [given('Ana Ejemplo', 'self'), ["asserts: [{fact: person.capacity_removed, value: true, when: '2021-07-18'}]"], 'stands', 'self'],
    [given('A mother', 'parent'), [bornIn(2010)], 'stands', 'parent-of-child'],
    [given('A mother', 'parent'), [bornIn(1960)], 'stands', 'of-age'],
    [given('A mother', 'parent'), [], 'stands', 'of-age'],
    [given('A mother', 'parent', ", until: '2030'").replace('2021-07-16', '2015'), [bornIn(2000)], 'lapsed', 'came-of-age'],
    [given('A guardian', 'guardian'), [], 'stands', 'guardian'],
    [given('A guardian', 'guardian'), [dead], 'lapsed', 'ended-by-death'],
    [given('A guardian', 'guardian'), [dead, 'asserts: [{fact: death.occurred, value: false}]'], 'stands', 'death-not-sure'],
    [given('A guardian', 'guardian'), [dead, 'asserts: [], denies: [X0]'], 'stands', 'death-not-sure'],
    [given('A lawyer', 'representative'), [dead], 'lapsed', 'ended-by-death'],
    [given('A lawyer', 'lawyer'), [], 'stands', 'not-asked-as'],
    [given('A sister', 'relative'), [], 'stands', 'person-lives'],
    [given('A sister', 'relative'), [dead], 'stands', 'next-of-kin'],
    [given('A sister', 'relative'), [`${dead}, retracted: {by: source, on: '2021-07-21', why: Mixed up.}`], 'stands', 'person-lives'],
  ]
  for (const [consent, claims, state, weight] of cases)
    assert.deepEqual(weightOf(consent, ...claims), [state, weight], `${consent} with ${claims.join('; ')}`)
})

test('a name goes out by a consent that covers it, and not beside a no, whoever says it and whenever it was said', () => {
  assert.equal(letOut(given('Ana Ejemplo', 'self')), true)
  assert.equal(letOut(given('Ana Ejemplo', 'self').replace('publication, name', 'publication')), false)
  assert.equal(letOut(given('A sister', 'relative')), false)
  assert.equal(letOut(given('Ana Ejemplo', 'self'), given('A sister', 'relative', ', refused: true')), false)
  assert.equal(letOut(given('Ana Ejemplo', 'self'), given('Ana Ejemplo', 'self', ', refused: true').replace('-16', '-20')), false)
  assert.equal(letOut(given('Ana Ejemplo', 'self', ', refused: true'), given('Ana Ejemplo', 'self').replace('-16', '-20')), true)
})

test('what somebody gave or refused later takes the place of what they had said before, of the same', () => {
  const states = (...consents: readonly string[]): readonly string[] =>
    consentsOf(fileWith(consents), 'ana', today).map(({ state }) => state)
  const later = given('Ana Ejemplo', 'self', ', refused: true').replace('-16', '-20')
  assert.deepEqual(states(given('Ana Ejemplo', 'self'), later), ['withdrawn', 'refused'])
  assert.deepEqual(states(given('Ana Ejemplo', 'self', ', refused: true'), given('Ana Ejemplo', 'self').replace('-16', '-20')), [
    'ended',
    'stands',
  ])
  const both = consentsOf(fileWith([given('Ana Ejemplo', 'self'), given('A brother', 'relative', ', refused: true')]), 'ana', today)
  assert.equal(inConflict(both), true)
  const lapsed = consentsOf(fileWith([given('A guardian', 'guardian'), given('A brother', 'relative')], [dead]), 'ana', today)
  assert.equal(inConflict(lapsed), false, 'what death ended speaks against nobody')
})

test('a refusal, and a consent that was asked one by one and does not reach so far, stop what rests on claims about the person', () => {
  assert.deepEqual(stopped([given('Ana Ejemplo', 'self')], 'example#C1'), [])
  const narrow = given('Ana Ejemplo', 'self').replace(', health', '')
  assert.match(
    stopped([narrow], 'example#C1').join(),
    /^consent-narrower: S1 rests on claims about the health of Ana Ejemplo.*do not cover health/,
  )
  assert.deepEqual(stopped([narrow], 'example#C2'), [])
  assert.match(
    stopped([given('Ana Ejemplo', 'self').replace(/covers: \[[^\]]*\]/, 'covers: [authorities]')], 'example#C2').join(),
    /do not cover publication/,
  )
  const no = (by: string, capacity: string): string => given(by, capacity, ', refused: true')
  assert.match(
    stopped([no('Ana Ejemplo', 'self')], 'example#C2').join(),
    /^consent-refused: S1 rests on .*Ana Ejemplo refused for Ana Ejemplo/,
  )
  assert.deepEqual(stopped([no('A cousin', 'other')], 'example#C2'), [], 'the risk review asks about it')
})

test('no order of consents lets a name out that another one keeps', () => {
  const one = constantFrom(
    given('Ana Ejemplo', 'self'),
    given('Ana Ejemplo', 'self', ", withdrawn: '2021-07-20'"),
    given('A sister', 'relative', ', refused: true'),
    given('A guardian', 'guardian', ", until: '2021-07-18'"),
    given('A guardian', 'guardian'),
  )
  always(
    property(uniqueArray(one, { minLength: 1, maxLength: 5 }), (consents) => {
      const speaksAgainst = consents.some((text) => /refused|withdrawn|until/.test(text))
      assert.equal(letOut(...consents), letOut(...consents.toReversed()))
      if (speaksAgainst) assert.equal(letOut(...consents), false)
    }),
    { numRuns: 60 },
  )
})
