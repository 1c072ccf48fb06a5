import { createHmac, createSecretKey } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import type { Database, Transaction } from '../database.ts'

/** Gives the digest under which a word is found. `kind` keeps words of different kinds apart: `case`, `appeal`. */
export type Digests = (kind: string, word: string) => Buffer

/**
 * Digests of this installation: HMAC-SHA-256 (RFC 2104) under a key that lies with the keys of records, so that neither
 * the database without its keys nor a backup tells an id, nor lets one be tried out.
 */
export async function readDigests(db: Database | Transaction): Promise<Digests> {
  const { rows } = await sql<{ key: Buffer }>`select key from digest_key`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('The key of digests is missing: the database was restored without its keys')
  const key = createSecretKey(row.key)
  return (kind, word) => createHmac('sha256', key).update(`${kind}\0${word}`, 'utf8').digest()
}

/** That a row is one of some, by the digests of their ids in hexadecimal: a condition on its `id_digest`. */
export const idAmong = (digests: readonly string[]): RawBuilder<unknown> =>
  sql`id_digest in (select decode(wanted, 'hex') from unnest(${digests}::text[]) as wanted)`
