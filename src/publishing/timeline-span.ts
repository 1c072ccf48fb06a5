import type { CaseDocument } from '../cases/index.ts'
import type { Fact } from '../claims/index.ts'
import type { Account } from '../evaluation/index.ts'
import type { Day, KnownDate, SourceDate } from '../kit/index.ts'

type Range = { readonly earliest: Day; readonly latest: Day }

/** When a mark begins and ends, each with its uncertainty, and the date as the source gives it. */
export type Span = { readonly kind: 'state' | 'event'; readonly date: string; readonly from: Range; readonly to: Range }

/**
 * The time an account speaks of. An event's is its date; a state's is what its claims say with `when`, from the first
 * to the last. What is still going on is drawn up to `at`; an account that gives no time, or an unbounded one, is not
 * drawn at all rather than guessed at.
 */
export function spanOf(account: Account, fact: Fact, file: CaseDocument, at: Day): Span | null {
  if (account.value?.type === 'date') return eventSpan(account.value.date, at)
  const times = file.claims
    .filter((claim) => account.claims.includes(claim.id))
    .flatMap((claim) => claim.asserts.filter((assertion) => assertion.fact === fact.key && sameValue(assertion.value, account.value)))
    .flatMap((assertion) => (assertion.when === undefined ? [] : (stateSpan(assertion.when, at) ?? [])))
  const [first] = times.toSorted((a, b) => a.from.earliest - b.from.earliest)
  const last = times.toSorted((a, b) => a.to.latest - b.to.latest).at(-1)
  if (first === undefined || last === undefined) return null
  return { ...first, to: last.to, date: first.date === last.date ? first.date : `${first.date} … ${last.date}` }
}

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function eventSpan(date: SourceDate, at: Day): Span | null {
  if (date.kind === 'unparsed' || date.earliest > at) return null
  const range = rangeOf(date, at)
  return range === null ? null : { kind: 'event', date: date.text, from: range, to: range }
}

function stateSpan(when: SourceDate, at: Day): Span | null {
  if (when.kind === 'unparsed' || when.earliest > at) return null
  const { ends } = when
  if (ends === undefined) {
    const range = rangeOf(when, at)
    return range === null ? null : { kind: 'state', date: when.text, from: range, to: range }
  }
  const from = ends.from === null ? null : rangeOf(ends.from, at)
  const to = ends.to === null ? { earliest: at, latest: at } : rangeOf(ends.to, at)
  if (to === null) return null
  // Of a state without a known beginning only the end is drawn.
  return { kind: 'state', date: when.text, from: from ?? to, to }
}

function rangeOf({ earliest, latest }: KnownDate, at: Day): Range | null {
  const range = { earliest: Math.min(earliest, at), latest: Math.min(latest, at) }
  return Number.isFinite(range.earliest) && Number.isFinite(range.latest) ? range : null
}
