import { largestFile } from '../cases/index.ts'
import { bundlePaths, readManifest, sha256Of, type Manifest } from './manifest.ts'

/** Files under relative paths, as a folder or an archive has them. `read` gives null where there is no such file. */
export type BundleSource = {
  readonly paths: readonly string[]
  readonly read: (path: string, most: number) => Promise<Uint8Array | null>
}

export type ReadBundle =
  | { readonly kind: 'read'; readonly manifest: Manifest; readonly caseFile: Uint8Array }
  /** A sentence for everything that is wrong; nothing of it is to be kept. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const largestManifest = 50_000_000
/** The largest single file that is taken out of a bundle, in bytes. */
export const largestBundled = 500 * 1024 * 1024
const mostReasons = 20

/**
 * Reads a bundle and holds every file against its manifest: one that is changed, missing, too large or not named there refuses
 * the whole, by its name. Files are read one after another and not kept here.
 */
export async function readBundle(source: BundleSource): Promise<ReadBundle> {
  const bytes = await source.read(bundlePaths.manifest, largestManifest)
  if (bytes === null) return refused([`There is no ${bundlePaths.manifest}: this is no bundle of a case.`])
  const manifest = readManifest(bytes)
  if (typeof manifest === 'string') return refused([manifest])
  const reasons: string[] = []
  const named = new Set([bundlePaths.manifest, ...manifest.files.map(({ path }) => path)])
  for (const path of source.paths) if (!named.has(path)) reasons.push(`${path} is not named in ${bundlePaths.manifest}.`)
  let caseFile: Uint8Array | undefined
  for (const { path, sha256, bytes: size } of manifest.files) {
    const found = size > largestBundled ? undefined : await source.read(path, size)
    if (found === undefined) reasons.push(`${path} is larger than ${largestBundled / 1024 / 1024} MB, the most that is read.`)
    else if (found === null) reasons.push(`${path} is missing.`)
    else if (found.length !== size || sha256Of(found) !== sha256)
      reasons.push(`${path} is not the file that was put into the bundle: its SHA-256 differs.`)
    else if (path === bundlePaths.case) caseFile = found
    if (reasons.length >= mostReasons) break
  }
  if (reasons.length > 0) return refused(reasons)
  if (caseFile === undefined) return refused([`There is no ${bundlePaths.case} in it.`])
  if (caseFile.length > largestFile) return refused([`${bundlePaths.case} is larger than any case file.`])
  return { kind: 'read', manifest, caseFile }
}

const refused = (reasons: readonly string[]): ReadBundle => ({ kind: 'refused', reasons })
