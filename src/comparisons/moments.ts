import { reach, type Point } from '../evaluation/index.ts'
import type { Day, KnownDate } from '../kit/index.ts'
import type { Compared } from './person.ts'

/** One account of when something happened. */
export type Moment = {
  readonly point: Point
  readonly date: KnownDate
  /** The days that it may have been; an open side is infinite. */
  readonly from: Day
  readonly to: Day
  readonly claims: readonly string[]
}

/** Every account of the dates that a fact gives of a person. A date that nobody could read tells of none. */
export const momentsOf = ({ evaluation, subject }: Compared, fact: string): readonly Moment[] =>
  evaluation.points
    .filter((point) => point.subject === subject && point.fact === fact)
    .flatMap((point) =>
      point.accounts.flatMap(({ value, claims }): Moment[] => {
        if (value?.type !== 'date' || value.date.kind === 'unparsed' || claims.length === 0) return []
        return [{ point, date: value.date, ...reach(value.date), claims }]
      }),
    )
