/**
 * A text as it is compared, never as it is shown: composed (NFC), without regard to case, every run of white space one
 * space. "Hipertensión " and "hipertensión" answer the same.
 */
export const fold = (text: string): string => text.normalize('NFC').toUpperCase().toLowerCase().replace(/\s+/gu, ' ').trim()

/** The beginning of a text for a message: at most `most` characters, line ends shown as spaces. */
export function shorten(text: string, most: number): string {
  const start = text.slice(0, most * 4 + 1).replace(/\s+/gu, ' ')
  const characters = Array.from(start)
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : start
}
