import { languageOf } from '../kit/index.ts'
import { dayAfter } from './delivery.ts'

/** Whom an appeal can be brought to: a body or an official, as the catalogue or the team has it. */
export type Body = {
  /** Its code, in addresses and rows: `wgad`, `b-3f9c01`. */
  readonly id: string
  readonly name: string
  /** The office of an official, or the part of a body that takes letters. */
  readonly title?: string
  /** The same in other languages, by their tags; in which it stands above is known where one of these is the same. */
  readonly titles?: Readonly<Record<string, string>>
  /** In the words of the catalogue: `un_special_procedure`, `national`. */
  readonly kind?: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  /** How it is addressed, by language. */
  readonly salutations: Readonly<Record<string, string>>
  readonly channels: BodyChannels
  /** Languages it reads, the preferred one first. */
  readonly languages: readonly string[]
  readonly reply?: ReplyTime
  /** Where this is from: an address of a page, or words. */
  readonly source?: string
  /** Whether somebody read it where the source says: `text`; `outdated` where newer practice differs; `unconfirmed` otherwise. */
  readonly confirmed: Confirmation
  /** The day on which the team last held it against the source, YYYY-MM-DD; absent where it never did. */
  readonly checked?: string
  /** What else is known of it, in sentences. */
  readonly notes: readonly string[]
  /** Whether supporters may be told of it, with its address, so that they write themselves. */
  readonly isPublic: boolean
}

export const confirmations = ['text', 'unconfirmed', 'outdated'] as const
export type Confirmation = (typeof confirmations)[number]

export type BodyChannels = {
  readonly email?: string
  /** The lines below the name, as they stand on an envelope. */
  readonly post?: readonly string[]
  /** An address of the web, or what the portal is called. */
  readonly portal?: string
  readonly fax?: string
}

/**
 * By when an answer is due. `of`: whose it is, the body's own or that of a State which the body asks. Where the rule says months, they count,
 * and `days` is no more than about how many that is.
 */
export type ReplyTime = {
  readonly days: number
  readonly months?: number
  readonly of: 'body' | 'state'
  readonly source?: string
  readonly confirmed: Confirmation
}

/** The last day on which an answer is in time to what left on a day: days are YYYY-MM-DD. Months end on the same day, or on the last of a shorter one. */
export function answerDue(left: string, { days, months }: Pick<ReplyTime, 'days' | 'months'>): string {
  if (months === undefined) return dayAfter(left, days)
  const [year, month, day] = left.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  return `${last.toISOString().slice(0, 8)}${String(Math.min(day, last.getUTCDate())).padStart(2, '0')}`
}

/** "60 days", "6 months". */
export const replyTimeInWords = ({ days, months }: Pick<ReplyTime, 'days' | 'months'>): string =>
  months === undefined ? `${days} ${days === 1 ? 'day' : 'days'}` : `${months} ${months === 1 ? 'month' : 'months'}`

/** A body as the directory has it now. */
export type ListedBody = Body & {
  readonly origin: 'catalogue' | 'team'
  /** What a change is made from; 0 where the team has written nothing. */
  readonly base: number
  readonly writtenBy?: string
  readonly writtenAt?: Date
  /** Set where it asked for no more mail, and nobody has recorded since that it may be written to again. */
  readonly objection?: Objection
  /** Set where the team withdrew it from the directory: it is not offered any more, and nothing is sent to it. */
  readonly withdrawn?: Withdrawal
}

export type Withdrawal = { readonly at: Date; readonly by: string; /** Null where its words were erased. */ readonly reason: string | null }

/** The bodies that can be chosen: those that nobody withdrew. */
export const offered = <Listed extends Pick<ListedBody, 'withdrawn'>>(bodies: readonly Listed[]): readonly Listed[] =>
  bodies.filter(({ withdrawn }) => withdrawn === undefined)

/** Why nothing is sent to a body that was withdrawn; null where it was not. */
export const withdrawnInWords = ({ name, withdrawn }: Pick<ListedBody, 'name' | 'withdrawn'>): string | null =>
  withdrawn === undefined
    ? null
    : `${name} was withdrawn from the directory${withdrawn.reason === null ? '' : `: ${withdrawn.reason}`}. Nothing is sent there until somebody takes it back.`

export type Objection = { readonly at: Date; readonly by: string; /** Null where its words were erased. */ readonly words: string | null }

/** How old what stands in an entry is, in whole months; null where nobody of the team ever checked it. */
export function monthsSinceCheck(checked: string | undefined, today: string): number | null {
  if (checked === undefined) return null
  const [[year = 0, month = 0, day = 0], [nowYear = 0, nowMonth = 0, nowDay = 0]] = [checked, today].map((text) =>
    text.split('-').map(Number),
  ) as [number[], number[]]
  return Math.max(0, (nowYear - year) * 12 + nowMonth - month - (nowDay < day ? 1 : 0))
}

/** Older than this, in months, an entry is to be checked before it is used. */
export const staleAfter = 6

/** "last checked 14 months ago: check before use". */
export function checkInWords(body: Pick<Body, 'checked'>, today: string): string {
  const months = monthsSinceCheck(body.checked, today)
  if (months === null) return 'never checked by this team: check before use'
  const when =
    months === 0
      ? body.checked === today
        ? 'checked today'
        : 'checked less than a month ago'
      : `last checked ${months} ${months === 1 ? 'month' : 'months'} ago`
  return months >= staleAfter ? `${when}: check before use` : when
}

/**
 * The lines of an envelope: the name and the office, then where; what the address begins with stands once. The office is as the entry has it,
 * or in a language that is given and known.
 */
export function linesOfEnvelope(body: Pick<Body, 'name' | 'title' | 'titles' | 'channels'>, lang?: string): readonly string[] {
  const { name, channels } = body
  const title = lang === undefined ? body.title : titleIn(body, lang)?.text
  const post = channels.post ?? []
  return [...[...new Set([name, ...(title === undefined ? [] : [title])])].filter((text) => text !== post[0]), ...post]
}

/** An office as it is said to readers of a language; `lang` is absent where nobody said in which it is. */
export type SaidTitle = { readonly text: string; readonly lang?: string }

/** The office in a language, else as the entry has it; undefined where there is none. */
export function titleIn({ title, titles = {} }: Pick<Body, 'title' | 'titles'>, lang: string): SaidTitle | undefined {
  const own = titles[lang] ?? titles[languageOf(lang)]
  if (own !== undefined) return { text: own, lang }
  if (title === undefined) return undefined
  const known = Object.entries(titles).find(([, text]) => text === title)?.[0]
  return { text: title, ...(known !== undefined && { lang: known }) }
}

/** The salutation in a language, else in the body's own first one; undefined where none is known. */
export const salutationIn = ({ salutations, languages }: Pick<Body, 'salutations' | 'languages'>, lang: string): string | undefined =>
  salutations[lang] ?? salutations[languageOf(lang)] ?? salutations[languages[0] ?? '']
