import { z } from 'zod'
import { canonicalJson } from '../kit/index.ts'

/** A form of an edition that never changes at its address: what is said of it here proves its bytes. */
export type ManifestForm = {
  /** Its path on the site, and in a mirror of it. */
  readonly address: string
  readonly type: string
  /** In bytes. */
  readonly length: number
  /** In hexadecimal. */
  readonly sha256: string
}

/** The list of the frozen forms of an edition. It names nobody: which edition it is, and what its forms hash to. */
export type Manifest = {
  readonly format: 'amparo-manifest/1'
  readonly appeal: string
  readonly version: number
  readonly lang: string
  readonly fingerprint: string
  /** Where the site lives, without a final slash. */
  readonly site: string
  /** From 1; the highest that there is holds. */
  readonly number: number
  /** SHA-256 of the signed note of the list before, in hexadecimal. */
  readonly previous?: string
  /** The day it was made, YYYY-MM-DD. */
  readonly made: string
  /** In the order of their addresses. */
  readonly forms: readonly ManifestForm[]
}

/**
 * The text of a list, to be signed as a note (C2SP signed-note): a first line that ends in `/edition/v1`, so that no checkpoint and no
 * list of a mirror can be taken for it, nor it for one; then canonical JSON (RFC 8785) on one line. Takes the name of the log.
 */
export const writeManifest = (manifest: Manifest, log: string): string => `${log}${mark}\n${canonicalJson(manifest)}\n`

/** Reads the text of a list; null where it is none, or not written in the one way there is. */
export function readManifest(text: string): { readonly manifest: Manifest; readonly log: string } | null {
  const [first = '', json = '', rest] = text.split('\n', 3)
  if (!first.endsWith(mark) || rest !== '' || text !== `${first}\n${json}\n`) return null
  try {
    const read = shape.safeParse(JSON.parse(json))
    if (!read.success || canonicalJson(read.data) !== json) return null
    return { manifest: read.data as Manifest, log: first.slice(0, -mark.length) }
  } catch {
    return null
  }
}

/** Whether two lists say the same of the same forms, whenever they were made. */
export const listsTheSame = (one: Manifest, other: Manifest): boolean =>
  canonicalJson({ ...one, ...undated }) === canonicalJson({ ...other, ...undated })

const undated = { number: 0, previous: '', made: '' }
const mark = '/edition/v1'
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const shape = z.strictObject({
  format: z.literal('amparo-manifest/1'),
  appeal: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  version: z.number().int().min(1),
  lang: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/),
  fingerprint: sha256,
  site: z.string().regex(/^https?:\/\/[^/\s]+$/),
  number: z.number().int().min(1),
  previous: sha256.optional(),
  made: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  forms: z.array(
    z.strictObject({
      // No step of it leads out of the folder of a mirror.
      address: z.string().regex(/^(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/),
      type: z.string(),
      length: z.number().int().min(0),
      sha256,
    }),
  ),
})
