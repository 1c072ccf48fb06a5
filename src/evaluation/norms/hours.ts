import type { KnownDate } from '../../kit/index.ts'
import type { AnsweredPoint, Telling } from '../../norms/index.ts'
import type { Ground } from '../ground.ts'
import { reach } from '../span.ts'
import { sayAmount, sortedOnce, statedPoints, toldBy } from './answered.ts'
import { storiesOf, type Story, type Version } from './stories.ts'

/** Hours from the arrest to something else, by the fact that states them and the one that dates it. */
export const hoursFromArrest: ReadonlyMap<string, string> = new Map([
  ['arrest.hours_to_judge', 'arrest.first_judge_date'],
  ['counsel.hours_to_access', 'counsel.first_access_date'],
])

/**
 * The hours as stated and as they follow from two dates, which are accounts of one point; each arrest that is told apart by its occasion
 * has its own. A date without a time of day may mean any minute of it.
 */
export function hourPoints(ground: Ground, subject: string, fact: string, until: string): readonly AnsweredPoint[] {
  const stated = statedPoints(ground, subject, fact)
  const [arrests, ends] = [dated(ground, subject, 'arrest.date'), dated(ground, subject, until)]
  const derived = pairsOf(arrests, ends).flatMap(({ occasion, pairs }) => {
    const tellings = pairs.flatMap(hoursBetween)
    return tellings.length > 0 ? [{ occasion, tellings }] : []
  })
  const deciding = arrests.length > 0 && ends.length > 0 ? whatPairs([...arrests, ...ends]) : []
  if (derived.length === 0) return stated.map((point) => ({ ...point, claims: sortedOnce([...point.claims, ...deciding]) }))
  const named = new Set([...stated, ...derived].map(({ occasion }) => occasion))
  const isLoose = named.delete(undefined)
  const isApart = named.size > 1
  // What names no occasion is told apart from the others only because several are named.
  const others = isApart && isLoose ? [...stated, ...derived.flatMap(({ tellings }) => tellings)] : []
  const groups = isApart ? derived : [{ occasion: [...named][0], tellings: derived.flatMap(({ tellings }) => tellings) }]
  const joined = groups.map(({ occasion, tellings }): AnsweredPoint => {
    const own = isApart ? stated.filter((point) => point.occasion === occasion) : stated
    const day = Math.min(...tellings.map((telling) => telling.day))
    return {
      key: isApart ? `${subject}/${fact}/${occasion ?? ''}` : `${subject}/${fact}`,
      fact,
      ...(occasion !== undefined && { occasion }),
      kind: 'event',
      time: own[0]?.time ?? { from: day, to: day, lasts: false },
      tellings: [...own.flatMap((point) => point.tellings), ...tellings],
      claims: sortedOnce([...own, ...tellings, ...others, { claims: deciding }].flatMap(({ claims }) => claims)),
    }
  })
  const rest = isApart ? stated.filter(({ occasion }) => !derived.some((each) => each.occasion === occasion)) : []
  return [
    ...joined,
    ...rest.map((point) => ({ ...point, claims: sortedOnce([point, ...others, { claims: deciding }].flatMap(({ claims }) => claims)) })),
  ]
}

/**
 * What keeps apart the dates of an arrest and of something else, where nobody states the hours and none of these dates give
 * any: others among them, by themselves, might.
 */
export function keptApart(ground: Ground, subject: string, until: string): readonly string[] {
  const [arrests, ends] = [dated(ground, subject, 'arrest.date'), dated(ground, subject, until)]
  return arrests.length > 0 && ends.length > 0 ? whatPairs([...arrests, ...ends]) : []
}

/** Where some dates name an occasion and others none, which of them belong together follows from all of them, also from one that gives no hours. */
function whatPairs(dates: readonly DateTold[]): readonly string[] {
  const isMixed = dates.some(({ occasion }) => occasion === undefined) && dates.some(({ occasion }) => occasion !== undefined)
  return isMixed ? dates.flatMap(({ claims }) => claims) : []
}

