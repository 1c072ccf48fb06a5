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

/** What a norm comes to on 1 June 2024, in Peru unless somebody says otherwise. */
function of(norm: string, claims: readonly ToldClaim[]): NormResult {
  const settings = { ...defaultNormSettings, unconfirmed: true }
  const { norms = [] } = evaluate(caseOf({ claims }, facts), facts, defaultSettings, {
    at: day('2024-06-01'),
    known: null,
    norms: { catalogue, settings },
  })
  return norms.find((each) => each.norm === norm)!
}

let next = 0
const says = (who: string, asserts: Asserts, more: Partial<ToldClaim> = {}): ToldClaim => ({
  id: `C${(next += 1)}`,
  said_by: [who],
  asserts,
  ...more,
})

const when = '2021-03-01/2021-03-31'
const alone: Asserts = [
  { fact: 'isolation.hours_per_day', value: 23, when },
  { fact: 'isolation.meaningful_contact', value: false, when },
]
const began = (value: string): Asserts => [...alone, { fact: 'isolation.start_date', value }]
const confined = (time: string): Asserts => [...alone, { fact: 'isolation.confined', value: true, when: time }]
const ended = (value: string): Asserts => [{ fact: 'isolation.end_date', value }]

const lasted = (prison: string, family = '2021-03-01/2021-03-31', more: Partial<ToldClaim> = {}): NormResult =>
  of('nmr-43', [says('family', confined(family), more), says('prison', confined(prison))])

suite('when isolation ended', () => {
  test('each account of the end counts, and is told by those whose it is', () => {
    const contested = [says('family', began('2021-03-01')), says('family', ended('2021-03-31')), says('prison', ended('2021-03-10'))]
    for (const claims of [contested, contested.toReversed()]) {
      const { result, accounts, reason } = of('nmr-43', claims)
      assert.equal(result, 'if_accepted')
      assert.deepEqual(accounts, [{ speakers: ['family'], text: 'Consecutive days in isolation: between 30 and 31 days' }])
      assert.match(reason, /Not under the account of prison \(Consecutive days in isolation: between 9 and 10 days\)/)
    }
    assert.equal(of('nmr-43', contested.slice(0, 2)).result, 'engaged')
    const { reason } = of('nmr-43', [contested[0]!, contested[2]!])
    assert.match(reason, /between 9 and 10 days \(family and prison\)/)
  })

  test('told as the time that it lasted is each speaker’s own, and what follows without a break is one stretch of all', () => {
    for (const shorter of ['2021-03-01/2021-03-10', '2021-03-22/2021-03-31']) {
      const { result, accounts, reason } = lasted(shorter)
      assert.equal(result, 'if_accepted')
      assert.deepEqual(accounts, [{ speakers: ['family'], text: 'Consecutive days in isolation: between 30 and 31 days' }])
      assert.match(reason, /Not under the account of prison \(Consecutive days in isolation: between 9 and 10 days\)/)
    }
    // Who says that it went on, on a later day, does not say that it ended.
    assert.equal(lasted('2021-03-01/2021-03-10', '2021-03-01/..', { said_on: '2021-05-01' }).result, 'if_accepted')
    for (const same of ['2021-03-31/2021-04-10', '2021-04-01/2021-04-10', '2021-03-05', '2021-03', '2021-03-01/2021-03'])
      assert.equal(lasted(same).result, 'engaged', same)
    const days = lasted('2021-03-10/2021-03-20', '2021-03-01/2021-03-10')
    assert.match(days.reason, /between 19 and 20 days \(family and prison\)/)
  })

  test('who denies an end is believed to tell of none', () => {
    const end = says('prison', ended('2021-03-10'), { id: 'END' })
    const began1 = says('family', began('2021-03-01'), { said_on: '2021-05-01' })
    const { result, accounts } = of('nmr-43', [began1, end, says('family', [], { denies: ['END'] })])
    assert.equal(result, 'if_accepted')
    assert.deepEqual(accounts?.map(({ speakers }) => speakers), [['family']]) // prettier-ignore
  })

  test('an end that may be older than the beginning leaves open how long it was, and one of a later time is of that time', () => {
    const older = [says('family', began('2021-03')), says('family', ended('2021-03-01')), says('family', ended('2021-04-30'))]
    const { result, range } = of('nmr-43', older)
    assert.deepEqual([result, range?.low, range?.high], ['cannot_tell', 1, 61])
    const twice = [
      says('family', began('2021-03-01')),
      says('family', ended('2021-03-08')),
      says('family', [{ fact: 'isolation.start_date', value: '2022-03-01' }]),
      says('prison', ended('2022-03-08')),
    ]
    assert.equal(of('nmr-43', twice).result, 'not_engaged')
  })

  for (const [what, fact] of [
    ['release', 'release.date'],
    ['death', 'person.death_date'],
  ] as const)
    test(`a ${what} that somebody denies ends it under the account of those who tell of it, and of nobody else`, () => {
      const since: Asserts = [...alone, { fact: 'isolation.confined', value: true, when: '2021-03-01/..' }]
      const told = [says('family', since, { said_on: '2021-05-01' }), says('prison', [{ fact, value: '2021-03-10' }], { id: 'OUT' })]
      assert.equal(of('nmr-43', told).result, 'not_engaged')
      const { result, accounts, reason } = of('nmr-43', [...told, says('family', [], { denies: ['OUT'] })])
      assert.equal(result, 'if_accepted')
      assert.deepEqual(accounts?.map(({ speakers }) => speakers), [['family']]) // prettier-ignore
      assert.match(reason, /Not under the account of prison \(Consecutive days in isolation: between 9 and 10 days\)/)
    })

  test('what is said to have begun, on a day that nobody names, is not known to have lasted', () => {
    const since: Asserts = [...alone, { fact: 'isolation.confined', value: true, when: '2021-03-01/..' }]
    for (const asserts of [since, began('2021-03-01')]) {
      const { result, range } = of('nmr-43', [says('family', asserts)])
      assert.deepEqual([result, range?.low, range?.high], ['cannot_tell', 1, 1189])
      assert.equal(of('nmr-43', [says('family', asserts, { said_on: '2021-05-01' })]).result, 'engaged')
    }
    const visit: Asserts = [{ fact: 'contact.last_family_visit_date', value: '2020-01-01' }]
    assert.equal(of('havana-59', [says('family', visit)]).result, 'cannot_tell')
  })
})

