import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { projectCatalogue, projectFacts } from '../../cases/index.ts'
import { parseDate, type Day, type SourceDate } from '../../kit/index.ts'
import { defaultNormSettings, type NormResult } from '../../norms/index.ts'
import { defaultSettings, evaluate } from '../index.ts'
import { caseOf, type Told, type ToldClaim } from '../testing.ts'

const facts = projectFacts()
const catalogue = projectCatalogue()
const day = (text: string): Day => (parseDate(text) as Extract<SourceDate, { kind: 'date' }>).earliest
type Asserts = NonNullable<ToldClaim['asserts']>

/** Everything about a norm that a file comes to, on 1 June 2024, in Peru. */
function allOf(
  norm: string,
  told: Told | readonly Asserts[number][],
  thresholds: Readonly<Record<string, number>> = {},
): readonly NormResult[] {
  const file = caseOf(
    Array.isArray(told) ? { claims: [{ id: 'C1', said_by: ['family'], asserts: told as Asserts }] } : (told as Told),
    facts,
  )
  const norms = { catalogue, settings: { ...defaultNormSettings, unconfirmed: true, thresholds } }
  const { norms: results = [] } = evaluate(file, facts, defaultSettings, { at: day('2024-06-01'), known: null, norms })
  return results.filter((each) => each.norm === norm)
}
const of = (norm: string, told: Told | readonly Asserts[number][]): NormResult => allOf(norm, told)[0]!
const outcome = (norm: string, told: Told | readonly Asserts[number][]): string => of(norm, told).result

const when = '2021-03-01/2021-03-31'
const alone = [
  { fact: 'isolation.hours_per_day', value: 23, when },
  { fact: 'isolation.meaningful_contact', value: false, when },
]

const february = (year: number): Asserts => [
  { fact: 'isolation.hours_per_day', value: 23, when: `${year}-02` },
  { fact: 'isolation.meaningful_contact', value: false, when: `${year}-02` },
  { fact: 'isolation.confined', value: true, when: `${year}-02-14/${year}-03-01` },
]
const since = (start: string): Asserts => [...alone, { fact: 'isolation.confined', value: true, when: `${start}/2021-03-31` }]
const twice = (second: string): Asserts => [
  ...alone,
  { fact: 'isolation.confined', value: true, when: '2021-03-01/2021-03-10' },
  { fact: 'isolation.confined', value: true, when: second },
]
const judge = (arrest: string, seen: string): string =>
  outcome('gc35-33', [
    { fact: 'arrest.date', value: arrest },
    { fact: 'arrest.first_judge_date', value: seen },
  ])
const held = (time: string): string =>
  outcome('crc-37-c', [
    { fact: 'person.birth_date', value: '2003-07-01' },
    { fact: 'custody.with_adults', value: true, when: time },
  ])
const told = (hours: readonly [string, number][], more: readonly ToldClaim[] = []): Told => ({
  claims: [
    ...hours.map(([who, value], index) => ({
      id: `C${index}`,
      said_by: [who],
      asserts: [{ fact: 'isolation.hours_per_day', value, when }],
    })),
    ...more,
  ],
})
const contact = (who: string, value: boolean): ToldClaim => ({
  id: `K-${who}`,
  said_by: [who],
  asserts: [{ fact: 'isolation.meaningful_contact', value, when }],
})
const visits = (value: string): Asserts => [{ fact: 'contact.family_visits_allowed', value: false, when: value }]
const arrest = (value: string): string => outcome('iccpr-9-2', [{ fact: 'arrest.reasons_given', value: false, when: value }])
const care = (value: string): string =>
  outcome('crpd-25', [
    { fact: 'person.disability', value: true, when: value },
    { fact: 'health.treatment_denied', value: true, when: value },
  ])
const visitsOnly: Asserts = [{ fact: 'contact.family_visits_allowed', value: false, when: '2021-05-01' }]