type DateTold = Version & { readonly date: KnownDate; readonly occasion: string | undefined }
type Pair = Story<DateTold, DateTold>

/**
 * Which end belongs to which arrest: those of one occasion. Where one side names no occasions, an end belongs to the last
 * arrest before it, and an arrest to the first end after it.
 */
function pairsOf(
  arrests: readonly DateTold[],
  ends: readonly DateTold[],
): readonly { readonly occasion: string | undefined; readonly pairs: readonly Pair[] }[] {
  const of = (told: readonly DateTold[], occasion: string | undefined): DateTold[] => told.filter((each) => each.occasion === occasion)
  const loose = { arrests: of(arrests, undefined), ends: of(ends, undefined) }
  return [...new Set([...arrests, ...ends].map(({ occasion }) => occasion))].map((occasion) => {
    const own = { arrests: of(arrests, occasion), ends: of(ends, occasion) }
    const pairs = storiesOf(
      own.arrests.length > 0 || loose.ends.length > 0 ? own.arrests : loose.arrests,
      own.ends.length > 0 || loose.arrests.length > 0 ? own.ends : loose.ends,
    )
    const isNearest = ({ one, other }: Pair): boolean =>
      one.occasion === other.occasion ||
      ![...arrests.filter((each) => each.occasion !== one.occasion), ...ends.filter((each) => each.occasion !== other.occasion)].some(
        ({ date }) => reach(date).from > reach(one.date).to && reach(date).to <= reach(other.date).from,
      )
    return { occasion, pairs: pairs.filter(isNearest) }
  })
}

function hoursBetween({ one, other, speakers, claims, deprecated }: Pair): readonly (Telling & { readonly day: number })[] {
  const isMixed = isZoned(one.date) !== isZoned(other.date)
  const [a, b] = [minutesOf(one.date, isMixed), minutesOf(other.date, isMixed)]
  const [low, high] = [(b.first - a.last) / 60, (b.last - a.first) / 60]
  // A judge before the arrest is a judge of something else.
  if (high < 0 || !Number.isFinite(low) || !Number.isFinite(high)) return []
  const answer = { low: Math.max(0, low), high }
  const says = sayAmount(Math.floor(answer.low), Math.ceil(answer.high), 'hours')
  return [{ speakers, claims, deprecated, says, answer: () => answer, day: reach(one.date).from }]
}

function dated(ground: Ground, subject: string, fact: string): readonly DateTold[] {
  return ground.pointsOf(subject, fact).flatMap(({ accounts, occasion }) =>
    accounts.flatMap((account): DateTold[] => {
      const { value } = account
      if (value?.type !== 'date' || value.date.kind !== 'date' || account.claims.length === 0 || reach(value.date).from > ground.at)
        return []
      return [{ ...toldBy(account), date: value.date, occasion }]
    }),
  )
}

const isZoned = ({ precision, text }: KnownDate): boolean => precision === 'minute' && /(?:Z|[+-]\d\d:\d\d)$/.test(text)

/**
 * The first and last minute that a date may mean; one that names its minute, in its own zone, means that one. Where the
 * other names a zone and this one does not, it may be of any zone: from 14 hours ahead of UTC to 12 behind.
 */
function minutesOf(date: KnownDate, isMixed: boolean): { readonly first: number; readonly last: number } {
  const { from, to } = reach(date)
  const [ahead, behind] = isMixed && !isZoned(date) ? [14 * 60, 12 * 60] : [0, 0]
  if (date.precision !== 'minute' || date.approximate) return { first: from * 1440 - ahead, last: to * 1440 + 1439 + behind }
  const [, hour = '0', minute = '0'] = /T(\d\d):(\d\d)/.exec(date.text) ?? []
  const zone = /([+-])(\d\d):(\d\d)$/.exec(date.text)
  const offset = zone ? Number(`${zone[1]}1`) * (Number(zone[2]) * 60 + Number(zone[3])) : 0
  const exact = from * 1440 + Number(hour) * 60 + Number(minute) - offset
  return { first: exact - ahead, last: exact + behind }
}
