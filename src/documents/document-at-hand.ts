import { loadCaseWith, lockCase, plainDocument, readTitles, recordEntries, type RecordSettings } from '../cases/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import type { SourceDocument } from '../sources/index.ts'

/** Which document something is about: the key of its case, and its id. */
export type WhichDocument = { readonly caseKey: number; readonly id: string }

/** A document as it stands, and what a change of it is made from. */
export type DocumentAtHand = {
  readonly caseId: string
  readonly document: SourceDocument
  readonly position: number
  readonly base: number
}

/** A document as it stands; undefined where it, or its case, is not there any more. */
export async function documentAtHand(db: Database | Transaction, { caseKey, id }: WhichDocument): Promise<DocumentAtHand | undefined> {
  const caseId = await caseIdOf(db, caseKey)
  const loaded = caseId === undefined ? null : await loadCaseWith(db, caseId)
  const document = loaded?.document.documents.find((one) => one.id === id)
  const meta = loaded?.entries.get(`documents/${id}`)
  return caseId === undefined || document === undefined || meta === undefined
    ? undefined
    : { caseId, document, position: meta.position, base: meta.base }
}

/**
 * Lays what a process found out about a document on what stands by then, whatever somebody has written into its other fields
 * meanwhile. `found` is given the document as it stands and says what changes; null where nothing does any more. Gives the
 * document as it stood, undefined where nothing was written.
 */
export async function layOnDocument(
  tx: Transaction,
  which: WhichDocument,
  found: (document: SourceDocument) => Partial<SourceDocument> | null,
  settings: RecordSettings,
): Promise<DocumentAtHand | undefined> {
  const known = await caseIdOf(tx, which.caseKey)
  if (known === undefined) return undefined
  await lockCase(tx, known)
  const at = await documentAtHand(tx, which)
  const changed = at === undefined ? null : found(at.document)
  if (at === undefined || changed === null) return undefined
  const { caseId, position, base, document } = at
  const entry = plainDocument({ ...document, ...changed })
  const outcome = await recordEntries(tx, caseId, [{ kind: 'revise', list: 'documents', position, base, entry }], settings)
  if (outcome.kind !== 'recorded') throw new Error(`What was found out about a document was not written: ${JSON.stringify(outcome)}`)
  return at
}

const caseIdOf = async (db: Database | Transaction, key: number): Promise<string | undefined> => (await readTitles(db, [key])).get(key)?.id