const seen = (arrest: string, judge: string, occasion?: string): Asserts => [
  { fact: 'arrest.date', value: arrest, ...(occasion !== undefined && { occasion }) },
  { fact: 'arrest.first_judge_date', value: judge, ...(occasion !== undefined && { occasion }) },
]
const [first, second] = [seen('2015-03-01T10:00', '2015-03-01T20:00', 'a1'), seen('2020-03-01T10:00', '2020-03-01T20:00', 'a2')]

suite('the hours to a judge', () => {
  test('are of each arrest by itself, and of the two dates that somebody tells together', () => {
    assert.equal(of('gc35-33', [says('family', first), says('family', second)]).result, 'not_engaged')
    const late = of('gc35-33', [says('family', first), says('family', seen('2020-03-01T10:00', '2020-03-04T10:00', 'a2'))])
    assert.match(late.reason, /72 hours/)
    assert.equal(late.result, 'engaged')
    const accounts = [
      says('family', seen('2015-03-01T10:00', '2015-03-01T20:00')),
      says('lawyer', seen('2020-03-01T10:00', '2020-03-01T20:00')),
    ]
    assert.equal(of('gc35-33', accounts).result, 'not_engaged')
  })

  test('to a judge of no named occasion are those since the last arrest before', () => {
    const [arrested] = first
    const { occasion, ...judge } = second[1]!
    assert.equal(occasion, 'a2')
    const { result, reason } = of('gc35-33', [says('family', [arrested!]), says('family', [second[0]!]), says('press', [judge])])
    assert.equal(result, 'not_engaged')
    assert.match(reason, /10 hours/)
    assert.doesNotMatch(reason, /43,/)
  })

  test('that nobody assigns to an arrest are told apart by whoever names another: that claim is named too', () => {
    const told = [
      says('press', [
        { fact: 'counsel.hours_to_access', value: 47 },
        { fact: 'counsel.first_access_date', value: '2023-01-01' },
      ]),
      says('prison', [{ fact: 'arrest.date', value: '2019-03-01', occasion: 'a1' }]),
      says('press', [{ fact: 'counsel.hours_to_access', value: 47, occasion: 'a2' }]),
    ]
    const { result, claims } = of('bprl-7', told)
    assert.equal(result, 'engaged')
    assert.deepEqual(claims, told.map(({ id }) => id).sort()) // prettier-ignore
  })

  test('between a time with a zone and one without are a range', () => {
    const { result, range } = of('gc35-33', [says('family', seen('2020-01-01T10:00-05:00', '2020-01-03T12:00'))])
    assert.deepEqual([result, range?.low, range?.high], ['cannot_tell', 31, 57])
    assert.equal(of('gc35-33', [says('family', seen('2020-01-01T10:00', '2020-01-03T12:00'))]).result, 'engaged')
    assert.equal(of('gc35-33', [says('family', seen('2020-01-01T10:00-05:00', '2020-01-04T12:00'))]).result, 'engaged')
  })
})

