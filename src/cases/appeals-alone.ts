import { sql, type RawBuilder } from 'kysely'
import {
  baseOf,
  idAmong,
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  type Database,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import type { Appeal } from './case-document.ts'
import type { AppealsInOrder, PartOfAppeals } from './find-case-appeal.ts'
import { readAppealFile } from './read-file.ts'

/** An appeal that stands alone, which revision of it, what a change of it is made from, and who kept it when. */
export type KeptAlone = {
  readonly appeal: Appeal
  readonly revision: number
  readonly base: number
  readonly at: Date
  readonly by: string
}

/** Appeals that stand alone: all, or the one with an id. */
export async function keptAlone(db: Database | Transaction, id?: string): Promise<readonly KeptAlone[]> {
  return newestAlone(db, id === undefined ? undefined : (await readDigests(db))('appeal', id))
}

/** Who kept which revision of an appeal that stands alone, and when, the oldest first; null for the text where it was erased. */
export async function keptRevisions(
  db: Database | Transaction,
  id: string,
): Promise<readonly (Omit<KeptAlone, 'appeal' | 'base'> & { readonly appeal: Appeal | null })[]> {
  const digest = (await readDigests(db))('appeal', id)
  const { rows } = await sql<AloneRow>`
    select revision, kept_at, kept_by, ${sealedColumns('appeals')} from appeals ${sealedJoins('appeals')}
    where id_digest = ${digest} order by revision`.execute(db)
  return rows.map((row) => {
    const opened = openSealed(row)
    const appeal = opened.kind === 'open' ? readKept(opened.value as string) : null
    return { appeal, revision: row.revision, at: row.kept_at, by: row.kept_by }
  })
}

/** The appeals that stand alone, the last kept first: at most so many of those that were kept before a place in that order. */
export async function lastKeptAlone(db: Database | Transaction, { before, most }: PartOfAppeals): Promise<AppealsInOrder<KeptAlone>> {
  const earlier = before === null ? sql`` : sql`where (kept_at, id_digest) < (${before.at}, decode(${before.digest}, 'hex'))`
  const places = sql`(select * from ${newestPlaces(sql``)} as newest ${earlier} order by kept_at desc, id_digest desc limit ${most})`
  const appeals = await openAlone(db, places)
  return { appeals, older: appeals.length < most ? null : (appeals.at(-1) ?? null) }
}

/** Which of some appeals stand alone, by the digests of their ids. */
export async function aloneAmong(db: Database | Transaction, digests: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ digest: string }>`
    select encode(id_digest, 'hex') as digest from ${newestPlaces(sql`where ${idAmong(digests)}`)} as newest`.execute(db)
  return new Set(rows.map(({ digest }) => digest))
}

type AloneRow = SealedRow & { readonly revision: number; readonly kept_at: Date; readonly kept_by: string }

/** The newest revision of every appeal that stands alone, or of one of them, unless it was erased. */
const newestAlone = (db: Database | Transaction, digest?: Buffer): Promise<readonly KeptAlone[]> =>
  openAlone(db, newestPlaces(digest === undefined ? sql`` : sql`where id_digest = ${digest}`))

/** Which rows these are, without what is sealed in them. */
const newestPlaces = (which: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select newest.* from (
    select distinct on (id_digest) id_digest, revision, kept_at, key from appeals ${which} order by id_digest, revision desc
  ) as newest
  left join redactions on redactions.record = newest.key
  where exists (select from record_keys where record_keys.id = coalesce(redactions.replacement, newest.key)))`

/** What stands there, the last kept first. */
async function openAlone(
  db: Database | Transaction,
  places: RawBuilder<unknown>,
): Promise<readonly (KeptAlone & { readonly digest: string })[]> {
  const { rows } = await sql<AloneRow & { digest: string }>`
    select appeals.revision, appeals.kept_at, appeals.kept_by, encode(appeals.id_digest, 'hex') as digest, ${sealedColumns('appeals')}
    from ${places} as places join appeals on appeals.id_digest = places.id_digest and appeals.revision = places.revision
    ${sealedJoins('appeals')} order by appeals.kept_at desc, appeals.id_digest desc`.execute(db)
  return rows.flatMap((row) => {
    const opened = openSealed(row)
    if (opened.kind === 'erased') return []
    const { revision, kept_at: at, kept_by: by, digest } = row
    return [{ appeal: readKept(opened.value as string), revision, base: baseOf(revision, row.erased_in), at, by, digest }]
  })
}

function readKept(content: string): Appeal {
  const read = readAppealFile(content, { file: 'an appeal' })
  if (read.kind === 'invalid') throw new Error('An appeal was kept, but can no longer be read')
  return read.appeal
}
