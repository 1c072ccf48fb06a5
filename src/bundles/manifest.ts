import { createHash } from 'node:crypto'
import * as z from 'zod'
import { sensitivities } from '../claims/index.ts'

/** The first line of every manifest; a later shape gets another number. */
export const bundleFormat = 'amparo-bundle/1'
/** Names of the files that every bundle has. */
export const bundlePaths = { manifest: 'manifest.json', case: 'case.yaml', provenance: 'provenance.jsonld', page: 'index.html' } as const

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const manifestSchema = z.strictObject({
  format: z.literal(bundleFormat),
  case: z.string().max(64),
  /** Who may read what is in it: everybody, the team, and so on. */
  clearance: z.enum(sensitivities),
  files: z
    .array(
      z.strictObject({
        path: z.string().regex(/^(?!\/)(?!.*\.\.)[A-Za-z0-9._/-]{1,200}$/),
        sha256,
        bytes: z.int().min(0),
        media_type: z.string().max(200),
      }),
    )
    .max(100_000),
  /** Files that entries of the case name and that were not there when it was made. */
  missing: z.array(sha256).max(100_000),
})
export type Manifest = z.infer<typeof manifestSchema>

/** Every file of a bundle but the manifest itself, in the order of their paths, with what its bytes have to be. */
export const writeManifest = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`

/** Reads a manifest; a sentence where it is none. */
export function readManifest(bytes: Uint8Array): Manifest | string {
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return `${bundlePaths.manifest} is not JSON.`
  }
  const read = manifestSchema.safeParse(parsed)
  if (!read.success) return `${bundlePaths.manifest} is not the manifest of a bundle (${bundleFormat}).`
  const paths = read.data.files.map(({ path }) => path)
  const twice = new Set(paths).size === paths.length ? undefined : paths.toSorted().find((path, at, all) => path === all[at - 1])
  return twice === undefined ? read.data : `${bundlePaths.manifest} names ${twice} twice.`
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
