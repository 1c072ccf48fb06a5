import type { Telling, Time } from '../../norms/index.ts'
import type { Account, Point } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { dayText } from '../say.ts'
import { highest, lowest, reach } from '../span.ts'
import { sayAmount, sortedOnce, statementsBehind, toldBy } from './answered.ts'
import { daysTold, endsSince, type DaysTold } from './ends-told.ts'
import { endSince, type Frame } from './frame.ts'
import { storiesOf, type Version } from './stories.ts'
import { stretchAccounts, type StretchAccount, type StretchClaim } from './stretch-accounts.ts'
import { coreEnd, coreStart, daysOf, joined, saidBy, stretchOf, type ToldStretch } from './stretch-told.ts'

/** How the length of something that lasts may be told, and in which unit the fact counts it. */
export type Lasting = {
  readonly fact: string
  /** In days: what the fact counts in. */
  readonly unit: number
  /** Facts that state a length outright, with their unit in days and how far whole units may be rounded. */
  readonly stated: readonly { readonly fact: string; readonly unit: number; readonly rounding: number }[]
  /** The state itself, and what it answers while it lasts. */
  readonly state?: { readonly fact: string; readonly while: (value: Account['value']) => boolean }
  readonly begun?: string
  readonly ended?: string
}

/** How long something lasted at one time, by one way of telling it. */
export type Length = {
  readonly key: string
  readonly time: Time | null
  readonly tellings: readonly Telling[]
  readonly claims: readonly string[]
  /** Told of a day, and not for how long. */
  readonly passing?: boolean
  /** Told not to have been so, and no length. */
  readonly none?: true
}

/** "29 years", said in 2021, tells of the 29 years before. */
export function statedLengths(
  ground: Ground,
  subject: string,
  point: Point,
  { unit: counted }: Lasting,
  { unit, rounding }: { readonly unit: number; readonly rounding: number },
): Length {
  const times: Time[] = []
  const tellings = point.accounts.flatMap((account): Telling[] => {
    if (account.claims.length === 0) return []
    if (account.value?.type !== 'number') return [{ ...toldBy(account), says: 'denied', answer: () => null }]
    const { number } = account.value
    const statements = statementsBehind(ground, subject, point, account).filter(
      // What is said later to have lasted for years lasted already on the day asked about.
      ({ span }) => span === null || span.from - number * unit <= ground.at,
    )
    if (statements.length === 0) return []
    const spans = statements.flatMap(({ span }) => (span ? [span] : []))
    // Of 16 days that ended on the 28th the 13th was the first. What goes on without an end ends with the custody.
    for (const { from, to } of spans)
      times.push({
        from: Math.min(from, to - Math.max(0, Math.floor(number * unit) - 1)),
        to: Number.isFinite(to) ? Math.min(to, ground.at) : to,
        lasts: true,
      })
    // What was said later is no longer on the day asked about by as many days as lie between.
    const later = spans.length > 0 ? Math.max(0, lowest(spans.map(({ from }) => from)) - ground.at) : 0
    const [low, high] = [Math.max(0, number - rounding) * unit - later, (number + rounding) * unit - later]
    const answer = { low: low / counted, high: high / counted }
    return [{ ...toldBy(account), says: sayAmount(number, number, ground.facts.get(point.fact!)?.unit), answer: () => answer }]
  })
  return { key: point.id, time: hull(times), tellings, claims: point.accounts.flatMap(({ claims }) => claims) }
}

/**
 * From a beginning to an end where one is told, else to when it was said that it had begun. Accounts that differ on the
 * end, or on whether there was one, are told apart.
 */
