import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { projectCatalogue, projectFacts } from '../../cases/index.ts'
import { formatDay, parseDate, type Day, type SourceDate } from '../../kit/index.ts'
import { conditionFor, defaultNormSettings, testsOf, type Catalogue, type Norm, type NormResult, type Test } from '../../norms/index.ts'
import { defaultSettings, evaluate } from '../index.ts'
import { caseOf, type ToldClaim } from '../testing.ts'
import { behind } from './answers.ts'
import { hoursFromArrest } from './hours.ts'

const facts = projectFacts()
const catalogue = projectCatalogue()
const settings = { ...defaultNormSettings, unconfirmed: true }
const conditional = [...catalogue.norms.values()].filter(({ condition }) => condition !== null)
const day = (text: string): Day => (parseDate(text) as Extract<SourceDate, { kind: 'date' }>).earliest
const at = day('2024-06-01')

/** Every condition of the catalogue is asked of so many generated files, for each law: the same ones in every run, others for each norm. */
const numRuns = 4

suite('for every condition in the catalogue, of files told by two or three who may contradict each other', () => {
  test('the claims that a result names give the same result by themselves', () => {
    ofEveryNorm((norm, claims) => {
      for (const result of resultsOf(norm, claims)) {
        if (result.silent) continue
        const named = claims.filter(({ id }) => result.claims.includes(id))
        assert.ok(
          resultsOf(norm, named).map(plain).includes(plain(result)),
          `${JSON.stringify(result)} alone: ${JSON.stringify(resultsOf(norm, named))}`,
        )
      }
    })
  })

  test('claims that a result does not name change nothing in it', () => {
    ofEveryNorm((norm, claims, pick) => {
      for (const result of resultsOf(norm, claims)) {
        const outside = claims.filter(({ id }) => !result.claims.includes(id))
        const gone = outside[pick % Math.max(1, outside.length)]
        if (gone === undefined || result.silent) continue
        const left = resultsOf(
          norm,
          claims.filter((claim) => claim !== gone),
        )
        // With less against it, more may come to support it; what it comes to and what it rested on stay.
        const bounding = new Set(claims.filter(({ asserts }) => asserts?.some(({ fact }) => bounds.includes(fact))).map(({ id }) => id))
        const told = result.claims.filter(
          (id) => !bounding.has(id) && !claims.some((claim) => claim.id === id && claim.denies?.some((denied) => bounding.has(denied))),
        )
        const same = left.find((each) => each.result === result.result && told.every((id) => each.claims.includes(id)))
        assert.ok(same, `${gone.id} changes ${JSON.stringify(result)} to ${JSON.stringify(left)}`)
      }
    })
  })

  test('one more answer to what it asks never turns engaged into cannot tell', () => {
    ofEveryNorm((norm, [last, ...claims]) => {
      const asked = new Set(testsOf(norm.condition).map(({ fact }) => fact))
      if (last === undefined || last.denies) return
      // Who denies it speaks only once it is there: that would be two answers.
      if (claims.some(({ denies }) => denies?.includes(last.id))) return
      // With two at once nobody may be left who tells all that meets it.
      for (const added of last.asserts ?? []) {
        // Who dates what others told without a date may show that it was before the norm.
        const isUndated = claims.some(({ asserts }) => asserts?.some(({ fact, when }) => fact === added.fact && when === undefined))
        if (!asked.has(added.fact) || isUndated) continue
        if (!resultsOf(norm, claims).some(({ result }) => result === 'engaged')) continue
        const after = resultsOf(norm, [...claims, { ...last, asserts: [added] }]).map(({ result }) => result)
        assert.ok(after.includes('engaged') || after.includes('if_accepted') || !after.includes('cannot_tell'), after.join(', '))
      }
    })
  })

  test('no account comes before another: with the speakers exchanged it is the same result, told by the others', () => {
    ofEveryNorm((norm, claims) => {
      const exchanged = claims.map((claim) => ({ ...claim, said_by: claim.said_by?.map(other) ?? [] }))
      const before = resultsOf(norm, claims)
      const after = resultsOf(norm, exchanged)
      assert.deepEqual(after.map(bare), before.map(bare))
      assert.deepEqual(
        speakers(after, (name) => name),
        speakers(before, other),
      )
    })
  })

  test('the order of the file changes nothing', () => {
    ofEveryNorm((norm, claims) => assert.deepEqual(resultsOf(norm, claims.toReversed()), resultsOf(norm, claims)))
  })

  test('whatever is answered to questions of which nothing is on file, they decide it', () => {
    ofEveryNorm((norm, claims, pick) => {
      // Who denies an answer without giving another leaves it open, whatever a newcomer says.
      if (claims.some(({ denies }) => denies)) return
      const before = resultsOf(norm, claims)
      if (before.some(({ reason }) => reason.includes('without deciding it'))) return
      const until = lastDayToldOf(claims)
      for (const { result, ask } of before) {
        if (result !== 'cannot_tell' || ask.length === 0) continue
        const answers = ask.map(({ fact }, index): ToldClaim => ({
          id: `A${index}`,
          said_by: ['newcomer'],
          said_on: '2024-05-01',
          asserts: [answerTo(norm, fact, { pick: pick + index, until })],
        }))
        if (answers.some(({ asserts }) => isOneMoreAccount(asserts![0]!, claims))) continue
        const after = resultsOf(norm, [...claims, ...answers])
        const open = after.filter(
          (each) =>
            each.result === 'cannot_tell' &&
            each.ask.length > 0 &&
            !each.reason.includes('without deciding it') &&
            !isOpenedAfter(lastDayInCustody(claims), each, before),
        )
        assert.deepEqual(open, [])
      }
    })
  })

  test('what nobody says anything about is never engaged', () => {
    for (const norm of conditional)
      for (const { result } of resultsOf(norm, [{ id: 'C0', asserts: [{ fact: 'arrest.date', value: '2020-01-01' }] }]))
        assert.ok(result !== 'engaged' && result !== 'if_accepted', `${norm.id}: ${result}`)
  })
})

