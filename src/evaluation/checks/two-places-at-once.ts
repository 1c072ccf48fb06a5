import { plainValue } from '../../claims/index.ts'
import type { Check, CheckSeverity } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { sayDay } from '../say.ts'
import { overlaps, type Span } from '../span.ts'
import { append, type Statement } from '../statements.ts'
import { inOrder } from '../values.ts'
import { certainTime, surrounds, type CertainTime } from './certain-time.ts'
import { finding } from './finding.ts'

/** Findings of one subject beyond this many would only repeat that its places do not fit together. */
const most = 20

/**
 * Held at two places for certain: in times that overlap by more than a hand-over, or some time within a time throughout
 * which the person was elsewhere. On one and the same day it is only unlikely, since a person can be moved. One finding
 * for each two places, at the first time it is found.
 */
export function twoPlacesAtOnce(ground: Ground): Check[] {
  const bySubject = new Map<string, Held[]>()
  for (const statement of ground.statements('custody.place')) {
    const time = certainTime(statement)
    if (time) append(bySubject, statement.subject, { statement, ...time })
  }
  return [...bySubject].flatMap(([subject, held]) => placesOf(ground, subject, held))
}

type Held = CertainTime & { readonly statement: Statement }
type Clash = { readonly severity: CheckSeverity; readonly both: readonly [Held, Held]; readonly when: Span }

function placesOf(ground: Ground, subject: string, held: readonly Held[]): Check[] {
  const found = new Map<string, Clash>()
  for (const clash of clashes(held)) {
    const pair = clash.both
      .map(({ statement }) => statement.value)
      .sort(inOrder)
      .join('\n')
    if (!found.has(pair)) found.set(pair, clash)
    if (found.size >= most) break
  }
  return [...found.values()].map(({ severity, both, when }) => {
    const time = both[1].kind === 'within' && when.from < when.to ? `some time ${sayPeriod(when)}` : sayPeriod(when)
    const [first, second] = both.map(
      ({ statement }) => `at ${ground.nameOf(String(plainValue(statement.assertion.value)))} (${ground.speakers(statement)})`,
    )
    const message = `${ground.nameOf(subject)} is said to have been held ${first} and ${second} ${time}.`
    return finding(
      'two-places-at-once',
      severity,
      message,
      both.map(({ statement }) => statement.known.claim.id),
    )
  })
}

// One by one: of a hostile file there are more than fit the memory, and only the first are wanted.
function* clashes(held: readonly Held[]): Generator<Clash> {
  yield* inTimes(held)
  yield* onOneDay(held)
}

function* inTimes(held: readonly Held[]): Generator<Clash> {
  // Where two begin together the one that is only within comes first: no time surrounds what begins when it begins.
  const sorted = held.toSorted((a, b) => order(a.span.from, b.span.from) || inOrder(b.kind, a.kind) || order(a.span.to, b.span.to))
  let open: Held[] = []
  for (const each of sorted) {
    // Of each place only the statement that reaches furthest can still overlap with what begins later.
    open = open.filter(({ span }) => span.to >= each.span.from)
    for (const other of open) {
      const clash = each.kind === 'within' ? surrounds(other.span, each.span) : overlaps(other.span, each.span)
      if (clash && other.statement.value !== each.statement.value)
        yield { severity: 'impossible', both: [other, each], when: shared(other, each) }
    }
    if (each.kind === 'within') continue
    const same = open.findIndex(({ statement }) => statement.value === each.statement.value)
    if (same < 0) open.push(each)
    else if (open[same]!.span.to <= each.span.to) open[same] = each
  }
}

function* onOneDay(held: readonly Held[]): Generator<Clash> {
  const byDay = new Map<number, Map<string, Held>>()
  for (const each of held) {
    const { from, to } = each.span
    if (from !== to) continue
    const there = byDay.get(from) ?? new Map<string, Held>()
    for (const other of there.values())
      if (other.statement.value !== each.statement.value) yield { severity: 'unlikely', both: [other, each], when: each.span }
    byDay.set(from, there.set(each.statement.value, there.get(each.statement.value) ?? each))
  }
}

const shared = (a: Held, b: Held): Span => ({ from: Math.max(a.span.from, b.span.from), to: Math.min(a.span.to, b.span.to) })

function sayPeriod({ from, to }: Span): string {
  if (from === to) return `on ${sayDay(from)}`
  if (!Number.isFinite(from)) return Number.isFinite(to) ? `up to ${sayDay(to)}` : 'at the same time'
  return Number.isFinite(to) ? `from ${sayDay(from)} to ${sayDay(to)}` : `from ${sayDay(from)} on`
}

const order = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)
