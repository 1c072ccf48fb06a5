import type { Page, Quad, Rect } from 'mupdf'
import { isRightToLeft, readingOrder } from './reading-order.ts'

/** A character of a page and where it stands. */
export type Letter = { readonly text: string; readonly quad: Quad }

/** The text of a page as people read it, in the order in which it is drawn: lines, and a blank line between blocks. */
export function pageText(page: Page): string {
  const structured = page.toStructuredText('preserve-whitespace')
  const text = structured.asText()
  structured.destroy()
  // Taking a page letter by letter takes five times as long, and only what is written from the right needs it.
  return (
    isRightToLeft(text)
      ? pageLetters(page)
          .map(({ text: letter }) => letter)
          .join('')
      : text
  )
    .replaceAll('\f', '\n')
    .trimEnd()
}

/** The letters of a page in the same order; line ends are letters without extent. */
export function pageLetters(page: Page): Letter[] {
  const letters: Letter[] = []
  const end = { text: '\n', quad: [0, 0, 0, 0, 0, 0, 0, 0] as Quad }
  for (const block of blocksOf(page)) {
    for (const line of joinedLines(block)) letters.push(...(line.rightToLeft ? readingOrder(line.letters) : line.letters), end)
    letters.push(end)
  }
  return letters
}

type Line = { box: Rect; readonly letters: Letter[]; rightToLeft: boolean }

function blocksOf(page: Page): Line[][] {
  const blocks: Line[][] = []
  const structured = page.toStructuredText('preserve-whitespace')
  structured.walk({
    beginTextBlock: () => void blocks.push([]),
    beginLine: (box) => void blocks.at(-1)?.push({ box, letters: [], rightToLeft: false }),
    onChar(character, _origin, _font, _size, quad) {
      const line = blocks.at(-1)?.at(-1)
      if (line === undefined) return
      line.rightToLeft ||= isRightToLeft(character)
      // Letters of Arabic as they are drawn (initial, final …) are told as the letters that they are.
      line.letters.push({ text: /[\ufb1d-\ufdff\ufe70-\ufefc]/.test(character) ? character.normalize('NFKC') : character, quad })
    },
  })
  structured.destroy()
  return blocks
}

/** Pieces of one line that touch are one line again where some of it is written from the right. */
function joinedLines(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    if (before !== undefined && (before.rightToLeft || line.rightToLeft) && touch(before.box, line.box)) {
      before.letters.push(...line.letters)
      before.rightToLeft = true
      before.box = [
        Math.min(before.box[0], line.box[0]),
        Math.min(before.box[1], line.box[1]),
        Math.max(before.box[2], line.box[2]),
        Math.max(before.box[3], line.box[3]),
      ]
    } else joined.push({ ...line, letters: [...line.letters] })
  }
  return joined
}

function touch(a: Rect, b: Rect): boolean {
  const height = Math.min(a[3] - a[1], b[3] - b[1])
  const shared = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  const gap = Math.max(a[0], b[0]) - Math.min(a[2], b[2])
  return shared > height / 2 && gap < height * 0.6
}
