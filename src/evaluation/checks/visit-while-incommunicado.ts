import type { Check } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { following } from '../derive/range.ts'
import { sayDay } from '../say.ts'
import { reach, type Span } from '../span.ts'
import { append, type Statement } from '../statements.ts'
import { certainTime, surrounds, type CertainTime } from './certain-time.ts'
import { told } from './event-outside-life.ts'
import { finding, isKnown } from './finding.ts'

/**
 * A visit dated within a time throughout which the person is said to be incommunicado. Both cannot be so; who visited,
 * and who was kept away, is for people to find out. Where either is disputed, it is so only if both accounts are
 * accepted. On one and the same day it is unlikely. One finding for each dated visit.
 */
export function visitWhileIncommunicado(ground: Ground): Check[] {
  const bySubject = new Map<string, CutOff[]>()
  for (const statement of ground.statements('contact.incommunicado')) {
    const { value } = statement.assertion
    const time = value.type === 'bool' && value.bool ? certainTime(statement) : null
    if (time) append(bySubject, statement.subject, { statement, ...time, disputed: isDisputed(ground, statement) })
  }
  if (bySubject.size === 0) return []
  const finders = new Map([...bySubject].map(([subject, cutOff]) => [subject, during(cutOff)]))
  return ground.statements('contact.visit_date').flatMap((visit) => {
    const { value } = visit.assertion
    if (value.type !== 'date' || !isKnown(value.date)) return []
    const span = reach(value.date)
    const cutOff = finders.get(visit.subject)?.(span)
    return cutOff ? [found(ground, visit, span, cutOff)] : []
  })
}

type CutOff = CertainTime & { readonly statement: Statement; readonly disputed: boolean }

const isDisputed = (ground: Ground, { known, assertion }: Statement): boolean => ground.isDisputed(known.claim.id, assertion.fact)

function found(ground: Ground, visit: Statement, { from, to }: Span, { statement, span, disputed }: CutOff): Check {
  const time =
    span.from === span.to
      ? `on ${sayDay(span.from)}`
      : `from ${Number.isFinite(span.from) ? sayDay(span.from) : 'an unknown day'} to ${Number.isFinite(span.to) ? sayDay(span.to) : 'an unknown day'}`
  const accounts = [
    isDisputed(ground, visit) ? told(ground, visit) : undefined,
    disputed ? `incommunicado ${time} (${ground.speakers(statement)})` : undefined,
  ]
  const account = following(accounts)
  const message = `${told(ground, visit)}, but according to ${ground.speakers(statement)} incommunicado ${time}.`
  const said = account === undefined ? message : `If the account "${account}" is accepted: ${message}`
  const severity = from === to && span.from === span.to ? 'unlikely' : 'impossible'
  return finding('visit-while-incommunicado', severity, said, [visit.known.claim.id, statement.known.claim.id], account)
}

/** Finds a time that surrounds a visit, or else is its very day; one that nobody disputes goes first. */
function during(cutOff: readonly CutOff[]): (visit: Span) => CutOff | undefined {
  const ways = [cutOff.filter(({ disputed }) => !disputed), cutOff.filter(({ disputed }) => disputed)].map((list) => {
    const furthest = reachingFurthest(list.filter(({ kind }) => kind === 'throughout'))
    const days = new Map(list.filter(({ span }) => span.from === span.to).map((each) => [each.span.from, each]))
    return (visit: Span): CutOff | undefined => {
      const begun = lastBeginningBefore(furthest, visit.from)
      if (begun && surrounds(begun.span, visit)) return begun
      return visit.from === visit.to ? days.get(visit.from) : undefined
    }
  })
  return (visit) => ways.map((find) => find(visit)).find((each) => each !== undefined)
}

/** In order of beginning, each replaced by the one that reaches furthest among those begun by then. */
function reachingFurthest(times: readonly CutOff[]): { readonly from: number; readonly time: CutOff }[] {
  const sorted = times.toSorted((a, b) => (a.span.from < b.span.from ? -1 : a.span.from > b.span.from ? 1 : 0))
  let furthest = sorted[0]!
  return sorted.map((time) => {
    if (time.span.to > furthest.span.to) furthest = time
    return { from: time.span.from, time: furthest }
  })
}

function lastBeginningBefore(times: readonly { readonly from: number; readonly time: CutOff }[], day: number): CutOff | undefined {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]!.from < day) low = middle + 1
    else high = middle
  }
  return times[low - 1]?.time
}
