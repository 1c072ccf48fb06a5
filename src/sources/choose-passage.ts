import { findPassage, pageAt, type SearchableText } from './find-passage.ts'
import type { Passage } from './source.ts'

/**
 * How much is taken of the words before and after: as little as tells the place from all others, in characters. Never more than
 * a few words, because they are read wherever the claim is; where these tell too little, the page does or nothing.
 */
const steps = [16, 32] as const

/**
 * The passage of words that somebody selected (W3C Web Annotation, TextQuoteSelector): the words from `start` up to `end`
 * of a text, in UTF-16 code units, with as much of what stands before and after as tells them from the same words elsewhere, and
 * their page where there is more than one. White space at the ends is left out; null where nothing else was selected.
 */
export function choosePassage(searched: SearchableText, start: number, end: number): Passage | null {
  const { text, pages } = searched
  const selected = text.slice(start, end)
  const exact = inALine(selected)
  if (exact === '') return null
  const from = start + (selected.length - selected.trimStart().length)
  const to = end - (selected.length - selected.trimEnd().length)
  const page = pages.length > 1 ? { page: pageAt(pages, from) } : {}
  let passage: Passage = { exact, ...page }
  for (const length of steps) {
    const prefix = inALine(wholeWords(text, Math.max(0, from - length), from, 'start'))
    const suffix = inALine(wholeWords(text, to, Math.min(text.length, to + length), 'end'))
    passage = { exact, ...(prefix !== '' && { prefix }), ...(suffix !== '' && { suffix }), ...page }
    const found = findPassage(searched, passage)
    if (found.kind === 'found' && found.start <= from && found.end >= to) return passage
  }
  return passage
}

// A file keeps no control characters, form feeds among them. A hyphen at the end of a line goes with it where the word goes on in small
// letters, and belongs to a name (Jean-Pierre) where it does not; findPassage finds both, and neither with a space after the hyphen.
const inALine = (text: string): string =>
  text
    .replaceAll(/(?<=\p{L})[-\u2010\u00ad][ \t]*[\n\f\r]\s*(?=\p{Lu})/gu, '-')
    .replaceAll(/(?<=\p{L})[-\u2010\u00ad][ \t]*[\n\f\r]\s*(?=\p{L})/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** A part of a text without the half of a word, or of a character, that it begins or ends with, unless it is nothing else. */
function wholeWords(text: string, start: number, end: number, cut: 'start' | 'end'): string {
  const part = text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
  const edge = cut === 'start' ? start : end
  if (edge === 0 || edge === text.length || !/^[^\s][^\s]$/.test(text.slice(edge - 1, edge + 1))) return part
  return cut === 'start' ? part.replace(/^\S+(?=\s+\S)/, '') : part.replace(/(?<=\S\s+)\S+$/, '')
}
