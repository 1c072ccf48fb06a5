import type { BundleSource } from '../bundles/index.ts'
import { openZip, Refusal } from '../extraction/index.ts'
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
  const beginning = readGivenFile(path, largestArchive * 1024 * 1024)
  if (beginning.kind === 'refused') return { kind: 'other' }
  if (!isZip(beginning.bytes)) return { kind: 'other' }
  try {
    const files = await openZip(beginning.bytes, largestArchive)
    return {
      kind: 'bundle',
      source: {
        paths: [...files.keys()],
        read: (name, most) => files.get(name)?.read(most).catch(noFile) ?? Promise.resolve(null),
      },
    }
  } catch (error) {
    return {
      kind: 'refused',
      reason: `${path}: ${error instanceof Refusal ? error.message : 'The archive is broken and cannot be opened.'}`,
    }
  }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/** What is in the archive and cannot be read is not the file that was put there: an empty one never is. */
const noFile = (): Uint8Array => new Uint8Array()
