import type { FileStore, StoredFile } from '../platform/index.ts'
import type { DerivedFile, DerivedKind, SourceDocument } from '../sources/index.ts'
import { readReport, type Report } from './report.ts'

type OfDocument = Pick<SourceDocument, 'text' | 'original' | 'derived' | 'unread'>

/** The original of a document, byte for byte; `none` where it has none. */
export async function readOriginal(files: FileStore, { original }: OfDocument): Promise<StoredFile | { readonly kind: 'none' }> {
  return original === undefined ? { kind: 'none' } : files.read(original.sha256)
}

/** The newest file of a kind that was made of the original of a document. */
export const derivedOf = ({ derived = [] }: OfDocument, kind: DerivedKind): DerivedFile | undefined =>
  derived.findLast((file) => file.kind === kind)

/**
 * The words of a document: those that somebody pasted, else those that were taken from its original, with how many pages these
 * have (they stand between form feeds). Null where there are none, or the file they are in is not here.
 */
export async function textOfDocument(
  files: FileStore,
  document: OfDocument,
): Promise<{ readonly text: string; readonly pages: number | null } | null> {
  if (document.text !== undefined) return { text: document.text, pages: null }
  const derived = derivedOf(document, 'text')
  if (derived === undefined) return null
  const stored = await files.read(derived.sha256)
  if (stored.kind !== 'found') return null
  const text = new TextDecoder().decode(stored.bytes)
  const pages = (await reportOf(files, document))?.pages ?? null
  return { text, pages }
}

/** What was found in the original besides its words; null where nothing was written down. */
export async function reportOf(files: FileStore, document: OfDocument): Promise<Report | null> {
  const derived = derivedOf(document, 'report')
  const stored = derived === undefined ? undefined : await files.read(derived.sha256)
  return stored?.kind === 'found' ? readReport(stored.bytes) : null
}

/** How far the words of a document have been taken from its original. */
export type Reading = 'none' | 'waiting' | 'read' | 'unread'

export const readingOf = (document: OfDocument): Reading =>
  document.original === undefined
    ? 'none'
    : document.unread !== undefined
      ? 'unread'
      : derivedOf(document, 'text') === undefined
        ? 'waiting'
        : 'read'
