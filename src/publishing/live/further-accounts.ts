import type { FactDictionary } from '../../claims/index.ts'
import { setApart } from '../bidi.ts'
import type { Edition, EditionPoint, EditionSpeaker, EditionStatement } from '../edition.ts'
import { questionInWords } from '../question-in-words.ts'
import { speakerInWords } from '../standing-in-words.ts'
import { wordsFor } from '../words/index.ts'
import type { AccountParts, GoneParts } from './account-parts.ts'

/** Whose account has come to a question of a note since it was published. */
export type FurtherAccount = {
  /** None where it could only be put in words that the edition does not have. */
  readonly question?: string
  /** Set where the question could not be put in the edition's own language. */
  readonly question_lang?: string
  /** Who gives it: by a name that the edition prints itself, otherwise by what they are. */
  readonly speakers: readonly string[]
}

/** The parts that were kept of an account, in the words of its edition as readers are shown it; null where there is nothing to tell. */
export function accountInWords({ question, speakers }: AccountParts, edition: Edition, facts: FactDictionary): FurtherAccount | null {
  if (speakers.length === 0) return null
  const named = [...new Set(speakers.map((speaker) => nameToTell(speaker, edition)))]
  return setApart({ ...(question !== undefined && questionToTell(question, edition, facts)), speakers: named })
}

/** A statement of a note that nobody stands by now: on which question, as whose the note has it, and whose account remains. */
export type ToldGone = FurtherAccount & { readonly left: readonly string[] }

/** The same in the words that the edition itself has. */
export function goneInWords({ at: pointer, left }: GoneParts, edition: Edition): ToldGone {
  const { question, question_lang } = at(edition, pointer.replace(/\/accounts\/.*$/, '')) as EditionPoint
  const { said_by } = at(edition, pointer) as EditionStatement
  return setApart({
    question,
    ...(question_lang !== undefined && { question_lang }),
    speakers: said_by.map((speaker) => speakerInWords(speaker, wordsFor(edition.lang))),
    left: [...new Set(left.map((speaker) => nameToTell(speaker, edition)))],
  })
}

type Question = Pick<FurtherAccount, 'question' | 'question_lang'>

function questionToTell(question: NonNullable<AccountParts['question']>, edition: Edition, facts: FactDictionary): Question {
  const context = { words: wordsFor(edition.lang), lang: edition.lang, facts }
  if ('ofStatement' in question) return questionInWords({ id: 'claim/' }, context)
  if ('fact' in question) return questionInWords({ id: question.fact, fact: question.fact }, context)
  const { question: text, question_lang } = at(edition, question.at) as EditionPoint
  return { question: text, ...(question_lang !== undefined && { question_lang }) }
}

/** What was erased from the edition is a gap here as it is there. */
function nameToTell({ kind, at: pointer }: AccountParts['speakers'][number], edition: Edition): string {
  const words = wordsFor(edition.lang)
  return pointer === undefined
    ? ((words.kinds as Readonly<Record<string, string>>)[kind] ?? kind)
    : speakerInWords(at(edition, pointer) as EditionSpeaker, words)
}

/** What stands in an edition at a JSON Pointer of names and numbers. */
const at = (edition: Edition, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((found, step) => (found as Readonly<Record<string, unknown>>)[step], edition)
