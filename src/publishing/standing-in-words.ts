import type { EditionPoint, EditionSpeaker, EditionStatement } from './edition.ts'
import type { Words } from './words/words.ts'

/** How a statement stands, in words: what is alleged with its number of voices, unless only courts say it (decision 9). */
export function standingInWords({ standing, said_by, voices }: EditionStatement, words: Words): string {
  const word = wordFor(standing, said_by, words)
  return standing === 'alleged' && voices !== undefined && word === words.standings.alleged
    ? `${word} (${words.notes.voices(voices)})`
    : word
}

/** The same of a point, whose voices are counted beside it. */
export const standingOfPoint = (point: EditionPoint, words: Words): string =>
  wordFor(
    point.standing,
    point.accounts.flatMap(({ statements }) => statements.flatMap(({ said_by }) => said_by)),
    words,
  )

/** Whether a reader of the point's standing knows the statement's. */
export const saidByPoint = (statement: EditionStatement, point: EditionPoint, words: Words): boolean =>
  point.ruling === undefined && wordFor(statement.standing, statement.said_by, words) === standingOfPoint(point, words)

/** Who says it, and whose words they only pass on. */
export const speakerInWords = ({ name, passing_on }: EditionSpeaker, { notes }: Words): string =>
  passing_on === undefined ? name : notes.passingOn(name, passing_on)

function wordFor(standing: EditionPoint['standing'], said_by: readonly EditionSpeaker[], { standings, notes }: Words): string {
  const ofCourts = said_by.length > 0 && said_by.every(({ kind }) => kind === 'court')
  return standing === 'alleged' && ofCourts ? notes.courtRecord : standings[standing]
}
