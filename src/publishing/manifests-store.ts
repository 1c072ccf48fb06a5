import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import { readManifest, type Manifest } from './manifest.ts'
import type { EditionKey } from './sheets-store.ts'
import { isShown } from './take-down.ts'

/** A signed list of the forms of an edition, as it is kept. */
export type KeptManifest = {
  readonly number: number
  /** The key that signed it, as one line. */
  readonly signer: string
  readonly note: string
}

/** The newest list of an edition; null where there is none. Those before it are kept and shown to nobody: their lengths would tell how long a name was that was erased. */
export async function findManifest(db: Database | Transaction, { appeal, version, lang }: EditionKey): Promise<KeptManifest | null> {
  const { rows } = await sql<KeptManifest>`
    select number, signer, note from edition_manifests
    where appeal = ${appeal} and version = ${version} and lang = ${lang} order by number desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** Keeps a further list. */
export async function keepManifest(
  tx: Transaction,
  { appeal, version, lang }: EditionKey,
  { number, signer, note, at }: KeptManifest & { readonly at: Date },
): Promise<void> {
  await sql`
    insert into edition_manifests (appeal, version, lang, number, made_at, signer, note)
    values (${appeal}, ${version}, ${lang}, ${number}, ${at}, ${signer}, ${note})`.execute(tx)
}

/** An edition with the index of its entry in the log and the newest list of its forms. */
export type EnteredEdition = EditionKey & {
  readonly original: boolean
  readonly hash: string
  readonly entry: number
  readonly shown: boolean
  readonly kept: KeptManifest | null
}

type EnteredRow = Omit<EnteredEdition, 'kept'> & { number: number | null; signer: string | null; note: string | null }

/** Every edition that has an entry in the log, or this one if it has, also where it is not shown any more. */
export async function enteredEditions(db: Database, only?: EditionKey): Promise<readonly EnteredEdition[]> {
  const { rows } = await sql<EnteredRow>`
    select distinct on (entered.appeal, entered.version, entered.lang)
      entered.appeal, entered.version, entered.lang, original, hash, entry, ${isShown('entered')} as shown, number, signer, note
    from edition_entries as entered join editions using (appeal, version, lang) left join edition_manifests using (appeal, version, lang)
    where entered.entry is not null
      ${only === undefined ? sql`` : sql`and (entered.appeal, entered.version, entered.lang) = (${only.appeal}, ${only.version}, ${only.lang})`}
    order by entered.appeal, entered.version, entered.lang, number desc nulls last`.execute(db)
  return rows.map(({ number, signer, note, ...key }) => ({
    ...key,
    kept: number === null || signer === null || note === null ? null : { number, signer, note },
  }))
}

/** What a kept note says. That it cannot be read is a bug and throws. */
export function manifestIn({ note }: Pick<KeptManifest, 'note'>): Manifest {
  const read = readManifest(note.slice(0, note.lastIndexOf('\n\n') + 1))
  if (read === null) throw new Error('A signed list of forms that is kept here cannot be read')
  return read.manifest
}

/** The hash by which the next list names this one. */
export const hashOfNote = (note: string): string => createHash('sha256').update(note, 'utf8').digest('hex')
