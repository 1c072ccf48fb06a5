import type { FormField } from '../form.ts'
import type { FormWords } from '../form-words.ts'
import { countWords, withoutMarks } from '../limits.ts'

/** The longest that a draft makes one answer, in paragraphs: the case itself has the rest. */
const longest = 200

/** As many paragraphs as there is room for, the first first; then a line that says that there is more. A paragraph is never cut: it may hold both sides. */
export function withinLimits(
  paragraphs: readonly string[],
  { characters, words: mostWords, items }: FormField['limits'],
  words: FormWords,
): readonly string[] {
  const more = `… ${words.say('more')}.`
  const fits = (texts: readonly string[]): boolean =>
    texts.length <= (items ?? longest) &&
    (mostWords === undefined || countWords(texts) <= mostWords) &&
    (characters === undefined || withoutMarks(texts.join('\n\n')).length <= characters)
  if (fits(paragraphs)) return paragraphs
  const kept: string[] = []
  for (const text of paragraphs) if (fits([...kept, text, ...(items === undefined ? [more] : [])])) kept.push(text)
  return kept.length === 0 ? [] : items === undefined ? [...kept, more] : kept
}
