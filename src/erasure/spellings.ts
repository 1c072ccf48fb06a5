import { foldText, withoutHyphenation, type Folded } from './fold-text.ts'

/** Where some words stand in a text: from and to, in UTF-16 code units. */
export type Hit = { readonly from: number; readonly to: number }

/** Finds given words in texts. */
export type Spellings = { readonly find: (text: string) => readonly Hit[]; readonly replace: (text: string, gap: string) => string }

/** The fewest letters that may be looked for: what is shorter stands in every second sentence. */
export const fewestLetters = 2

/**
 * Finds words however they are written: in capitals or not, with their accents or without, composed or decomposed, with
 * marks of direction in between, over a line end, hyphenated there, with any hyphen or apostrophe, joined by hyphens, dots, underscores or
 * plus signs as in addresses, in percent signs. They are found as whole words; in scripts that set no spaces, or that join
 * other words to them (Arabic, Hebrew, Chinese, Japanese, Thai …), anywhere. Takes the words as they were typed; of those
 * that overlap, all of the stretch is found.
 */
export function spellingsOf(words: readonly string[]): Spellings {
  const wanted = [...new Set(words.map((word) => foldText(word).text.trim()))].filter((word) => word.length >= fewestLetters)
  const patterns = wanted.map(patternOf)
  const find = (text: string): readonly Hit[] =>
    patterns.length === 0 ? [] : merged(readings(text).flatMap((reading) => hitsIn(reading, patterns)))
  return {
    find,
    replace(text, gap) {
      let [out, done] = ['', 0]
      for (const { from, to } of find(text)) {
        out += text.slice(done, from) + gap
        done = to
      }
      return out + text.slice(done)
    },
  }
}

/** What may stand between the parts of words: a space, or what takes its place in addresses, mail, ids and numbers. */
const between = '(?: |[-_.+]+)'
const joints = new RegExp(`(?<=[\\p{L}\\p{N}])${between}(?=[\\p{L}\\p{N}])`, 'u')

/** Finds a word, with anything of that kind between its parts. */
const patternOf = (word: string): RegExp =>
  new RegExp(
    word
      .split(joints)
      .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
      .join(between),
    'g',
  )

/** A hyphen at the end of a line may belong to the word or not. */
function readings(text: string): readonly Folded[] {
  const folded = foldText(text)
  const joined = withoutHyphenation(text, folded)
  return joined === null ? [folded] : [folded, joined]
}

function hitsIn({ text, from, to }: Folded, patterns: readonly RegExp[]): Hit[] {
  const hits: Hit[] = []
  for (const pattern of patterns) {
    pattern.lastIndex = 0
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
      const [start, end] = [found.index, found.index + found[0].length]
      if (isWhole(text, start, end)) hits.push({ from: from[start]!, to: to[end - 1]! })
      pattern.lastIndex = start + 1
    }
  }
  return hits
}

/** Scripts whose words stand without spaces, or take others onto themselves. */
const joined =
  /^[\p{sc=Arab}\p{sc=Hebr}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]$/u

const isWhole = (text: string, start: number, end: number): boolean =>
  !continues(before(text, start), text[start] ?? '') && !continues(text[end] ?? '', text[end - 1] ?? '')
const before = (text: string, start: number): string => (start === 0 ? '' : text[start - 1]!)
const continues = (neighbour: string, edge: string): boolean =>
  /^[\p{L}\p{N}]$/u.test(neighbour) && /^[\p{L}\p{N}]$/u.test(edge) && !joined.test(edge)

function merged(hits: readonly Hit[]): Hit[] {
  const out: { from: number; to: number }[] = []
  for (const hit of hits.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = out.at(-1)
    if (last !== undefined && hit.from < last.to) last.to = Math.max(last.to, hit.to)
    else out.push({ ...hit })
  }
  return out
}
