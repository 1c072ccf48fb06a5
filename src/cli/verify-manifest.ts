import { createHash } from 'node:crypto'
import { readNote, verifyNote, type Entry, type VerifierKey } from '../log/index.ts'
import { readManifest, verifyEdition, type Manifest } from '../publishing/index.ts'

/** A list of the forms of an edition, read from its file. */
export type GivenManifest =
  | { readonly kind: 'read'; readonly manifest: Manifest; readonly signed: boolean }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * Reads a signed list. With keys, refuses one that none of them signed, or that one of them signed in the name of another log; without any,
 * nobody's signature is looked at.
 */
export function openManifest(bytes: Uint8Array, keys: readonly VerifierKey[]): GivenManifest {
  const note = readNote(bytes)
  const read = note === null ? null : readManifest(note.text)
  if (note === null || read === null) return { kind: 'refused', reason: 'it is not the signed list of an edition.' }
  if (keys.length === 0) return { kind: 'read', manifest: read.manifest, signed: false }
  const verified = verifyNote(note, keys)
  if (verified.kind === 'refused') return { kind: 'refused', reason: `it is not to be believed: ${verified.reason}.` }
  if (!verified.by.some(({ key }) => key.kind === 'log' && key.name === read.log))
    return { kind: 'refused', reason: `it is not signed by the log it names, ${read.log}.` }
  return { kind: 'read', manifest: read.manifest, signed: true }
}

/** Which edition a list is of, in words. */
export const editionOf = ({ appeal, version, lang }: Pick<Manifest, 'appeal' | 'version' | 'lang'>): string =>
  `${appeal}, version ${version}, ${lang}`

/** Which of the forms a file is, by its bytes; undefined where it is none of them. */
export function formOf({ forms }: Manifest, bytes: Uint8Array): Manifest['forms'][number] | undefined {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return forms.find((form) => form.sha256 === sha256 && form.length === bytes.length)
}

/** What is wrong with the forms in a copy of the site, a sentence each: what is missing, what is not what was listed, and data that proves another fingerprint. */
export function wrongForms(manifest: Manifest, read: (path: string) => Uint8Array | null): string[] {
  return manifest.forms.flatMap((form) => {
    const path = form.address.slice(1)
    const bytes = read(path)
    if (bytes === null) return [`${path} is missing.`]
    if (formOf({ ...manifest, forms: [form] }, bytes) === undefined) return [`${path} is not what was published as ${editionOf(manifest)}.`]
    if (!path.endsWith('.json')) return []
    const proof = verifyEdition(Buffer.from(bytes).toString('utf8'))
    return proof.kind === 'verified' && proof.published.hash === manifest.fingerprint
      ? []
      : [`${path} does not prove the fingerprint in its list.`]
  })
}

/** The entries of a log that are of editions, by what they name. */
export type EnteredEditions = ReadonlyMap<string, { readonly index: number; readonly hash: string }>

type EditionEntry = Extract<Entry, { kind: 'edition' }>
export const nameInLog = ({ appeal, version, lang }: Pick<EditionEntry, 'appeal' | 'version' | 'lang'>): string =>
  `${appeal} ${version} ${lang}`

/** What the log says of an edition: the index of its entry, or a sentence. */
export function entryOf(entered: EnteredEditions, manifest: Manifest): { readonly index: number } | { readonly reason: string } {
  const entry = entered.get(nameInLog(manifest))
  if (entry === undefined)
    return {
      reason: `The log has no entry of ${editionOf(manifest)}. Its list is shown once the log has one, so take a newer copy of the log.`,
    }
  return entry.hash === manifest.fingerprint
    ? { index: entry.index }
    : {
        reason: `The log has ${editionOf(manifest)} as entry ${entry.index} with another fingerprint, ${entry.hash}: others were shown another text.`,
      }
}
