import { largestFile } from '../cases/index.ts'
import { Refusal } from '../extraction/index.ts'
import { bundlePaths, readManifest, sha256Of, type Manifest } from './manifest.ts'

/**
 * Files under relative paths, as a folder or an archive has them. `read` gives null where there is no such file; it throws a Refusal
 * where there is one that is not read, such as one of more than `most` bytes.
 */
export type BundleSource = {
  readonly paths: readonly string[]
  readonly read: (path: string, most: number) => Promise<Uint8Array | null>
}

export type ReadBundle =
  | { readonly kind: 'read'; readonly manifest: Manifest; readonly caseFile: Uint8Array }
  /** A sentence for everything that is wrong; nothing of it is to be kept. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const largestManifest = 20 * 1024 * 1024
/** The largest single file that is taken out of a bundle, in bytes. */
const largestBundled = 500 * 1024 * 1024
const mostReasons = 20

/**
 * Reads a bundle and holds every file against its manifest: one that is changed, missing, larger than `largest` bytes or not named
 * there refuses the whole, by its name. Files are read one after another and not kept here.
 */
export async function readBundle(source: BundleSource, largest = largestBundled): Promise<ReadBundle> {
  const bytes = await asked(() => source.read(bundlePaths.manifest, largestManifest))
  if (bytes === null) return refused([`There is no ${bundlePaths.manifest}: this is no bundle of a case.`])
  if (typeof bytes === 'string') return refused([bytes])
  const manifest = readManifest(bytes)
  if (typeof manifest === 'string') return refused([manifest])
  const reasons = strangers(source, manifest).map((path) => `${path} is not named in ${bundlePaths.manifest}.`)
  let caseFile: Uint8Array | undefined
  for (const { path, sha256, bytes: size } of manifest.files) {
    if (reasons.length >= mostReasons) break
    const found = size > largest ? tooLarge(path, largest) : await asked(() => source.read(path, largest))
    if (typeof found === 'string') reasons.push(found)
    else if (found === null) reasons.push(`${path} is missing.`)
    else if (found.length !== size || sha256Of(found) !== sha256)
      reasons.push(`${path} is not the file that was put into the bundle: its SHA-256 differs.`)
    else if (path === bundlePaths.case) caseFile = found
  }
  if (reasons.length > 0) return refused(reasons.slice(0, mostReasons))
  if (caseFile === undefined) return refused([`There is no ${bundlePaths.case} in it.`])
  if (caseFile.length > largestFile) return refused([`${bundlePaths.case} is larger than any case file.`])
  return { kind: 'read', manifest, caseFile }
}

/** What lies there and is not named. */
function strangers({ paths }: BundleSource, { files }: Manifest): readonly string[] {
  const named = new Set([bundlePaths.manifest, ...files.map(({ path }) => path)])
  return paths.filter((path) => !named.has(path))
}

const tooLarge = (path: string, largest: number): string =>
  `${path} is larger than ${Math.floor(largest / 1024 / 1024)} MB, the most that is taken of one file.`

/** What was read, or why it was not. */
async function asked(read: () => Promise<Uint8Array | null>): Promise<Uint8Array | string | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

const refused = (reasons: readonly string[]): ReadBundle => ({ kind: 'refused', reasons })
