import { loadCase, readableBy } from '../cases/index.ts'
import type { Sensitivity } from '../claims/index.ts'
import type { Database, FileStore } from '../platform/index.ts'
import type { SourceDocument } from '../sources/index.ts'
import { textOfDocument } from './read-files.ts'

/**
 * A document as somebody may read it, held to the rule by which readableBy leaves things out also with the words of its file,
 * which stand beside the case and not in it: words that would betray what is left out keep the file back, as they keep back
 * words that were pasted. Takes the document as readableBy left it in the case.
 */
export async function heldToItsWords(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  { id, clearance }: { readonly id: string; readonly clearance: Sensitivity },
  document: SourceDocument,
): Promise<SourceDocument> {
  if (clearance === 'sealed' || document.text !== undefined) return document
  const words = await textOfDocument(files, document)
  const whole = words === null ? null : await loadCase(db, id)
  if (words === null || whole === null) return document
  const documents = whole.documents.map((one) => (one.id === document.id ? { ...one, text: words.text } : one))
  const readable = readableBy({ ...whole, documents }, clearance).documents.find((one) => one.id === document.id)
  if (readable?.text !== undefined) return document
  const { original: _, derived: _derived, captured: _captured, unread: _unread, ...rest } = document
  return rest
}
