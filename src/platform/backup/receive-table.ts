import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Client, escapeIdentifier } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Contents, Manifest } from './contents.ts'

export type ReceivedTable = {
  readonly write: (chunk: Buffer) => Promise<void>
  /** Ends the table's rows; gives how many there were and the hash of their text. */
  readonly end: () => Promise<Contents['tables'][number]>
}

/** Takes the rows of one table as COPY text, and keeps none: each ends with the only line break in it. */
export function passTable(): ReceivedTable {
  const hash = createHash('sha256')
  let rows = 0
  return {
    async write(chunk) {
      hash.update(chunk)
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1
    },
    end: async () => ({ rows, sha256: hash.digest('hex') }),
  }
}

/** Takes the rows of one table as COPY text. */
export function receiveTable(client: Client, { schema, name, columns }: Manifest['tables'][number]): ReceivedTable {
  const chosen = columns.map(escapeIdentifier).join(', ')
  const rows = client.query(copyFrom(`copy ${escapeIdentifier(schema)}.${escapeIdentifier(name)} (${chosen}) from stdin`))
  const hash = createHash('sha256')
  const failed = new Promise<never>((_, fail) => rows.once('error', fail))
  failed.catch(() => undefined)
  return {
    async write(chunk) {
      hash.update(chunk)
      if (!rows.write(chunk)) await Promise.race([once(rows, 'drain'), failed])
    },
    async end() {
      rows.end()
      await Promise.race([once(rows, 'finish'), failed])
      return { rows: rows.rowCount, sha256: hash.digest('hex') }
    },
  }
}
