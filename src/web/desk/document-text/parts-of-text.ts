import { pageAt, type SearchableText } from '../../../sources/index.ts'

/** A part of a text that one page of the desk shows: from `start` up to `end`, in UTF-16 code units, and the pages it begins and ends on. */
export type PartOfText = { readonly start: number; readonly end: number; readonly pages: readonly [number, number] }

/** How much is shown at once; a page of a document is cut only where it is longer than that alone. */
const mostShown = 30_000

/** Cuts a text where its pages end, or where a line does. Every letter is in exactly one part; there is always one. */
export function partsOfText({ text, pages }: SearchableText): readonly PartOfText[] {
  const parts: PartOfText[] = []
  for (let start = 0; start < text.length || parts.length === 0;) {
    const end = endOfPart(text, pages, start)
    parts.push({ start, end, pages: [pageAt(pages, start), pageAt(pages, Math.max(start, end - 1))] })
    start = end
  }
  return parts
}

function endOfPart(text: string, pages: readonly number[], start: number): number {
  const most = start + mostShown
  if (text.length <= most) return text.length
  const page = pages[pageAt(pages, most) - 1]!
  if (page > start) return page
  const line = text.lastIndexOf('\n', most)
  if (line >= start + mostShown / 2) return line + 1
  // Never between the halves of a character.
  return /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most
}
