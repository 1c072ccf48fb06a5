import { sql, type RawBuilder } from 'kysely'
import { isUuid } from '../kit/index.ts'
import {
  baseOf,
  openSealed,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import type { Dossier, DossierFile, DossierText, Frozen, Returned } from './dossier.ts'

type Doing = { readonly by: string; readonly at: Date }
type NewDossier = Pick<Dossier, 'id' | 'appeal' | 'version' | 'lang' | 'body'> & { readonly text: DossierText }

/** Keeps a dossier that is begun, with its first text. Its id is given by the caller: a UUID. */
export async function addDossier(tx: Transaction, { id, appeal, version, lang, body, text }: NewDossier, doing: Doing): Promise<void> {
  const { by, at } = doing
  await sql`
    insert into dossiers (id, appeal, version, lang, body, made_at, made_by)
    values (${id}, ${appeal}, ${version}, ${lang}, ${body}, ${at}, ${by})`.execute(tx)
  await addText(tx, id, text, doing)
}

export type ChangeDossierOutcome =
  | { readonly kind: 'changed' }
  /** Somebody else wrote, or words were erased, since `base`. */
  | { readonly kind: 'conflict'; readonly dossier: Dossier }
  | { readonly kind: 'frozen' }

/** Writes the text of a dossier anew, made from `base`, which answers whoever sent it back; refused once it is frozen. */
export const changeDossier = (
  tx: Transaction,
  id: string,
  { text: { letter, annexes }, base }: { readonly text: DossierText; readonly base: number },
  doing: Doing,
): Promise<ChangeDossierOutcome> => writeAnew(tx, id, { text: { letter, annexes }, base }, doing)

/** Sends a dossier back to be changed, as it stood at `base`: it is not approved before somebody writes it anew. Refused once it is frozen. */
export const sendBackDossier = (
  tx: Transaction,
  id: string,
  { text, base, returned }: { readonly text: DossierText; readonly base: number; readonly returned: Returned },
  doing: Doing,
): Promise<ChangeDossierOutcome> => writeAnew(tx, id, { text: { ...text, returned }, base }, doing)

async function writeAnew(
  tx: Transaction,
  id: string,
  { text, base }: { readonly text: DossierText; readonly base: number },
  doing: Doing,
): Promise<ChangeDossierOutcome> {
  const standing = await lockDossier(tx, id)
  if (standing === null) throw new Error('A dossier that is changed is not there')
  if (standing.frozen !== null) return { kind: 'frozen' }
  if (standing.base !== base) return { kind: 'conflict', dossier: standing }
  await addText(tx, id, text, doing)
  return { kind: 'changed' }
}

/** The dossiers of an appeal, the newest first. */
export const dossiersOf = (db: Database | Transaction, appeal: string): Promise<readonly Dossier[]> =>
  readDossiers(db, sql`dossiers.appeal = ${appeal}`)

/** One dossier; null where there is none. */
export async function findDossier(db: Database | Transaction, id: string): Promise<Dossier | null> {
  if (!isUuid(id)) return null
  const [found] = await readDossiers(db, sql`dossiers.id = ${id}::uuid`)
  return found ?? null
}

/** The same, which nobody else changes, freezes or sends until the transaction ends. */
export async function lockDossier(tx: Transaction, id: string): Promise<Dossier | null> {
  if (!isUuid(id)) return null
  await sql`select from dossiers where id = ${id}::uuid for update`.execute(tx)
  return findDossier(tx, id)
}

/** Keeps that a text was approved, with the files that were made of it and the mail address to which. The caller has locked the dossier. */
export async function addFreezing(
  tx: Transaction,
  id: string,
  {
    revision,
    approved,
    hash,
    files,
    email,
  }: Pick<Frozen, 'revision' | 'approved' | 'hash'> & { readonly files: readonly DossierFile[]; readonly email: string | undefined },
  { by, at }: Doing,
): Promise<void> {
  const [record] = await sealMany(tx, [{ file: hash, files, email: email ?? null } satisfies FrozenWords])
  await sql`
    insert into dossier_freezings (dossier, appeal, revision, approved, hash, key, sealed, approved_at, approved_by)
    select id, appeal, ${revision}::int, ${approved}, ${hash}, ${record!.key}::uuid, ${record!.sealed}, ${at}::timestamptz, ${by}
    from dossiers where id = ${id}::uuid`.execute(tx)
}

/** What is sealed of a freezing; those of before know no address. */
type FrozenWords = { readonly file: string; readonly files: readonly DossierFile[]; readonly email?: string | null }

async function addText(tx: Transaction, id: string, text: DossierText, { by, at }: Doing): Promise<void> {
  const [record] = await sealMany(tx, [text])
  await sql`
    insert into dossier_texts (dossier, appeal, revision, key, sealed, written_at, written_by)
    select id, appeal, (select coalesce(max(revision), 0) + 1 from dossier_texts where dossier = ${id}::uuid),
      ${record!.key}::uuid, ${record!.sealed}, ${at}::timestamptz, ${by}
    from dossiers where id = ${id}::uuid`.execute(tx)
}

type Row = SealedRow &
  Pick<Dossier, 'id' | 'appeal' | 'version' | 'lang' | 'body' | 'madeAt' | 'madeBy' | 'revision' | 'writtenBy' | 'writtenAt'>

async function readDossiers(db: Database | Transaction, which: RawBuilder<unknown>): Promise<readonly Dossier[]> {
  const { rows } = await sql<Row>`
    select dossiers.id, dossiers.appeal, version, lang, body, made_at as "madeAt", made_by as "madeBy", newest.revision,
      newest.written_by as "writtenBy", newest.written_at as "writtenAt", ${sealedColumns('newest')}
    from dossiers join lateral (
      select * from dossier_texts where dossier = dossiers.id order by revision desc limit 1
    ) as newest on true ${sealedJoins('newest')}
    where ${which} order by made_at desc, dossiers.id`.execute(db)
  const frozen = await freezingsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ key_id, record_key, sealed, erased_in, ...row }) => {
    const opened = openSealed({ key_id, record_key, sealed, erased_in })
    return {
      ...row,
      text: opened.kind === 'open' ? (opened.value as DossierText) : null,
      base: baseOf(row.revision, erased_in),
      frozen: frozen.get(row.id) ?? null,
    }
  })
}

async function freezingsOf(db: Database | Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Frozen>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<SealedRow & Omit<Frozen, 'files' | 'email'> & { readonly dossier: string }>`
    select dossier, revision, approved, hash, approved_at as at, approved_by as by, ${sealedColumns('dossier_freezings')}
    from dossier_freezings ${sealedJoins('dossier_freezings')} where dossier = any(${ids}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ dossier, revision, approved, hash, at, by, ...record }) => {
      const opened = openSealed(record)
      const words = opened.kind === 'open' ? (opened.value as FrozenWords) : null
      const { files = null, email } = words ?? {}
      return [dossier, { revision, approved, hash, at, by, files, ...(email !== undefined && { email }) }]
    }),
  )
}
