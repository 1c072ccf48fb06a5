import { factWords } from './fact-words.ts'

/** How far a word may stand from the date of which it says what happened, in UTF-16 code units. */
const near = 70

/**
 * The question of the dictionary that a date at these places of a text probably answers: that of the nearest word in its
 * sentence which names one. Undefined where none does, or two stand equally near.
 */
export function likelyFact(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  lang: string,
): string | undefined {
  const patterns = patternsOf(lang)
  // A sentence ends with a stop, but not after one letter or a number ("N. N.", "1.º").
  const before = text
    .slice(Math.max(0, start - near), start)
    .split(/[!?\n\f؟]|(?<=[\p{L})”"]{2})\.(?=\s)/u)
    .at(-1)!
  const after = text.slice(end, end + near).split(/[.!?\n\f؟]/u)[0]!
  const found = [...patterns].flatMap(([fact, pattern]) => [
    ...Array.from(before.matchAll(pattern), (match) => ({ fact, far: before.length - match.index - match[0].length })),
    ...Array.from(after.matchAll(pattern), (match) => ({ fact, far: match.index })),
  ])
  const least = Math.min(...found.map(({ far }) => far))
  const nearest = new Set(found.filter(({ far }) => far === least).map(({ fact }) => fact))
  return nearest.size === 1 ? [...nearest][0] : undefined
}

const made = new Map<string, ReadonlyMap<string, RegExp>>()

function patternsOf(lang: string): ReadonlyMap<string, RegExp> {
  const known = made.get(lang)
  if (known !== undefined) return known
  const patterns = new Map(
    Object.entries(factWords[lang] ?? {}).map(([fact, words]) => [
      fact,
      new RegExp(`(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])`, 'giu'),
    ]),
  )
  made.set(lang, patterns)
  return patterns
}
