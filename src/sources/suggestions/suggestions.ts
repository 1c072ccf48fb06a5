import { findDates, languageOf } from '../../kit/index.ts'
import { breaksWords } from '../words-of-text.ts'
import { lengthsInText } from './lengths-in-text.ts'
import { likelyFact } from './likely-fact.ts'
import { namesInText } from './names-in-text.ts'
import { runningText } from './running-text.ts'
import type { Suggestion, SuggestionOptions } from './suggestion.ts'

/**
 * What a text may be asked for: its dates, its ages and lengths of time, and the names that the case knows, in the order of
 * the text and none within another; also where a line ends within them, as findPassage finds them. Dates in the languages of
 * `readDateText`; ages, lengths and the questions that a date answers in English, Spanish, French, Portuguese, Russian and
 * Arabic. Nothing follows from a suggestion until somebody makes a claim of it.
 */
export function suggestions(text: string, options: SuggestionOptions = {}): Suggestion[] {
  const readings = breaksWords(text) ? (['dropped', 'kept'] as const) : (['dropped'] as const)
  return apart(
    readings.flatMap((hyphens) => {
      const running = runningText(text, hyphens)
      return inRunningText(running.text, options).map((found): Suggestion => {
        const { start, end } = running.placeOf(found.start, found.end)
        return { ...found, start, end, exact: text.slice(start, end) }
      })
    }),
  )
}

function inRunningText(text: string, { lang, known = [] }: SuggestionOptions): Suggestion[] {
  const language = lang === undefined ? '' : languageOf(lang)
  const dates = findDates(text, lang === undefined ? {} : { lang }).map(({ start, end, raw, edtf, note }): Suggestion => {
    const fact = likelyFact(text, { start, end }, language)
    const line = raw.replaceAll(/\s+/g, ' ')
    return { start, end, exact: raw, kind: 'date', raw: line, understood: edtf, note, ...(fact === undefined ? {} : { fact }) }
  })
  return apart([...dates, ...lengthsInText(text, language), ...namesInText(text, known)])
}

/** In the order of the text; of two that overlap the longer one stays. */
function apart(all: readonly Suggestion[]): Suggestion[] {
  const kept: Suggestion[] = []
  for (const one of all.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last === undefined || last.end <= one.start) kept.push(one)
    else if (one.end - one.start > last.end - last.start) kept.splice(-1, 1, one)
  }
  return kept
}