suite('one day, one hour, one minute', () => {
  test('fifteen days of isolation are not more than fifteen, sixteen are', () => {
    assert.equal(outcome('nmr-43', [...alone, { fact: 'isolation.days', value: 15, when }]), 'not_engaged')
    assert.equal(outcome('nmr-43', [...alone, { fact: 'isolation.days', value: 16, when }]), 'engaged')
  })

  test('twenty-two hours a day are isolation, twenty-one are not', () => {
    const [, noContact] = alone
    assert.equal(outcome('nmr-44', [{ fact: 'isolation.hours_per_day', value: 22, when }, noContact!]), 'engaged')
    assert.equal(outcome('nmr-44', [{ fact: 'isolation.hours_per_day', value: 21, when }, noContact!]), 'not_engaged')
  })

  test('from the first to the sixteenth may be fifteen days or sixteen, and cannot be told with that range', () => {
    const result = of('nmr-43', [...alone, { fact: 'isolation.confined', value: true, when: '2021-03-01/2021-03-16' }])
    assert.equal(result.result, 'cannot_tell')
    assert.deepEqual(result.range, { fact: 'isolation.days', low: 15, high: 16, unit: 'days' })
    assert.deepEqual(
      result.ask.map(({ fact }) => fact),
      ['isolation.days'],
    )
    assert.equal(outcome('nmr-43', [...alone, { fact: 'isolation.confined', value: true, when: '2021-03-01/2021-03-15' }]), 'not_engaged')
    assert.equal(outcome('nmr-43', [...alone, { fact: 'isolation.confined', value: true, when: '2021-03-01/2021-03-17' }]), 'engaged')
  })

  test('a leap day is a day', () => {
    assert.equal(outcome('nmr-43', february(2020)), 'engaged')
    assert.equal(outcome('nmr-43', february(2021)), 'cannot_tell')
  })

  test('an uncertain beginning gives a range, and only one that reaches over the limit leaves it open', () => {
    assert.equal(outcome('nmr-43', since('2021-02')), 'engaged')
    const { result, range } = of('nmr-43', since('2021-03'))
    assert.deepEqual([result, range?.low, range?.high], ['cannot_tell', 1, 31])
  })

  test('stretches that follow each other without a break count as one, with a break they do not', () => {
    assert.equal(outcome('nmr-43', twice('2021-03-10/2021-03-20')), 'engaged')
    assert.equal(outcome('nmr-43', twice('2021-03-11/2021-03-20')), 'engaged')
    assert.equal(outcome('nmr-43', twice('2021-03-13/2021-03-22')), 'not_engaged')
  })

  test('a judge after exactly 48 hours is in time, one minute later is not; with days only it cannot be told', () => {
    assert.equal(judge('2021-03-01T10:00', '2021-03-03T10:00'), 'not_engaged')
    assert.equal(judge('2021-03-01T10:00', '2021-03-03T10:01'), 'engaged')
    assert.equal(judge('2021-03-01T10:00-05:00', '2021-03-03T15:01Z'), 'engaged')
    assert.equal(judge('2021-03-01', '2021-03-03'), 'cannot_tell')
    assert.equal(judge('2021-03-01', '2021-03-04'), 'engaged')
  })

  test('the age is the one at the time: seventeen on the last day before the birthday', () => {
    assert.equal(held('2021-06-30'), 'engaged')
    assert.equal(held('2021-07-01'), 'not_engaged')
    assert.equal(held('2021-06-30/2021-12-31'), 'engaged')
  })
})

