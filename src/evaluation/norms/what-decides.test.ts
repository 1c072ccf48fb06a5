import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { projectCatalogue, projectFacts } from '../../cases/index.ts'
import { parseDate, type Day, type SourceDate } from '../../kit/index.ts'
import { defaultNormSettings, type NormResult } from '../../norms/index.ts'
import { defaultSettings, evaluate } from '../index.ts'
import { caseOf, type ToldClaim } from '../testing.ts'

const facts = projectFacts()
const catalogue = projectCatalogue()
const day = (text: string): Day => (parseDate(text) as Extract<SourceDate, { kind: 'date' }>).earliest

/** What a norm comes to on 1 June 2024, in Peru unless somebody says otherwise: what was in force first. */
function of(norm: string, claims: readonly ToldClaim[]): NormResult {
  const settings = { ...defaultNormSettings, unconfirmed: true }
  const norms = { catalogue, settings }
  const evaluation = evaluate(caseOf({ claims }, facts), facts, defaultSettings, { at: day('2024-06-01'), known: null, norms })
  return evaluation.norms!.find((each) => each.norm === norm)!
}

const says = (id: string, who: string, asserts: NonNullable<ToldClaim['asserts']>, more: Partial<ToldClaim> = {}): ToldClaim => ({
  id,
  said_by: [who],
  asserts,
  ...more,
})

suite('who denies a state of many years', () => {
  const four = says('four', 'press', [{ fact: 'contact.incommunicado_days', value: 4, when: '2021-07' }])
  const never = says('never', 'prison', [{ fact: 'contact.incommunicado', value: false, when: '1990-01-01/..' }])
  const inPassing = says('passing', 'family', [{ fact: 'contact.incommunicado', value: true }], { said_on: '2021-08-20' })

  test('denies all of them, also where somebody tells in passing of a day on which it was so', () => {
    for (const claims of [
      [four, never],
      [four, never, inPassing],
    ]) {
      const { result, reason } = of('bop-15', claims)
      assert.equal(result, 'if_accepted')
      assert.match(reason, /Not under the account of prison/)
    }
  })

  test('makes no one time of what others tell of days far apart', () => {
    const two = says('two', 'family', [{ fact: 'contact.incommunicado_days', value: 2, when: '2019-03-01' }])
    const { result, period, claims } = of('bop-15', [two, four, never])
    assert.equal(result, 'if_accepted')
    assert.deepEqual(period, { from: '2021-07-01', to: '2021-07-31' })
    assert.deepEqual(claims, ['four', 'never', 'two'])
  })
})

test('isolation of so many days that goes on without an end ends with the custody, as what is told without a length does', () => {
  const claims = [
    says('days', 'family', [{ fact: 'isolation.days', value: 16, when: '2019-01-01/..' }]),
    says('release', 'prison', [{ fact: 'release.date', value: '2021-07-22' }]),
  ]
  assert.deepEqual(of('nmr-43', claims).period, { from: '2019-01-01', to: '2021-07-22' })
})

test('isolation that began after a release ends with the death at the latest, however much later somebody speaks of it', () => {
  const claims = [
    says('begun', 'press', [{ fact: 'isolation.start_date', value: '2019-03-01' }], { said_on: '2024-01-01' }),
    says('ended', 'prison', [
      { fact: 'release.date', value: '2014-05-01' },
      { fact: 'person.death_date', value: '2019-03-10' },
    ]),
  ]
  const { result, reason, period } = of('gc20-6', claims)
  assert.equal(result, 'not_engaged')
  assert.match(reason, /between 9 and 10 days/)
  assert.deepEqual(period, { from: '2019-03-01', to: '2019-03-10' })
})

test('what is told of a time is combined with a death on an unknown day of it, of which nobody can tell whether the norm held', () => {
  const claims = [
    says('long ago', 'family', [
      { fact: 'person.death_date', value: '2014' },
      { fact: 'state.country', value: 'CN' },
    ]),
    says('later', 'press', [
      { fact: 'person.death_date', value: '2021-07-22' },
      { fact: 'arrest.date', value: '2021-07-20' },
    ]),
    says('never', 'newcomer', [{ fact: 'death.investigated', value: false, when: '1950/2024-05-01' }]),
  ]
  const { result, ask, reason, period } = of('gc36-29', claims)
  assert.deepEqual({ result, ask, period }, { result: 'cannot_tell', ask: [], period: { from: '2014-01-01', to: '2021-07-22' } })
  assert.match(reason, /Whether it was in force then cannot be told: it happened on a day that is not known/)
})

