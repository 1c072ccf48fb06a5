import { resolveCitation } from '../../appeals/index.ts'
import { readableBy } from '../../cases/index.ts'
import { defaultSettings, evaluate } from '../../evaluation/index.ts'
import { setApart } from '../bidi.ts'
import { composeNote } from '../compose-note.ts'
import type { Edition, EditionNote, EditionPoint, EditionSpeaker, EditionStatement } from '../edition.ts'
import { speakerInWords } from '../standing-in-words.ts'
import { wordsFor } from '../words/index.ts'
import type { Words } from '../words/words.ts'
import type { WholeCase } from './changes-by-clearance.ts'
import { notesWithIdsOfToday, type Places } from './places.ts'

/** Whose account has come to a question of a note since it was published. */
export type FurtherAccount = {
  readonly question: string
  /** Set where the question could not be put in the edition's own language. */
  readonly question_lang?: string
  /** Who gives it: by a name that the edition prints itself, otherwise by what they are. */
  readonly speakers: readonly string[]
}

/**
 * The accounts that the public part of a case has of what an edition cites of it, and the edition has not; by the numbers
 * of its notes. A name that nobody let out with the edition is not told.
 */
export function furtherAccounts(edition: Edition, places: Places | null, whole: WholeCase): ReadonlyMap<number, readonly FurtherAccount[]> {
  const { facts, at, positions } = whole
  const file = readableBy(whole.document, 'public')
  const evaluation = evaluate(file, facts, defaultSettings, { at, known: null })
  const { id } = file.case
  const context = { words: wordsFor(edition.lang), lang: edition.lang, facts }
  const printed = namesIn(edition)
  const further = notesWithIdsOfToday(edition, id, places, { claims: file.claims, evaluation, positions }).map((before) => {
    const citation = resolveCitation(before.cites, { files: new Map([[id, file]]), evaluations: new Map([[id, evaluation]]) })
    if (citation.kind === 'nothing') return [before.number, []] as const
    const after = composeNote(before.number, citation, { file, evaluation }, context)
    return [before.number, after.points.flatMap((point) => furtherOn(point, before, { words: context.words, printed }))] as const
  })
  return new Map(further.map(([note, accounts]) => [note, setApart(accounts)]))
}

type Naming = { readonly words: Words; readonly printed: ReadonlySet<string> }

function furtherOn(point: EditionPoint, before: EditionNote, naming: Naming): FurtherAccount[] {
  if (point.state !== 'contested' && point.state !== 'explained') return []
  const known = new Set(statementsOf(before).map(({ claim }) => claim))
  const accounts = point.accounts.filter(({ statements }) => statements.every(({ claim }) => !known.has(claim)))
  const speakers = accounts.flatMap(({ statements }) => statements.flatMap(({ said_by }) => said_by))
  const named = [...new Set(speakers.map((speaker) => nameToTell(speaker, naming)))]
  const { question, question_lang } = point
  return named.length === 0 ? [] : [{ question, ...(question_lang !== undefined && { question_lang }), speakers: named }]
}

function nameToTell(speaker: EditionSpeaker, { words, printed }: Naming): string {
  const { name, kind, passing_on } = speaker
  const isKnown = [name, ...(passing_on === undefined ? [] : [passing_on])].every((each) => printed.has(each))
  return isKnown ? speakerInWords(speaker, words) : ((words.kinds as Readonly<Record<string, string>>)[kind] ?? kind)
}

/** Whom an edition names; what was erased of it is not among them any more. */
export const namesIn = ({ notes }: Edition): ReadonlySet<string> =>
  new Set(
    notes
      .flatMap(statementsOf)
      .flatMap(({ said_by }) => said_by)
      .flatMap(({ name, passing_on }) => [name, ...(passing_on === undefined ? [] : [passing_on])]),
  )

const statementsOf = ({ claim, points }: EditionNote): readonly EditionStatement[] => [
  ...(claim === undefined ? [] : [claim]),
  ...points.flatMap(({ accounts }) => accounts.flatMap(({ statements }) => statements)),
]
