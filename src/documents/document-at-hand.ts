import { loadCaseWith, lockCase, plainDocument, readTitles, recordEntries, type RecordSettings } from '../cases/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import type { SourceDocument } from '../sources/index.ts'

/** Which document something is about: the key of its case, and its id or its place in the list. */
export type WhichDocument = { readonly caseKey: number } & ({ readonly id: string } | { readonly position: number })

/** What changes of a document; undefined leaves a field out. */
export type DocumentChange = { readonly [Field in keyof SourceDocument]?: SourceDocument[Field] | undefined }

/** A document as it stands, and what a change of it is made from. */
export type DocumentAtHand = {
  readonly caseId: string
  readonly document: SourceDocument
  readonly position: number
  readonly base: number
}

/** A document as it stands; undefined where it, or its case, is not there any more. */
export async function documentAtHand(db: Database | Transaction, which: WhichDocument): Promise<DocumentAtHand | undefined> {
  const caseId = await caseIdOf(db, which.caseKey)
  const loaded = caseId === undefined ? null : await loadCaseWith(db, caseId)
  const metaOf = (id: string) => loaded?.entries.get(`documents/${id}`)
  const document = loaded?.document.documents.find(({ id }) => ('id' in which ? id === which.id : metaOf(id)?.position === which.position))
  const meta = document && metaOf(document.id)
  return caseId === undefined || document === undefined || meta === undefined
    ? undefined
    : { caseId, document, position: meta.position, base: meta.base }
}

/** The place of each document of a case, by its id. */
export async function placesOfDocuments(db: Database | Transaction, caseKey: number): Promise<ReadonlyMap<string, number>> {
  const caseId = await caseIdOf(db, caseKey)
  const loaded = caseId === undefined ? null : await loadCaseWith(db, caseId)
  const placed = loaded?.document.documents.map(({ id }) => [id, loaded.entries.get(`documents/${id}`)?.position] as const) ?? []
  return new Map(placed.flatMap(([id, position]) => (position === undefined ? [] : [[id, position] as const])))
}

/**
 * Lays what a process found out about a document on what stands by then, whatever somebody has written into its other fields
 * meanwhile. `found` is given the document as it stands and says what changes; null where nothing does any more. Gives the
 * document as it stood, undefined where nothing was written.
 */
export async function layOnDocument(
  tx: Transaction,
  which: WhichDocument,
  found: (document: SourceDocument) => DocumentChange | null,
  settings: RecordSettings,
): Promise<DocumentAtHand | undefined> {
  const known = await caseIdOf(tx, which.caseKey)
  if (known === undefined) return undefined
  await lockCase(tx, known)
  const at = await documentAtHand(tx, which)
  const changed = at === undefined ? null : found(at.document)
  if (at === undefined || changed === null) return undefined
  const { caseId, position, base, document } = at
  const entry = plainDocument({ ...document, ...changed } as SourceDocument)
  const outcome = await recordEntries(tx, caseId, [{ kind: 'revise', list: 'documents', position, base, entry }], settings)
  // Its kind alone: an error stands in logs and beside jobs, where no word of a case may stand.
  if (outcome.kind !== 'recorded') throw new Error(`What was found out about a document was not written: ${outcome.kind}`)
  return at
}

const caseIdOf = async (db: Database | Transaction, key: number): Promise<string | undefined> => (await readTitles(db, [key])).get(key)?.id
