import type { AnsweredPoint, Telling } from '../../norms/index.ts'
import type { Ground } from '../ground.ts'
import { lowest, reach } from '../span.ts'
import { sayAmount, sortedOnce, statedPoints, statementsBehind, toldBy } from './answered.ts'
import { saidBy } from './stretch-told.ts'

/** The days since the last family contact: as stated, and from the last visit to the day on which it was said to be the last. */
export function sinceLastVisit(ground: Ground, subject: string): readonly AnsweredPoint[] {
  const derived = ground.pointsOf(subject, 'contact.last_family_visit_date').flatMap((point): AnsweredPoint[] => {
    const days: number[] = []
    const tellings = point.accounts.flatMap((account): Telling[] => {
      if (account.value?.type !== 'date' || account.value.date.kind !== 'date' || account.claims.length === 0) return []
      const visit = reach(account.value.date)
      // Who said it before the visit says nothing of the days since.
      const since = statementsBehind(ground, subject, point, account).flatMap((statement) => {
        const day = saidBy(statement)
        return day === null || day >= visit.from ? [day] : []
      })
      if (since.length === 0) return []
      const dated = since.filter((day) => day !== null)
      // Where nothing says when it was the last, it may have been on the next day or on the day asked about.
      const said = Math.min(ground.at, dated.length > 0 ? lowest(dated) : Infinity)
      if (visit.from > said) return []
      days.push(visit.from, dated.length > 0 ? said : Math.min(said, visit.to))
      const answer = { low: dated.length > 0 ? Math.max(0, said - visit.to) : 0, high: said - visit.from }
      return [{ ...toldBy(account), says: sayAmount(answer.low, answer.high, 'days'), answer: () => answer }]
    })
    if (tellings.length === 0) return []
    return [
      {
        key: point.id,
        fact: 'contact.days_since_family',
        kind: 'state',
        time: { from: Math.min(...days), to: Math.max(...days), lasts: true },
        tellings,
        claims: sortedOnce(tellings.flatMap(({ claims }) => claims)),
      },
    ]
  })
  return [...statedPoints(ground, subject, 'contact.days_since_family'), ...derived]
}
