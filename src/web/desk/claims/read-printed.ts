import type { PlainEntry } from '../../../cases/index.ts'
import { choosePassage, findPassage, type Passage, type SearchableText, type SourceDocument } from '../../../sources/index.ts'
import { textOf, type Errors, type Given } from '../forms/index.ts'
import { isEmptyRow, mostRows, rowsOf } from './rows.ts'

/** In which documents a claim is printed, with the row that each stands in. */
export type ReadPrinted = { readonly printed_in: readonly PlainEntry[]; readonly rows: readonly number[]; readonly errors: Errors }

/** The texts of documents, by id, of those that have one. */
export type TextsOfDocuments = ReadonlyMap<string, SearchableText>

/**
 * Reads where a claim is printed (`printed.0.document`, `.exact`, `.page`, and the words around, `.prefix` and `.suffix`,
 * that came with a selection). Where the document has a text, the exact words must stand in it, in one place, and are
 * taken from it as they stand.
 */
export function readPrinted(given: Given, documents: readonly SourceDocument[], texts: TextsOfDocuments): ReadPrinted {
  const errors: Record<string, string> = {}
  const filled = rowsOf(given, 'printed').filter((row) => !isEmptyRow(given, 'printed', row, ['document', 'exact', 'page']))
  if (filled.length > mostRows) errors[`printed.${filled[mostRows]}.document`] = `A claim has at most ${mostRows} documents here.`
  const rows = filled.slice(0, mostRows)
  const printed_in = rows.map((row): PlainEntry => {
    const field = (name: string): string => `printed.${row}.${name}`
    const [id, exact, page] = [textOf(given, field('document')), textOf(given, field('exact')), textOf(given, field('page'))]
    if (!documents.some((candidate) => candidate.id === id)) errors[field('document')] = 'Choose the document in which these words stand.'
    if (exact === '') {
      if (page !== '') errors[field('exact')] = 'Give the words on that page that carry the claim, or leave the page out.'
      return { document: id }
    }
    const [prefix, suffix] = [textOf(given, field('prefix')), textOf(given, field('suffix'))]
    const around = { ...(prefix !== '' && { prefix }), ...(suffix !== '' && { suffix }) }
    const read = inText(texts.get(id), { exact, ...(page !== '' && { page }) }, around)
    if (typeof read !== 'string') return { document: id, passage: read }
    errors[field('exact')] = read
    return { document: id }
  })
  return { printed_in, rows, errors }
}

/** The passage as it stands in the text; as it was typed where there is no text; or what is wrong with it. */
function inText(text: SearchableText | undefined, typed: Passage, around: Pick<Passage, 'prefix' | 'suffix'>): Passage | string {
  if (text === undefined) return typed
  const selected = findPassage(text, { ...typed, ...around })
  // Words that were typed over no longer stand where the selection did.
  const found = selected.kind === 'found' ? selected : findPassage(text, typed)
  if (found.kind === 'missing') return 'These words do not stand in the text of the document. Copy them from it as they are.'
  if (found.kind === 'several')
    return 'These words stand in the text several times. Give more of the words around them, or the page of the text, or select them there.'
  const chosen = choosePassage(text, found.start, found.end) ?? typed
  // What somebody wrote as the page is what the document calls it.
  return { ...chosen, ...(typed.page !== undefined && { page: typed.page }) }
}
