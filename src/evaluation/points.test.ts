import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { projectFacts } from '../cases/index.ts'
import { plainValue } from '../claims/index.ts'
import { parseDate, type Day } from '../kit/index.ts'
import { defaultSettings, evaluate, resolvePoint, type Evaluation, type Point } from './index.ts'
import { caseOf, type Told } from './testing.ts'

const facts = projectFacts()
const day = (text: string): Day => {
  const date = parseDate(text)
  assert.ok(date.kind === 'date')
  return date.earliest
}
const evaluated = (told: Told, known: string | null = null): Evaluation =>
  evaluate(caseOf(told, facts), facts, defaultSettings, { at: day('2022-01-01'), known: known === null ? null : day(known) })
const states = (told: Told, known: string | null = null): string[] => evaluated(told, known).points.map(({ id, state }) => `${id} ${state}`)
const answers = ({ accounts }: Point): unknown[] =>
  accounts.map(({ value, claims, withdrawn }) => [value ? plainValue(value) : 'in words', [...claims, ...withdrawn].join(' ')])
const place = 'custody.place'
const correction = (retracted: boolean): Told => ({
  claims: [
    { id: 'C1', asserts: [{ fact: 'arrest.date', value: '1992-09-11' }] },
    {
      id: 'C2',
      supersedes: 'C1',
      asserts: [{ fact: 'arrest.date', value: '1992-09-12' }],
      ...(retracted && { retracted: { by: 'team', on: '2021-07-01' } as const }),
    },
  ],
})
const standing = (told: Told): unknown => evaluated(told).points.map(({ accounts }) => accounts.map(({ claims }) => claims))
const arrestedOn = (id: string, value: string) => ({ id, asserts: [{ fact: 'arrest.date', value }] })
const urgent = (id: string, value: boolean, when: string, occasion?: string) => ({
  id,
  asserts: [{ fact: 'health.need_urgent', value, when, ...(occasion !== undefined && { occasion }) }],
})
const bornOn = (id: string, about: string, value: string) => ({ id, about, asserts: [{ fact: 'person.birth_date', value }] })
const moved = (id: string, value: string, occasion: string) => ({
  id,
  asserts: [{ fact: 'custody.hospital_transfer_date', value, occasion }],
})
const held = (id: string, value: string) => ({ id, asserts: [{ fact: place, value, when: '2020/2021' }] })
const bornOneOf = (...values: string[]): Told => ({
  claims: values.map((value, index) => ({ id: `C${index}`, asserts: [{ fact: 'person.birth_date', value }] })),
})

suite('a claim in words that is denied', () => {
  const told: Told = { claims: [{ id: 'C1' }, { id: 'C2', denies: ['C1'] }, { id: 'C3', said_by: ['lawyer'], denies: ['C1'] }] }

  test('is contested in a point of its own, which its id finds', () => {
    const evaluation = evaluated(told)
    const point = resolvePoint(evaluation, 'claim/C1')
    assert.equal(point?.state, 'contested')
    assert.equal(point.standing, 'disputed')
    assert.equal(point.subject, 'ana')
    assert.deepEqual(
      point.accounts.map(({ claims, denies }) => [claims, denies]),
      [
        [['C2', 'C3'], ['C1']],
        [['C1'], []],
      ],
    )
  })

  test('is not contested once it is taken back, or the denial is', () => {
    const [first, ...denials] = told.claims
    const retracted = { by: 'source', on: '2021-08-01' } as const
    assert.deepEqual(states({ claims: [{ ...first!, retracted }, ...denials] }), ['claim/C1 agreeing'])
    assert.deepEqual(states({ claims: [first!, ...denials.map((claim) => ({ ...claim, retracted }))] }), ['claim/C1 single'])
  })

  test('is compared in the question that names both sides, and nowhere else', () => {
    const question = { id: 'so', state: 'open', claims: ['C1', 'C2', 'C3'] } as const
    assert.deepEqual(states({ ...told, questions: [question] }), ['question/so contested'])
    assert.deepEqual(states({ ...told, questions: [{ ...question, claims: ['C1', 'C2'] }] }), [
      'claim/C1 contested',
      'question/so contested',
    ])
  })
})

