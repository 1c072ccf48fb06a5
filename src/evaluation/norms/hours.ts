import type { KnownDate } from '../../kit/index.ts'
import type { AnsweredPoint, Telling } from '../../norms/index.ts'
import type { Ground } from '../ground.ts'
import { reach } from '../span.ts'
import { sayAmount, sortedOnce, statedPoints, toldBy } from './answered.ts'

/** Hours from the arrest to something else, by the fact that states them and the one that dates it. */
export const hoursFromArrest: ReadonlyMap<string, string> = new Map([
  ['arrest.hours_to_judge', 'arrest.first_judge_date'],
  ['counsel.hours_to_access', 'counsel.first_access_date'],
])

/** The hours as stated and as they follow from two dates, which are accounts of one point. A date without a time of day may mean any minute of it. */
export function hourPoints(ground: Ground, subject: string, fact: string, until: string): readonly AnsweredPoint[] {
  const stated = statedPoints(ground, subject, fact)
  const [arrests, ends] = [dated(ground, subject, 'arrest.date'), dated(ground, subject, until)]
  const derived = arrests.flatMap((arrest) =>
    ends.flatMap((end): (Telling & { readonly day: number })[] => {
      const [a, b] = [minutesOf(arrest.date), minutesOf(end.date)]
      const [low, high] = [(b.first - a.last) / 60, (b.last - a.first) / 60]
      // A judge before the arrest is a judge of something else.
      if (high < 0 || !Number.isFinite(low) || !Number.isFinite(high)) return []
      const answer = { low: Math.max(0, low), high }
      return [
        {
          speakers: sortedOnce([...arrest.speakers, ...end.speakers]),
          claims: sortedOnce([...arrest.claims, ...end.claims]),
          deprecated: arrest.deprecated || end.deprecated,
          says: sayAmount(Math.floor(answer.low), Math.ceil(answer.high), 'hours'),
          answer: () => answer,
          day: reach(arrest.date).from,
        },
      ]
    }),
  )
  if (derived.length === 0) return stated
  const day = Math.min(...derived.map((telling) => telling.day))
  return [
    {
      key: `${subject}/${fact}`,
      fact,
      kind: 'event',
      time: stated[0]?.time ?? { from: day, to: day, lasts: false },
      tellings: [...stated.flatMap(({ tellings }) => tellings), ...derived],
      claims: sortedOnce([...stated, ...derived].flatMap(({ claims }) => claims)),
    },
  ]
}

function dated(ground: Ground, subject: string, fact: string): readonly (ReturnType<typeof toldBy> & { readonly date: KnownDate })[] {
  return ground.pointsOf(subject, fact).flatMap(({ accounts }) =>
    accounts.flatMap((account) => {
      const { value } = account
      if (value?.type !== 'date' || value.date.kind !== 'date' || account.claims.length === 0 || reach(value.date).from > ground.at)
        return []
      return [{ ...toldBy(account), date: value.date }]
    }),
  )
}

/** The first and last minute that a date may mean; one that names its minute, in its own zone, means that one. */
function minutesOf(date: KnownDate): { readonly first: number; readonly last: number } {
  const { from, to } = reach(date)
  if (date.precision !== 'minute' || date.approximate) return { first: from * 1440, last: to * 1440 + 1439 }
  const [, hour = '0', minute = '0'] = /T(\d\d):(\d\d)/.exec(date.text) ?? []
  const zone = /([+-])(\d\d):(\d\d)$/.exec(date.text)
  const ahead = zone ? Number(`${zone[1]}1`) * (Number(zone[2]) * 60 + Number(zone[3])) : 0
  const exact = from * 1440 + Number(hour) * 60 + Number(minute) - ahead
  return { first: exact, last: exact }
}
