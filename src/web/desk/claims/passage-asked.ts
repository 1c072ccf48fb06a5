import { choosePassage, type Passage, type SearchableText } from '../../../sources/index.ts'
import { shownText } from '../document-text/shown-text.ts'
import { textOf, type Given } from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'
import type { TextsOfDocuments } from './read-printed.ts'
import { mostRows, rowsOf } from './rows.ts'

/** The passage that the address of the form names by a document and a place in its text (`start`, `end`), where there is one. */
export async function passageAsked(visit: CaseVisit): Promise<Passage | null> {
  const { c } = visit
  const [document, start, end] = [c.req.query('document'), c.req.query('start'), c.req.query('end')]
  if (document === undefined || ![start, end].every((text) => /^\d{1,9}$/.test(text ?? ''))) return null
  const shown = await shownText(visit, document)
  const [from, to] = [Number(start), Number(end)]
  return shown === null || to - from > longestPassage ? null : choosePassage(shown.searched, from, to)
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
  for (const id of named) {
    const shown = await shownText(visit, id)
    if (shown !== null) texts.set(id, shown.searched)
  }
  return texts
}