const inState = (value: string): Asserts => [{ fact: 'state.country', value }]

suite('the State', () => {
  const torture: Asserts = [{ fact: 'treatment.torture_alleged', value: true, when: '2021-03-01' }]

  test('on which accounts differ is neither of theirs nor that of the case: what binds States has to be looked up', () => {
    const told = [says('family', [...torture, ...inState('CN')]), says('prison', inState('MX'))]
    const { result, reason, claims } = of('iccpr-7', told)
    assert.equal(result, 'check_ratification')
    assert.match(reason, /accounts differ on which State it is/)
    assert.deepEqual(claims, told.map(({ id }) => id).sort()) // prettier-ignore
    assert.equal(of('iccpr-7', [says('family', torture), says('prison', inState('CN'))]).result, 'not_binding')
    const denied = says('family', inState('CN'), { id: 'CN' })
    assert.equal(of('iccpr-7', [says('family', torture), denied, says('prison', [], { denies: ['CN'] })]).result, 'check_ratification')
  })

  test('that has to be looked up leaves it said whose account it takes', () => {
    const unbound = { fact: 'state.country', value: 'SB' }
    const { result, accounts } = of('iccpr-9-1', [
      says('family', [{ fact: 'arrest.legal_basis', value: false, when: '2021-03-01', occasion: 'a' }, unbound]),
      says('prison', [{ fact: 'arrest.legal_basis', value: true, when: '2021-03-01', occasion: 'a' }]),
    ])
    assert.equal(result, 'check_ratification')
    assert.deepEqual(accounts?.map(({ speakers }) => speakers), [['family']]) // prettier-ignore
  })
})

const on = (date: string, value: number): Asserts => [
  { fact: 'isolation.hours_per_day', value, when: date },
  { fact: 'isolation.meaningful_contact', value: false, when: date },
]

test('what is left out because there is too much of it is said, and never decides by its absence', () => {
  const later = Array.from({ length: 62 }, (_, index): Asserts =>
    on(`${2017 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-05`, 10),
  )
  const old = on('2016-06-05', 23)
  assert.equal(of('nmr-44', [says('family', old)]).result, 'engaged')
  const { result, reason } = of('nmr-44', [says('family', old), ...later.map((asserts) => says('prison', asserts))])
  assert.equal(result, 'cannot_tell')
  assert.match(reason, /left out, and to be looked at: Hours alone in the cell a day, the 3 earliest/)
})

const described = (id: string, who: string, value: string, more: Asserts = []): ToldClaim => ({
  id,
  said_by: [who],
  said_on: '2021-03-01',
  asserts: [{ fact: 'conditions.description', value }, ...more],
})

test('where the conditions as a whole are contested, isolation stands no better, and the other account is named', () => {
  const claims = [described('C1', 'family', 'isolation', [{ fact: 'isolation.years', value: 2 }]), described('C2', 'visitors', 'two rooms')]
  const asked = { at: day('2024-06-01'), known: null, norms: { catalogue, settings: defaultNormSettings } }
  const isolation = (questions: NonNullable<Told['questions']>): NormResult =>
    evaluate(caseOf({ claims, questions }, facts), facts, defaultSettings, asked).norms!.find(({ norm }) => norm === 'iccpr-7')!
  assert.equal(isolation([]).standing, 'alleged')
  const { standing, reason, claims: named } = isolation([{ id: 'regime', claims: ['C1', 'C2'], state: 'open' }])
  assert.deepEqual([standing, named], ['disputed', ['C1']])
  assert.match(reason, /The conditions as a whole are contested, and told otherwise by visitors \(two rooms\)\./)
})
