import { heldToItsWords, textOfDocument } from '../../../documents/index.ts'
import { searchable, type SearchableText, type SourceDocument } from '../../../sources/index.ts'
import type { CaseVisit } from '../visit.ts'

/** A document with its words as the desk shows them. */
export type ShownText = { readonly document: SourceDocument; readonly searched: SearchableText }

/** A document of the case with its words, where it has any that this person may read; null where not, or where there is no such document. */
export async function shownText(visit: CaseVisit, id: string): Promise<ShownText | null> {
  const { needs, opened } = visit
  const named = opened.document.documents.find((candidate) => candidate.id === id)
  const document = named && (await heldToItsWords(needs, { id: opened.id, clearance: opened.membership.clearance }, named))
  const found = document === undefined ? null : await textOfDocument(needs.files, document)
  return document === undefined || found === null ? null : { document, searched: searchable(asShown(found.text)) }
}

/** Places are counted in the text as a browser has it, which knows one kind of line end. */
const asShown = (text: string): string => text.replaceAll(/\r\n?/g, '\n')
