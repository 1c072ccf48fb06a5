import {
  caseKeyOf,
  importInto,
  loadCase,
  readCaseFile,
  refreshSearch,
  type CaseDocument,
  type ImportOutcome,
  type InvalidFile,
} from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { askForReading, readingOf, textOfDocument } from '../documents/index.ts'
import { keepErasuresAway, type Clock, type Database, type FileStore, type Transaction } from '../platform/index.ts'
import { filesByName, type BroughtBack } from './brought-back.ts'
import { bundlePaths, sha256Of, type Manifest } from './manifest.ts'
import { readBundle, type BundleSource } from './read-bundle.ts'
import { takeSubmissions } from './submissions.ts'
import { takeTranslations } from './translations.ts'

export type OpenedBundle = {
  readonly kind: 'opened'
  readonly source: BundleSource
  readonly manifest: Manifest
  readonly document: CaseDocument
}

/** Reads a bundle with its case, and keeps nothing. `invalid`: everything else is right, and its case file is not. */
export async function openBundle(
  source: BundleSource,
  { facts, largest }: { readonly facts: FactDictionary; /** Of one file, in bytes. */ readonly largest?: number },
): Promise<OpenedBundle | InvalidFile | { readonly kind: 'refused'; readonly reasons: readonly string[] }> {
  const bundle = await readBundle(source, largest)
  if (bundle.kind === 'refused') return bundle
  const read = readCaseFile(bundle.caseFile, { file: bundlePaths.case, facts })
  if (read.kind === 'invalid') return read
  const { manifest } = bundle
  const { id } = read.document.case
  return id === manifest.case
    ? { kind: 'opened', source, manifest, document: read.document }
    : { kind: 'refused', reasons: [`${bundlePaths.manifest} speaks of the case ${manifest.case}, and ${bundlePaths.case} is of ${id}.`] }
}

type KeepSettings = {
  readonly clock: Clock
  /** The staff member who imports; `import` for the command line. */
  readonly by?: string
}

type Imported = Extract<ImportOutcome, { kind: 'imported' }>
type Refused = Extract<ImportOutcome, { kind: 'refused' }>
type ImportBundleOutcome =
  | (Imported & {
      /** How many stored files came with it that were not here, or damaged. */
      readonly files: number
      /** Those of them that the case had named before. */
      readonly broughtBack: readonly BroughtBack[]
      /** How many sentences of its translations were written, and how many of its submissions begun. */
      readonly translated: number
      readonly submissions: number
    })
  | Refused

/**
 * Keeps the case of a bundle, and then its files with their keys, in the caller's transaction, which must be rolled back where it is
 * refused: then no file of it can be read any more. The words that were taken of its documents are found at once; those that
 * nobody has taken are taken after the commit.
 */
export async function importBundleInto(
  tx: Transaction,
  files: FileStore,
  { source, manifest, document }: OpenedBundle,
  settings: KeepSettings,
): Promise<ImportBundleOutcome> {
  const kept = files.within(tx)
  const named = filesNamed(document)
  // In one order, so that two who keep the same files do not wait for each other.
  const listed = manifest.files.filter(({ sha256 }) => named.has(sha256)).toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  const paths = new Map(listed.map(({ sha256, path, bytes }) => [sha256, { path, bytes }]))
  const fromBundle: FileStore['read'] = async (name) => {
    const at = paths.get(name)
    const bytes = at === undefined ? null : await source.read(at.path, at.bytes)
    return bytes === null ? kept.read(name) : { kind: 'found', bytes }
  }
  const textOf = async (item: CaseDocument['documents'][number]): Promise<string | null> =>
    (await textOfDocument({ ...kept, read: fromBundle }, item))?.text.toWellFormed() ?? null
  const before = await loadCase(tx, document.case.id)
  const outcome = await importInto(tx, document, { ...settings, textOf })
  if (outcome.kind === 'refused') return outcome
  const namedBefore = before === null ? new Map<string, never>() : filesByName(before)
  const broughtBack: BroughtBack[] = []
  let added = 0
  for (const [sha256, { path, bytes }] of paths) {
    const { kind: was } = await kept.read(sha256)
    if (was === 'found') continue
    const known = namedBefore.get(sha256)
    if (known !== undefined) broughtBack.push({ ...known, path, was })
    // Between the two readings a file in a folder may have changed.
    const content = await source.read(path, bytes)
    if (content === null || sha256Of(content) !== sha256) return { kind: 'refused', reasons: [`${path} changed while it was read`] }
    await kept.keep(content)
    added += 1
  }
  const waiting = document.documents.filter(
    (item) => item.original !== undefined && paths.has(item.original.sha256) && readingOf(item) === 'waiting',
  )
  const key = await caseKeyOf(tx, outcome.case)
  // While they were not here, what is searched may have been made anew without them.
  if (key !== null && broughtBack.some(({ as }) => as === 'text')) await refreshSearch(tx, key, { textOf })
  if (waiting.length > 0 && key !== null)
    await askForReading(
      tx,
      key,
      waiting.map(({ id }) => id),
    )
  const doing = { by: settings.by ?? 'import', at: settings.clock() }
  const translations = await takeTranslations(tx, { source, manifest, document }, doing)
  if (translations.kind === 'refused') return translations
  const submissions = await takeSubmissions(tx, { source, manifest, document }, doing)
  if (submissions.kind === 'refused') return submissions
  return { ...outcome, files: added, broughtBack, translated: translations.sentences, submissions: submissions.begun }
}

/** The same in a transaction of its own; `also` is what else is to be written with it. */
export async function importBundle(
  db: Database,
  files: FileStore,
  bundle: OpenedBundle,
  { also, ...settings }: KeepSettings & { readonly also?: (tx: Transaction) => Promise<void> },
): Promise<ImportBundleOutcome> {
  try {
    return await db.transaction().execute(async (tx) => {
      await keepErasuresAway(tx)
      const outcome = await importBundleInto(tx, files, bundle, settings)
      if (outcome.kind === 'refused') throw new RolledBack(outcome)
      await also?.(tx)
      return outcome
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome
    throw error
  }
}

class RolledBack extends Error {
  readonly outcome: Refused
  constructor(outcome: Refused) {
    super('A bundle was refused')
    this.outcome = outcome
  }
}

/** The SHA-256 of each stored file that documents of a case name. */
export const filesNamed = ({ documents }: CaseDocument): ReadonlySet<string> =>
  new Set(documents.flatMap(({ original, derived = [] }) => [original, ...derived].flatMap((file) => file?.sha256 ?? [])))
