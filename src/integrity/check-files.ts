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
    if (kind === 'damaged')
      findings.push(wrong('file', name, `${placesOf(named, name)}Its bytes or its key are not what was stored. Restore it from a backup.`))
    else if (kind === 'missing')
      findings.push(
        wrong('file', name, `${placesOf(named, name)}Its bytes are gone, and nothing says that it was erased. Restore it from a backup.`),
      )
    if (whole && !named.has(name))
      findings.push(told('file', name, 'No record names it. It may be left over from something that was not finished.'))
  }
  for (const name of named.keys())
    if (!kept.has(name))
      findings.push(
        told(
          'file',
          name,
          `${placesOf(named, name)}A record names it and it is not kept here: it was erased, or the case came without it.`,
        ),
      )
  return { files: kept.size, findings }
}

/** Files by their names, and the documents that name them. */
type Named = Map<string, Set<string>>

/** "It is of document D4 in case 3." The first few; nothing where no document names it. */
function placesOf(named: Named, name: string): string {
  const places = [...(named.get(name) ?? [])]
  const more = places.length - 5
  return places.length === 0 ? '' : `It is of ${places.slice(0, 5).join(', ')}${more > 0 ? ` and ${more} more` : ''}. `
}

/** The names of files that records hold, and those of sheets; `whole` where every record could be read. */
async function namedFiles(db: Database): Promise<{ readonly named: Named; readonly whole: boolean }> {
  const { rows } = await sql<{ name: string }>`select file as name from sheets where file is not null`.execute(db)
  const named: Named = new Map(rows.map(({ name }) => [name, new Set()]))
  try {
    for await (const { table, value, row } of allRecords(db)) collect(value, named, table === 'entries' ? placeOf(value, row) : undefined)
  } catch {
    // A damaged record, which is told of elsewhere. What stands after it may name any file.
    return { named, whole: false }
  }
  return { named, whole: true }
}

/** The document that an entry is, as findings call it; undefined of any other. */
function placeOf(value: unknown, { list, case_key: key }: Readonly<Record<string, unknown>>): string | undefined {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
  return list === 'documents' && typeof id === 'string' ? `document ${id} in case ${String(key)}` : undefined
}

/** What names a stored file stands under `sha256` or `file`, wherever in a record. */
function collect(value: unknown, named: Named, place: string | undefined): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if ((key === 'sha256' || key === 'file') && typeof inner === 'string' && /^[0-9a-f]{64}$/.test(inner)) {
      const places = named.get(inner) ?? new Set()
      if (place !== undefined) places.add(place)
      named.set(inner, places)
    } else collect(inner, named, place)
  }
}
