import type { FileStore } from '../platform/index.ts'
import type { DossierFile } from './dossier.ts'

/** The largest mail that goes out, in bytes of its files: many servers take no more than 25 MB after encoding. */
const largestMail = 15 * 1024 * 1024

/** The files of a mail to a body; or which of them is not here any more, or how much too large they are, in MB. */
export type MailFiles =
  | { readonly kind: 'read'; readonly files: readonly { name: string; media_type: string; bytes: Uint8Array }[] }
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'too-large'; readonly size: number; readonly most: number }

/** Reads what was frozen as the files of a mail. Takes the store as the transaction has it. */
export async function mailFiles(store: Pick<FileStore, 'read'>, frozen: readonly DossierFile[]): Promise<MailFiles> {
  const files: { name: string; media_type: string; bytes: Uint8Array }[] = []
  for (const { path, sha256, media_type } of frozen) {
    const stored = await store.read(sha256)
    if (stored.kind !== 'found') return { kind: 'missing', path }
    files.push({ name: path.replace(/^annexes\//, 'annex '), media_type, bytes: stored.bytes })
  }
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  return size > largestMail
    ? { kind: 'too-large', size: Math.ceil(size / 1_048_576), most: largestMail / 1_048_576 }
    : { kind: 'read', files }
}
