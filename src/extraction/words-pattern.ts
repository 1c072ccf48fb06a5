/** Finds words in a text whatever their case, however spaces and line ends stand between them, also where a line breaks one. */
export const wordsPattern = (words: string, flags: 'iu' | 'giu' = 'iu'): RegExp =>
  new RegExp(
    words
      .trim()
      .split(/\s+/)
      .map((word) => Array.from(word, escaped).join(lineBreak))
      .join(String.raw`\s+`),
    flags,
  )

/** A hyphen at the end of a line, or one that is not seen. */
const lineBreak = String.raw`(?:\u00ad|[-\u2010]\s*\n\s*)?`

const escaped = (letter: string): string => (/[\\^$.*+?()[\]{}|/]/.test(letter) ? `\\${letter}` : letter)
