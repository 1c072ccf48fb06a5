/** Where something stands in a text, in UTF-16 units. */
export type Place = { readonly from: number; readonly until: number }

/**
 * Finds words in a text as people see them: whatever their case, however spaces and line ends stand between them, also where
 * a line breaks one; composed or decomposed, as ligatures, in full width (Unicode NFKC), and with what is invisible between
 * the letters. Accents count: “Perez” is not “Pérez”.
 */
export function wordFinder(text: string): (words: string) => Place[] {
  const { letters, from } = seenIn(text)
  const after = (last: number): number => {
    let next = last + 1
    while (from[next] === from[last]) next += 1
    return from[next] ?? text.length
  }
  return (words) =>
    [...letters.matchAll(wordsPattern(words, 'giu'))].map(({ 0: match, index }) => ({
      from: from[index] ?? 0,
      until: after(index + match.length - 1),
    }))
}

/** Tells of a text whether any of the words stand in it, as wordFinder finds them. Half as much work. */
export function wordsTester(words: readonly string[]): (text: string) => boolean {
  const patterns = words.map((each) => wordsPattern(each, 'iu'))
  return (text) => {
    const letters = plain(text)
    return patterns.some((pattern) => pattern.test(letters))
  }
}

/** Whether there is a letter to look for. */
export const canBeFound = (words: string): boolean => plain(words).trim() !== ''

const wordsPattern = (words: string, flags: 'iu' | 'giu'): RegExp =>
  new RegExp(
    plain(words)
      .trim()
      .split(/\s+/)
      .map((word) => Array.from(word, (letter) => (letter === '-' ? brokenAfter : escaped(letter))).join(lineBreak))
      .join(String.raw`\s+`),
    flags,
  )

/** A hyphen at the end of a line is no part of a word, or is. */
const lineBreak = String.raw`(?:-\s*[\n\f]\s*)?`
const brokenAfter = String.raw`-(?:\s*[\n\f]\s*)?`

const escaped = (letter: string): string => (/[\\^$.*+?()[\]{}|/]/.test(letter) ? `\\${letter}` : letter)

/** The letters that are compared, and where what each was made of begins in the text. */
function seenIn(text: string): { letters: string; from: number[] } {
  const letters: string[] = []
  const from: number[] = []
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const ordinary = /^[\0-\x7f]+$/.test(piece)
    const seen = ordinary ? piece : piece === '\u00ad' ? '-' : plain(piece)
    letters.push(seen)
    for (let n = 0; n < seen.length; n += 1) from.push(ordinary ? index + n : index)
  }
  return { letters: letters.join(''), from }
}

// Ordinary letters together; a hyphen that is seen only at the end of a line; parts of Korean syllables together; a letter with its marks.
const pieces =
  /[\0-\x7f]+(?![\p{M}\p{DI}])|\u00ad(?=\s*[\n\f])|[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|[^](?:\p{M}|(?!\u00ad\s*[\n\f])\p{DI})*/gu

const plain = (text: string): string =>
  text
    .replaceAll(/\u00ad(?=\s*[\n\f])/gu, '-')
    .replaceAll(/\p{DI}/gu, '')
    .normalize('NFKC')
    .replaceAll(/[\u2018-\u201b\u02bc]/g, "'")
    .replaceAll(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .replaceAll('\u2010', '-')
    .replaceAll(/[ßẞ]/g, 'ss')
