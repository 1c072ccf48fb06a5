import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { foldLetters, languageOf } from '../kit/index.ts'
import { readProjectFile } from '../platform/index.ts'

/** Words in a row as they are compared. */
export type Phrase = readonly Wanted[]

/** A word, or what it begins or ends with, or holds. */
export type Wanted = { readonly core: string; readonly anyBefore: boolean; readonly anyAfter: boolean }

/** The words of a verdict in a language, and those by which a sentence says that they are somebody's; see data/verdict-words.yaml. */
export type VerdictWords = {
  /** Whether somebody who speaks the language has looked at them. */
  readonly review: 'original' | 'reviewed' | 'unreviewed'
  readonly verdicts: readonly Phrase[]
  readonly attributed: readonly Phrase[]
  /** Words of charges and judgments: what follows them is said by whoever charges or judges. */
  readonly charged: readonly Phrase[]
  readonly leftOut: readonly Phrase[]
  /** What is written onto the beginning of words. */
  readonly prefixes: readonly string[]
}

/** The words of all languages, by language. Throws where they break a rule of their form; takes a file's text in place of ours. */
export function readVerdictWords(text: string = readProjectFile('data', 'verdict-words.yaml')): ReadonlyMap<string, VerdictWords> {
  const read = shape.parse(load(text, { schema: CORE_SCHEMA }))
  return new Map(
    Object.entries(read.languages).map(([lang, { review, verdicts, attributed, charged, left_out: leftOut, prefixes }]) => [
      lang,
      {
        review,
        verdicts: verdicts.map(phraseOf),
        attributed: attributed.map(phraseOf),
        charged: charged.map(phraseOf),
        leftOut: leftOut.map(phraseOf),
        prefixes: prefixes.map(foldLetters),
      },
    ]),
  )
}

/** The words of the language of a text; null where none are known, so that nothing can be said of it. */
export function verdictWords(lang: string): VerdictWords | null {
  ours ??= readVerdictWords()
  return ours.get(languageOf(lang)) ?? null
}
let ours: ReadonlyMap<string, VerdictWords> | undefined

/** A word of a text, and where it stands there. Of what is written without spaces each character stands for itself. */
export type Word = { readonly folded: string; readonly start: number; readonly end: number }

export const wordsOf = (text: string): readonly Word[] =>
  Array.from(text.matchAll(word), ({ 0: written, index }) => ({
    folded: foldLetters(written),
    start: index,
    end: index + written.length,
  }))

const word = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu

const phraseOf = (written: string): Phrase =>
  written.split(/\s+/).flatMap((part) => {
    const cores = part === '*' ? [''] : wordsOf(part).map(({ folded }) => folded)
    return cores.map((core, at) => ({
      core,
      anyBefore: at === 0 && part.startsWith('*'),
      anyAfter: at === cores.length - 1 && part.endsWith('*'),
    }))
  })

const phrases = z.array(z.string().regex(/\p{L}/u)).min(1)
const shape = z.strictObject({
  format: z.literal('amparo-verdict-words/1'),
  version: z.int().min(1),
  languages: z.record(
    z.string().regex(/^[a-z]{2,3}$/),
    z.strictObject({
      review: z.enum(['original', 'reviewed', 'unreviewed']),
      verdicts: phrases,
      attributed: phrases,
      charged: phrases.default([]),
      left_out: phrases,
      prefixes: z.array(z.string()).default([]),
    }),
  ),
})