suite('named is also', () => {
  test('an arrest after the last release, which keeps the release from saying how somebody died', () => {
    const claims = [
      says('died', 'press', [{ fact: 'person.death_date', value: '2023-01-01' }]),
      says('in custody', 'family', [
        { fact: 'death.occurred', value: true },
        { fact: 'death.investigated', value: false },
      ]),
      says('released', 'prison', [{ fact: 'release.date', value: '2019-03-01' }]),
      says('again', 'press', [{ fact: 'arrest.date', value: '2021-07-22' }]),
    ]
    assert.equal(of('bop-34', claims).result, 'engaged')
    assert.ok(of('bop-34', claims).claims.includes('again'))
    assert.notEqual(of('bop-34', claims.slice(0, 3)).result, 'engaged')
  })

  test('the date of a judge that names no arrest, where for its sake another judge belongs to none and nobody can tell the hours', () => {
    const claims = [
      says('arrest', 'press', [{ fact: 'arrest.date', value: '2019-03-01' }]),
      says('judge', 'press', [{ fact: 'arrest.first_judge_date', value: '2019-03-01', occasion: 'first' }]),
      says('another', 'prison', [{ fact: 'arrest.first_judge_date', value: '2014' }]),
      says('held', 'family', [{ fact: 'contact.incommunicado_days', value: 4, when: '2019-03-04' }]),
    ]
    assert.deepEqual(
      of('gc35-35', claims).ask.map(({ fact }) => fact),
      ['arrest.hours_to_judge'],
    )
    assert.deepEqual(of('gc35-35', claims).claims, ['another', 'arrest', 'held', 'judge'])
    assert.equal(of('gc35-35', [claims[0]!, claims[1]!, claims[3]!]).result, 'not_engaged')
  })

  test('the date that keeps another from belonging to an arrest', () => {
    const claims = [
      says('arrest', 'prison', [
        { fact: 'arrest.hours_to_judge', value: 47 },
        { fact: 'arrest.date', value: '2021-07-22T12:00', occasion: 'first' },
      ]),
      says('judge', 'prison', [{ fact: 'arrest.first_judge_date', value: '2019-03-01', occasion: 'first' }]),
      says('another', 'press', [{ fact: 'arrest.first_judge_date', value: '2023-01-01' }]),
    ]
    assert.equal(of('bop-37', claims).result, 'not_engaged')
    assert.deepEqual(of('bop-37', claims).claims, ['another', 'arrest', 'judge'])
    assert.equal(of('bop-37', [claims[0]!, claims[2]!]).result, 'if_accepted')
  })

  test('what dates something before a norm, where another day of it lies where nobody can tell whether the norm held', () => {
    const claims = [
      says('told', 'prison', [{ fact: 'notify.illness', value: true, when: '1985-03-01' }]),
      says('both', 'press', [
        { fact: 'notify.illness', value: false },
        { fact: 'notify.death', value: false, when: '2021-07' },
      ]),
    ]
    assert.equal(of('pe-cep-46', claims).result, 'cannot_tell')
    assert.deepEqual(of('pe-cep-46', claims).claims, ['both', 'told'])
    assert.equal(of('pe-cep-46', [claims[1]!]).result, 'engaged')
  })
})

test('who speaks of a last visit before it was made says nothing of the days since, and takes nothing from who says it later', () => {
  const visit = { fact: 'contact.last_family_visit_date', value: '2021-07-20' }
  const claims = [
    says(
      'age',
      'family',
      [
        { fact: 'person.age', value: 17 },
        { ...visit, value: '2019-03-01', when: '2019-01-01/..' },
      ],
      {
        said_on: '2021-08-01',
      },
    ),
    says('later', 'press', [visit], { said_on: '2021-08-01' }),
    says('before', 'press', [visit], { said_on: '2019-03-20' }),
  ]
  assert.match(of('havana-59', claims).reason, /Not under the account of press \(Days since the last family contact: 12 days\)/)
  assert.equal(of('havana-59', [claims[0]!, claims[2]!]).result, 'engaged')
})

