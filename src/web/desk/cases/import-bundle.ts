import { filesNamed, openArchive, openBundle, type OpenedBundle } from '../../../bundles/index.ts'
import type { CaseDocument, InvalidFile } from '../../../cases/index.ts'
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
 * A case by those of its stored files alone that came with it, or that the case named before. Whether a file is kept here counts for
 * nothing: somebody who knows no more of one than its hash must not come to read it by writing that into a case, not when somebody
 * else keeps it later either, nor learn whether it is kept. Where the original goes, all that was found out about it goes as well.
 */
export function withFilesOfItsOwn(
  document: CaseDocument,
  { before, came }: { readonly before: CaseDocument | null; readonly came: ReadonlySet<string> },
): CaseDocument {
  const known = before === null ? new Set<string>() : filesNamed(before)
  const isOwn = ({ sha256 }: { readonly sha256: string }): boolean => known.has(sha256) || came.has(sha256)
  let isWhole = true
  const documents = document.documents.map((item) => {
    const { original, derived = [], unread, ...rest } = item
    if ((original === undefined || isOwn(original)) && derived.every(isOwn)) return item
    isWhole = false
    if (original === undefined || !isOwn(original)) return rest
    const own = derived.filter(isOwn)
    return { ...rest, original, ...(own.length > 0 && { derived: own }), ...(unread !== undefined && { unread }) }
  })
  return isWhole ? document : { ...document, documents }
}
