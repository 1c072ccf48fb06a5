import { onePersonMayPublish } from '../appeals/index.ts'
import { nameOfFile, type Database, type FileStore, type Transaction } from '../platform/index.ts'
import type { ReadAnnex } from './annexes.ts'
import type { DossierFile } from './dossier.ts'

/** A file as it would be frozen, with its bytes. */
export type MadeFile = DossierFile & { readonly content: Uint8Array }

/** A file of what goes to a body: its place in the archive, its bytes and media type. */
export const madeFile = (path: string, content: Uint8Array, media_type: string): MadeFile => ({
  path,
  sha256: nameOfFile(content),
  bytes: content.length,
  media_type,
  content,
})

/** The annexes that could be read, each numbered by its place among all of them. */
export const annexFiles = (annexes: readonly ReadAnnex[]): readonly MadeFile[] =>
  annexes.flatMap((one, at) =>
    one.kind === 'read' ? [madeFile(`annexes/${at + 1} ${pathName(one.annex.name)}`, one.bytes, one.annex.media_type)] : [],
  )

/** What a manifest and a freezing say of files. */
export const listedFiles = (files: readonly MadeFile[]): readonly DossierFile[] => files.map(({ content: _content, ...file }) => file)

/** Keeps the bytes of what is frozen, in one order whoever freezes, and those of its archive. In the caller's transaction. */
export async function keepFrozen(
  tx: Transaction,
  files: FileStore,
  { files: made, archive }: { readonly files: readonly MadeFile[]; readonly archive: Uint8Array },
): Promise<void> {
  const kept = files.within(tx)
  for (const { content } of made.toSorted((one, other) => (one.sha256 < other.sha256 ? -1 : 1))) await kept.keep(content)
  await kept.keep(archive)
}

/**
 * Whether somebody may approve what another wrote: not their own, unless the team lets one person go alone, which is the setting of the
 * approval of appeals.
 */
export async function howApproved(
  db: Database | Transaction,
  { writtenBy }: { readonly writtenBy: string },
  by: string,
): Promise<'second-person' | 'alone' | 'own'> {
  if (writtenBy !== by) return 'second-person'
  return (await onePersonMayPublish(db)) ? 'alone' : 'own'
}

/** A name that every system can save, in any script. */
const pathName = (name: string): string => name.replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, '_').slice(0, 120)
