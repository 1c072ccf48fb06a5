import type { FactDictionary } from '../claims/index.ts'
import { isPlan, type Evaluation } from '../evaluation/index.ts'
import type { Day, KnownDate } from '../kit/index.ts'
import type { Deadline, DeadlineKind } from './deadline.ts'

/** For how many days a hearing, or what was due, is still listed after its day: somebody has to enter what came of it. */
export const lately = 14

/**
 * The days to come that claims name, one for each account of a point: hearings, what is due, and whatever else is certainly still ahead.
 * An account that the team set aside by a ruling is left out; its point shows it.
 */
export function datesInClaims(evaluation: Evaluation, facts: FactDictionary, today: Day): readonly Omit<Deadline, 'codes' | 'of'>[] {
  return evaluation.points.flatMap(({ id, subject, fact, state, accounts, own_question }) => {
    if (fact === undefined || own_question === true || facts.get(fact)?.type !== 'date') return []
    return accounts.flatMap(({ value, claims, speakers, ruled }) => {
      if (value?.type !== 'date' || value.date.kind !== 'date' || claims.length === 0 || ruled === 'deprecated') return []
      const { date } = value
      if (!isListed(fact, date, today)) return []
      return [
        {
          kind: kindOf(fact),
          day: date.latest,
          first: Math.max(date.earliest, Math.min(today, date.latest)),
          from: { kind: 'date' as const, subject, fact, date, claims, speakers, point: id, contested: state === 'contested' },
          key: `date ${id} ${date.text}`,
        },
      ]
    })
  })
}

/** What is no plan may have been in the first days of "2026": it is listed where no day that it may mean has come yet. */
function isListed(fact: string, { earliest, latest }: KnownDate, today: Day): boolean {
  if (!Number.isFinite(latest)) return false
  return isPlan(fact) ? latest >= today - lately : earliest > today
}

function kindOf(fact: string): DeadlineKind {
  if (fact.startsWith('hearing.')) return 'hearing'
  return /due|until/.test(fact) ? 'due' : 'event'
}
