import type { FormField } from './form.ts'

/** A text as readers see it, without what says on what it rests. */
export const withoutMarks = (text: string): string => text.replaceAll(/ ?\{[^{}]+\}/g, '')

/** How many words texts have, as a reader counts them, in any script. */
export const countWords = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + [...segmenter.segment(withoutMarks(text))].filter(({ isWordLike }) => isWordLike).length, 0)

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** What an answer has too much of, as a sentence; undefined where it keeps to what the form allows. */
export function tooMuch(text: string, { limits: { characters, words, items } }: Pick<FormField, 'limits'>): string | undefined {
  const paragraphs = text.split(/\n{2,}/).filter((part) => part.trim() !== '')
  if (items !== undefined && paragraphs.length > items) return `It has ${paragraphs.length} items; there is room for ${items}.`
  const counted = countWords([text])
  if (words !== undefined && counted > words) return `It has ${counted} words; there is room for ${words}.`
  const long = withoutMarks(text).length
  if (characters !== undefined && long > characters) return `It has ${long} letters and signs; there is room for ${characters}.`
  return undefined
}
