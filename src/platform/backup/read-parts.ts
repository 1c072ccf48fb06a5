import type { ZodType } from 'zod'
import { reasonInWords } from '../reasons.ts'
import type { Migration } from '../migrate.ts'
import { backupFormat, contentsShape, manifestShape, type Contents, type Manifest } from './contents.ts'

/** A backup that cannot be restored, for a reason that the operator can be told. */
export class Unusable extends Error {}

/** Reads what a backup says of itself, and refuses it when another version of Amparo wrote it in a way we do not know. */
export function readManifest(bytes: Buffer, migrations: readonly Migration[]): Manifest {
  const raw = parse(bytes) as { format?: unknown; amparo?: unknown } | null
  if (typeof raw?.format === 'string' && raw.format !== backupFormat)
    throw new Unusable(
      `The backup has the format ${raw.format.slice(0, 40)}; this Amparo reads ${backupFormat}. Use the version that wrote it.`,
    )
  const manifest = shaped(manifestShape, raw)
  for (const { name, sha256 } of manifest.migrations) {
    const file = migrations.find((migration) => migration.name === name)
    if (file === undefined)
      throw new Unusable(
        `The backup was written by a newer Amparo (${manifest.amparo}): it has the migration ${name}. Restore it with that version.`,
      )
    if (file.sha256 !== sha256) throw new Unusable(`The file db/migrations/${name}.sql is not the one that made the backup's database.`)
  }
  return manifest
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
