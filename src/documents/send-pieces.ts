import { sql } from 'kysely'
import type { Database, Transaction, UploadPieces } from '../platform/index.ts'
import { claimUpload, findUpload, forgetOldUploads, type Uploader } from './uploads.ts'

export type AppendOutcome =
  /** How many bytes there are now. */
  | { readonly kind: 'appended'; readonly received: number }
  /** The piece does not begin where the last one ended: how many bytes there are. */
  | { readonly kind: 'elsewhere'; readonly received: number }
  /** More than the file was said to have. */
  | { readonly kind: 'too much' }
  /** There is no such upload of this person, or it is finished. */
  | { readonly kind: 'none' }

/** Takes the next piece of a file; `offset` says how many bytes came before it. When it returns, the piece is kept for good. */
export const appendPiece = (
  db: Database,
  whose: Uploader,
  { id, offset, piece }: { readonly id: string; readonly offset: number; readonly piece: Uint8Array },
  { pieces, at }: { readonly pieces: UploadPieces; readonly at: Date },
): Promise<AppendOutcome> =>
  db.transaction().execute(async (tx): Promise<AppendOutcome> => {
    const found = await claimUpload(tx, whose, id)
    if (found === undefined || found.upload.document !== undefined) return { kind: 'none' }
    const { received, size } = found.upload
    if (offset !== received) return { kind: 'elsewhere', received }
    if (received + piece.length > size) return { kind: 'too much' }
    if (piece.length === 0) return { kind: 'appended', received }
    await pieces.write(id, found.pieces, piece, found.pieceKey)
    await sql`
      update uploads set received = received + ${piece.length}, pieces = pieces + 1, touched_at = ${at} where id = ${id}`.execute(tx)
    return { kind: 'appended', received: received + piece.length }
  })

/** All bytes of a file that has come in whole; undefined where pieces of it are missing or damaged. */
export async function wholeUpload(db: Database, whose: Uploader, id: string, pieces: UploadPieces): Promise<Buffer | undefined> {
  const found = await findUpload(db, whose, id)
  const bytes = found && (await pieces.read(id, found.pieces, found.pieceKey))
  return bytes?.length === found?.upload.size ? bytes : undefined
}

/** Says which document came of an upload, in the transaction that adds it. */
export async function finishUpload(tx: Transaction, id: string, document: string): Promise<void> {
  await sql`update uploads set document = ${document} where id = ${id}`.execute(tx)
}

/** Forgets an upload of this person. */
export async function discardUpload(tx: Transaction, { staff, caseKey }: Uploader, id: string): Promise<void> {
  await sql`delete from uploads where id::text = ${id} and staff = ${staff} and case_key = ${caseKey}`.execute(tx)
}

/** Forgets uploads that nobody went on with for a day, and removes the pieces of all that are finished, discarded or forgotten. */
export async function sweepPieces(db: Database, pieces: UploadPieces, at: Date): Promise<void> {
  await forgetOldUploads(db, at)
  // Looked for before it is asked which go on: what is begun in between has no pieces among these.
  const found = await pieces.uploads()
  const { rows } = await sql<{ id: string }>`select id from uploads where document is null`.execute(db)
  const open = new Set(rows.map(({ id }) => id))
  for (const upload of found) if (!open.has(upload)) await pieces.remove(upload)
}
