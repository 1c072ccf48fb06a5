/** How text becomes lines of a terminal: measured as it is displayed, and with nothing in it that a terminal would obey. */

/**
 * Text from a case file, safe to print: control characters and direction overrides, which could hide or forge what a
 * reader sees, become a visible mark.
 */
export const printable = (text: string): string => text.replace(/\s+/gu, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}')

/** How many columns a text takes: two for wide characters, none for marks that join another (UAX 11, UAX 29). */
export function displayWidth(text: string): number {
  // Plain Latin letters, by far the most, are one column each.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment)
  return width
}

/** Breaks a text into lines of at most `width` columns, between words, or between wide characters; a longer word is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(printable(text))) {
    const fits = displayWidth(line) + displayWidth(piece.trimEnd()) <= width
    if (!fits && line.trim() !== '') {
      lines.push(line.trimEnd())
      line = ''
    }
    for (const part of displayWidth(piece.trimEnd()) > width ? cut(piece, width) : [piece]) {
      if (displayWidth(line) + displayWidth(part.trimEnd()) > width) {
        lines.push(line.trimEnd())
        line = ''
      }
      line += line === '' ? part.trimStart() : part
    }
  }
  return line.trim() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()]
}

/** Two texts on one line, the second at its end; where they do not fit, the second on a line of its own. */
export function apart(left: string, right: string, width: number): string[] {
  const lines = wrap(left, width)
  const gap = width - displayWidth(lines.at(-1)!) - displayWidth(right)
  if (gap < 2) return [...lines, ' '.repeat(Math.max(0, width - displayWidth(right))) + right]
  return [...lines.slice(0, -1), lines.at(-1)! + ' '.repeat(gap) + right]
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u

const widthOf = (grapheme: string): number => (wide.test(grapheme) ? 2 : /^[\p{Mn}\p{Me}\p{Cf}]+$/u.test(grapheme) ? 0 : 1)

/** Words with the space that follows them; each wide character is a word of its own. */
function pieces(text: string): string[] {
  return text
    .split(/(?<= )(?! )/)
    .flatMap((word) => (/[\u1100-\u{3fffd}]/u.test(word) ? [...graphemes.segment(word)].map(({ segment }) => segment) : [word]))
}

function cut(word: string, width: number): string[] {
  const parts = ['']
  for (const { segment } of graphemes.segment(word)) {
    if (displayWidth(parts.at(-1)! + segment.trimEnd()) > width) parts.push('')
    parts[parts.length - 1] += segment
  }
  return parts
}
