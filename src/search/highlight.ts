import { foldLetters } from '../kit/index.ts'
import { isUnspaced } from './plain-words.ts'

/** A stretch of a text; `found` where it is one of the words that were looked for. */
export type Stretch = { readonly text: string; readonly found: boolean }

/** The stretch of a long text around the words that were looked for, in pieces; `cut` says at which ends something is left out. */
export type Excerpt = { readonly stretches: readonly Stretch[]; readonly cut: { readonly before: boolean; readonly after: boolean } }

/**
 * Marks the words that were looked for in a text, and shortens it to about `length` UTF-16 code units around where most of them
 * stand. A word counts as found where it is one of them, begins as one does, or is another form of it: the database found the
 * text by its stems, which are not known here.
 */
export function excerptOf(text: string, looked: readonly string[], length = 260): Excerpt {
  const found = foundIn(text, looked)
  const [from, to] = windowOf(text, found, length)
  const stretches: Stretch[] = []
  let at = from
  const add = (end: number, isFound: boolean): void => {
    if (end > at) stretches.push({ text: text.slice(at, end), found: isFound })
    at = Math.max(at, end)
  }
  for (const [start, end] of found) {
    if (start < from || end > to) continue
    add(start, false)
    add(end, true)
  }
  add(to, false)
  return { stretches, cut: { before: from > 0, after: to < text.length } }
}

type Range = readonly [start: number, end: number]

function foundIn(text: string, looked: readonly string[]): readonly Range[] {
  const words = looked.map(foldLetters).filter((word) => word !== '')
  const ranges: Range[] = []
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (isUnspaced(word)) ranges.push(...partsOf(word, index, words))
    else if (words.some((wanted) => isForm(foldLetters(word), wanted))) ranges.push([index, index + word.length])
  }
  return ranges
}

/** Where the wanted words stand in a run without spaces; what touches is one. */
function partsOf(run: string, from: number, words: readonly string[]): readonly Range[] {
  const ranges: [number, number][] = []
  for (const word of words)
    for (let at = run.indexOf(word); at !== -1; at = run.indexOf(word, at + 1)) ranges.push([from + at, from + at + word.length])
  const joined: [number, number][] = []
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

/** Whether two words may be forms of one: the same, or with the same beginning of four letters or more and only an ending of their own. */
function isForm(word: string, wanted: string): boolean {
  if (word === wanted) return true
  const least = Math.min(word.length, wanted.length)
  if (least < 4 || Math.abs(word.length - wanted.length) > 4) return false
  let same = 0
  while (same < least && word[same] === wanted[same]) same++
  return same >= 4 && same >= least - 2
}

function windowOf(text: string, found: readonly Range[], length: number): Range {
  if (text.length <= length) return [0, text.length]
  // Where the most of them stand close together.
  let best = found[0]
  let most = 0
  for (const [index, range] of found.entries()) {
    let count = 0
    while (index + count < found.length && found[index + count]![1] <= range[0] + length * 0.7) count++
    if (count > most) [best, most] = [range, count]
  }
  const start = best === undefined ? 0 : Math.max(0, best[0] - Math.round(length * 0.25))
  const from = start === 0 ? 0 : afterSpace(text, start)
  const to = Math.min(text.length, from + length)
  return [from, to === text.length ? to : beforeSpace(text, from, to)]
}

function afterSpace(text: string, at: number): number {
  const space = text.slice(at, at + 30).search(/\s/)
  return space === -1 ? whole(text, at) : at + space + 1
}

function beforeSpace(text: string, from: number, to: number): number {
  const space = text.slice(Math.max(from, to - 30), to).search(/\s\S*$/)
  return space === -1 ? whole(text, to) : Math.max(from, to - 30) + space
}

/** Not between the halves of a character. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at)
