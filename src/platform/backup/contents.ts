import { z } from 'zod'

/**
 * What a backup holds, as docs/decisions/0002-backup-format.md tells it: a tar, encrypted with age, of
 * `manifest.json`, then `tables/NNNN/NNNNNN` (each table's rows as COPY text, in pieces), `files/SHA256` (sealed), and at
 * the very end `contents.json`, which proves that nothing is missing. Its keys lie in a second such file.
 */
export const backupFormat = 'amparo-backup/2'
export const keysFormat = 'amparo-keys/1'
export type Format = typeof backupFormat | typeof keysFormat

/** Where the keys of a backup lie unless a person says otherwise. */
export const keysBeside = (backup: string): string => `${backup}.keys`

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const word = z.string().min(1).max(200)

export const manifestShape = z.strictObject({
  format: z.enum([backupFormat, keysFormat]),
  /** Whose it is: keys of another installation open nothing. */
  installation: z.uuid(),
  amparo: word,
  postgresql: word,
  made: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string().regex(/^\d{4}_[a-z0-9_]+$/), sha256: hash })),
  /** In an order in which each table comes after those it refers to. */
  tables: z.array(z.strictObject({ schema: word, name: word, columns: z.array(word) })),
})
export type Manifest = z.infer<typeof manifestShape>

export const contentsShape = z.strictObject({
  tables: z.array(z.strictObject({ rows: z.int().nonnegative(), sha256: hash })),
  sequences: z.array(z.strictObject({ schema: word, name: word, last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  files: z.array(hash),
})
export type Contents = z.infer<typeof contentsShape>

/** A backup's key: a passphrase, or on writing the public and on reading the secret half of an age key. */
export type BackupKey =
  | { readonly kind: 'passphrase'; readonly passphrase: string; /** Only tests make it cheap. */ readonly workFactor?: number }
  | { readonly kind: 'recipient'; readonly recipient: string }
  | { readonly kind: 'identity'; readonly identity: string }

export const tableEntry = (table: number, piece: number): string => `tables/${digits(table, 4)}/${digits(piece, 6)}`
export const fileEntry = (name: string): string => `files/${name}`

const digits = (number: number, length: number): string => String(number).padStart(length, '0')
