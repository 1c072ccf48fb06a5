import { sql } from 'kysely'
import { isUuid } from '../kit/index.ts'
import {
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type SealedRow,
  type Transaction,
  type UploadPieces,
} from '../platform/index.ts'

/** A file that somebody is sending to a case, or has sent. */
export type Upload = {
  readonly id: string
  readonly name: string
  /** How many bytes there will be, and how many there are. */
  readonly size: number
  readonly received: number
  readonly begunAt: Date
  /** What its document is to say, by field of the form. */
  readonly fields: Readonly<Record<string, string>>
  /** The document that came of it. */
  readonly document?: string
}

/** Whose uploads: a staff member's, to a case. */
export type Uploader = { readonly staff: string; readonly caseKey: number }

export type NewUpload = {
  readonly name: string
  readonly size: number
  /** Whatever the browser says of the file to tell it from others of its name: when it was changed, a hash of its beginning. */
  readonly mark: string
  readonly fields: Readonly<Record<string, string>>
}

export type BegunUpload =
  | { readonly kind: 'begun'; readonly upload: Upload }
  | { readonly kind: 'too large'; readonly most: number }
  /** So many bytes are being sent by everybody together that there is no room for more. */
  | { readonly kind: 'no room' }

export type UploadLimits = {
  /** Bytes of one file, and of all that is being sent. */
  readonly largest: number
  readonly total: number
}

/** Hours after which an upload that nobody went on with is forgotten. */
const keptFor = 24

/**
 * Begins to take a file in pieces, or goes on with it where the same person has begun to send the same file to the same case;
 * what its document is to say is then what is said now. Uploads that nobody went on with for a day are forgotten.
 */
export async function beginUpload(
  tx: Transaction,
  { staff, caseKey }: Uploader,
  { name, size, mark, fields }: NewUpload,
  { limits, pieces, at }: { readonly limits: UploadLimits; readonly pieces: UploadPieces; readonly at: Date },
): Promise<BegunUpload> {
  if (size > limits.largest) return { kind: 'too large', most: limits.largest }
  // One at a time: two that begin at once would each find room for itself.
  await sql`select pg_advisory_xact_lock(hashtextextended('uploads', 0))`.execute(tx)
  await forgetOldUploads(tx, at)
  const digest = (await readDigests(tx))('upload', JSON.stringify([name, size, mark]))
  const before = await findRow(tx, sql`staff = ${staff} and case_key = ${caseKey} and file_digest = ${digest} and document is null`)
  const sealed = async (pieceKey: string) => (await sealMany(tx, [{ name, fields, pieceKey } satisfies Sealed]))[0]!
  if (before !== undefined) {
    const { key, sealed: bytes } = await sealed(before.pieceKey.toString('base64'))
    await sql`update uploads set key = ${key}, sealed = ${bytes}, touched_at = ${at} where id = ${before.upload.id}`.execute(tx)
    return { kind: 'begun', upload: { ...before.upload, fields } }
  }
  const { rows } = await sql<{ sending: number }>`
    select coalesce(sum(size), 0)::int8 as sending from uploads where document is null`.execute(tx)
  if (rows[0]!.sending + size > limits.total) return { kind: 'no room' }
  const { key, sealed: bytes } = await sealed(pieces.newKey().toString('base64'))
  const { rows: added } = await sql<{ id: string }>`
    insert into uploads (id, case_key, staff, file_digest, size, key, sealed, begun_at, touched_at)
    values (gen_random_uuid(), ${caseKey}, ${staff}, ${digest}, ${size}, ${key}, ${bytes}, ${at}, ${at}) returning id`.execute(tx)
  return { kind: 'begun', upload: { id: added[0]!.id, name, size, received: 0, begunAt: at, fields } }
}

/** Forgets uploads that nobody went on with for a day, with the keys of their pieces. */
export async function forgetOldUploads(db: Database | Transaction, at: Date): Promise<void> {
  await sql`delete from uploads where touched_at < ${new Date(at.getTime() - keptFor * 3_600_000)}`.execute(db)
}

/** What somebody has begun to send to a case and has not finished, the oldest first. */
export async function openUploads(db: Database | Transaction, { staff, caseKey }: Uploader): Promise<readonly Upload[]> {
  const rows = await findRows(db, sql`staff = ${staff} and case_key = ${caseKey} and document is null`)
  return rows.map(({ upload }) => upload)
}

/** One of them, with the key of its pieces; also one that is finished. Undefined where there is none of this person. */
export const findUpload = (db: Database | Transaction, { staff, caseKey }: Uploader, id: string): Promise<FoundUpload | undefined> =>
  isUuid(id) ? findRow(db, sql`staff = ${staff} and case_key = ${caseKey} and uploads.id = ${id}`) : Promise.resolve(undefined)

/** The same, kept from everybody else until the transaction ends. */
export async function claimUpload(tx: Transaction, whose: Uploader, id: string): Promise<FoundUpload | undefined> {
  if (!isUuid(id)) return undefined
  await sql`select from uploads where id = ${id} for update`.execute(tx)
  return findUpload(tx, whose, id)
}

export type FoundUpload = { readonly upload: Upload; readonly pieces: number; readonly pieceKey: Buffer }

type Sealed = { readonly name: string; readonly fields: Readonly<Record<string, string>>; readonly pieceKey: string }
type Row = SealedRow & {
  readonly id: string
  readonly size: number
  readonly received: number
  readonly pieces: number
  readonly begun_at: Date
  readonly document: string | null
}

const findRow = async (db: Database | Transaction, condition: ReturnType<typeof sql>): Promise<FoundUpload | undefined> =>
  (await findRows(db, condition))[0]

async function findRows(db: Database | Transaction, condition: ReturnType<typeof sql>): Promise<readonly FoundUpload[]> {
  const { rows } = await sql<Row>`
    select uploads.id, size, received, pieces, begun_at, document, ${sealedColumns('uploads')}
    from uploads ${sealedJoins('uploads')} where ${condition} order by begun_at, uploads.id`.execute(db)
  return rows.flatMap(({ id, size, received, pieces, begun_at: begunAt, document, ...row }): FoundUpload[] => {
    const opened = openSealed(row)
    if (opened.kind === 'erased') return []
    const { name, fields, pieceKey } = opened.value as Sealed
    const upload = { id, name, size, received, begunAt, fields, ...(document !== null && { document }) }
    return [{ upload, pieces, pieceKey: Buffer.from(pieceKey, 'base64') }]
  })
}
