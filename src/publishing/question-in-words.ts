import type { FactDictionary, FactValue, Subject } from '../claims/index.ts'
import type { Account, Point } from '../evaluation/index.ts'
import { valueInWords } from './value-in-words.ts'
import type { Words } from './words/words.ts'

/** In which words a page speaks, and the dictionary of the facts that it speaks of. */
export type NoteContext = {
  readonly words: Words
  readonly lang: string
  readonly facts: FactDictionary
  /** Of a translation: the language of its original, in which the team's own questions stay. */
  readonly recorded?: string
}

/**
 * The question of a point: the team's own as it stands; the dictionary's in the page's language where Amparo has it, else
 * in English, which is then said.
 */
export function questionInWords(
  point: Pick<Point, 'id' | 'question' | 'fact'>,
  { words, lang, facts, recorded }: NoteContext,
): { readonly question: string; readonly question_lang?: string } {
  if (point.id.startsWith('claim/')) return { question: words.notes.isItSo }
  if (point.question !== undefined) return { question: point.question, ...(recorded !== undefined && { question_lang: recorded }) }
  const key = point.fact ?? point.id
  const own = words.questions[key]
  if (own !== undefined) return { question: own }
  const question = facts.get(key)?.question ?? key
  return lang === 'en' ? { question } : { question, question_lang: 'en' }
}

/** Where a question spans several facts, "18 March 2016" or "yes" says nothing without what it is the date of, or the answer to. */
export function answerInWords(
  account: Pick<Account, 'fact'>,
  value: FactValue,
  point: Pick<Point, 'fact'>,
  subjects: readonly Subject[],
  { words, lang, facts }: NoteContext,
): string {
  const key = account.fact ?? point.fact
  const fact = key === undefined ? undefined : facts.get(key)
  const answer = valueInWords(value, fact, subjects, words, lang)
  return account.fact === undefined || fact === undefined ? answer : `${words.labels[fact.key] ?? fact.label}: ${answer}`
}
