import { compareNames, nameKeys, sameName } from '../../kit/index.ts'
import type { KnownName, Suggestion } from './suggestion.ts'

/**
 * So many names are compared, and so many stretches of words looked at, for one text: a list of a thousand names in a file about a
 * thousand people would stop everything else. What is beyond is found only where it is written the same.
 */
const [mostCompared, mostLooked] = [600, 100_000] as const

/** More words between two words of a name are another name. */
const mostWords = 8

/**
 * Where a text names somebody or something that the case knows, in any spelling and script: two words of the name or more,
 * or one that only one known name has, if the same text has more of that name. Spellings are compared as `compareNames` does.
 */
export function namesInText(text: string, known: readonly KnownName[]): Suggestion[] {
  const index = indexOf(known)
  if (index.names.size === 0) return []
  const found = [...fromWords(text, known, index), ...inOneRun(text, known)]
  // As reports do: in full first, by one word after. A given name alone may be anybody's.
  const inFull = new Set(found.filter(({ alone }) => !alone).map(({ suggestion }) => suggestion.known))
  return found
    .filter(({ alone, suggestion }) => !alone || inFull.has(suggestion.known))
    .map(({ suggestion }) => suggestion)
    .toSorted((a, b) => a.start - b.start)
}

type Index = {
  /** Which known ones have a word with this key. */
  readonly keys: ReadonlyMap<string, ReadonlySet<number>>
  /** Which have exactly this word. */
  readonly words: ReadonlyMap<string, ReadonlySet<number>>
  readonly names: ReadonlySet<string>
  /** How alike words of this text and a name were: texts repeat whom they name. */
  readonly compared: Map<string, number>
  /** How many stretches of words were looked at. */
  looked: number
}

function indexOf(known: readonly KnownName[]): Index {
  const keys = new Map<string, Set<number>>()
  const words = new Map<string, Set<number>>()
  const names = new Set<string>()
  const keysOf = new Map<string, readonly string[]>()
  for (const [at, { names: all }] of known.entries())
    for (const name of all) {
      names.add(name)
      for (const [word] of name.matchAll(wordPattern)) {
        const found = keysOf.get(word) ?? nameKeys(word)
        keysOf.set(word, found)
        for (const key of found) add(keys, key, at)
        add(words, word.toLowerCase(), at)
      }
    }
  return { keys, words, names, compared: new Map(), looked: 0 }
}

function add(map: Map<string, Set<number>>, key: string, at: number): void {
  const some = map.get(key)
  if (some === undefined) map.set(key, new Set([at]))
  else some.add(at)
}

type Word = { readonly text: string; readonly start: number; readonly end: number; readonly may: ReadonlySet<number> }

/** `alone`: one word of a name that has more. */
type Found = { readonly suggestion: Suggestion; readonly alone: boolean }

function* fromWords(text: string, known: readonly KnownName[], index: Index): Generator<Found> {
  const words = wordsOf(text, index)
  for (let at = 0; at < words.length; at += 1) {
    const best = longestFrom(text, words, at, known, index)
    if (best === null) continue
    yield { suggestion: best.suggestion, alone: best.alone }
    at = best.last
  }
}

/** The words that may be one of a name; joining words, which hold no capital, stay in between. */
function wordsOf(text: string, { keys }: Index): Word[] {
  const seen = new Map<string, ReadonlySet<number>>()
  const words: Word[] = []
  for (const match of text.matchAll(wordPattern)) {
    const [word] = match
    if (/^\p{Ll}/u.test(word)) continue
    const may = seen.get(word) ?? new Set(nameKeys(word).flatMap((key) => [...(keys.get(key) ?? [])]))
    seen.set(word, may)
    words.push({ text: word, start: match.index, end: match.index + word.length, may })
  }
  return words
}

