/** A piece of a text; `only` when the other text has nothing like it there, but for spaces. */
export type Piece = { readonly text: string; readonly only: boolean }

/** The longest texts, in words, that are compared word by word; longer ones are told apart from their first to their last difference. */
const longest = 1500

/**
 * Two texts, each in pieces that the other has as well and pieces that it alone has, by the longest common sequence of
 * words. The pieces of a text, put together, are that text.
 */
export function wordDifference(one: string, other: string): readonly [readonly Piece[], readonly Piece[]] {
  const [left, right] = [wordsOf(one), wordsOf(other)]
  let start = 0
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1
  let end = 0
  while (end < left.length - start && end < right.length - start && left.at(-1 - end) === right.at(-1 - end)) end += 1
  const [a, b] = [left.slice(start, left.length - end), right.slice(start, right.length - end)]
  const [inA, inB] = a.length > longest || b.length > longest ? [new Set<number>(), new Set<number>()] : shared(a, b)
  const piecesOf = (words: readonly string[], common: ReadonlySet<number>): Piece[] =>
    joined(words.map((text, at) => ({ text, only: at >= start && at < words.length - end && !common.has(at - start) })))
  return [piecesOf(left, inA), piecesOf(right, inB)]
}

/** Words with the space before them. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+\s*?(?=\s|$)|\s+/g) ?? []

function shared(a: readonly string[], b: readonly string[]): [Set<number>, Set<number>] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i] === b[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
  const [inA, inB] = [new Set<number>(), new Set<number>()]
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      inA.add(i)
      inB.add(j)
      i += 1
      j += 1
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i += 1
    else j += 1
  }
  return [inA, inB]
}

/** Neighbours as one. A piece of one text alone begins with its word: the space before it is not struck through with it. */
function joined(words: readonly Piece[]): Piece[] {
  const pieces: Piece[] = []
  const add = (text: string, only: boolean): void => {
    const last = pieces.at(-1)
    if (last?.only === only) pieces[pieces.length - 1] = { text: last.text + text, only }
    else if (text !== '') pieces.push({ text, only })
  }
  for (const { text, only } of words) {
    const word = text.trimStart()
    if (only && word !== '' && pieces.at(-1)?.only !== true) {
      add(text.slice(0, text.length - word.length), false)
      add(word, true)
    } else add(text, only)
  }
  return pieces
}
