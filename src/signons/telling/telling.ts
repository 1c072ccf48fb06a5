/** What those who asked for it are told about. */
export const occasions = ['update', 'answer', 'closing'] as const
export type Occasion = (typeof occasions)[number]

/** That it began or came to a halt, with how many mails were written by then and how many sign-ons its keys did not open. */
export type TellingStep = {
  readonly kind: 'started' | 'stopped' | 'ended'
  readonly told: number
  readonly closed: number
  readonly at: Date
  /** A staff member's id; null for the machine. */
  readonly by: string | null
}

/** What it says, by language: BCP 47 tags of editions. */
export type TellingTexts = Readonly<Record<string, string>>

/** A message to those who agreed to be written to when they signed an appeal. */
export type Telling = {
  readonly id: string
  readonly campaign: number
  readonly appeal: string
  readonly occasion: Occasion
  /** The newest version when it was begun. */
  readonly version: number
  readonly madeAt: Date
  readonly madeBy: string
  /** Null where its words were erased. */
  readonly texts: TellingTexts | null
  readonly revision: number
  /** What a change is made from. */
  readonly base: number
  readonly writtenBy: string
  readonly writtenAt: Date
  readonly approved: { readonly how: 'second-person' | 'alone'; readonly at: Date; readonly by: string } | null
  readonly steps: readonly TellingStep[]
  /** For how many a mail was written by now. */
  readonly told: number
}

export type TellingState = 'draft' | 'approved' | 'running' | 'waits-for-key' | 'stopped' | 'ended'

/** How it stands. Takes whether a key for it is at hand in this process: without one nothing goes on that began. */
export function tellingState({ approved, steps }: Pick<Telling, 'approved' | 'steps'>, hasKey: boolean): TellingState {
  const last = steps.at(-1)?.kind
  if (approved === null) return 'draft'
  if (last === undefined) return 'approved'
  if (last === 'started') return hasKey ? 'running' : 'waits-for-key'
  return last
}

/** The longest text of one language, in characters. */
export const longestTelling = 4000

/** The text for somebody who signed in a language: that one, else the one of the appeal's original. */
export function textFor(texts: TellingTexts, lang: string, original: string): { readonly lang: string; readonly text: string } | null {
  for (const one of [lang, original]) {
    const text = texts[one]
    if (text !== undefined && text.trim() !== '') return { lang: one, text }
  }
  return null
}
