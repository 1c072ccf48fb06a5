import { indexDocumentText } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import type { Extraction, Extractor } from '../extraction/index.ts'
import { dayOfInstant, formatDay, parseDate } from '../kit/index.ts'
import { nameOfFile, type Clock, type Database, type FileStore } from '../platform/index.ts'
import type { DerivedFile, DerivedKind, SourceDocument } from '../sources/index.ts'
import { documentAtHand, layOnDocument, type WhichDocument } from './document-at-hand.ts'
import { keepFiles, type FileToKeep } from './original.ts'
import { readingOf } from './read-files.ts'
import { reportType, writeReport } from './report.ts'

export type ReadOutSettings = {
  readonly files: FileStore
  readonly extractor: Extractor
  readonly facts: FactDictionary
  readonly clock: Clock
}

/** Who it is that takes words from originals, in the history of an entry. */
const byItself = 'amparo'

/**
 * Takes from the original of a document its words, its language where nobody has said it, a small picture and what else is
 * found in it, and writes that down; or why nothing could be taken. Done again for a document that has been read it does nothing.
 */
export async function readOutOriginal(
  db: Database,
  which: WhichDocument,
  { files, extractor, facts, clock }: ReadOutSettings,
): Promise<void> {
  const at = await documentAtHand(db, which)
  const { original } = at?.document ?? {}
  if (at === undefined || original === undefined || readingOf(at.document) !== 'waiting') return
  const stored = await files.read(original.sha256)
  const extraction = stored.kind === 'found' ? await extractor.extract(stored.bytes, { name: original.name ?? '' }) : notAtHand(stored.kind)
  const { found, toKeep } = whatWasFound(extraction, clock())
  await db.transaction().execute(async (tx) => {
    const stood = await layOnDocument(
      tx,
      which,
      (document) => (document.original?.sha256 === original.sha256 && readingOf(document) === 'waiting' ? laidOn(document, found) : null),
      { by: byItself, at: clock(), facts },
    )
    // Only now: where the words were erased meanwhile, none of them is to come back in a file that nothing names.
    if (stood !== undefined) await keepFiles(tx, files, toKeep)
    if (stood !== undefined && extraction.kind === 'extracted')
      await indexDocumentText(tx, which.caseKey, stood.position, extraction.text.toWellFormed())
  })
}

type Found = { readonly derived: readonly DerivedFile[]; readonly unread?: string; readonly lang?: string }

const notAtHand = (kind: 'missing' | 'damaged'): Extraction => ({
  kind: 'unread',
  mediaType: 'application/octet-stream',
  why:
    kind === 'missing'
      ? 'The file is not here: it came with a case from elsewhere without its files, or it was erased.'
      : 'The file as it is stored is damaged. Take it from a backup.',
})

function whatWasFound(extraction: Extraction, at: Date): { readonly found: Found; readonly toKeep: readonly FileToKeep[] } {
  if (extraction.kind === 'unread') return { found: { derived: [], unread: extraction.why }, toKeep: [] }
  const on = parseDate(formatDay(dayOfInstant(at)))
  const toKeep: FileToKeep[] = []
  const file = (kind: DerivedKind, media_type: string, bytes: Uint8Array): DerivedFile => {
    const sha256 = nameOfFile(bytes)
    toKeep.push({ sha256, bytes: () => bytes })
    return { kind, sha256, media_type, bytes: bytes.length, on }
  }
  const { text, thumbnail, lang } = extraction
  const hasWords = /[\p{L}\p{N}]/u.test(text)
  const derived = [
    ...(hasWords ? [file('text', 'text/plain', new TextEncoder().encode(text.toWellFormed()))] : []),
    ...(thumbnail === null ? [] : [file('thumbnail', 'image/png', thumbnail)]),
    file('report', reportType, writeReport(extraction)),
  ]
  return { found: { derived, ...(!hasWords && { unread: withoutWords(extraction.mediaType) }), ...(lang !== null && { lang }) }, toKeep }
}

const withoutWords = (mediaType: string): string =>
  mediaType.startsWith('image/')
    ? 'It is a picture. Words in a picture are not read: type those that matter as its text.'
    : mediaType === 'application/pdf'
      ? 'There are no words in it, only pictures of words perhaps. Type those that matter as its text.'
      : 'There are no words in it.'

function laidOn(document: SourceDocument, { derived, unread, lang }: Found): Partial<SourceDocument> {
  return {
    derived: [...(document.derived ?? []), ...derived],
    ...(unread !== undefined && { unread }),
    ...(lang !== undefined && document.lang === undefined && { lang }),
  }
}
