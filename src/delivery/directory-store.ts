import { sql } from 'kysely'
import {
  baseOf,
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import { offered, type Body, type ListedBody, type Objection } from './body.ts'
import type { DeliveryWords } from './ledger-store.ts'
import { readCatalogue } from './read-catalogue.ts'
import { readWithdrawals } from './withdraw-body.ts'

type Doing = { readonly by: string; readonly at: Date }

/**
 * Every body: those of the catalogue, in the team's words where it has corrected them, and those that the team added. In the
 * order of their names, those that were withdrawn, too: whoever offers them leaves these out (offered). An entry whose words were erased is
 * not there.
 */
export async function listBodies(db: Database | Transaction): Promise<readonly ListedBody[]> {
  const [written, objections, withdrawals] = [await readWritten(db), await readObjections(db), await readWithdrawals(db)]
  const known = catalogue()
  const ids = new Set([...known.keys(), ...written.keys()])
  return [...ids]
    .flatMap((id): ListedBody[] => {
      const [own, theirs] = [written.get(id), known.get(id)]
      const body = own === undefined ? theirs : own.body
      if (body === undefined || body === null) return []
      const [objection, withdrawn] = [objections.get(id), withdrawals.get(id)]
      return [
        {
          ...body,
          id,
          origin: theirs === undefined ? 'team' : 'catalogue',
          base: own?.base ?? 0,
          ...(own && { writtenBy: own.by, writtenAt: own.at }),
          ...(objection !== undefined && { objection }),
          ...(withdrawn !== undefined && { withdrawn }),
        },
      ]
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
}

/** One body; null where there is none. */
export const findBody = async (db: Database | Transaction, id: string): Promise<ListedBody | null> =>
  (await listBodies(db)).find((body) => body.id === id) ?? null

/** The bodies that supporters may be told of, who did not ask for no more mail; with whatever of them can be written to. */
export const publicBodies = async (db: Database | Transaction): Promise<readonly ListedBody[]> =>
  offered(await listBodies(db)).filter(({ isPublic }) => isPublic)

export type WriteBodyOutcome =
  | { readonly kind: 'written' }
  /** Somebody else has written since, or words were erased: what stands is shown. */
  | { readonly kind: 'conflict'; readonly body: ListedBody }

/** Writes an entry anew, made from `base` (0 for the first). Its id is given by the caller. */
export async function writeBody(tx: Transaction, body: Body, base: number, { by, at }: Doing): Promise<WriteBodyOutcome> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`body ${body.id}`}, 0))`.execute(tx)
  const standing = await findBody(tx, body.id)
  if ((standing?.base ?? 0) !== base && standing !== null) return { kind: 'conflict', body: standing }
  const { id, ...words } = body
  const [record] = await sealMany(tx, [words])
  await sql`
    insert into body_entries (body, revision, key, sealed, written_at, written_by)
    select ${id}, coalesce(max(revision), 0) + 1, ${record!.key}::uuid, ${record!.sealed}, ${at}::timestamptz, ${by}
    from body_entries where body = ${id}`.execute(tx)
  return { kind: 'written' }
}

/**
 * Notes that a body asked for no more mail, or may be written to again, with the words. It is about every address by which the body is, or
 * was, written to: those of each revision of its entry, that of the catalogue, and those to which letters went or wait.
 */
export async function recordObjection(
  tx: Transaction,
  { body, kind, words }: { readonly body: string; readonly kind: 'objected' | 'lifted'; readonly words: string },
  { by, at }: Doing,
): Promise<void> {
  const digests = new Set<string>()
  for (const address of await addressesOf(tx, body)) digests.add((await digestOf(tx, address)).toString('hex'))
  const each = digests.size === 0 ? [null] : [...digests].map((digest) => Buffer.from(digest, 'hex'))
  const records = await sealMany(
    tx,
    each.map(() => words),
  )
  for (const [index, digest] of each.entries())
    await sql`
      insert into body_objections (body, kind, address_digest, key, sealed, recorded_at, recorded_by)
      values (${body}, ${kind}, ${digest}, ${records[index]!.key}, ${records[index]!.sealed}, ${at}, ${by})`.execute(tx)
}

/**
 * Whether an address must not be written to: its body, or any other that has or had the same address, asked for no more mail. Addresses
 * that a body was given after it had asked count, too, as do those that nobody wrote down with what it asked.
 */
export async function isObjectedTo(db: Database | Transaction, body: string, address: string): Promise<boolean> {
  const digest = await digestOf(db, address)
  const { rows } = await sql<{ objected: boolean }>`
    select exists (
      select from (
        select distinct on (body) body, kind from body_objections
        where body = ${body} or body in (select body from body_objections where address_digest = ${digest})
        order by body, number desc
      ) as newest where kind = 'objected') as objected`.execute(db)
  if (rows[0]?.objected === true) return true
  const asked = mailbox(address)
  for (const objecting of (await readObjections(db)).keys())
    if ((await addressesOf(db, objecting)).some((one) => mailbox(one) === asked)) return true
  return false
}

async function addressesOf(tx: Database | Transaction, body: string): Promise<readonly string[]> {
  const { rows: entries } = await sql<SealedRow>`
    select ${sealedColumns('body_entries')} from body_entries ${sealedJoins('body_entries')} where body = ${body}`.execute(tx)
  const { rows: letters } = await sql<SealedRow>`
    select ${sealedColumns('deliveries')} from deliveries ${sealedJoins('deliveries')} where body = ${body} and channel = 'e-mail'`.execute(
    tx,
  )
  const written = openAll(entries).map((value) => (value as Omit<Body, 'id'>).channels.email)
  const sent = openAll(letters).map((value) => (value as DeliveryWords).to)
  return [...written, catalogue().get(body)?.channels.email, ...sent].filter(
    (address) => address !== undefined && address !== '',
  ) as string[]
}

function openAll(rows: readonly SealedRow[]): readonly unknown[] {
  return rows.flatMap((row) => {
    const opened = openSealed(row)
    return opened.kind === 'open' ? [opened.value] : []
  })
}

const digestOf = async (db: Database | Transaction, address: string): Promise<Buffer> =>
  (await readDigests(db))('body address', mailbox(address))

/** An address as it is compared. */
const mailbox = (address: string): string => address.trim().toLowerCase()

let kept: ReadonlyMap<string, Body> | undefined
/** The catalogue, read once: it changes with the program. */
const catalogue = (): ReadonlyMap<string, Body> => (kept ??= new Map(readCatalogue().map((body) => [body.id, body])))

type Written = { readonly body: Body | null; readonly base: number; readonly by: string; readonly at: Date }

async function readWritten(db: Database | Transaction): Promise<ReadonlyMap<string, Written>> {
  const { rows } = await sql<SealedRow & { body: string; revision: number; written_by: string; written_at: Date }>`
    select newest.body, revision, written_by, written_at, ${sealedColumns('newest')}
    from (select distinct on (body) * from body_entries order by body, revision desc) as newest ${sealedJoins('newest')}`.execute(db)
  return new Map(
    rows.map((row): [string, Written] => {
      const opened = openSealed(row)
      const body = opened.kind === 'open' ? { ...(opened.value as Omit<Body, 'id'>), id: row.body } : null
      return [row.body, { body, base: baseOf(row.revision, row.erased_in), by: row.written_by, at: row.written_at }]
    }),
  )
}

async function readObjections(db: Database | Transaction): Promise<ReadonlyMap<string, Objection>> {
  const { rows } = await sql<SealedRow & { body: string; kind: string; recorded_by: string; recorded_at: Date }>`
    select newest.body, kind, recorded_by, recorded_at, ${sealedColumns('newest')}
    from (select distinct on (body) * from body_objections order by body, number desc) as newest ${sealedJoins('newest')}`.execute(db)
  return new Map(
    rows.flatMap((row): [string, Objection][] => {
      if (row.kind !== 'objected') return []
      const opened = openSealed(row)
      return [[row.body, { at: row.recorded_at, by: row.recorded_by, words: opened.kind === 'open' ? (opened.value as string) : null }]]
    }),
  )
}