const plain = ({ result: outcome, ask }: NormResult): string => JSON.stringify({ outcome, ask })

const bare = ({ norm: id, subject, result, claims: named, standing, ask, period, range }: NormResult): unknown => ({
  id,
  subject,
  result,
  named,
  standing,
  ask,
  period,
  range,
})

const speakers = (results: readonly NormResult[], by: (name: string) => string): unknown =>
  results.map(({ accounts = [] }) => accounts.map((account) => `${account.text} ${account.speakers.map(by).sort().join(' ')}`).sort())

function ofEveryNorm(law: (norm: Norm, claims: readonly ToldClaim[], pick: number) => void): void {
  for (const [seed, norm] of conditional.entries()) {
    try {
      fc.assert(
        fc.property(toldOf(norm), fc.nat(20), (claims, pick) => law(norm, claims, pick)),
        { numRuns, seed },
      )
    } catch (failed) {
      throw new Error(`${norm.id}: ${String(failed)}`, { cause: failed })
    }
  }
}

const only = new Map<string, Catalogue>()

function resultsOf(norm: Norm, claims: readonly ToldClaim[]): readonly NormResult[] {
  const alone = only.get(norm.id) ?? { ...catalogue, norms: new Map([[norm.id, norm]]) }
  only.set(norm.id, alone)
  const file = caseOf({ claims }, facts)
  return evaluate(file, facts, defaultSettings, { at, known: null, norms: { catalogue: alone, settings } }).norms ?? []
}

/** An answer that holds for all the time the file speaks of: to an age by the day of birth. */
function answerTo(
  norm: Norm,
  fact: string,
  { pick, until }: { readonly pick: number; readonly until: string },
): NonNullable<ToldClaim['asserts']>[number] {
  if (fact.startsWith('person.age')) return { fact: 'person.birth_date', value: pick % 2 === 0 ? '1930-01-01' : '2023-12-01' }
  const values = valuesFor(norm, fact)
  return { fact, value: values[pick % values.length]!, when: `1950/${until}` }
}

/** Until when a file speaks of somebody whose custody ended. */
function lastDayToldOf(claims: readonly ToldClaim[]): string {
  if (lastDayInCustody(claims) === Infinity) return '2024-05-31'
  const told = claims.flatMap(({ asserts = [], said_on }) => [
    ...(said_on === undefined ? [] : [said_on]),
    ...asserts.flatMap(({ fact, value, when }) => (facts.get(fact)?.type === 'date' ? [value] : (when?.split('/') ?? []))),
  ])
  return formatDay(Math.min(Math.max(...told.filter((text) => text !== '..').map(latest)), at - 1))
}

function lastDayInCustody(claims: readonly ToldClaim[]): Day {
  const days = (of: string): Day[] =>
    claims.flatMap(({ asserts = [] }) => asserts.flatMap(({ fact, value }) => (fact === of ? [latest(value)] : [])))
  const taken = Math.max(...days('arrest.date'))
  return Math.min(lastOf(days('release.date').filter((end) => end >= taken)), lastOf(days('person.death_date')))
}