function longestFrom(
  text: string,
  words: readonly Word[],
  at: number,
  known: readonly KnownName[],
  index: Index,
): (Found & { readonly last: number }) | null {
  const first = words[at]!
  let best: (Found & { last: number; alike: number }) | null = null
  for (const one of first.may) {
    const { id, names } = known[one]!
    for (let last = Math.min(words.length - 1, at + mostWords - 1); last >= at; last -= 1) {
      index.looked += 1
      if (index.looked > mostLooked) return best
      const end = words[last]!
      if (!end.may.has(one) || !isOneStretch(text, words, at, last)) continue
      // One word between may be a name that the case does not have; two are somebody else's.
      if (words.slice(at, last).filter(({ may }) => !may.has(one)).length > 1) continue
      const exact = text.slice(first.start, end.end)
      const alike = last === at ? aloneAlike(exact, one, index, names) : Math.max(...names.map((name) => alikeInText(exact, name, index)))
      if (alike < sameName) continue
      if (best === null || last > best.last || (last === best.last && alike > best.alike))
        best = { suggestion: nameAt(first.start, exact, names[0]!, id), alone: last === at && isPart(exact, names, index), last, alike }
      break
    }
  }
  return best
}

/**
 * How alike words of a text and a name are. Among all the words of a text some sound like any name ("Centro Obrero" like
 * "Cantero Freire"): where both are in Latin letters, one word has to be the same, or all of them very alike.
 */
function alikeInText(exact: string, name: string, index: Index): number {
  const alike = compared(exact, name, index)
  if (alike >= 0.9 || !/^[\p{Script=Latin}\P{L}]*$/u.test(exact + name)) return alike
  const words = new Set(plainWords(name))
  return plainWords(exact).some((word) => words.has(word)) ? alike : 0
}

function compared(one: string, other: string, { compared: known }: Index): number {
  const pair = `${one}\n${other}`
  const before = known.get(pair)
  if (before !== undefined) return before
  if (known.size >= mostCompared) return one.toLowerCase() === other.toLowerCase() ? 1 : 0
  const alike = compareNames(one, other)
  known.set(pair, alike)
  return alike
}

const plainWords = (text: string): string[] =>
  (
    text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}{2,}/gu) ?? []
  ).filter((word) => !joiningWords.has(word))

/** Whether no name of the known one is this single word. */
const isPart = (word: string, names: readonly string[], index: Index): boolean =>
  names.every((name) => name.trim().includes(' ') || compared(word, name, index) < sameName)

/** One word names somebody only where no other known name has it. */
function aloneAlike(word: string, one: number, index: Index, names: readonly string[]): number {
  const having = index.words.get(word.toLowerCase())
  // Where letters have no capitals a word of a name may be any word.
  if (/^\p{Lu}.{3}/u.test(word) && having !== undefined && having.size === 1 && having.has(one)) return 1
  return Math.max(...names.map((name) => (name.trim().includes(' ') ? 0 : compared(word, name, index))))
}

/** Between the words of a name stand a space, a hyphen, the full stop of an initial, a comma, and words that join names. */
function isOneStretch(text: string, words: readonly Word[], from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at += 1) {
    const before = words[at - 1]!
    const gap = text.slice(before.end, words[at]!.start)
    if (!between.test(gap) && !(before.text.length === 1 && /^\. ?$/.test(gap))) return false
  }
  return true
}

const space = '(?:[ \\t\\u00a0]+|[ \\t]*\\n[ \\t]*)'
const joining = 'de|del|la|las|los|da|das|do|dos|di|du|des|le|von|van|der|den|ter|bin|ibn|bint|ben|abu|al|el'
const joiningWords: ReadonlySet<string> = new Set(joining.split('|'))
const between = new RegExp(`^(?:${space}|[-'’]|,${space}|${space}(?:${joining})${space}(?:(?:${joining})${space})?)$`, 'u')

/** Names in scripts that put no spaces between words. */
function inOneRun(text: string, known: readonly KnownName[]): Found[] {
  return known.flatMap(({ id, names }) =>
    names
      .filter((name) => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}$/u.test(name))
      .flatMap((name) =>
        Array.from(text.matchAll(new RegExp(name, 'gu')), ({ index }) => ({
          suggestion: nameAt(index, name, names[0]!, id),
          alone: false,
        })),
      ),
  )
}

const nameAt = (start: number, exact: string, name: string, id: string): Suggestion => ({
  start,
  end: start + exact.length,
  exact,
  kind: 'name',
  raw: exact.replaceAll(/\s+/g, ' '),
  understood: name,
  note: null,
  known: id,
})

// Words of letters; those of scripts without spaces are looked for whole.
const wordPattern = /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}'’])+/gu
