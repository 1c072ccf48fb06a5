import type { ZodType } from 'zod'
import { reasonInWords } from '../reasons.ts'
import type { Migration } from '../migrate.ts'
import { backupFormat, contentsShape, keysFormat, manifestShape, type Contents, type Format, type Manifest } from './contents.ts'

/** A backup that cannot be restored, for a reason that the operator can be told. */
export class Unusable extends Error {}

/**
 * Reads what a backup, or the file of its keys, says of itself; refuses what is not of that format, and what another
 * version of Amparo wrote in a way we do not know.
 */
export function readManifest(bytes: Buffer, format: Format, migrations: readonly Migration[]): Manifest {
  const raw = parse(bytes) as { format?: unknown } | null
  if (typeof raw?.format === 'string' && raw.format !== format) throw new Unusable(otherFormat(raw.format.slice(0, 40), format))
  const manifest = shaped(manifestShape, raw)
  const what = names[format]
  for (const { name, sha256 } of manifest.migrations) {
    const file = migrations.find((migration) => migration.name === name)
    if (file === undefined)
      throw new Unusable(
        `${what} was written by a newer Amparo (${manifest.amparo}): it has the migration ${name}. Restore it with that version.`,
      )
    if (file.sha256 !== sha256)
      throw new Unusable(`The file db/migrations/${name}.sql is not the one that made the database of this backup.`)
  }
  return manifest
}

const names = { [backupFormat]: 'The backup', [keysFormat]: 'The file of keys' } as const

function otherFormat(found: string, format: Format): string {
  if (found === 'amparo-backup/1')
    return 'The backup has the format amparo-backup/1, from before records were sealed. Restore it with the version that wrote it, export its cases there, and import them here.'
  if (found === keysFormat) return 'This is a file of keys, not a backup. Name the backup; its keys are given with --keys.'
  if (found === backupFormat) return 'This is a backup, not a file of keys. A file of keys is written beside each backup, as FILE.keys.'
  return `${names[format]} has the format ${found}; this Amparo reads ${format}. Use the version that wrote it.`
}

/** Says why keys do not belong to a backup; they may be newer, never older, since then they would lack some. */
export function checkKeys(keys: Manifest, backup: Manifest): void {
  if (keys.installation !== backup.installation)
    throw new Unusable('The file of keys is of another installation than the backup. Take the newest one of this installation.')
  if (Date.parse(keys.made) < Date.parse(backup.made))
    throw new Unusable(
      `The file of keys is older (${keys.made}) than the backup (${backup.made}): it lacks keys. Take the one that was written with the backup, or a newer one.`,
    )
}

/** Reads the list at the end of a backup. */
export const readContents = (bytes: Buffer): Contents => shaped(contentsShape, parse(bytes))

/** What an error of the encryption or the archive means; a file that cannot be opened is told as it is. */
export function unreadable(error: unknown): unknown {
  const { message = '', code } = error as { message?: string; code?: string }
  if (code === 'ENOENT') return new Unusable('There is no file of that name.', { cause: error })
  if (code !== undefined && /^E[A-Z]+$/.test(code))
    return new Unusable(`The file cannot be read: ${reasonInWords(error)}.`, { cause: error })
  if (message.startsWith('no identity matched')) return new Unusable('The passphrase or key does not open this backup.', { cause: error })
  return new Unusable('The backup is damaged or incomplete, or it is not a backup that Amparo wrote.', { cause: error })
}

/** The sentence for why a restore was given up; none for what is a mistake of ours. */
export function refusalOf(error: unknown): string | undefined {
  if (error instanceof Unusable) return error.message
  const { message = '', code = '' } = error as { message?: string; code?: string }
  // SQLSTATE classes 22 and 23: rows that do not fit their table.
  return /^2[23][0-9A-Z]{3}$/.test(code) ? `The backup does not fit the tables it was made from: ${message}.` : undefined
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new Unusable('This is not a backup that Amparo wrote.')
  }
}

function shaped<Shape>(shape: ZodType<Shape>, value: unknown): Shape {
  const parsed = shape.safeParse(value)
  if (!parsed.success) throw new Unusable('The backup is damaged: what it says of itself cannot be read.')
  return parsed.data
}
