import type { PlainEntry } from '../../../cases/index.ts'
import type { Source } from '../../../sources/index.ts'
import { addressErrors, dateErrors, oneOf, required, textOf, tooLong, type Errors, type Given } from '../forms/index.ts'
import { unlessEmpty } from '../sources/kept-entries.ts'

/** A document that is added with the claim, and the words in it that carry the claim. */
export type NewDocument = { readonly entry: PlainEntry; readonly passage: PlainEntry | null }

/** Its fields in the form of a claim: `new_document.title` and so on. */
export const newDocumentFields = ['title', 'by', 'published', 'url', 'page', 'exact'] as const

/** Reads a document that the file does not have yet; null where nothing of it was typed. */
export function readNewDocument(
  given: Given,
  sources: readonly Source[],
): { readonly document: NewDocument | null; readonly errors: Errors } {
  const [title, by, published, url, page, exact] = newDocumentFields.map((name) => textOf(given, `new_document.${name}`)) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  if ([title, by, published, url, page, exact].every((text) => text === '')) return { document: null, errors: {} }
  const errors = {
    ...required(given, 'new_document.title', 'Type the title of the document, or what it is.'),
    ...tooLong(given, 'new_document.title', 500),
    ...oneOf(
      given,
      'new_document.by',
      sources.map(({ id }) => id),
      'Choose who printed or sent it.',
    ),
    ...dateErrors(given, 'new_document.published'),
    ...addressErrors(given, 'new_document.url'),
    ...(page !== '' && required(given, 'new_document.exact', 'Give the words on that page that carry the claim, or leave the page out.')),
  }
  const passage = exact === '' ? null : { exact, ...(page !== '' && { page }) }
  return { document: { entry: unlessEmpty({ title, by, published, url }), passage }, errors }
}
