import type { Check } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { sayDay } from '../say.ts'
import { overlaps, type Span } from '../span.ts'
import { append, type Statement } from '../statements.ts'
import { plainValue } from '../values.ts'
import { finding } from './finding.ts'

/** Findings of one subject beyond this many would only repeat that its places do not fit together. */
const most = 20

/** Held at two places in times that overlap by more than a hand-over. One finding for each two places, at their first overlap. */
export function twoPlacesAtOnce(ground: Ground): Check[] {
  const bySubject = new Map<string, Statement[]>()
  for (const statement of ground.statements('custody.place')) if (statement.span) append(bySubject, statement.subject, statement)
  return [...bySubject].flatMap(([subject, statements]) => placesOf(ground, subject, statements))
}

function placesOf(ground: Ground, subject: string, statements: readonly Statement[]): Check[] {
  const sorted = statements.toSorted((a, b) => order(a.span!.from, b.span!.from) || order(a.span!.to, b.span!.to))
  const found = new Map<string, [Statement, Statement]>()
  let open: Statement[] = []
  for (const statement of sorted) {
    // Of each place only the statement that reaches furthest can still overlap with what begins later.
    open = open.filter(({ span }) => span!.to >= statement.span!.from)
    for (const other of open) {
      const pair = [statement.value, other.value].sort().join('\n')
      if (other.value !== statement.value && overlaps(other.span!, statement.span!) && !found.has(pair)) found.set(pair, [other, statement])
    }
    if (found.size >= most) break
    const same = open.findIndex(({ value }) => value === statement.value)
    if (same < 0) open.push(statement)
    else if (open[same]!.span!.to <= statement.span!.to) open[same] = statement
  }
  return [...found.values()].map(([a, b]) => {
    const [first, second] = [a, b].map((each) => `at ${ground.nameOf(String(plainValue(each.assertion.value)))} (${ground.speakers(each)})`)
    const when = sayPeriod({ from: Math.max(a.span!.from, b.span!.from), to: Math.min(a.span!.to, b.span!.to) })
    const message = `${ground.nameOf(subject)} is said to have been held ${first} and ${second} ${when}.`
    return finding('two-places-at-once', 'impossible', message, [a.known.claim.id, b.known.claim.id])
  })
}

function sayPeriod({ from, to }: Span): string {
  if (from === to) return `on ${sayDay(from)}`
  if (!Number.isFinite(from)) return Number.isFinite(to) ? `up to ${sayDay(to)}` : 'at the same time'
  return Number.isFinite(to) ? `from ${sayDay(from)} to ${sayDay(to)}` : `from ${sayDay(from)} on`
}

const order = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)
