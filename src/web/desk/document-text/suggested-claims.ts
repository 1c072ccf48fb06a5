import { runningText, suggestions, type Place, type SearchableText, type Suggestion } from '../../../sources/index.ts'
import type { CaseVisit } from '../visit.ts'
import { partsOfText } from './parts-of-text.ts'
import type { ShownText } from './shown-text.ts'

/** What may be a claim, with the sentence that would be its passage. */
export type SuggestedClaim = { readonly suggestion: Suggestion; readonly sentence: Pick<Place, 'start' | 'end'> }

/** The longest sentence that becomes a passage by itself; of a longer one, only the words around. */
const longestSentence = 400

/**
 * What the text may say between two places: dates, ages, how long something lasted, and whom of the case it names. Places
 * are those of the whole text. Nothing of it is a claim until somebody makes one.
 */
export function suggestedClaims(
  visit: CaseVisit,
  { document, searched }: ShownText,
  from: number,
  until: number,
): readonly SuggestedClaim[] {
  const known = visit.opened.document.subjects.map(({ id, names }) => ({ id, names: names.map(({ text }) => text) }))
  const found = suggestions(searched.text.slice(from, until), { known, ...(document.lang !== undefined && { lang: document.lang }) })
  return found.map((suggestion) => {
    const [start, end] = [suggestion.start + from, suggestion.end + from]
    return { suggestion: { ...suggestion, start, end }, sentence: sentenceAround(searched, start, end) }
  })
}

/** The suggestion whose words stand exactly there, looked for anew in the part of the text that showed it. */
export function suggestionAt(visit: CaseVisit, shown: ShownText, start: number, end: number): Suggestion | undefined {
  const part = partsOfText(shown.searched).find((one) => one.start <= start && end <= one.end)
  const found = part === undefined ? [] : suggestedClaims(visit, shown, part.start, part.end)
  return found.find(({ suggestion }) => suggestion.start === start && suggestion.end === end)?.suggestion
}

function sentenceAround({ text }: SearchableText, start: number, end: number): Pick<Place, 'start' | 'end'> {
  const from = Math.max(0, start - longestSentence)
  const around = text.slice(from, Math.min(text.length, end + longestSentence))
  const running = runningText(around, 'kept')
  for (const { index, segment } of sentences.segment(running.text)) {
    const place = running.placeOf(index, index + segment.length)
    const [first, last] = [from + place.start, from + place.end]
    // A sentence that reaches beyond what is looked at, or that ends within a date (“24 o 26.06.1976.”), is not taken.
    if (first <= start && last >= end) return last - first <= longestSentence ? { start: first, end: last } : { start, end }
  }
  return { start, end }
}

/** Full stops, question marks and their like end a sentence in every language that is read here. */
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
