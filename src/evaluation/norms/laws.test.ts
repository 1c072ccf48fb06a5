import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { projectCatalogue, projectFacts } from '../../cases/index.ts'
import { formatDay, parseDate, type Day, type SourceDate } from '../../kit/index.ts'
import { testsOf, type Catalogue, type Norm, type NormResult } from '../../norms/index.ts'
import { defaultSettings, evaluate } from '../index.ts'
import { caseOf, type ToldClaim } from '../testing.ts'
import { bounds, settings, toldOf, valuesFor } from './testing.ts'

const facts = projectFacts()
const catalogue = projectCatalogue()
const conditional = [...catalogue.norms.values()].filter(({ condition }) => condition !== null)
const day = (text: string): Day => (parseDate(text) as Extract<SourceDate, { kind: 'date' }>).earliest
const at = day('2024-06-01')

/** Every condition of the catalogue is asked of so many generated files, for each law: others for each norm, and others each day. */
const numRuns = 4

/** From which the files are generated: the day (UTC) counted from 1970, or what the environment names, to repeat a run that failed. */
const base = Number(process.env['AMPARO_LAWS_SEED'] ?? Math.floor(Date.now() / 86_400_000))

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
      // Who dates what others told without a date may show that it was before the norm.
      const isUndated = (one: string): boolean =>
        claims.some(({ asserts }) => asserts?.some(({ fact, when }) => fact === one && when === undefined))
      const asserts = last.asserts?.filter(({ fact }) => asked.has(fact) && !isUndated(fact)) ?? []
      if (asserts.length === 0 || isAgainstTwo(asserts, claims)) return
      if (!resultsOf(norm, claims).some(({ result }) => result === 'engaged')) return
      const after = resultsOf(norm, [...claims, { ...last, asserts }]).map(({ result }) => result)
      assert.ok(after.includes('engaged') || after.includes('if_accepted') || !after.includes('cannot_tell'), after.join(', '))
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
            !isOpenedAfter(claims, each, before),
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
  for (const [index, norm] of conditional.entries()) {
    try {
      fc.assert(
        fc.property(toldOf(norm, facts), fc.nat(20), (claims, pick) => law(norm, claims, pick)),
        { numRuns, seed: base * 1000 + index },
      )
    } catch (failed) {
      throw new Error(`${norm.id} (to repeat: AMPARO_LAWS_SEED=${base}): ${String(failed)}`, { cause: failed })
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

type Asserted = NonNullable<ToldClaim['asserts']>[number]

/** An answer that holds for all the time the file speaks of: to an age by the day of birth. */
function answerTo(norm: Norm, fact: string, { pick, until }: { readonly pick: number; readonly until: string }): Asserted {
  if (fact.startsWith('person.age')) return { fact: 'person.birth_date', value: pick % 2 === 0 ? '1930-01-01' : '2023-12-01' }
  const values = valuesFor(norm, fact, facts)
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
 * Who tells of a time after the custody of which nothing was told, or of the very day on which it ended and others tell of something that
 * began, opens another time, of which the rest has to be asked as well (what-decides.test.ts has such a file).
 */
function isOpenedAfter(claims: readonly ToldClaim[], { period }: NormResult, before: readonly NormResult[]): boolean {
  const { from = null, to = null } = period ?? {}
  if (from === null || before.some(({ period: told }) => told?.to !== undefined && told.to !== null && told.to >= from)) return false
  const end = lastDayInCustody(claims)
  const beganThen = claims.some(({ asserts }) => asserts?.some(({ when }) => when?.startsWith(`${from}/`)))
  return latest(from) > end || (latest(from) === end && to === from && beganThen)
}

/** Whether somebody answers two questions at once that others answer otherwise, of whom none does both: nobody may be left who tells all that meets it. */
function isAgainstTwo(answers: readonly Asserted[], claims: readonly ToldClaim[]): boolean {
  const against = answers.map(
    (answer) =>
      new Set(
        claims.flatMap(({ said_by = [], asserts = [] }) =>
          asserts.some(({ fact, value }) => fact === answer.fact && value !== answer.value) ? said_by : [],
        ),
      ),
  )
  return against.some((one, index) => against.slice(index + 1).some((two) => one.size > 0 && two.size > 0 && one.isDisjointFrom(two)))
}

/** Whether others answer a question about an event otherwise already, of another day: who answers it then gives one more account of it. */
const isOneMoreAccount = (answer: Asserted, claims: readonly ToldClaim[]): boolean =>
  facts.get(answer.fact)?.cardinality !== 'one_at_a_time' &&
  claims.some(({ asserts }) => asserts?.some(({ fact, value }) => fact === answer.fact && value !== answer.value))

const latest = (text: unknown): Day => (parseDate(String(text)) as Extract<SourceDate, { kind: 'date' }>).latest

const other = (name: string): string => ({ family: 'prison', prison: 'family' })[name] ?? name
