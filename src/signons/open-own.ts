import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import { readReleased } from '../log/index.ts'
import { findEdition } from '../publishing/index.ts'
import { readOwnLink } from './own-link.ts'
import type { OwnLink, OwnOutcome, OwnRecord } from './outcomes.ts'
import { reasonOfSign } from './reasons.ts'
import { openContent, type OpenedRecord } from './record.ts'
import { ownDigest, recordSeed } from './secrets.ts'
import { findSignOn, hasLink, lockSignOn, type SignOnRow } from './sign-on-store.ts'
import type { SignOns } from './sign-ons.ts'

/**
 * Opens the page of a signer. Takes the link; gives how the sign-on stands and what was written, which only the link that
 * was mailed first can open. Gone where it was erased, and where the link is not one of it: nobody learns which.
 */
export async function openOwn({ db }: Pick<SignOns, 'db'>, link: OwnLink): Promise<OwnOutcome> {
  const own = await ownOf(db, link, findSignOn)
  if (own === null) return { kind: 'gone' }
  const { row, opened } = own
  const [released, newest] = [await readReleased(db), await findEdition(db, row.appeal)]
  // Whoever ended such mail by its link agreed to it in what is sealed, and does not any more.
  const { rows: ended } = await sql`select from untold_signons where signon = ${row.id}`.execute(db)
  return {
    kind: 'record',
    id: row.id,
    appeal: row.appeal,
    version: row.version,
    lang: row.lang,
    state: stateNames[row.state],
    reason: reasonOfSign(row.reason),
    disclosure: row.disclosure,
    entry: row.entry < 0 ? null : row.entry,
    corrected: row.corrected,
    released: row.entry >= 0 && Math.max(row.entry, row.corrected ?? 0) < (released?.size ?? 0),
    written: opened && {
      name: opened.written.name,
      mail: opened.written.mail,
      country: opened.written.country,
      countryCounts: opened.written.countryCounts,
      outcomeMails: opened.written.outcomeMails && ended.length === 0,
      corrections: opened.corrections,
    },
    newest: newest?.newest ?? row.version,
    key: row.keyDestroyed ? 'destroyed' : row.keyLost ? 'lost' : 'kept',
  }
}

const stateNames = { c: 'confirmed', h: 'held', w: 'withdrawn', r: 'removed' } as const satisfies Record<
  SignOnRow['state'],
  OwnRecord['state']
>

/** A sign-on as its own link opens it. */
export type Own = {
  readonly row: SignOnRow
  /** Null behind a link that was mailed later. */
  readonly opened: OpenedRecord | null
  readonly secret: Buffer
}

/** The sign-on of a link, held until the transaction ends; null where it was erased or the link is not one of it. */
export const lockOwn = (tx: Transaction, link: OwnLink): Promise<Own | null> => ownOf(tx, link, lockSignOn)

export async function ownOf<Db extends Database | Transaction>(
  db: Db,
  link: OwnLink,
  find: (db: Db, id: number) => Promise<SignOnRow | null>,
): Promise<Own | null> {
  const read = readOwnLink(link)
  const row = read && (await find(db, read.id))
  if (read === null || row === null || row.content === null) return null
  const opened = openContent(recordSeed(read.secret), row.content)
  if (opened !== undefined) return { row, opened, secret: read.secret }
  return (await hasLink(db, row.id, ownDigest(read.secret))) ? { row, opened: null, secret: read.secret } : null
}
