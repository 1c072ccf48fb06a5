import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { fold, foldLetters, languageOf } from '../kit/index.ts'
import { readProjectFile } from '../platform/index.ts'

/** Words in a row as they are compared. */
export type Phrase = readonly Wanted[]

/** A word, or what it begins or ends with, or holds. `accented`: with its accents, because without them it is another word. */
export type Wanted = { readonly core: string; readonly anyBefore: boolean; readonly anyAfter: boolean; readonly accented: boolean }

/** The words of a verdict in a language, and those by which a sentence says that they are somebody's; see data/verdict-words.yaml. */
export type VerdictWords = {
  /** Whether somebody who speaks the language has looked at them. */
  readonly review: 'original' | 'reviewed' | 'unreviewed'
  readonly verdicts: readonly Phrase[]
  readonly attributed: readonly Phrase[]
  /** Words that attribute or leave open what follows them in the same clause, and nothing else. */
  readonly attributedNext: readonly Phrase[]
  /** Phrases in which a word that would attribute or charge does neither. */
  readonly attributesNothing: readonly Phrase[]
  /** Words that begin another clause, besides a comma. */
  readonly clauses: readonly Phrase[]
  /** Words by which somebody says the one or two words in quotation marks. */
  readonly quoting: readonly Phrase[]
  /** Words of charges and judgments: what follows them is said by whoever charges or judges. */
  readonly charged: readonly Phrase[]
  readonly leftOut: readonly Phrase[]
  /** What is written onto the beginning of words. */
  readonly prefixes: readonly string[]
  /** Small words by which a sentence in the language is known. */
  readonly knownBy: readonly string[]
}

/** The words of all languages, by language. Throws where they break a rule of their form; takes a file's text in place of ours. */
export function readVerdictWords(text: string = readProjectFile('data', 'verdict-words.yaml')): ReadonlyMap<string, VerdictWords> {
  const read = shape.parse(load(text, { schema: CORE_SCHEMA }))
  return new Map(
    Object.entries(read.languages).map(([lang, own]) => [
      lang,
      {
        review: own.review,
        verdicts: [...own.verdicts.map(phraseOf), ...besideRules(own)],
        attributed: own.attributed.map(phraseOf),
        attributedNext: own.attributed_next.map(phraseOf),
        attributesNothing: own.attributes_nothing.map(phraseOf),
        clauses: own.clauses.map(phraseOf),
        quoting: own.quoting.map(phraseOf),
        charged: own.charged.map(phraseOf),
        leftOut: own.left_out.map(phraseOf),
        prefixes: own.prefixes.map(foldLetters),
        knownBy: own.known_by.map(foldLetters),
      },
    ]),
  )
}

/** The words of the language of a text; null where none are known, so that nothing can be said of it. */
export const verdictWords = (lang: string): VerdictWords | null => knownLanguages().get(languageOf(lang)) ?? null

/** The words of all languages that we have, read once. */
export const knownLanguages = (): ReadonlyMap<string, VerdictWords> => (ours ??= readVerdictWords())
let ours: ReadonlyMap<string, VerdictWords> | undefined

/** A word of a text, and where it stands there. Of what is written without spaces each character stands for itself. */
export type Word = { readonly folded: string; readonly accented: string; readonly start: number; readonly end: number }

export const wordsOf = (text: string): readonly Word[] =>
  Array.from(text.matchAll(word), ({ 0: written, index }) => ({
    folded: foldLetters(written),
    accented: fold(written),
    start: index,
    end: index + written.length,
  }))

const word = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu

/** What is a verdict beside a rule, a right or a duty only, with each of those, and up to two words between. */
function besideRules(own: z.infer<typeof shape>['languages'][string]): readonly Phrase[] {
  const rules = own.rules.map(phraseOf)
  const joined = (first: readonly Phrase[], second: readonly Phrase[]): readonly Phrase[] =>
    first.flatMap((one) => second.flatMap((other) => between.map((gap) => [...one, ...gap, ...other])))
  return [...joined(own.against.map(phraseOf), rules), ...joined(rules, own.against_after.map(phraseOf))]
}

const any: Wanted = { core: '', anyBefore: false, anyAfter: true, accented: false }
const between: readonly Phrase[] = [[], [any], [any, any]]

const phraseOf = (written: string): Phrase =>
  written.split(/\s+/).flatMap((part) => {
    const accented = part.startsWith('=')
    const cores = part === '*' ? [''] : wordsOf(part).map((one) => (accented ? one.accented : one.folded))
    return cores.map((core, at) => ({
      core,
      anyBefore: at === 0 && part.startsWith('*'),
      anyAfter: at === cores.length - 1 && part.endsWith('*'),
      accented,
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
      against: phrases.default([]),
      against_after: phrases.default([]),
      rules: phrases.default([]),
      attributed: phrases,
      attributed_next: phrases,
      attributes_nothing: phrases,
      clauses: phrases,
      quoting: phrases,
      charged: phrases.default([]),
      left_out: phrases,
      prefixes: z.array(z.string()).default([]),
      known_by: z.array(z.string().regex(/^\p{L}+$/u)).min(4),
    }),
  ),
})
