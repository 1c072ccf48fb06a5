import { isArchive, openArchive, type BundleSource } from '../bundles/index.ts'
import { openGivenFolder, readGivenFile } from '../platform/index.ts'

/** What a path leads to, where that is the bundle of a case: a folder, or a ZIP archive; `other` where it is another file. */
export type GivenBundle =
  | { readonly kind: 'bundle'; readonly source: BundleSource }
  | { readonly kind: 'other' }
  | { readonly kind: 'refused'; readonly reason: string }

/** The largest archive that is read, in megabytes, packed and unpacked. */
const largestArchive = 1000

/** Opens what a person named; nothing of it is trusted yet. */
export async function openGivenBundle(path: string): Promise<GivenBundle> {
  const folder = openGivenFolder(path, 'read')
  if (folder.kind === 'folder')
    return { kind: 'bundle', source: { paths: folder.names(), read: (name) => Promise.resolve(folder.read(name)) } }
  const given = readGivenFile(path, largestArchive * 1024 * 1024)
  if (given.kind === 'refused' || !isArchive(given.bytes)) return { kind: 'other' }
  const archive = await openArchive(given.bytes, largestArchive)
  return archive.kind === 'opened' ? { kind: 'bundle', source: archive.source } : { kind: 'refused', reason: `${path}: ${archive.reason}` }
}
