import { filesNamed, openArchive, openBundle, type OpenedBundle } from '../../../bundles/index.ts'
import type { CaseDocument, InvalidFile } from '../../../cases/index.ts'
import type { FileStore } from '../../../platform/index.ts'
import type { DeskNeeds } from '../visit.ts'

export type TakenBundle =
  | OpenedBundle
  /** Its case file is not one as it stands. */
  | InvalidFile
  /** A sentence for each thing that is wrong. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** How many times the largest file an archive may unpack to. */
const times = 4

/** Opens the archive of a bundle that was sent, and holds everything in it against its manifest. Nothing of it is kept yet. */
export async function takeBundle(bytes: Uint8Array, { documents: { limits }, facts }: DeskNeeds): Promise<TakenBundle> {
  const megabytes = Math.max(1, Math.ceil((limits.largest * times) / 1024 / 1024))
  const archive = await openArchive(bytes, megabytes)
  return archive.kind === 'refused'
    ? { kind: 'refused', reasons: [archive.reason] }
    : openBundle(archive.source, { facts, largest: limits.largest })
}

/**
 * The stored files that a case names, that are kept here, and that did not come with it. Somebody who knows nothing of a file but its
 * hash must not come to read it by writing that into a case: these count only where the case named them before.
 */
export async function filesOfOthers(
  document: CaseDocument,
  { before, came, files }: { readonly before: CaseDocument | null; readonly came: ReadonlySet<string>; readonly files: FileStore },
): Promise<readonly string[]> {
  const known = before === null ? new Set<string>() : filesNamed(before)
  const found: string[] = []
  for (const { id, original, derived = [] } of document.documents)
    for (const file of [original, ...derived]) {
      if (file === undefined || known.has(file.sha256) || came.has(file.sha256)) continue
      if ((await files.read(file.sha256)).kind !== 'missing') found.push(id)
    }
  return [...new Set(found)]
}
