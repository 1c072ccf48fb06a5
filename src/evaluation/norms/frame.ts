import type { Day } from '../../kit/index.ts'
import type { Ground } from '../ground.ts'
import { highest, lowest, type Span } from '../span.ts'
import { toldBy } from './answered.ts'
import { deniersOf, eventsTold } from './ends-told.ts'
import { storiesOf, type Version } from './stories.ts'

/** The days of which anything about somebody's custody may be said, and the claims that bound them. */
export type Frame = {
  readonly from: Day
  readonly to: Day
  /** The first day on which it may have ended, as any account has it; infinite where none tells of an end. */
  readonly mayEnd: Day
  /** The days on which it ended, each as somebody has it: one where nobody contests it. */
  readonly ends: readonly CustodyEnd[]
  /** The day by which the person was dead by all accounts; infinite where nobody tells of a death, or somebody denies it. */
  readonly dead: Day
  readonly claims: readonly string[]
}

/**
 * An account of when custody ended; who denies what others tell of it has it last until the day asked about. `death`: of a
 * release, when by the same account the person died.
 */
export type CustodyEnd = Version & { readonly span: Span; readonly death?: Span; readonly denies?: true }

/**
 * From the first arrest on file to the last release or the death, or to the day asked about. Where dates are contested or
 * imprecise, as far as any account of them reaches; to who denies a release or a death, it did not end.
 */
export function frameOf(ground: Ground, subject: string): Frame {
  const [arrests, releases, deaths] = (['arrest.date', 'release.date', 'person.death_date'] as const).map((fact) =>
    ground.readings(subject, fact).all.filter(({ span }) => span.from <= ground.at),
  )
  const from = arrests!.length > 0 ? lowest(arrests!.map(({ span }) => span.from)) : -Infinity
  const taken = highest(arrests!.map(({ span }) => span.to))
  const [freed, dead] = [endsOf(ground, subject, 'release.date', taken), endsOf(ground, subject, 'person.death_date', -Infinity)]
  const ends = freed.length === 0 ? dead : dead.length === 0 ? freed : earlierOf(freed, dead)
  return {
    from,
    to: Math.max(from, Math.min(ground.at, ends.length > 0 ? highest(ends.map(({ span }) => span.to)) : ground.at)),
    mayEnd: lowest([...releases!, ...deaths!].map(({ span }) => span.from)),
    ends: ends.length > 0 ? ends : [{ speakers: [], claims: [], deprecated: false, span: { from: ground.at, to: ground.at } }],
    dead: dead.length > 0 ? highest(dead.map(({ span, denies }) => (denies ? Infinity : span.to))) : Infinity,
    claims: [...arrests!, ...releases!, ...deaths!, ...ends].flatMap(({ claims }) => claims),
  }
}

/** The facts that bound it. */
export const frameFacts: readonly string[] = ['arrest.date', 'release.date', 'person.death_date']

/** The accounts of the last of these events that was not before a day, with those who deny it. */
function endsOf(ground: Ground, subject: string, fact: string, since: Day): readonly CustodyEnd[] {
  const events = eventsTold(ground, subject, fact).map((event) => {
    const told = event.told.filter(({ span }) => span.from <= ground.at && span.to >= since)
    const today = { from: ground.at, to: ground.at }
    const denied = deniersOf(event, told).map((account): CustodyEnd => ({ ...toldBy(account), denies: true, span: today }))
    return { told, denied }
  })
  const last = events
    .filter(({ told }) => told.length > 0)
    .toSorted((a, b) => highest(b.told.map(({ span }) => span.to)) - highest(a.told.map(({ span }) => span.to)))[0]
  return last ? [...last.told, ...last.denied] : []
}

const earlierOf = (freed: readonly CustodyEnd[], dead: readonly CustodyEnd[]): readonly CustodyEnd[] =>
  storiesOf(freed, dead).map(({ one, other, ...told }) => ({
    ...told,
    span: { from: Math.min(one.span.from, other.span.from), to: Math.min(one.span.to, other.span.to) },
    death: other.span,
  }))

/** When what began on some day ended at the latest: with the custody, and what began after it with the death. Null where neither came after. */
export const endSince = ({ span, death = span }: CustodyEnd, since: Day): Span | null => [span, death].find(({ to }) => to >= since) ?? null
