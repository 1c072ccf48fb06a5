import { z } from 'zod'

/** The letter that goes before an appeal, as plain text. */
export type Letter = {
  readonly lang: string
  /** The lines of the address, the name first, as they are to be seen through the window of an envelope. */
  readonly to: readonly string[]
  /** Who writes, in one line, for the window; and where an answer goes to. */
  readonly from: string
  readonly subject: string
  readonly salutation: string
  /** Paragraphs with an empty line between them. */
  readonly text: string
  readonly closing: string
  /** Who signs, a line each. */
  readonly signed: readonly string[]
}

/** What a field of a letter may hold; the window of an envelope takes six lines (DIN 5008, form B). */
const letterLimits = { addressLines: 6, line: 60, from: 90, subject: 200, text: 8000, signed: 4 } as const

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    // What ends a line, and what a mail's header or a typeface has no place for.
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u)

/** What is wrong with a letter, by its field, in a sentence; nothing where it can be sent. */
export function letterProblems(letter: Letter): Readonly<Partial<Record<keyof Letter, string>>> {
  const { addressLines, line: longest, from, subject, text, signed } = letterLimits
  const wrong: Partial<Record<keyof Letter, string>> = {}
  const check = (field: keyof Letter, schema: z.ZodType, sentence: string): void => {
    if (!schema.safeParse(letter[field]).success) wrong[field] = sentence
  }
  check(
    'to',
    z.array(line(longest)).min(1).max(addressLines),
    `Write the address in one to ${addressLines} lines of at most ${longest} letters: more is not seen through the window of an envelope.`,
  )
  check('from', line(from), `Say in one line who writes and where an answer goes to, in at most ${from} letters.`)
  check('subject', line(subject), `Write a subject in one line of at most ${subject} letters, without tabs.`)
  check('salutation', line(longest * 2), `Write how the letter begins, in one line of at most ${longest * 2} letters.`)
  const { length } = letter.text.trim()
  const tooMuch = `The letter has ${inWords(length)} letters; at most ${inWords(text)} go. Shorten it.`
  check('text', z.string().trim().min(1).max(text), length > text ? tooMuch : 'Write what the letter says.')
  check('closing', line(longest * 2), `Write how the letter ends, in one line of at most ${longest * 2} letters.`)
  check('signed', z.array(line(longest)).min(1).max(signed), `Say who signs, in one to ${signed} lines of at most ${longest} letters.`)
  return wrong
}

const inWords = (count: number): string => count.toLocaleString('en')

/** The letter as the text of a mail. */
export const letterAsText = ({ salutation, text, closing, signed, from }: Letter): string =>
  `${[salutation, text.trim(), closing, signed.join('\n'), from].join('\n\n')}\n`
