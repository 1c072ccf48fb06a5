import { eld } from 'eld/extrasmall'

/**
 * The language of a text, BCP 47, by its sequences of letters; null where it is too short, mixed or not one of the sixty
 * that are known. The first 20,000 characters count.
 */
export function detectLanguage(text: string): string | null {
  const sample = withoutAddresses(text.slice(0, 20_000))
  const script = byScript(sample)
  if (script !== undefined) return script
  const found = eld.detect(sample)
  return found.language !== '' && found.isReliable() ? found.language : null
}

/** How well a text reads in the language that it reads best in, from 0: for the choice between encodings. */
export function readsAs(text: string): number {
  return Math.max(0, ...Object.values(eld.detect(text.slice(0, 20_000)).getScores()))
}

/** Addresses of pages and mail are nobody's language. */
const withoutAddresses = (text: string): string => text.replaceAll(/https?:\/\/\S+|\S+@\S+/g, ' ')

/** The languages whose letters nobody else uses are told by them: short texts in them are else called unsure. */
function byScript(text: string): string | undefined {
  const letters = count(text, /\p{L}/gu)
  if (letters < 4) return undefined
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const han = count(text, /\p{Script=Han}/gu)
  if (kana > letters * 0.1 && kana + han > letters / 2) return 'ja'
  if (han > letters / 2) return 'zh'
  return count(text, /\p{Script=Hangul}/gu) > letters / 2 ? 'ko' : undefined
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