suite('what was withdrawn', () => {
  const early = { id: 'C1', asserts: [{ fact: place, value: 'Callao', when: '1992/..' }] }
  const corrected = { id: 'C2', supersedes: 'C1', asserts: [{ fact: place, value: 'Callao', when: '1992/2000' }] }
  const later = { id: 'C3', asserts: [{ fact: place, value: 'Lima', when: '2001/..' }] }

  test('joins no two states together, and is shown in both', () => {
    const { points } = evaluated({ claims: [early, corrected, later] })
    assert.deepEqual(
      points.map(({ id, state, accounts }) => [id, state, accounts.map(({ claims, withdrawn }) => [...claims, ...withdrawn].join(' '))]),
      [
        ['ana/custody.place@1992-12-31..', 'single', ['C2 C1']],
        ['ana/custody.place@2001-12-31..', 'single', ['C1', 'C3']],
      ],
    )
  })

  test('keeps a point while nothing else speaks of its time, and its id finds the point that does', () => {
    const gone = { id: 'C1', asserts: [{ fact: place, value: 'Callao', when: '1992/..' }], retracted: { by: 'team', on: '2021' } } as const
    assert.deepEqual(states({ claims: [gone] }), ['ana/custody.place@1992-12-31.. single'])
    const both = evaluated({ claims: [gone, later] })
    assert.equal(both.points.length, 1)
    assert.equal(resolvePoint(both, 'ana/custody.place@1992-12-31..'), both.points[0])
  })

  test('and was itself a correction, corrects nothing any more', () => {
    assert.deepEqual(standing(correction(false)), [[[], ['C2']]])
    assert.deepEqual(standing(correction(true)), [[['C1'], []]])
  })

  test('stays corrected where a standing correction follows the retracted one', () => {
    const told: Told = {
      claims: [
        arrestedOn('C1', '1992-09-11'),
        { ...arrestedOn('C2', '1992-09-13'), supersedes: 'C1', retracted: { by: 'team', on: '2021-07-01' } },
        { ...arrestedOn('C3', '1992-09-12'), supersedes: 'C2' },
      ],
    }
    assert.deepEqual(states(told), ['ana/arrest.date single'])
  })
})

suite('a state told of an occasion', () => {
  test('is contested by what is said of the same time without naming the occasion', () => {
    const evaluation = evaluated({ claims: [urgent('C1', true, '2021-07-20'), urgent('C2', false, '2021-07-20', 'july')] })
    assert.deepEqual(
      evaluation.points.map(({ id, state, occasion }) => [id, state, occasion]),
      [['ana/health.need_urgent@2021-07-20', 'contested', 'july']],
    )
    assert.equal(resolvePoint(evaluation, 'ana/health.need_urgent/july'), evaluation.points[0])
  })

  test('is contested by what is said of the same occasion another day', () =>
    assert.deepEqual(states({ claims: [urgent('C1', true, '2021-07-20', 'july'), urgent('C2', false, '2021-07-21', 'july')] }), [
      'ana/health.need_urgent/july contested',
    ]))

  test('is contested by both', () =>
    assert.deepEqual(
      states({
        claims: [urgent('C1', true, '2021-07-20', 'july'), urgent('C2', false, '2021-07-21', 'july'), urgent('C3', false, '2021-07-20')],
      }),
      ['ana/health.need_urgent/july contested', 'ana/health.need_urgent@2021-07-20 contested'],
    ))
})

