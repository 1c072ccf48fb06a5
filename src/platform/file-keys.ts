import { sql } from 'kysely'
import type { Database, Transaction } from './database.ts'

/** The keys of stored files, as the table file_keys has them (db/migrations/0008_sealed_entries.sql). */
type FileKeys = {
  readonly find: (name: string) => Promise<Buffer | undefined>
  /** Keeps a key unless there is one of that name; gives the one that counts. */
  readonly keep: (name: string, key: Buffer) => Promise<Buffer>
  readonly erase: (name: string) => Promise<void>
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
    async names() {
      const { rows } = await sql<{ name: string }>`select name from file_keys`.execute(db)
      return new Set(rows.map(({ name }) => name))
    },
  }
}
