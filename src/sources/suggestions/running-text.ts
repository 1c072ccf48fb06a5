import type { Hyphens } from '../words-of-text.ts'

/** A text whose lines run on as its sentences do. */
export type RunningText = {
  readonly text: string
  /** Where in the text as it came its words from `start` up to `end` stand. */
  readonly placeOf: (start: number, end: number) => { readonly start: number; readonly end: number }
}

/**
 * Joins the lines of a text that an extraction broke: words that a hyphen breaks, which is dropped or kept, and lines that go on in
 * the next one. What looks like lines of their own (a form, a list, a heading) stays so: a line goes on where the next begins with a
 * small letter or a figure, or where it is long and ends no sentence. Empty lines are only crossed into a small letter, as between
 * lines that are set far apart.
 */
export function runningText(text: string, hyphens: Hyphens): RunningText {
  const parts: string[] = []
  /** Where each kept stretch begins: in the joined text, and in the text as it came. */
  const stretches: { readonly at: number; readonly from: number }[] = []
  let [length, from] = [0, 0]
  const keep = (until: number, between: string): void => {
    stretches.push({ at: length, from })
    parts.push(text.slice(from, until), between)
    length += until - from + between.length
  }
  for (const { 0: lineEnd, index } of text.matchAll(lineEnds)) {
    const until = index + lineEnd.length
    const isWord = /^[-\u2010\u00ad\u200b\u2060\ufeff]/.test(lineEnd)
    if (!isWord && !goesOn(text, index, until)) continue
    keep(index, isWord ? (hyphens === 'kept' && /^[-\u2010].*\n/s.test(lineEnd) ? '-' : '') : ' ')
    from = until
  }
  if (stretches.length === 0) return { text, placeOf: (start, end) => ({ start, end }) }
  keep(text.length, '')
  const placeOf = (at: number): number => {
    const stretch = stretches.findLast((one) => one.at <= at)!
    return stretch.from + at - stretch.at
  }
  return { text: parts.join(''), placeOf: (start, end) => ({ start: placeOf(start), end: placeOf(end - 1) + 1 }) }
}

// A hyphen that breaks a word, with its line end; what is invisible within a word; or one or two line ends with the white space
// around them.
const lineEnds =
  /(?<=\p{L})[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=\p{L})|[\u00ad\u200b\u2060\ufeff]+|(?<=\S)[ \t]*\r?\n(?:[ \t]*\r?\n)?[ \t]*(?=\S)/gu

/** From so many characters on, a line that ends no sentence was broken because it was full. */
const fullLine = 45

function goesOn(text: string, end: number, next: number): boolean {
  const isEmptyBetween = (text.slice(end, next).match(/\n/g) ?? []).length > 1
  const before = text.slice(text.lastIndexOf('\n', end - 1) + 1, end)
  const after = text.slice(next, next + 2)
  if (/[.!?:;؟。]["”»)\]]*$/u.test(before)) return false
  if (/^\p{Ll}/u.test(after)) return true
  return !isEmptyBetween && (/^\p{Nd}/u.test(after) || (before.length >= fullLine && /^[\p{L}("“«]/u.test(after)))
}
