import { overlaps } from '../span.ts'
import type { Check } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { sayDay } from '../say.ts'
import { append, type Statement } from '../statements.ts'
import { told } from './event-outside-life.ts'
import { finding, isKnown } from './finding.ts'

/**
 * A visit dated within a time in which the person is said to be incommunicado. Both cannot be so; who visited, and who
 * was kept away, is for people to find out. One finding for each dated visit.
 */
export function visitWhileIncommunicado(ground: Ground): Check[] {
  const cutOff = new Map<string, Statement[]>()
  for (const statement of ground.statements('contact.incommunicado')) {
    const { value } = statement.assertion
    if (value.type === 'bool' && value.bool && statement.span) append(cutOff, statement.subject, statement)
  }
  if (cutOff.size === 0) return []
  const longestFirst = new Map([...cutOff].map(([subject, statements]) => [subject, reachingFurthest(statements)]))
  return ground.statements('contact.visit_date').flatMap((visit) => {
    const { value } = visit.assertion
    if (value.type !== 'date' || !isKnown(value.date)) return []
    const span = { from: value.date.earliest, to: value.date.latest }
    const during = lastBeginningBy(longestFirst.get(visit.subject) ?? [], span.from)
    if (!during || during.span!.to < span.to || !overlaps(during.span!, span)) return []
    const { from, to } = during.span!
    const time =
      from === to
        ? `on ${sayDay(from)}`
        : `from ${Number.isFinite(from) ? sayDay(from) : 'an unknown day'} to ${Number.isFinite(to) ? sayDay(to) : 'an unknown day'}`
    const message = `${told(ground, visit)}, but according to ${ground.speakers(during)} incommunicado ${time}.`
    return [finding('visit-while-incommunicado', 'impossible', message, [visit.known.claim.id, during.known.claim.id])]
  })
}

/** In order of beginning, each replaced by the one that reaches furthest among those begun by then. */
function reachingFurthest(statements: readonly Statement[]): { readonly from: number; readonly statement: Statement }[] {
  const sorted = statements.toSorted((a, b) => (a.span!.from < b.span!.from ? -1 : a.span!.from > b.span!.from ? 1 : 0))
  let furthest = sorted[0]!
  return sorted.map((statement) => {
    if (statement.span!.to > furthest.span!.to) furthest = statement
    return { from: statement.span!.from, statement: furthest }
  })
}

function lastBeginningBy(periods: readonly { readonly from: number; readonly statement: Statement }[], day: number): Statement | undefined {
  let [low, high] = [0, periods.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (periods[middle]!.from <= day) low = middle + 1
    else high = middle
  }
  return periods[low - 1]?.statement
}
