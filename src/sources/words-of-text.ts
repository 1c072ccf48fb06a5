/**
 * A text as its words, for looking words up in it whatever an extraction made of its spaces, line ends, ligatures and
 * hyphens. `words` is what is compared; its character n stands in the text from `from[n]` up to `until[n]`.
 */
export type Words = { readonly words: string; readonly from: Uint32Array; readonly until: Uint32Array }

/** What becomes of a hyphen at the end of a line: it belongs to the word (well-known), or only to the line. */
export type Hyphens = 'kept' | 'dropped'

/**
 * The words of a text. White space of any kind and length is one space, and there is none at either end; letters are
 * compared by Unicode NFKC (ligatures, Arabic presentation forms, full width), what is invisible is left out and all
 * quotation marks are straight. Case, accents and punctuation stay: they are words of the source.
 */
export function wordsOf(text: string, hyphens: Hyphens): Words {
  let from = new Uint32Array(text.length + 16)
  let until = new Uint32Array(text.length + 16)
  const parts: string[] = []
  let length = 0
  let afterSpace = true
  const push = (part: string, start: number, end: number): void => {
    if (length + part.length > from.length) {
      from = larger(from)
      until = larger(until)
    }
    from.fill(start, length, length + part.length)
    until.fill(end, length, length + part.length)
    length += part.length
    parts.push(part)
    afterSpace = part === ' '
  }
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const end = index + piece.length
    if (lineHyphen.test(piece)) {
      if (hyphens === 'kept') push('-', index, end)
    } else if (blank.test(piece)) {
      if (!afterSpace && seen.test(piece)) push(' ', index, end)
    } else if (ordinary.test(piece)) {
      for (let n = 0; n < piece.length; n++) {
        from[length + n] = index + n
        until[length + n] = index + n + 1
      }
      length += piece.length
      parts.push(piece)
      afterSpace = false
    } else {
      const part = plain(piece)
      if (part !== '') push(part, index, end)
    }
  }
  if (afterSpace && length > 0) {
    length--
    parts.pop()
  }
  return { words: parts.join(''), from: from.subarray(0, length), until: until.subarray(0, length) }
}

/** Whether a line ends with a hyphen anywhere in a text, so that its words can be read in two ways. */
export const breaksWords = (text: string): boolean => /\p{L}[-\u2010\u00ad][ \t]*[\n\f\r]\s*\p{L}/u.test(text)

// In this order: a hyphen with the line end that it stands at; white space and what is invisible; ordinary letters
// together; any other letter with its marks.
const pieces =
  /(?<=\p{L})[-\u2010\u00ad][ \t]*[\n\f\r]\s*(?=\p{L})|[\s\u00ad\u200b-\u200f\u2060]+|(?:[\x21-\x2c\x2e-\x7e](?!\p{M}))+|[^\s]\p{M}*/gu
const lineHyphen = /^[-\u2010\u00ad][ \t]*[\n\f\r]/
const blank = /^[\s\u00ad\u200b-\u200f\u2060]+$/
const seen = /\s/
const ordinary = /^[\x21-\x2c\x2e-\x7e]+$/
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

const plain = (piece: string): string =>
  piece
    .normalize('NFKC')
    .replaceAll(invisible, '')
    .replaceAll(/[\u2018-\u201b]/g, "'")
    .replaceAll(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .replaceAll('\u2010', '-')
    .replaceAll(/\s+/g, ' ')

function larger(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(array.length * 2 + 1024)
  grown.set(array)
  return grown
}
