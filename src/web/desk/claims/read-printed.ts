import type { PlainEntry } from '../../../cases/index.ts'
import type { SourceDocument } from '../../../sources/index.ts'
import { textOf, type Errors, type Given } from '../forms/index.ts'
import { findWords } from './find-words.ts'
import { isEmptyRow, mostRows, rowsOf } from './rows.ts'

/** In which documents a claim is printed, with the row that each stands in. */
export type ReadPrinted = { readonly printed_in: readonly PlainEntry[]; readonly rows: readonly number[]; readonly errors: Errors }

/**
 * Reads where a claim is printed (`printed.0.document`, `.exact`, `.page`). Where the file has the text of the document,
 * the exact words must stand in it, and are taken from it as they stand.
 */
export function readPrinted(given: Given, documents: readonly SourceDocument[]): ReadPrinted {
  const errors: Record<string, string> = {}
  const filled = rowsOf(given, 'printed').filter((row) => !isEmptyRow(given, 'printed', row, ['document', 'exact', 'page']))
  if (filled.length > mostRows) errors[`printed.${filled[mostRows]}.document`] = `A claim has at most ${mostRows} documents here.`
  const rows = filled.slice(0, mostRows)
  const printed_in = rows.map((row): PlainEntry => {
    const field = (name: string): string => `printed.${row}.${name}`
    const [id, typed, page] = [textOf(given, field('document')), textOf(given, field('exact')), textOf(given, field('page'))]
    const document = documents.find((candidate) => candidate.id === id)
    if (document === undefined) errors[field('document')] = 'Choose the document in which these words stand.'
    const exact = document?.text === undefined || typed === '' ? typed : findWords(document.text, typed)
    if (exact === undefined) errors[field('exact')] = 'These words do not stand in the text of the document. Copy them from it as they are.'
    if (exact === '' && page !== '') errors[field('exact')] = 'Give the words on that page that carry the claim, or leave the page out.'
    return { document: id, ...(exact !== undefined && exact !== '' && { passage: { exact, ...(page !== '' && { page }) } }) }
  })
  return { printed_in, rows, errors }
}