suite('accounts', () => {
  test('where one of them meets the condition it says whose has to be accepted', () => {
    const result = of('nmr-44', told([['family', 23], ['prison', 10]], [contact('lawyer', false)])) // prettier-ignore
    assert.equal(result.result, 'if_accepted')
    assert.deepEqual(result.accounts, [{ speakers: ['family'], text: 'Hours alone in the cell a day: 23 hours' }])
    assert.match(result.reason, /^Only if the account of family .* is accepted\. Not under the account of prison/)
    assert.deepEqual(result.claims, ['C0', 'C1', 'K-lawyer'])
    assert.equal(result.standing, 'disputed')
  })

  test('different numbers that all exceed the limit agree on it', () => {
    const result = of('nmr-44', told([['family', 23], ['prison', 22]], [contact('lawyer', false)])) // prettier-ignore
    assert.equal(result.result, 'engaged')
    assert.match(result.reason, /22 hours \(prison\) and 23 hours \(family\), all 22 hours or more/)
  })

  test('a story is believed whole or not at all: half of one and half of the other engages nothing', () => {
    const result = of('nmr-44', told([['family', 23], ['prison', 10]], [contact('family', true), contact('prison', false)])) // prettier-ignore
    assert.equal(result.result, 'not_engaged')
  })

  test('a ruling takes no account away; that the team prefers another is said', () => {
    const file = told([['family', 23], ['prison', 10]], [contact('lawyer', false)]) // prettier-ignore
    const ruling = {
      point: 'ana/isolation.hours_per_day@2021-03-01..',
      prefer: ['C1'],
      deprecate: ['C0'],
      seen: ['C0', 'C1'],
      on: '2022-01-01',
    }
    const result = of('nmr-44', { ...file, rulings: [ruling] })
    assert.equal(result.result, 'if_accepted')
    assert.match(result.reason, /The team's ruling prefers another account to that of family\./)
  })

  test('who denies that there was torture says that there was none', () => {
    const result = of('bop-7', {
      claims: [
        { id: 'C1', said_by: ['family'], said_on: '2021-03-01', asserts: [{ fact: 'treatment.torture_alleged', value: true }] },
        { id: 'C2', said_by: ['prison'], said_on: '2021-03-02', denies: ['C1'] },
        { id: 'C3', said_by: ['family'], said_on: '2021-03-01', asserts: [{ fact: 'treatment.investigated', value: false }] },
      ],
    })
    assert.equal(result.result, 'if_accepted')
    assert.match(result.reason, /Not under the account of prison \(Torture or ill-treatment alleged: no\)/)
  })
})

suite('time and State', () => {
  test('what was before a norm is not measured by it, and a period that straddles it is split', () => {
    const split = allOf('nmr-58', visits('2010-01-01/2020-12-31'))
    assert.deepEqual(
      split.map(({ result, period }) => [result, period]),
      [
        ['engaged', { from: '2016-01-01', to: '2020-12-31' }],
        ['not_in_force', { from: '2010-01-01', to: '2014-12-31' }],
      ],
    )
    assert.equal(outcome('nmr-58', visits('2014-05-01')), 'not_in_force')
    assert.equal(outcome('nmr-58', visits('2015-05-01')), 'cannot_tell')
  })

  test('a treaty counts from the day on which it was in force for the State, and after the deposit alone it has to be looked up', () => {
    assert.equal(arrest('1977-01-01'), 'not_in_force')
    assert.equal(arrest('1978-05-15'), 'check_ratification')
    assert.equal(arrest('1992-09-12'), 'engaged')
    assert.deepEqual([care('2012-05-01'), care('2018-05-01')], ['check_ratification', 'engaged'])
  })

  test('a treaty of another part of the world, and one that the State is not a party to, do not bind it', () => {
    const european = of('echr-8', visits('2021-05-01'))
    assert.deepEqual([european.result, european.elsewhere], ['not_binding', true])
    assert.equal(of('achr-8', visits('2021-05-01')).elsewhere, undefined)
    const inChina: Told = {
      claims: [
        { id: 'C1', asserts: [{ fact: 'state.country', value: 'CN' }] },
        { id: 'C2', asserts: [{ fact: 'arrest.reasons_given', value: false, when: '2010-01-01' }] },
      ],
    }
    const { result, reason, elsewhere } = of('iccpr-9-2', inChina)
    assert.deepEqual([result, elsewhere], ['not_binding', undefined])
    assert.match(reason, /China has signed the treaty and is not a party to it/)
  })

  test('a limit of ours is the one that the team set, and is marked', () => {
    const months: Asserts = [
      { fact: 'trial.pretrial_months', value: 20, when: '2021-05-01' },
      { fact: 'custody.status', value: 'pretrial', when: '2021-05-01' },
      { fact: 'arrest.hours_to_judge', value: 10, when: '2021-05-01' },
    ]
    const [as] = allOf('iccpr-9-3', months)
    const [set] = allOf('iccpr-9-3', months, { 'iccpr-9-3:trial.pretrial_months': 18 })
    assert.deepEqual([as?.result, as?.ours, set?.result], ['not_engaged', true, 'engaged'])
  })
})

test('a reason says what is told of another time only, of none no limit, and which limit is ours', () => {
  const { reason } = of('nmr-119', [
    { fact: 'counsel.access', value: false, when: '2021-09-01' },
    { fact: 'custody.status', value: 'convicted', when: '2018-10-13' },
  ])
  assert.match(reason, /Not known: Custody status \(told of another time only\)\./)
  const free = of('gc32-35', {
    claims: [
      { id: 'C1', said_by: ['a'], asserts: [{ fact: 'custody.status', value: 'pretrial', when: '2021-05-01' }] },
      { id: 'C2', said_by: ['b'], asserts: [{ fact: 'custody.status', value: 'free', when: '2021-05-01' }] },
    ],
  })
  assert.match(free.reason, /Time held before trial: /)
  assert.deepEqual(free.our_limits, ['Months held before trial: more than 24 months'])
  const any = of('bangkok-22', [{ fact: 'isolation.years', value: 2, when: '2021-05-01' }])
  assert.match(any.reason, /Time in isolation without a break: 2 years \(family\)\./)
})

test('what one source denies leaves open what nobody tells, and stands there with who says it and of when', () => {
  const denied = of('nmr-13', [{ fact: 'conditions.overcrowded', value: false, when: '2020-04' }])
  assert.equal(denied.result, 'cannot_tell')
  assert.match(denied.reason, /^On file: [^:]+: no \(family, April 2020\)\. Not known: /)
})

test('a limit of ours is told of a result that follows from it or waits for it, and of no other', () => {
  const other = of('icpped-17-2', [{ fact: 'counsel.access', value: false, when: '2021-05-01' }])
  assert.equal(other.result, 'engaged')
  assert.deepEqual([other.ours, other.our_limits], [undefined, undefined])
})

const askedOf = (...sexes: readonly string[]): readonly string[] =>
  of('bangkok-22', {
    claims: [
      { id: 'C0', asserts: [{ fact: 'isolation.years', value: 2, when: '2021-05-01' }] },
      ...sexes.map((value, at): ToldClaim => ({ id: `S${at}`, said_by: [`s${at}`], asserts: [{ fact: 'person.sex', value }] })),
    ],
  }).ask.map(({ fact }) => fact)

test('pregnancy is not asked about somebody whom all accounts record as male', () => {
  assert.deepEqual(askedOf('male'), ['person.child_in_custody'])
  for (const sexes of [[], ['female'], ['male', 'female'], ['unknown']]) {
    assert.ok(askedOf(...sexes).includes('person.pregnant'), sexes.join())
    assert.ok(!askedOf(...sexes).includes('person.sex'), 'it is no part of the shortest set')
  }
})

test('a result speaks of no day before the arrest, after the death, or too many of those that are counted', () => {
  const isolated = (fact: string, value: number, said: string, more: Asserts = []): NormResult['period'] =>
    of('iccpr-7', { claims: [{ id: 'C1', said_by: ['family'], said_on: said, asserts: [{ fact, value }, ...more] }] }).period
  assert.deepEqual(isolated('isolation.days', 16, '2021-08-28'), { from: '2021-08-13', to: '2021-08-28' })
  const taken: Asserts = [{ fact: 'arrest.date', value: '1992-09-12' }]
  assert.equal(isolated('isolation.years', 21, '2013-06-24', taken)?.from, '1992-09-12')
  const refused = (end: Asserts): NormResult['period'] =>
    of('nmr-58', [{ fact: 'contact.family_visits_allowed', value: false, when: '2021-09' }, ...end]).period
  assert.deepEqual(refused([{ fact: 'person.death_date', value: '2021-09-11' }]), { from: '2021-09-01', to: '2021-09-11' })
  assert.deepEqual(refused([{ fact: 'release.date', value: '2021-09-11' }]), { from: '2021-09-01', to: '2021-09-30' })
})

suite('questions', () => {
  test('only what can still decide is asked', () => {
    const { ask, result } = of('nmr-43', [{ fact: 'isolation.years', value: 27, when: '2019-10' }])
    assert.equal(result, 'cannot_tell')
    assert.deepEqual(
      ask.map(({ question }) => question),
      ['Hours a day alone in the cell?', 'Is there meaningful human contact?'],
    )
    assert.deepEqual(of('nmr-43', [{ fact: 'isolation.hours_per_day', value: 3, when }]).ask, [])
  })

  test('what nobody speaks to is silent', () => {
    const { silent, claims, result } = of('nmr-22', visitsOnly)
    assert.deepEqual([silent, claims, result], [true, [], 'cannot_tell'])
  })
})
