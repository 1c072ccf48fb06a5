import { languageOf } from '../kit/index.ts'
import { knownLanguages, wordsOf, type VerdictWords } from './verdict-words.ts'

/**
 * The sentences of a text that are rather in another language than it is said to be, by that language; what is not in it left as spaces. A
 * language is known by the small words of its list: two at least, and more than of the language of the text. A draft holds what the file says
 * in the words of the file.
 */
export function inOtherLanguages(text: string, lang: string): ReadonlyMap<string, string> {
  const own = languageOf(lang)
  const found = new Map<string, string>()
  for (const { 0: sentence, index } of text.matchAll(sentences)) {
    const other = otherLanguage(sentence, own)
    if (other === undefined) continue
    const before = found.get(other) ?? ' '.repeat(text.length)
    found.set(other, before.slice(0, index) + sentence + before.slice(index + sentence.length))
  }
  return found
}

/** The words by which a text in another language is looked through: its own verdicts, and who says so in either language. */
export const readTogether = (words: VerdictWords, around: VerdictWords | null): VerdictWords =>
  around === null
    ? words
    : {
        ...words,
        attributed: [...words.attributed, ...around.attributed],
        attributedNext: [...words.attributedNext, ...around.attributedNext],
        attributesNothing: [...words.attributesNothing, ...around.attributesNothing],
        quoting: [...words.quoting, ...around.quoting],
        charged: [...words.charged, ...around.charged],
        leftOut: [...words.leftOut, ...around.leftOut],
      }

const sentences = /[^.!?;؟؛。！？；]+[.!?;؟؛。！？；]*/gu

function otherLanguage(sentence: string, own: string): string | undefined {
  // Before a colon stands who says it, under the name that the file has.
  const said = new Set(wordsOf(sentence.slice(sentence.indexOf(':') + 1)).map(({ folded }) => folded))
  const counted = [...knownLanguages()].map(([lang, words]) => ({
    lang,
    count: [...words.knownBy].filter((word) => said.has(word)).length,
  }))
  const ofOwn = counted.find(({ lang }) => lang === own)?.count ?? 0
  const [most] = counted.toSorted((a, b) => b.count - a.count)
  return most !== undefined && most.lang !== own && most.count >= 2 && most.count > ofOwn ? most.lang : undefined
}
