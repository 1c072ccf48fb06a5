import { followTheMoney, makeBundle, submissionsFor, tablesOf, translationsFor, zipOf } from '../../../bundles/index.ts'
import { copyFor, writeCaseFile, type CaseDocument } from '../../../cases/index.ts'
import type { Sensitivity } from '../../../claims/index.ts'
import type { Database, FileStore } from '../../../platform/index.ts'

/** The ways in which a case goes out. */
export const copyFormats = ['file', 'bundle', 'entities', 'tables'] as const
export type CopyFormat = (typeof copyFormats)[number]

/** A copy of a case, to be saved under a name; its bytes come piece by piece. */
export type Copy = {
  readonly kind: 'made'
  readonly name: string
  readonly mediaType: string
  readonly pieces: AsyncIterable<Uint8Array>
  /** How many stored files are in it, and how many that entries name are not kept here. */
  readonly files: number
  readonly missing: number
}

/**
 * A case as a copy for those who read as far as `clearance`. Takes as much of it as somebody may read who makes the copy and must
 * read as far, which is never widened; and the whole of it, by which it is told whose words would betray what is left out. A stored
 * file that is damaged stops a bundle.
 */
export async function copyOf(
  document: CaseDocument,
  {
    format,
    clearance,
    whole,
    files,
    db,
  }: {
    readonly format: CopyFormat
    readonly clearance: Sensitivity
    readonly whole: CaseDocument
    readonly files: FileStore
    readonly db: Database
  },
): Promise<Copy | { readonly kind: 'damaged'; readonly sha256: string }> {
  // Ids of cases are letters, digits, dots, hyphens and underscores: nothing of them can end the name of a file.
  const { id } = document.case
  switch (format) {
    case 'file':
      return inOnePiece(`${id}.yaml`, 'application/yaml; charset=utf-8', caseFile(document, clearance))
    case 'entities':
      return inOnePiece(`${id}.ftm.json`, 'application/x-ndjson; charset=utf-8', followTheMoney(document, clearance))
    case 'tables': {
      const tables = [...tablesOf(document, clearance)].map(([path, text]) => ({ path, read: () => Promise.resolve(Buffer.from(text)) }))
      return { kind: 'made', name: `${id}-tables.zip`, mediaType: 'application/zip', pieces: zipOf(tables), files: 0, missing: 0 }
    }
    case 'bundle': {
      const bundle = await makeBundle(whole, files, clearance, [
        ...(await translationsFor(db, whole, clearance)),
        ...(await submissionsFor(db, whole, clearance)),
      ])
      if (bundle.kind === 'damaged') return bundle
      const stored = bundle.files.filter(({ path }) => /^(?:originals|derived)\//.test(path)).length
      const missing = bundle.missing.length
      return { kind: 'made', name: `${id}.zip`, mediaType: 'application/zip', pieces: zipOf(bundle.files), files: stored, missing }
    }
    default:
      return format satisfies never
  }
}

/** Where only what is sealed is left out, the first line of the file says how much; a narrower copy says nothing of what it leaves out. */
const caseFile = (document: CaseDocument, clearance: Sensitivity): string =>
  clearance === 'privileged' || clearance === 'sealed'
    ? writeCaseFile(document, { sealed: clearance === 'sealed' })
    : writeCaseFile(copyFor(document, clearance), { sealed: true })

const inOnePiece = (name: string, mediaType: string, text: string): Copy => ({
  kind: 'made',
  name,
  mediaType,
  pieces: (async function* () {
    yield await Promise.resolve(Buffer.from(text))
  })(),
  files: 0,
  missing: 0,
})

/** What a copy would hold, of how much: so much is said before it is made. */
export type Extent = Readonly<Record<'statements' | 'documents' | 'files', readonly [held: number, of: number]>>

/** Counts what a copy for a clearance holds of what somebody may read of a case. */
export function extentOf(document: CaseDocument, clearance: Sensitivity): Extent {
  const shown = copyFor(document, clearance)
  return {
    statements: [shown.claims.length, document.claims.length],
    documents: [shown.documents.length, document.documents.length],
    files: [filesIn(shown), filesIn(document)],
  }
}

const filesIn = ({ documents }: CaseDocument): number =>
  new Set(documents.flatMap(({ original }) => (original === undefined ? [] : [original.sha256]))).size
