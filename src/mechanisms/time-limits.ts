import { answerDue } from '../delivery/index.ts'
import { formatDay } from '../kit/index.ts'
import type { Basis, Mechanism } from './mechanism.ts'
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
  /** Whether the date it runs from is told as the final decision; otherwise it is the last decision that is told, and perhaps not the final one. */
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

/** The time limits of mechanisms for one person, from what the case tells of the last decisions at home. None where nothing is told. */
export function timeLimits(mechanisms: readonly Mechanism[], asked: Asked): readonly TimeLimit[] {
  const decision = lastDecision(asked)
  if (decision === null) return []
  const today = formatDay(asked.at)
  return mechanisms.flatMap(({ id, limit }): TimeLimit[] => {
    if (limit?.months === undefined) return []
    const [from, to] = [decision.from, decision.to].map((day) => answerDue(day, { days: 0, months: monthsFor(limit, day) })) as [
      string,
      string,
    ]
    const months = monthsFor(limit, decision.to)
    return [
      {
        body: id,
        subject: asked.subject,
        from,
        to,
        within: `${months} ${months === 1 ? 'month' : 'months'}`,
        state: to < today ? 'over' : from < today ? 'depends' : 'running',
        certain: decision.certain,
        denied: decision.denied,
        runsFrom: decision.runsFrom,
        claims: decision.claims,
        soft: limit.soft,
        basis: limit.basis,
      },
    ]
  })
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

/** The final domestic decision where it is told as that; else the last decision of a court that is told. */
function lastDecision(asked: Asked): Decision | null {
  const told = (fact: string) =>
    tellingsOf(fact, asked).flatMap((telling) => {
      const days = daysTold(telling)
      return days === null ? [] : [{ ...days, claims: telling.claims, denied: telling.denied }]
    })
  const final = told('remedies.final_decision_date')
  if (final.length > 0) {
    const denied = final.some((one) => one.denied)
    return {
      from: formatDay(Math.min(...final.map(({ from }) => from))),
      to: formatDay(Math.max(...final.map(({ to }) => to))),
      certain: !denied,
      denied,
      runsFrom: `the final domestic decision${denied ? ', if that was its day, which is denied' : ''}`,
      claims: final.flatMap(({ claims }) => claims),
    }
  }
  const decided = ['petition.decision_date', 'judgment.date', 'conviction.date'].flatMap(told)
  const last = decided.toSorted((a, b) => b.to - a.to)[0]
  return last === undefined
    ? null
    : {
        from: formatDay(last.from),
        to: formatDay(last.to),
        certain: false,
        denied: last.denied,
        runsFrom: 'the last decision of a court on file, if that was the final one',
        claims: last.claims,
      }
}
