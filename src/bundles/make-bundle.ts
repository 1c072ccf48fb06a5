import { copyFor, withoutWordsAround, writeCaseFile, type CaseDocument } from '../cases/index.ts'
import type { Sensitivity } from '../claims/index.ts'
import { endingOf, heldToTheirWords } from '../documents/index.ts'
import type { FileStore } from '../platform/index.ts'
import type { SourceDocument } from '../sources/index.ts'
import { bundleFormat, bundlePaths, sha256Of, writeManifest } from './manifest.ts'
import { offlinePage } from './offline-page.tsx'
import { provenanceOf } from './provenance.ts'

/** What goes along with a case besides its file: a translation, a submission. */
export type BundledText = { readonly path: string; readonly media_type: string; readonly text: string }

/** A file of a bundle; its bytes are read when they are needed, because there may be many. */
export type BundledFile = { readonly path: string; readonly read: () => Promise<Uint8Array> }

export type MadeBundle =
  | { readonly kind: 'made'; readonly files: readonly BundledFile[]; readonly missing: readonly string[] }
  /** A stored file is no longer what was stored, by its SHA-256: it is not passed on as if it were. */
  | { readonly kind: 'damaged'; readonly sha256: string }

/**
 * A case to be carried away: its file, originals and what was made of them, a manifest with the SHA-256 of each, where it all
 * comes from (W3C PROV), and a page that shows it without a network. Takes the whole case, because the words of a file may betray
 * what only the whole of it tells, and how far those read for whom it is: what their `clearance` does not reach is left out
 * with all that would betray it, files among it; and what goes along besides (translationsFor and submissionsFor the same clearance). The same case gives the same bytes: no time and no name of who asked stands in
 * them.
 */
export async function makeBundle(
  whole: CaseDocument,
  files: FileStore,
  clearance: Sensitivity,
  besides: readonly BundledText[] = [],
): Promise<MadeBundle> {
  const readable = copyFor(whole, clearance)
  const documents = await heldToTheirWords(files, readable.documents, { whole, clearance })
  const held = new Set(documents.filter((item, at) => item !== readable.documents[at]).map(({ id }) => id))
  const shown = { ...readable, documents, claims: readable.claims.map((claim) => withoutWordsAround(claim, held)) }
  const named = filesNamed(shown.documents)
  const kept: Stored[] = []
  const missing: string[] = []
  for (const file of named) {
    const stored = await files.read(file.sha256)
    if (stored.kind === 'damaged') return { kind: 'damaged', sha256: file.sha256 }
    if (stored.kind === 'missing') missing.push(file.sha256)
    else kept.push({ ...file, bytes: stored.bytes.length })
  }
  const here = new Map(kept.map(({ sha256, path }) => [sha256, path]))
  const made: readonly BundledText[] = [
    { path: bundlePaths.case, media_type: 'application/yaml', text: writeCaseFile(shown, { sealed: clearance === 'sealed' }) },
    { path: bundlePaths.provenance, media_type: 'application/ld+json', text: provenanceOf(shown, here) },
    { path: bundlePaths.page, media_type: 'text/html', text: offlinePage(shown, here, clearance) },
    ...besides,
  ]
  const listed = [
    ...made.map(({ path, media_type, text }) => {
      const bytes = Buffer.from(text)
      return { path, sha256: sha256Of(bytes), bytes: bytes.length, media_type }
    }),
    ...kept.map(({ path, sha256, bytes, media_type }) => ({ path, sha256, bytes, media_type })),
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const manifest = writeManifest({ format: bundleFormat, case: shown.case.id, clearance, files: listed, missing: missing.toSorted() })
  return {
    kind: 'made',
    missing,
    files: [
      { path: bundlePaths.manifest, read: () => Promise.resolve(Buffer.from(manifest)) },
      ...made.map(({ path, text }): BundledFile => ({ path, read: () => Promise.resolve(Buffer.from(text)) })),
      ...kept.map(({ path, sha256 }): BundledFile => ({ path, read: () => readWhole(files, sha256) })),
    ].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  }
}

type Named = { readonly sha256: string; readonly path: string; readonly media_type: string }
type Stored = Named & { readonly bytes: number }

/** The files that documents name, each once: an original stays one, also where it was made of another. */
function filesNamed(documents: readonly SourceDocument[]): readonly Named[] {
  const found = new Map<string, Named>()
  for (const { original } of documents)
    if (original !== undefined) found.set(original.sha256, at('originals', original.sha256, original.media_type))
  for (const { derived = [] } of documents)
    for (const { sha256, media_type } of derived) if (!found.has(sha256)) found.set(sha256, at('derived', sha256, media_type))
  return [...found.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

const at = (folder: string, sha256: string, media_type: string): Named => ({
  sha256,
  media_type,
  path: `${folder}/${sha256}${endingIn(media_type)}`,
})

/** HTML and pictures that may hold scripts get an ending that no browser runs. */
const endingIn = (mediaType: string): string => {
  const ending = endingOf(mediaType)
  return ending === '' ? '.bin' : ending === '.html' || ending === '.svg' ? `${ending}.txt` : ending
}

async function readWhole(files: FileStore, sha256: string): Promise<Uint8Array> {
  const stored = await files.read(sha256)
  if (stored.kind !== 'found') throw new Error(`The stored file ${sha256} is ${stored.kind}`)
  return stored.bytes
}