const lastOf = (ends: readonly Day[]): Day => (ends.length > 0 ? Math.max(...ends) : Infinity)

/**
 * Who tells of a time after the custody of which nothing was told, or of the day on which it ended and something else began, opens
 * another time, of which the rest has to be asked as well.
 */
const isOpenedAfter = (end: Day, { period }: NormResult, before: readonly NormResult[]): boolean =>
  period?.from !== undefined &&
  period.from !== null &&
  latest(period.from) >= end &&
  !before.some(({ period: told }) => told?.to !== undefined && told.to !== null && told.to >= period.from!)

/** Whether others answer a question about an event otherwise already, of another day: who answers it then gives one more account of it. */
const isOneMoreAccount = (answer: NonNullable<ToldClaim['asserts']>[number], claims: readonly ToldClaim[]): boolean =>
  facts.get(answer.fact)?.cardinality !== 'one_at_a_time' &&
  claims.some(({ asserts }) => asserts?.some(({ fact, value }) => fact === answer.fact && value !== answer.value))

const latest = (text: unknown): Day => (parseDate(String(text)) as Extract<SourceDate, { kind: 'date' }>).latest

const other = (name: string): string => ({ family: 'prison', prison: 'family' })[name] ?? name

/** What bounds the custody of somebody: it is named where it decides. */
const bounds = ['arrest.date', 'release.date', 'person.death_date']

/** What is told of one arrest or of another. */
const ofArrests: ReadonlySet<string> = new Set(['arrest.date', ...hoursFromArrest.keys(), ...hoursFromArrest.values()])

const times = fc.constantFrom(
  '2019-03-01',
  '2019-03-01/2019-03-16',
  '2019-03-10/2019-05-01',
  '2021-07',
  '2014',
  '1985-06-01/..',
  '2023-01-01/..',
)

/** Between one and six claims that answer what a norm asks, or what that is worked out from, with answers on both sides of its limits. */
function toldOf(norm: Norm): fc.Arbitrary<readonly ToldClaim[]> {
  const asked = [...new Set(testsOf(norm.condition).flatMap(({ fact }) => behind(fact)))].filter((fact) => fact !== 'state.country')
  const around = [...bounds, 'health.need_urgent', 'state.country']
  const assertion = fc
    .oneof({ weight: 6, arbitrary: fc.constantFrom(...asked) }, { weight: 1, arbitrary: fc.constantFrom(...around) })
    .chain((fact) =>
      fc.record(
        {
          fact: fc.constant(fact),
          value: fc.constantFrom(...valuesFor(norm, fact)),
          when: times,
          ...(ofArrests.has(fact) && { occasion: fc.constantFrom('first', 'second') }),
        },
        { requiredKeys: ['fact', 'value'] },
      ),
    )
  const claim = fc.record(
    {
      said_by: fc.subarray(['family', 'prison', 'press'], { minLength: 1, maxLength: 2 }),
      said_on: fc.constantFrom('2021-08-01', '2019-03-20', '2024-01-01'),
      asserts: fc.array(assertion, { minLength: 1, maxLength: 2 }),
      denied: fc.nat(5),
    },
    { requiredKeys: ['said_by', 'asserts'] },
  )
  return fc.array(claim, { minLength: 1, maxLength: 6 }).map((claims) =>
    claims.map(({ denied, ...told }, index) => ({
      ...told,
      id: `C${index}`,
      ...(denied !== undefined && denied < index && index > 1 && { denies: [`C${denied}`] }),
    })),
  )
}

function valuesFor(norm: Norm, fact: string): readonly (string | number | boolean)[] {
  const known = facts.get(fact)!
  const limits = testsOf(conditionFor(norm, settings)).filter((each) => each.fact === fact)
  switch (known.type) {
    case 'bool':
      return [true, false]
    case 'number':
      return limits.length > 0 ? limits.flatMap(aroundLimit) : [0, 1, 3, 30]
    case 'date':
      return fact === 'person.birth_date'
        ? ['1960-01-01', '2003-07-01', '2010']
        : ['2019-03-01', '2021-07', '2021-07-20T10:00', '2021-07-22T12:00-05:00', '2014', '2023-01-01']
    case 'enum':
      return [...limits.flatMap(({ value }) => (Array.isArray(value) ? value : [String(value)])), known.values![0]!]
    case 'text':
    case 'place':
    case 'duration':
      return ['PE', 'CN']
    default:
      return known.type satisfies never
  }
}

const aroundLimit = ({ value }: Test): readonly number[] => (typeof value === 'number' ? [Math.max(0, value - 1), value, value + 1] : [1])
