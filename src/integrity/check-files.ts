import { sql } from 'kysely'
import { allRecords, type Database, type FileStore } from '../platform/index.ts'
import { told, wrong, type Finding } from './finding.ts'

/**
 * Holds every stored file against the SHA-256 that it is named by, and against what names it: documents, sheets and whatever else
 * a record speaks of. Takes the records that can be opened; a name in any of them counts.
 */
export async function checkFiles(
  db: Database,
  files: FileStore,
): Promise<{ readonly files: number; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = []
  const { named, whole } = await namedFiles(db)
  const { rows } = await sql<{ name: string }>`select name from file_keys order by name`.execute(db)
  const kept = new Set(rows.map(({ name }) => name))
  for (const name of kept) {
    const { kind } = await files.read(name)
    if (kind === 'damaged') findings.push(wrong('file', name, 'Its bytes or its key are not what was stored. Restore it from a backup.'))
    else if (kind === 'missing')
      findings.push(wrong('file', name, 'Its bytes are gone, and nothing says that it was erased. Restore it from a backup.'))
    if (whole && !named.has(name))
      findings.push(told('file', name, 'No record names it. It may be left over from something that was not finished.'))
  }
  for (const name of named)
    if (!kept.has(name))
      findings.push(told('file', name, 'A record names it and it is not kept here: it was erased, or the case came without it.'))
  return { files: kept.size, findings }
}

/** The names of files that records hold, and those of sheets; `whole` where every record could be read. */
async function namedFiles(db: Database): Promise<{ readonly named: ReadonlySet<string>; readonly whole: boolean }> {
  const { rows } = await sql<{ name: string }>`select file as name from sheets where file is not null`.execute(db)
  const named = new Set(rows.map(({ name }) => name))
  try {
    for await (const { value } of allRecords(db)) collect(value, named)
  } catch {
    // A damaged record, which is told of elsewhere. What stands after it may name any file.
    return { named, whole: false }
  }
  return { named, whole: true }
}

/** What names a stored file stands under `sha256` or `file`, wherever in a record. */
function collect(value: unknown, named: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if ((key === 'sha256' || key === 'file') && typeof inner === 'string' && /^[0-9a-f]{64}$/.test(inner)) named.add(inner)
    else collect(inner, named)
  }
}