export function begunLengths(ground: Ground, subject: string, lasting: Lasting, begun: string, frame: Frame): readonly Length[] {
  const { told: starts } = daysTold(ground, subject, begun)
  const ends: DaysTold = lasting.ended === undefined ? { told: [], denials: [] } : daysTold(ground, subject, lasting.ended)
  return ground.pointsOf(subject, begun).flatMap((point) => {
    const lengths = point.accounts.flatMap((account): Length[] => {
      if (account.value?.type !== 'date' || account.value.date.kind !== 'date' || account.claims.length === 0) return []
      const start = reach(account.value.date)
      if (start.from > ground.at) return []
      const since = endsSince(start, starts, ends)
      const said = highest(statementsBehind(ground, subject, point, account).flatMap((statement) => saidBy(statement) ?? []))
      const own = toldBy(account)
      const stories = since.length > 0 ? storiesOf([own], since) : [{ ...own, other: null }]
      const told = stories.map((story) => {
        const end = story.other?.span ?? { from: Math.max(start.from, said), to: Infinity }
        return lengthOf({ start, end }, story, lasting.unit, frame, ground)
      })
      const denied = point.accounts.filter(
        ({ value, claims, denies }) => value === undefined && claims.length > 0 && denies.some((id) => account.claims.includes(id)),
      )
      const denials = denied.map((denial): Telling => ({ ...toldBy(denial), says: 'denied', answer: () => null }))
      // An end that is of a later beginning is none of this one, and that it is decides.
      const later = starts.filter(({ span }) => span.from > start.to)
      const passed = ends.told.filter((end) => later.some(({ span }) => span.to <= end.span.from))
      const isOpen = since.length === 0 || since.some(({ span }) => span === null)
      return [
        {
          key: `${point.id} ${dayText(start.from)}`,
          time: hull(told.map(({ time }) => time)),
          tellings: [...told.flatMap(({ tellings }) => tellings), ...denials],
          claims: [
            ...[own, ...since, ...denials].flatMap(({ claims }) => claims),
            ...(passed.length > 0 ? [...later, ...passed].flatMap(({ claims }) => claims) : []),
            ...(isOpen ? frame.claims : []),
          ],
        },
      ]
    })
    if (point.state !== 'contested' && point.state !== 'explained') return lengths
    return [
      {
        key: point.id,
        time: hull(lengths.map(({ time }) => time)),
        tellings: lengths.flatMap(({ tellings }) => tellings),
        claims: lengths.flatMap(({ claims }) => claims),
      },
    ]
  })
}

