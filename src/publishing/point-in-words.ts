import type { EditionAccount, EditionPoint } from './edition.ts'
import { standingOfPoint } from './standing-in-words.ts'
import type { Words } from './words/words.ts'

/** Whether the accounts of a point give different answers that may all be true: their voices do not add up to anything. */
export const isSeveralAnswers = ({ state, accounts }: Shape): boolean => state === 'agreeing' && accounts.length > 1

/**
 * Whether these are dates that name no event, which nothing compares: nobody has said that they may all be true. An id of
 * three parts has the event in it; dates are known by the name of their fact, which is all that an edition keeps of it.
 */
const isSeveralDates = (point: Shape): boolean => isSeveralAnswers(point) && /^[^/]+\/[^/]*date$/.test(point.id)

type Shape = Pick<EditionPoint, 'id' | 'state'> & { readonly accounts: readonly unknown[] }

/**
 * How a point stands, in parts to be joined: its state, how many accounts and voices it has, and its standing unless a
 * ruling gives it, which then says of what.
 */
export const pointInWords = (point: EditionPoint, words: Words): string[] => [
  ...stateInWords(point, words),
  ...(point.ruling === undefined ? [standingOfPoint(point, words)] : []),
]

/** The same without its standing: "contested", "2 accounts", "3 voices". */
export function stateInWords(point: Shape & { readonly voices: number }, { notes, states }: Words): string[] {
  const { state, accounts, voices } = point
  if (isSeveralDates(point)) return [notes.severalDates(accounts.length)]
  if (isSeveralAnswers(point)) return [notes.severalAnswers(accounts.length)]
  const one = accounts.length === 1 && (state === 'single' || state === 'agreeing')
  return one ? [states.single, notes.voices(voices)] : [states[state], notes.accounts(accounts.length), notes.voices(voices)]
}

/** What is to be said of an account beside its answer: that it denies, how the team ruled, how many tell it. */
export function asidesOf({ value, denies, ruled, voices, independent }: EditionAccount, point: EditionPoint, { notes }: Words): string[] {
  return [
    ...(value !== undefined && denies ? [notes.denies] : []),
    ...(ruled === undefined ? [] : [notes[ruled]]),
    ...(voices > 1 || isSeveralAnswers(point) ? [notes.voices(voices)] : []),
    ...(independent > 1 ? [notes.independent(independent)] : []),
  ]
}

/** What the team says of a point: why accounts differ or what it notes of an open question, its ruling with the reason, what came after it, what it withdrew. */
export function remarksOn(
  { state, why, ruling, entered_wrongly = [] }: EditionPoint,
  { notes, standings }: Words,
  date: (text: string) => string,
) {
  return {
    why: why === undefined ? null : { lead: state === 'explained' ? notes.explained : notes.teamNotes, text: why },
    ruling: ruling === undefined ? null : { lead: notes.ruling(standings[ruling.standing], date(ruling.on)), text: ruling.reason },
    after: [
      ...(ruling === undefined || ruling.newer === 0 ? [] : [notes.newer(ruling.newer)]),
      ...entered_wrongly.map((day) => notes.enteredWrongly(date(day))),
    ],
  }
}
