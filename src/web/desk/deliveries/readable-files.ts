import { loadCase } from '../../../cases/index.ts'
import type { Annex } from '../../../delivery/index.ts'
import { heldToTheirWords } from '../../../documents/index.ts'
import type { WithCases } from './with-cases.ts'

/** The titles of the documents whose files this person may read, by `case/document`; of those that go along, or of all. */
export async function readableFiles({ opened, needs }: WithCases, of: readonly Annex[] | null): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>()
  for (const { id, document, membership, isWhole } of opened.cases.values()) {
    const asked = document.documents.filter((item) => of === null || of.some((annex) => annex.case === id && annex.document === item.id))
    const whole = isWhole || asked.length === 0 ? null : await loadCase(needs.db, id)
    const held = whole === null ? asked : await heldToTheirWords(needs.files, asked, { whole, clearance: membership.clearance })
    for (const item of held) if (item.original !== undefined) titles.set(`${id}/${item.id}`, item.title)
  }
  return titles
}

/** Whether this person may read the file of every annex. */
export async function readsAllFiles(visit: WithCases, text: { readonly annexes: readonly Annex[] } | null): Promise<boolean> {
  const annexes = text?.annexes ?? []
  const readable = await readableFiles(visit, annexes)
  return annexes.every(({ case: id, document }) => readable.has(`${id}/${document}`))
}