/** While a state lasts: what follows without a break is one stretch, and who differs on its bounds is told apart. */
export function stateLengths(ground: Ground, subject: string, { unit, state }: Lasting, frame: Frame): readonly Length[] {
  if (state === undefined) return []
  const points = ground.pointsOf(subject, state.fact)
  const stretches = (point: Point, account: Account): readonly StretchClaim[] =>
    statementsBehind(ground, subject, point, account).flatMap((statement) => {
      const stretch = stretchOf(statement)
      if (stretch === null || coreStart(stretch) > ground.at) return []
      const { known } = statement
      const deprecated = account.ruled === 'deprecated'
      return [{ speakers: ground.voices.speakersOf(known), claims: [known.claim.id], deprecated, stretch }]
    })
  const longest = ({ stretches: all, ...who }: StretchAccount): readonly Measured[] =>
    all
      .map((stretch) => lengthOf(stretch, who, unit, frame, ground))
      .toSorted((a, b) => b.low - a.low)
      .slice(0, 1)
  const alone = points.filter(({ accounts }) => accounts.filter(({ claims }) => claims.length > 0).length === 1)
  const agreed = alone.flatMap((point) =>
    point.accounts
      .filter((account) => account.claims.length > 0 && state.while(account.value))
      .flatMap((account) => stretches(point, account)),
  )
  const lengths = joined(agreed.map(({ stretch }) => stretch)).map((whole): Length => {
    const behind = agreed.filter(({ stretch }) => isPart(stretch, whole))
    const accounts = stretchAccounts(behind)
    const measured = accounts.flatMap(longest)
    const claims = sortedOnce(behind.flatMap((each) => each.claims))
    const isOpen = behind.some(({ stretch }) => !Number.isFinite(stretch.end.to))
    return {
      key: `${state.fact} ${claims.join(' ')}`,
      time: hull(measured.map(({ time }) => time)),
      tellings: measured.flatMap(({ tellings }) => tellings),
      claims: [...claims, ...(isOpen && Number.isFinite(frame.mayEnd) ? frame.claims : [])],
      passing: accounts.length === 1 && !Number.isFinite(whole.end.to) && !Number.isFinite(whole.start.from),
    }
  })
  const disputed = points
    .filter((point) => !alone.includes(point))
    .map((point): Length => {
      const told = point.accounts.filter(({ claims }) => claims.length > 0)
      const each = told.flatMap((account): readonly Pick<Measured, 'time' | 'tellings'>[] => {
        const measured = state.while(account.value) ? stretchAccounts(stretches(point, account)).flatMap(longest) : []
        if (measured.length > 0) return measured
        const answer = account.value === undefined && account.denies.length === 0 ? null : { low: 0, high: 0 }
        return [{ time: null, tellings: [{ ...toldBy(account), says: 'none', answer: () => answer }] }]
      })
      return {
        key: point.id,
        time: hull(each.map(({ time }) => time)),
        tellings: each.flatMap(({ tellings }) => tellings),
        claims: [...told.flatMap(({ claims }) => claims), ...frame.claims],
      }
    })
  // Also of what is disputed: who denies it of years denies it of all of them, and not only of the day on which somebody else says it.
  const none = points.flatMap((point): Length[] =>
    point.accounts.flatMap((account) => {
      const spans = statementsBehind(ground, subject, point, account).flatMap(({ span }) => (span ? [span] : []))
      if (account.claims.length === 0 || state.while(account.value) || account.value?.type !== 'bool') return []
      const time = hull(spans.map(({ from, to }) => ({ from, to, lasts: true })))
      return time !== null && time.from > ground.at
        ? []
        : [
            {
              key: point.id,
              time,
              tellings: [{ ...toldBy(account), says: 'none', answer: () => ({ low: 0, high: 0 }) }],
              claims: account.claims,
              none: true,
            },
          ]
    }),
  )
  return [...lengths, ...disputed, ...none]
}

const isPart = (part: ToldStretch, whole: ToldStretch): boolean => coreStart(part) >= coreStart(whole) && coreStart(part) <= coreEnd(whole)

type Measured = { readonly time: Time | null; readonly tellings: readonly Telling[]; readonly low: number }

function lengthOf(stretch: ToldStretch, account: Version, unit: number, frame: Frame, ground: Ground): Measured {
  const begins = Math.min(stretch.start.to, stretch.end.from)
  // Only what goes on without an end ends with the custody; what is told of a time after the release goes on as far as it is told.
  const ends = Number.isFinite(stretch.end.to) ? [] : frame.ends
  const stories = ends.length > 1 ? storiesOf([account], ends) : [{ ...account, other: ends[0] }]
  const made = stories.map(({ other, ...told }) => {
    const { from, to } = (other && endSince(other, begins)) ?? { from: ground.at, to: ground.at }
    const until = { from: Math.min(from, ground.at), to: Math.min(to, ground.at) }
    return { told, until, days: daysOf(stretch, until) }
  })
  const last = highest(made.map(({ until }) => until.to))
  const from = Number.isFinite(stretch.start.from) ? stretch.start.from : begins
  const to = Math.min(Number.isFinite(stretch.end.to) ? stretch.end.to : Math.max(stretch.end.from, from), last)
  return {
    time: { from, to: Math.max(from, to), lasts: true },
    tellings: made.map(({ told, days }) => {
      const answer = { low: days.low / unit, high: days.high / unit }
      const { speakers, claims, deprecated } = told
      return { speakers, claims, deprecated, says: sayAmount(days.low, days.high, 'days'), answer: () => answer }
    }),
    low: highest(made.map(({ days }) => days.low)),
  }
}

/** From the first to the last day of several times; null where none of them is known. */
export function hull(times: readonly (Time | null)[]): Time | null {
  const known = times.filter((time) => time !== null)
  if (known.length === 0) return null
  return { from: lowest(known.map(({ from }) => from)), to: highest(known.map(({ to }) => to)), lasts: true }
}
