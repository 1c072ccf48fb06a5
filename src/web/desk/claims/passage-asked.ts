import { choosePassage, type Passage, type SearchableText, type Suggestion } from '../../../sources/index.ts'
import { suggestionAt } from '../document-text/suggested-claims.ts'
import { shownText, shownTexts } from '../document-text/shown-text.ts'
import { textOf, type Given } from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'
import type { TextsOfDocuments } from './read-printed.ts'
import { mostRows, rowsOf } from './rows.ts'

/** The words that a claim is made of, and what was found in them. */
export type PassageAsked = { readonly passage: Passage; readonly suggestion?: Suggestion }

/**
 * The passage that the address of the form names by a document and a place in its text (`start`, `end`), and what stands
 * there that may answer a question (`suggested=START-END`); null where it names none.
 */
export async function passageAsked(visit: CaseVisit): Promise<PassageAsked | null> {
  const { c } = visit
  const place = placeIn(c.req.query('start'), c.req.query('end'))
  const shown = place === null ? null : await shownText(visit, c.req.query('document') ?? '')
  if (place === null || shown === null) return null
  const passage = choosePassage(shown.searched, place.start, place.end)
  const inIt = placeIn(...((c.req.query('suggested') ?? '').split('-', 2) as [string?, string?]))
  const suggestion = inIt === null ? undefined : suggestionAt(visit, shown, inIt.start, inIt.end)
  return passage === null ? null : { passage, ...(suggestion && { suggestion }) }
}

function placeIn(start?: string, end?: string): { readonly start: number; readonly end: number } | null {
  if (![start, end].every((text) => /^\d{1,9}$/.test(text ?? ''))) return null
  const place = { start: Number(start), end: Number(end) }
  return place.end > place.start && place.end - place.start <= longestPassage ? place : null
}

/** In characters; see the shape of case files. */
const longestPassage = 20_000

/** The texts of the documents that a form names, as far as they have one that this person may read. */
export async function textsNamed(visit: CaseVisit, given: Given): Promise<TextsOfDocuments> {
  const named = new Set(
    rowsOf(given, 'printed')
      .slice(0, mostRows)
      .map((row) => textOf(given, `printed.${row}.document`)),
  )
  const texts = new Map<string, SearchableText>()
  for await (const { id, shown } of shownTexts(visit, [...named])) if (shown !== null) texts.set(id, shown.searched)
  return texts
}
