import { compareReadNames, fold, readNames, sameName, type ReadName } from '../kit/index.ts'

/** The names of persons and places that case files know, of each one all of them, in every script; by their words. */
export type KnownNames = {
  readonly words: ReadonlyMap<string, readonly (readonly string[])[]>
  /** Those that are written in one run, with all names of whoever bears them. */
  readonly runs: ReadonlyMap<string, readonly string[]>
}

/** Makes it of the names of each person and each place. */
export function knownNames(all: readonly (readonly string[])[]): KnownNames {
  const words = new Map<string, (readonly string[])[]>()
  const runs = new Map<string, readonly string[]>()
  for (const names of all)
    for (const name of names) {
      if (inOneRun.test(name)) runs.set(name, names)
      for (const [word] of name.matchAll(wordPattern))
        if (mayBeName(word)) words.set(plain(word), [...(words.get(plain(word)) ?? []), names])
    }
  return { words, runs }
}

/**
 * Which names of persons and places that the case files know stand in a sentence and not in its translation, as the sentence writes them. A
 * name is there in any spelling and script that sounds alike, by one of its words, or as another name of theirs. In a script that sets no
 * spaces a name is looked for only where the file has it in that script. A mark is a question, and no mark is no proof.
 */
export function missingNames(source: string, target: string, known: KnownNames): readonly string[] {
  const said = Array.from(target.matchAll(wordPattern), ([word]) => word)
    .filter((word) => mayBeName(word))
    .flatMap(readAsSaid)
  const folded = plain(target)
  const spaceless = spacelessScript.test(target)
  const isThere = (words: readonly string[], names: readonly string[]): boolean =>
    names.some((name) => folded.includes(plain(name))) ||
    (spaceless && !names.some((name) => inOneRun.test(name))) ||
    words.map(readNames).some((word) => said.some((other) => compareReadNames(word, other) >= sameName))
  const missing = stretchesIn(source, known).flatMap(({ text, words, names }) => (isThere(words, names) ? [] : [text]))
  const runs = [...known.runs].flatMap(([run, names]) => (source.includes(run) && !isThere(wordsOf(names), names) ? [run] : []))
  return [...new Set([...missing, ...runs])]
}

type Stretch = { readonly text: string; readonly words: readonly string[]; readonly names: readonly string[] }

/** Neighbouring words of a sentence that are of a name of one person or place. */
function stretchesIn(source: string, { words: known }: KnownNames): readonly Stretch[] {
  const found: { start: number; end: number; words: string[]; of: readonly (readonly string[])[] }[] = []
  for (const { 0: word, index } of source.matchAll(wordPattern)) {
    const of = mayBeName(word) ? known.get(plain(word)) : undefined
    if (of === undefined) continue
    const [last, end] = [found.at(-1), index + word.length]
    const shared = last !== undefined && between.test(source.slice(last.end, index)) ? last.of.filter((names) => of.includes(names)) : []
    if (last === undefined || shared.length === 0) found.push({ start: index, end, words: [word], of })
    else Object.assign(last, { end, words: [...last.words, word], of: shared })
  }
  return found.map(({ start, end, words, of }) => ({ text: source.slice(start, end), words, names: of.flat() }))
}

const wordsOf = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => Array.from(name.matchAll(wordPattern), ([word]) => word).filter(mayBeName))

/** A word as it stands, without an ending of one or two letters, and in scripts that write small words onto others without these. */
function readAsSaid(word: string): (readonly ReadName[])[] {
  const bare = /^[\p{Script=Arabic}\p{Script=Hebrew}]{5,}$/u.test(word)
    ? [word.slice(1), word.replace(/^\p{L}?ال/u, ''), word.slice(2)]
    : []
  const ends = word.length > 5 ? [word.slice(0, -1), word.slice(0, -2)] : []
  return [word, ...bare, ...ends].map(readNames)
}

/** Names begin with a capital where there are any, and are no initials. */
const mayBeName = (word: string): boolean => !/^\p{Ll}/u.test(word) && /\p{L}\p{M}*\p{L}/u.test(word)

const plain = (text: string): string =>
  fold(text)
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')

const spacelessScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
const inOneRun = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}$/u
// Words of letters; those of scripts without spaces are looked for whole. What follows an apostrophe is an ending.
const wordPattern = /(?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{M}])+/gu
/** Between words of one name: a space, a hyphen, particles. */
const between = /^(?:[\s-]+|\s+(?:\p{Ll}{1,3}\s+){1,2})$/u
