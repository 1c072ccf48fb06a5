import { loadCase } from '../../../cases/index.ts'
import { heldToTheirWords, textOfDocument } from '../../../documents/index.ts'
import { searchable, type SearchableText, type SourceDocument } from '../../../sources/index.ts'
import type { CaseVisit } from '../visit.ts'

/** A document with its words as the desk shows them. */
export type ShownText = { readonly document: SourceDocument; readonly searched: SearchableText }

/** A document of the case with its words, where it has any that this person may read; null where not, or where there is no such document. */
export async function shownText(visit: CaseVisit, id: string): Promise<ShownText | null> {
  for await (const { shown } of shownTexts(visit, [id])) return shown
  return null
}

/** The same of several, one after another, so that no more than one is held; the whole case is read once for all of them. */
export async function* shownTexts(
  { opened, needs: { db, files } }: CaseVisit,
  ids: readonly string[],
): AsyncGenerator<{ readonly id: string; readonly shown: ShownText | null }> {
  const asked = new Set(ids)
  const named = opened.document.documents.filter(({ id }) => asked.has(id))
  const { clearance } = opened.membership
  const whole =
    clearance === 'sealed' || named.every(({ original, derived }) => !original && !derived) ? null : await loadCase(db, opened.id)
  for (const document of whole === null ? named : await heldToTheirWords(files, named, { whole, clearance })) {
    const found = await textOfDocument(files, document)
    yield { id: document.id, shown: found === null ? null : { document, searched: searchable(asShown(found.text)) } }
  }
}

/** Places are counted in the text as a browser has it, which knows one kind of line end. */
const asShown = (text: string): string => text.replaceAll(/\r\n?/g, '\n')