test('a death in custody that is told of several days is held against each of them', () => {
  const claims = [
    says('death', 'prison', [{ fact: 'person.death_date', value: '2021-07' }]),
    says('release', 'prison', [
      { fact: 'release.date', value: '2021-07' },
      { fact: 'death.occurred', value: false, when: '2014' },
    ]),
    says('in', 'family', [
      { fact: 'death.occurred', value: true, when: '2021-07' },
      { fact: 'death.investigated', value: false, when: '2021-07' },
    ]),
  ]
  const { result, reason } = of('gc36-28', claims)
  assert.equal(result, 'if_accepted')
  assert.doesNotMatch(reason, /told of another time only/)
})

test('a death in custody that one states and that follows from a later date of death is held against both days', () => {
  const claims = [
    says('arrest', 'press', [{ fact: 'arrest.date', value: '2021-07' }]),
    says('death', 'prison', [
      { fact: 'person.death_date', value: '2021-07-22' },
      { fact: 'death.family_participation', value: false },
    ]),
  ]
  assert.equal(of('gc36-28', claims).result, 'engaged')
  const { result, period } = of('gc36-28', [...claims, says('long ago', 'press', [{ fact: 'death.occurred', value: true, when: '2014' }])])
  assert.equal(result, 'engaged')
  assert.deepEqual(period, { from: '2021-07-22', to: '2021-07-22' })
})

test('several lengths that one tells are said from the shortest, whoever else tells of the same time', () => {
  for (const [one, other] of [
    ['prison', 'family'],
    ['family', 'prison'],
  ] as const) {
    const claims = [
      says('spring', 'press', [{ fact: 'contact.incommunicado', value: true, when: '2019-03-10/2019-05-01' }], { said_by: [one, 'press'] }),
      says('none', one, [{ fact: 'contact.incommunicado_days', value: 0, when: '2019-03-01' }]),
      says('death', 'press', [{ fact: 'person.death_date', value: '2019-03-01' }]),
      says('long', one, [{ fact: 'contact.incommunicado', value: true, when: '1985-06-01/..' }], {
        said_by: [one, other],
        said_on: '2021-08-01',
      }),
      says('hours', 'press', [{ fact: 'arrest.hours_to_judge', value: 49 }], { denies: ['death'] }),
    ]
    assert.match(
      of('gc35-35', claims).reason,
      /press \(Days incommunicado: between 52 and 53 days and between 12,326 and 12,327 days and between 13,210 and 14,246 days\)/,
    )
  }
})

test('what is asked where one denies a pregnancy follows from that claim alone, whether or not another tells the sex', () => {
  const denied = says('denied', 'prison', [
    { fact: 'person.pregnant', value: false },
    { fact: 'person.breastfeeding', value: true, when: '2014' },
  ])
  const both = of('nmr-45-2', [denied, says('sex', 'family', [{ fact: 'person.sex', value: 'female' }])])
  assert.deepEqual(both.claims, ['denied'])
  assert.ok(both.ask.length > 0)
  assert.deepEqual(of('nmr-45-2', [denied]).ask, both.ask)
})

test('who answers up to the day of the release, on which others tell of what began, opens that day, and who answers of long before decides it', () => {
  const claims = [
    says('later', 'press', [
      { fact: 'custody.status', value: 'internee', when: '2023-01-01/..' },
      { fact: 'conflict.type', value: 'none', when: '2023-01-01/..' },
    ]),
    says('release', 'press', [{ fact: 'release.date', value: '2023-01-01' }]),
    says('review', 'press', [{ fact: 'judicial.months_since_review', value: 7, when: '2014' }]),
  ]
  const before = of('gc4-43', claims)
  assert.deepEqual([before.period?.to, before.ask.map(({ fact }) => fact)], ['2014-12-31', ['custody.status', 'conflict.type']])
  const answered = (until: string): NormResult =>
    of('gc4-43', [
      ...claims,
      says('status', 'newcomer', [{ fact: 'custody.status', value: 'free', when: `1950/${until}` }]),
      says('conflict', 'newcomer', [{ fact: 'conflict.type', value: 'iac', when: `1950/${until}` }]),
    ])
  const { result, period, ask } = answered('2023-01-01')
  assert.equal(result, 'cannot_tell')
  assert.deepEqual(period, { from: '2023-01-01', to: '2023-01-01' })
  assert.deepEqual(
    ask.map(({ fact }) => fact),
    ['judicial.months_since_review'],
  )
  assert.deepEqual([answered('2022-09-01').result, answered('2022-09-01').ask], ['not_engaged', []])
})
