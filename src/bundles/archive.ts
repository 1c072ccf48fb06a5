import { openZip, Refusal } from '../extraction/index.ts'
import type { BundleSource } from './read-bundle.ts'

/** How many files a bundle may hold: a case of some ten thousand documents has four of each. */
const mostFiles = 50_000

export type OpenedArchive =
  | { readonly kind: 'opened'; readonly source: BundleSource }
  | { readonly kind: 'refused'; readonly reason: string }

/** Whether bytes begin as a ZIP archive does, also an empty one. */
export const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/**
 * Opens an archive, of which nothing is trusted yet. Takes what it may unpack to, in megabytes. Refuses, with a sentence, what openZip
 * refuses; what a single file of it is refused for is thrown when that is read.
 */
export async function openArchive(bytes: Uint8Array, largest: number): Promise<OpenedArchive> {
  try {
    const files = await openZip(bytes, largest, mostFiles)
    return {
      kind: 'opened',
      source: {
        paths: [...files.keys()],
        async read(path, most) {
          const file = files.get(path)
          return file === undefined ? null : await file.read(most).catch((error: unknown) => Promise.reject(refused(path, error)))
        },
      },
    }
  } catch (error) {
    return { kind: 'refused', reason: error instanceof Refusal ? error.message : 'The archive is broken and cannot be opened.' }
  }
}

const refused = (path: string, error: unknown): Refusal =>
  error instanceof Refusal ? error : new Refusal(`The archive is broken: ${path} cannot be unpacked.`)
