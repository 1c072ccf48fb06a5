import { describeProblems, importInto, readCaseFile, type ImportOutcome } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import type { Clock, Database, FileStore, Transaction } from '../platform/index.ts'
import { readBundle, type BundleSource } from './read-bundle.ts'

export type ImportBundleSettings = {
  readonly clock: Clock
  readonly facts: FactDictionary
  /** The staff member who imports; `import` for the command line. */
  readonly by?: string
  /** What else is to be written with the case, in the same transaction. */
  readonly also?: (tx: Transaction, imported: Imported) => Promise<void>
}

type Imported = Extract<ImportOutcome, { kind: 'imported' }>
export type ImportBundleOutcome =
  | (Imported & { /** How many stored files came with it that were not here. */ readonly files: number; readonly clearance: string })
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/**
 * Keeps the case of a bundle with its files, whole or not at all. Everything is held against the manifest first. Files are
 * kept before the case that names them; where the case is refused, those that came with it go again.
 */
export async function importBundle(
  db: Database,
  files: FileStore,
  source: BundleSource,
  { clock, facts, by, also }: ImportBundleSettings,
): Promise<ImportBundleOutcome> {
  const bundle = await readBundle(source)
  if (bundle.kind === 'refused') return bundle
  const read = readCaseFile(bundle.caseFile, { file: 'case.yaml', facts })
  if (read.kind === 'invalid') return { kind: 'refused', reasons: [describeProblems(read)] }
  const { documents } = read.document
  const named = new Set(documents.flatMap(({ original, derived = [] }) => [original, ...derived].flatMap((file) => file?.sha256 ?? [])))
  const before = new Set(await files.names())
  const added: string[] = []
  for (const { path, sha256, bytes } of bundle.manifest.files) {
    if (!named.has(sha256) || before.has(sha256)) continue
    // Between the two readings the file may have changed: it is stored under what it is, and that must be its name.
    const content = await source.read(path, bytes)
    const kept = content === null ? undefined : await files.keep(content)
    if (kept !== undefined) added.push(kept)
    if (kept !== sha256) return takeBack(files, added, [`${path} changed while it was read.`])
  }
  const outcome = await db.transaction().execute(async (tx) => {
    const imported = await importInto(tx, read.document, { clock, ...(by !== undefined && { by }) })
    if (imported.kind === 'imported') await also?.(tx, imported)
    return imported
  })
  if (outcome.kind === 'refused') return takeBack(files, added, outcome.reasons)
  return { ...outcome, files: added.length, clearance: bundle.manifest.clearance }
}

async function takeBack(files: FileStore, added: readonly string[], reasons: readonly string[]): Promise<ImportBundleOutcome> {
  for (const name of added) await files.erase(name)
  return { kind: 'refused', reasons }
}
