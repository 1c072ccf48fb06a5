import { sql } from 'kysely'
import type { Database, Transaction } from './database.ts'
import { keyLength } from './keys/seal.ts'

/** The keys of stored files, as the table file_keys has them (db/migrations/0008_sealed_entries.sql). */
type FileKeys = {
  readonly find: (name: string) => Promise<Buffer | undefined>
  /** Keeps a key unless there is one of that name; gives the one that counts. */
  readonly keep: (name: string, key: Buffer) => Promise<Buffer>
  readonly erase: (name: string) => Promise<void>
  /** Keeps a key from being erased until the transaction ends, and waits for one who erases it; where there is none, nothing. */
  readonly hold: (name: string) => Promise<void>
  /** Waits for all who hold a key, and keeps others from holding it until the transaction ends. */
  readonly claim: (name: string) => Promise<void>
  /** Does something where there is no key of a name, and keeps everybody from keeping one meanwhile. */
  readonly whereNone: (name: string, work: () => Promise<void>) => Promise<void>
  readonly names: () => Promise<ReadonlySet<string>>
}

/** The keys in a database, or in a transaction: then a file is stored or erased with it. */
export function fileKeys(db: Database | Transaction): FileKeys {
  const find = async (name: string): Promise<Buffer | undefined> => {
    const { rows } = await sql<{ key: Buffer }>`select key from file_keys where name = ${name}`.execute(db)
    return rows[0]?.key
  }
  return {
    find,
    async keep(name, key) {
      await sql`insert into file_keys (name, key) values (${name}, ${key}) on conflict (name) do nothing`.execute(db)
      return (await find(name)) ?? key
    },
    async erase(name) {
      await sql`delete from file_keys where name = ${name}`.execute(db)
    },
    async hold(name) {
      await sql`select from file_keys where name = ${name} for key share`.execute(db)
    },
    async claim(name) {
      await sql`select from file_keys where name = ${name} for update`.execute(db)
    },
    async whereNone(name, work) {
      const place = async (tx: Database | Transaction): Promise<void> => {
        // Whoever keeps a key of that name waits for the end of this one, and this one for theirs.
        const { numAffectedRows = 0n } = await sql`
          insert into file_keys (name, key) values (${name}, ${Buffer.alloc(keyLength)}) on conflict (name) do nothing`.execute(tx)
        if (numAffectedRows === 0n) return
        await work()
        await sql`delete from file_keys where name = ${name}`.execute(tx)
      }
      await (db.isTransaction ? place(db) : db.transaction().execute(place))
    },
    async names() {
      const { rows } = await sql<{ name: string }>`select name from file_keys`.execute(db)
      return new Set(rows.map(({ name }) => name))
    },
  }
}
