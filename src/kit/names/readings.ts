import { chineseReadings } from './chinese-readings.ts'
import { japaneseReadings } from './japanese-readings.ts'
import { speakHangul } from './scripts.ts'
import { speakLatin } from './latin.ts'
import { speakVietnamese } from './vietnamese.ts'
import type { Sound } from './sound.ts'

/** What each character of a name may sound like. */
export type Ways = readonly (readonly (readonly Sound[])[])[]

/** A name in Chinese characters as one language reads it, and after how many of them the surname may end. */
export type Reading = { readonly ways: Ways; readonly cuts: readonly number[] }

/**
 * How a name in Chinese characters is read in Korean, Vietnamese, Cantonese and Japanese, as far as each of its characters has
 * a reading there that we know. Takes two to six characters.
 */
export function readingsOf(text: string): readonly Reading[] {
  const characters = Array.from(text)
  if (characters.length < 2 || characters.length > 6) return []
  const short = characters.length > 3 ? [1, 2] : [1]
  return languages.flatMap((read) => {
    const ways = characters.map(read)
    const cuts = read === inJapanese ? characters.slice(1).map((_, index) => index + 1) : short
    return ways.every((sounds) => sounds.length > 0) ? [{ ways, cuts }] : []
  })
}

type Read = (character: string) => readonly (readonly Sound[])[]

const remembered = (read: Read): Read => {
  const known = new Map<string, readonly (readonly Sound[])[]>()
  return (character) => known.get(character) ?? known.set(character, read(character)).get(character)!
}

/** A table by character: the field wanted, and the forms of the character. */
function tableOf(lines: string, field: number): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  for (const entry of lines.trim().split(/,\s+/)) {
    const fields = entry.split(' ')
    for (const form of fields[0]!) if (!table.has(form)) table.set(form, fields[field]!)
  }
  return table
}

const spokenBy = (table: ReadonlyMap<string, string>, speakWord: (word: string) => readonly Sound[]): Read =>
  remembered((character) => (table.get(character) ?? '').split('/').filter(Boolean).map(speakWord))

/** Of a character in its forms the one that Korean writes. */
const traditional = new Map(
  [...tableOf(chineseReadings, 0), ...tableOf(japaneseReadings, 0)].map(([form, forms]) => [form, Array.from(forms)] as const),
)

/** The order of Korean words puts a character beside the syllable it is read as (Unicode CLDR, collation of `ko`). */
const korean = new Intl.Collator('ko', { sensitivity: 'base' })
const syllables = Array.from({ length: 11_172 }, (_, index) => String.fromCodePoint(0xac00 + index))

function inKorean(character: string): readonly (readonly Sound[])[] {
  const forms = [character, ...(traditional.get(character) ?? [])]
  const read = forms.map(koreanSyllable).find((syllable) => syllable !== undefined)
  if (read === undefined) return []
  // At the beginning of a word the South says neither r nor n before i (李 is 이).
  const [initial, rest] = [read.normalize('NFD').charAt(0), read.normalize('NFD').slice(1)]
  const said = initial === '\u1105' ? ['\u1105', '\u1102', '\u110b'] : initial === '\u1102' ? ['\u1102', '\u110b'] : [initial]
  return [...said.map((first) => speakHangul(first + rest)), ...(character === '金' ? [speakHangul('김')] : [])]
}

function koreanSyllable(character: string): string | undefined {
  let [low, high] = [0, syllables.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (korean.compare(syllables[middle]!, character) <= 0) low = middle
    else high = middle - 1
  }
  return korean.compare(syllables[low]!, character) === 0 ? syllables[low] : undefined
}

const inJapanese = spokenBy(tableOf(japaneseReadings, 1), speakLatin)

const languages: readonly Read[] = [
  remembered(inKorean),
  spokenBy(tableOf(chineseReadings, 1), speakVietnamese),
  spokenBy(tableOf(chineseReadings, 2), speakLatin),
  inJapanese,
]
