import type { Delivery } from '../delivery/index.ts'
import type { Day, KnownDate } from '../kit/index.ts'
import type { TimeLimit } from '../mechanisms/index.ts'

/** What can come due, in the order in which it is listed on one day. */
export const deadlineKinds = [
  'hearing',
  'due',
  'limit',
  'answer',
  'act-until',
  'event',
  'attempt',
  'consent',
  'health',
  'contact',
  'visit',
] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

/**
 * Something of a case that somebody has to know of by a day. Of what it says only the kind and the code may stand where others may read
 * along, in a calendar or a mail.
 */
export type Deadline = {
  readonly kind: DeadlineKind
  /** The cases it is of, the one where it is worked on first; none where it is of an appeal that no case of the reader holds or is cited by. */
  readonly of: readonly string[]
  /** By what each of them is called where nothing else may be said, else the appeal: made of no name (see neutral-code.ts). */
  readonly codes: readonly [string, ...string[]]
  /** The last day on which it may fall, or by which it has to be done. */
  readonly day: Day
  /** The first one; the same where the date is certain. */
  readonly first: Day
  readonly from: Origin
  /** Tells it apart from all others, and stays the same while it is the same. Names entries: for this process only. */
  readonly key: string
}

/** The claim or the rule from which a deadline comes. */
export type Origin =
  /** Claims name the date; where the point is contested, this is one account of it. */
  | {
      readonly kind: 'date'
      readonly subject: string
      readonly fact: string
      readonly date: KnownDate
      readonly claims: readonly string[]
      readonly speakers: readonly string[]
      readonly point: string
      readonly contested: boolean
    }
  /** The newest that claims tell of a person's health, or of a visit, and our own rule of how old that may become. */
  | {
      readonly kind: 'told'
      readonly subject: string
      readonly claims: readonly string[]
      /** How many days may pass; the team's own threshold. */
      readonly after: number
      /** Whose account this follows, where that is disputed. */
      readonly account?: string
    }
  /** The last time that the team spoke with anybody of the case, and our own rule of how long ago that may be. */
  | { readonly kind: 'spoken'; readonly entry: 'call' | 'contact'; readonly position: number; readonly who: string; readonly after: number }
  /** Somebody is to be tried again, or a promise is due. */
  | { readonly kind: 'planned'; readonly entry: 'call' | 'contact'; readonly position: number; readonly who: string }
  | { readonly kind: 'consent'; readonly subject: string; readonly by: string; readonly position: number }
  | { readonly kind: 'appeal'; readonly appeal: string }
  /** A body takes a case within a time from a decision, by its rule. */
  | { readonly kind: 'limit'; readonly body: string; readonly limit: TimeLimit }
  /** A body was asked, and its rule says by when it answers. */
  | {
      readonly kind: 'delivery'
      readonly appeal: string
      readonly delivery: string
      readonly body: string | null
      readonly rule: NonNullable<Delivery['deadline']>
    }
  /** The same of what was submitted of a case. */
  | {
      readonly kind: 'submission'
      readonly submission: string
      readonly delivery: string
      readonly body: string | null
      readonly rule: NonNullable<Delivery['deadline']>
    }

/** How soon it is: over, today, within a week, later; and how many days are left until it may fall, negative once it is over. */
export type Soonness = { readonly when: 'over' | 'today' | 'this-week' | 'later'; readonly days: number }

/** How far off "this week" reaches, in days. */
const week = 7

/** How soon a deadline is on a day. Where its date is not certain, the first day on which it may fall counts. */
export function soonnessOf({ day, first }: Pick<Deadline, 'day' | 'first'>, today: Day): Soonness {
  if (day < today) return { when: 'over', days: day - today }
  const days = Math.max(0, first - today)
  return { when: days === 0 ? 'today' : days <= week ? 'this-week' : 'later', days }
}

/** By day, then by kind, then always in the same order. */
export const inOrder = (deadlines: readonly Deadline[]): readonly Deadline[] =>
  deadlines.toSorted(
    (a, b) =>
      a.first - b.first ||
      a.day - b.day ||
      deadlineKinds.indexOf(a.kind) - deadlineKinds.indexOf(b.kind) ||
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  )

/** By what a deadline is called where nothing else may be said: a calendar and a mail have room for one code. */
export const codeInWords = ({ codes: [code, ...more] }: Pick<Deadline, 'codes'>): string =>
  more.length === 0 ? code : `${code} and ${more.length} more`

/** What kind it is, in words that say nothing of anybody: for calendars and mails. */
export const kindInWords: Readonly<Record<DeadlineKind, string>> = {
  hearing: 'hearing',
  due: 'something due',
  limit: 'time limit',
  answer: 'answer due',
  'act-until': 'act until',
  event: 'dated event',
  attempt: 'call again',
  consent: 'consent ends',
  health: 'ask anew',
  contact: 'nobody spoken with',
  visit: 'no visit told',
}
