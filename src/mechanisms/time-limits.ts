import { answerDue } from '../delivery/index.ts'
import { formatDay } from '../kit/index.ts'
import type { Basis, Mechanism } from './mechanism.ts'
import { courtDecisions, isOfBody, proceduresTold, type ProcedureTold } from './procedures-told.ts'
import { daysTold, tellingsOf, type Asked } from './told.ts'

/** By when something has to be filed with a body, reckoned from a date of the case. */
export type TimeLimit = {
  readonly body: string
  readonly subject: string
  /** The last day, YYYY-MM-DD: the earliest and the latest that the date it runs from allows. */
  readonly from: string
  readonly to: string
  /** "4 months". */
  readonly within: string
  /** `over` by every reckoning, `running`, or `depends` on the day that is not known exactly. */
  readonly state: 'running' | 'over' | 'depends'
  /** What it runs from: a decision at home, or that of another international body. */
  readonly after: 'decision' | 'procedure'
  /** Whether the decision at home that it runs from is told as the final one; otherwise it is the last one that is told, and perhaps not the final one. */
  readonly certain: boolean
  /** Whether somebody denies that date. */
  readonly denied: boolean
  /** What it runs from, in words. */
  readonly runsFrom: string
  readonly claims: readonly string[]
  /** Being late may be held against it, and shuts nothing. */
  readonly soft: boolean
  readonly basis: Basis
}

/**
 * The time limits of mechanisms for one person, from what the case tells of the last decisions at home, and of those of other
 * international bodies where a mechanism counts from them. None where nothing is told.
 */
export function timeLimits(mechanisms: readonly Mechanism[], asked: Asked): readonly TimeLimit[] {
  const decisions = lastDecisions(asked)
  const procedures = proceduresTold(asked)
  return mechanisms.flatMap(({ id, limit }): TimeLimit[] => {
    if (limit === undefined) return []
    const reckoned = (from: Decision, monthsOf: (day: string) => number, after: TimeLimit['after']): TimeLimit =>
      limitFrom(from, monthsOf, { after, body: id, subject: asked.subject, soft: limit.soft, basis: limit.basis }, formatDay(asked.at))
    const { afterProcedure } = limit
    const procedure = afterProcedure === undefined ? null : lastOfOthers(procedures, id)
    return [
      ...(limit.months === undefined ? [] : decisions.map((decision) => reckoned(decision, (day) => monthsFor(limit, day), 'decision'))),
      ...(afterProcedure === undefined || procedure === null ? [] : [reckoned(procedure, () => afterProcedure, 'procedure')]),
    ]
  })
}

function limitFrom(
  decision: Decision,
  monthsOf: (day: string) => number,
  rest: Pick<TimeLimit, 'after' | 'body' | 'subject' | 'soft' | 'basis'>,
  today: string,
): TimeLimit {
  const [from, to] = [decision.from, decision.to].map((day) => answerDue(day, { days: 0, months: monthsOf(day) })) as [string, string]
  const months = monthsOf(decision.to)
  const { certain, denied, runsFrom, claims } = decision
  return {
    ...rest,
    from,
    to,
    within: `${months} ${months === 1 ? 'month' : 'months'}`,
    state: to < today ? 'over' : from < today ? 'depends' : 'running',
    certain,
    denied,
    runsFrom,
    claims,
  }
}

const monthsFor = ({ months, until }: NonNullable<Mechanism['limit']>, day: string): number =>
  until !== undefined && day < until.day ? until.months : (months ?? 0)

type Decision = {
  readonly from: string
  readonly to: string
  readonly certain: boolean
  readonly denied: boolean
  readonly runsFrom: string
  readonly claims: readonly string[]
}

/**
 * The final domestic decision where it is told as that; else the last decision of a court at home that is told. What an international body
 * decided is none, and what was decided surely after the death is none of the person's own remedies unless it is told as the final one. A later
 * one that is perhaps a body's own is counted from beside it: a limit that is shown too often does less harm than one that is left out.
 */
function lastDecisions(asked: Asked): readonly Decision[] {
  const told = (fact: string) =>
    tellingsOf(fact, asked).flatMap((telling) => {
      const days = daysTold(telling)
      return days === null ? [] : [{ ...days, telling, claims: telling.claims, denied: telling.denied }]
    })
  const final = told('remedies.final_decision_date')
  if (final.length > 0) {
    const denied = final.some((one) => one.denied)
    return [
      {
        from: formatDay(Math.min(...final.map(({ from }) => from))),
        to: formatDay(Math.max(...final.map(({ to }) => to))),
        certain: !denied,
        denied,
        runsFrom: `the final domestic decision${denied ? ', if that was its day, which is denied' : ''}`,
        claims: final.flatMap(({ claims }) => claims),
      },
    ]
  }
  const dead = deadBy(asked)
  const decided = courtDecisions.flatMap(told).flatMap((one) => {
    const ofBody = isOfBody(one.telling, asked)
    return ofBody === 'yes' ? [] : [{ ...one, perhaps: ofBody === 'perhaps' }]
  })
  const living = decided.filter(({ from }) => from <= dead).toSorted((a, b) => b.to - a.to)
  const last = living.find(({ perhaps }) => !perhaps)
  const later = living.find(({ perhaps, to }) => perhaps && (last === undefined || to > last.to))
  return [last, later].flatMap((one) =>
    one === undefined
      ? []
      : [
          {
            from: formatDay(one.from),
            to: formatDay(one.to),
            certain: false,
            denied: one.denied,
            runsFrom: `the last decision of a court on file${living.length < decided.length ? ' before the death' : ''}, if that was the final one${one.perhaps ? ', and no decision of the international body that tells of it' : ''}`,
            claims: one.claims,
          },
        ],
  )
}

/** The day by which the person was dead by all accounts; infinite where nobody tells of a death, or somebody denies it. */
function deadBy(asked: Asked): number {
  const deaths = tellingsOf('person.death_date', asked)
  const days = deaths.flatMap((telling) => daysTold(telling) ?? [])
  return days.length === 0 || deaths.some(({ denied }) => denied) ? Infinity : Math.max(...days.map(({ to }) => to))
}

/** The last decision of an international body that is told and not surely this one's own. */
function lastOfOthers(procedures: readonly ProcedureTold[], body: string): Decision | null {
  const decided = procedures
    .filter(({ bodies }) => !bodies.includes(body))
    .flatMap(({ decided: days, claims }) => days.map((one) => ({ ...one, claims })))
  const last = decided.toSorted((a, b) => b.to - a.to)[0]
  return last === undefined
    ? null
    : {
        from: formatDay(last.from),
        to: formatDay(last.to),
        certain: true,
        denied: false,
        runsFrom: 'the decision of another international body on file, if that was about the same',
        claims: last.claims,
      }
}