suite('a question', () => {
  const claims = [
    { id: 'C1', asserts: [{ fact: 'health.diagnosis', value: 'psoriasis' }] },
    { id: 'C2', asserts: [{ fact: 'health.diagnosis', value: 'cancer' }] },
  ]
  const question = { id: 'illness', question: 'Which illness?', state: 'explained', why: 'Two illnesses.', claims: ['C1', 'C2'] } as const

  test('that was declared later is not asked yet', () => {
    const told: Told = {
      claims: claims.map((claim) => ({ ...claim, said_on: '2021-07-01' })),
      questions: [{ ...question, on: '2021-08-01' }],
    }
    assert.deepEqual(states(told, '2021-07-31'), ['ana/health.diagnosis agreeing'])
    assert.deepEqual(states(told, '2021-08-01'), ['question/illness explained'])
  })

  test('that was explained later was open until then, and its explanation unknown', () => {
    const told: Told = {
      claims: claims.map((claim) => ({ ...claim, said_on: '2021-07-01' })),
      questions: [{ ...question, on: '2021-07-02', explained_on: '2021-08-01' }],
    }
    const then = evaluated(told, '2021-07-31')
    assert.deepEqual(
      then.points.map(({ id, state, why }) => [id, state, why]),
      [['question/illness', 'contested', undefined]],
    )
    assert.doesNotMatch(JSON.stringify(then), /Two illnesses/)
    assert.deepEqual(states(told, '2021-08-01'), ['question/illness explained'])
  })

  test('over two people gives neither the birth of the other', () => {
    const { derived, points } = evaluated({
      claims: [bornOn('C1', 'ana', '1950-01-01'), bornOn('C2', 'ben', '1990-01-01')],
      questions: [{ id: 'elder', state: 'open', claims: ['C1', 'C2'] }],
    })
    assert.deepEqual(
      derived.filter(({ fact }) => fact === 'person.age').map(({ subject, value, account }) => [subject, value, account]),
      [
        ['ana', 72, undefined],
        ['ben', 32, undefined],
      ],
    )
    const own = points.find(({ id }) => id === 'question/elder')
    assert.deepEqual([own?.fact, own?.own_question], [undefined, true])
  })

  test('over two events counts neither twice', () => {
    const claims2 = [moved('C1', '2021-07-17', 'july'), moved('C2', '2021-11-20', 'november')]
    const without = evaluated({ claims: claims2 }).derived
    const asked = evaluated({ claims: claims2, questions: [{ id: 'same', state: 'open', claims: ['C1', 'C2'] }] }).derived
    assert.deepEqual(asked, without)
  })
})

suite('a place', () => {
  const base = { id: 'base', kind: 'place', names: [{ text: 'Naval Base', kind: 'legal' }] } as const

  test('is the same by its id and by any of its names', () => {
    const { points } = evaluated({ subjects: [base], claims: [held('C1', 'base'), held('C2', 'naval  base')] })
    assert.deepEqual(points.map(answers), [[['base', 'C1 C2']]])
    assert.equal(points[0]?.state, 'agreeing')
  })

  test('whose name several places have stays the text it is', () => {
    const { points } = evaluated({ subjects: [base, { ...base, id: 'other' }], claims: [held('C1', 'base'), held('C2', 'Naval Base')] })
    assert.equal(points[0]?.state, 'contested')
  })
})

suite('a set of days', () => {
  test('is contested by a day between those it names', () =>
    assert.deepEqual(states(bornOneOf('[2021-07-17,2021-07-20]', '2021-07-18')), ['ana/person.birth_date contested']))

  test('is refined by one of its days, by a day of a range in it, and by a month that holds one', () => {
    for (const other of ['2021-07-20', '2021-07', '[2021-07-20,2021-08-01]'])
      assert.deepEqual(states(bornOneOf('[2021-07-17,2021-07-20]', other)), ['ana/person.birth_date refining'], other)
    assert.deepEqual(states(bornOneOf('[2021-07-01..2021-07-05,2021-07-20]', '2021-07-03')), ['ana/person.birth_date refining'])
  })
})

test('three hundred voices of which most pairs are independent are counted in bounded time, as a lower bound', () => {
  const sources = Array.from({ length: 300 }, (_, index) => `s${String(index).padStart(3, '0')}`)
  // A fixed sequence that looks random: on such a graph an exact count takes longer than anyone waits.
  let seed = 12_345
  const chance = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  const independence = sources.flatMap((a, index) =>
    sources.slice(index + 1).flatMap((b) => (chance() < 0.9 ? [{ sources: [a, b], on: '2021-01-01' }] : [])),
  )
  const told: Told = { claims: [{ id: 'C1', said_by: sources, asserts: [{ fact: 'arrest.date', value: '1992-09-12' }] }], independence }
  const [account] = evaluated(told).points[0]!.accounts
  assert.equal(account!.independent_at_least, true)
  assert.ok(account!.independent >= 20, `${account!.independent}`)
  const reversed: Told = { ...told, independence: independence.toReversed() }
  assert.deepEqual(evaluated(reversed).points[0]!.accounts[0], account)
})
