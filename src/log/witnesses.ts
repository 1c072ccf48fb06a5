import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import { readVerifierKey } from './verify/index.ts'

/** Somebody who is asked to watch that the log only grows, and what they signed last. */
export type Witness = {
  readonly name: string
  readonly vkey: string
  /** Where heads are sent to: `/add-checkpoint` is put behind it. */
  readonly url: string
  /** How many entries the log had when they last signed it; null before that. */
  readonly size: number | null
  readonly receivedAt: Date | null
}

export type WitnessOutcome = { readonly kind: 'kept' } | { readonly kind: 'refused'; readonly reason: string }

export async function listWitnesses(db: Database | Transaction): Promise<Witness[]> {
  const { rows } = await sql<Witness>`select w.name, vkey, url, size, received_at as "receivedAt"
    from log_witnesses w left join lateral
      (select size, received_at from log_cosignatures c where c.name = w.name order by size desc limit 1) last on true
    order by w.name`.execute(db)
  return rows
}

/** Adds a witness, or gives a known one another address. Refuses what is no key of a witness, another's name, and what is no address on the web. */
export async function addWitness(
  db: Database | Transaction,
  { name, vkey, url }: Pick<Witness, 'name' | 'vkey' | 'url'>,
): Promise<WitnessOutcome> {
  const key = readVerifierKey(vkey)
  if (key?.kind !== 'witness')
    return refused('This is not the key of a witness. It is one line: name+8 digits+letters that begin with B (cosignature/v1, type 0x04).')
  if (key.name !== name) return refused(`This is the key of ${key.name}, not of ${name}.`)
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return refused('The address of a witness begins with https:// or http://.')
  await sql`insert into log_witnesses (name, vkey, url) values (${name}, ${vkey}, ${url})
    on conflict (name) do update set vkey = excluded.vkey, url = excluded.url`.execute(db)
  return { kind: 'kept' }
}

/** Asks somebody no longer. What they signed stays. Refuses a name that nobody has. */
export async function removeWitness(db: Database | Transaction, name: string): Promise<WitnessOutcome> {
  const { numAffectedRows } = await sql`delete from log_witnesses where name = ${name}`.execute(db)
  return numAffectedRows === 1n ? { kind: 'kept' } : refused(`There is no witness ${name}.`)
}

/** Keeps what a witness signed, once. */
export async function keepCosignature(
  db: Database | Transaction,
  given: { readonly size: number; readonly name: string; readonly line: string; readonly at: Date },
): Promise<void> {
  await sql`insert into log_cosignatures (size, name, line, received_at)
    values (${given.size}, ${given.name}, ${given.line}, ${given.at}) on conflict do nothing`.execute(db)
}

const refused = (reason: string): WitnessOutcome => ({ kind: 'refused', reason })
