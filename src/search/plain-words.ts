import { foldLetters } from '../kit/index.ts'

/**
 * A text as the words it is looked for by: small letters without accents, one space between words, nothing else. What is
 * written without spaces (Chinese, Japanese, Thai) is cut into its words, and of Chinese and Japanese each two neighbouring
 * characters stand for themselves too, because two texts are not cut alike.
 */
export const plainWords = (text: string): string => wordsIn(text).join(' ')

/** The same as a list. */
const wordsIn = (text: string): string[] => split(text, (run) => [...cut(run), ...pairsOf(run)])

/** The words that a text has if it is found by this one: of what is cut otherwise in another text, only the pairs of characters. */
export const wordsAsked = (text: string): string[] =>
  split(text, (run) => {
    const pairs = pairsOf(run)
    return pairs.length > 0 ? pairs : cut(run)
  })

function split(text: string, ofRun: (run: string) => string[]): string[] {
  const words: string[] = []
  for (const [word] of foldLetters(text).matchAll(wordLike)) {
    if (!unspaced.test(word)) words.push(word.slice(0, longestWord))
    else for (const run of word.match(runs) ?? []) words.push(...new Set(unspaced.test(run) ? ofRun(run) : [run.slice(0, longestWord)]))
  }
  return words
}

/** A longer word is no word; PostgreSQL takes none of 2 kB and more. */
const longestWord = 200
const wordLike = /[\p{L}\p{N}\p{M}]+/gu
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]+|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu
const inPairs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

const cut = (run: string): string[] => Array.from(segmenter.segment(run), ({ segment }) => segment)

function pairsOf(run: string): string[] {
  if (!inPairs.test(run)) return []
  const characters = Array.from(run)
  return characters.slice(1).map((character, at) => characters[at]! + character)
}

/** Whether a word is of a script that puts no spaces between its words. */
export const isUnspaced = (word: string): boolean => unspaced.test(word)
