/** A piece of a long text; on which page it begins, from 1, where the text has pages. */
export type Piece = { readonly text: string; readonly page: number | null }

/** About how long a piece is, in UTF-16 code units: as much as a reader looks through, and PostgreSQL numbers the words of. */
const length = 6000

/** A text cut where a page, a line or a word ends. Put together again the pieces are the text; form feeds part its pages. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  const paged = text.includes('\f')
  let page = 1
  for (let from = 0; from < text.length;) {
    const piece = text.slice(from, endOf(text, from))
    pieces.push({ text: piece, page: paged ? page : null })
    page += piece.split('\f').length - 1
    from += piece.length
  }
  return pieces
}

function endOf(text: string, from: number): number {
  const pageEnd = text.indexOf('\f', from)
  if (pageEnd !== -1 && pageEnd - from < length) return pageEnd + 1
  if (text.length - from <= length) return text.length
  const most = from + length
  for (const end of ['\n', ' ']) {
    const at = text.lastIndexOf(end, most - 1)
    if (at > from + length / 2) return at + 1
  }
  // Between the halves of a character nothing is cut.
  return /[\ud800-\udbff]/.test(text[most - 1]!) ? most - 1 : most
}
