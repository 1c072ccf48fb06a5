import { join } from 'node:path'
import type { Database, Transaction } from './database.ts'
import { fileKeys } from './file-keys.ts'
import { systemRandomness, type Randomness } from './keys/index.ts'
import { nameOfFile, newFileKey, openSealedFile, sealedFiles, sealFile } from './sealed-files.ts'

export type StoredFile =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  /** There is none, or it was erased. */
  | { readonly kind: 'missing' }
  /** The bytes on the disk are no longer those that were stored. */
  | { readonly kind: 'damaged' }

/**
 * Files under the SHA-256 of their plain bytes (64 hexadecimal digits), so that the same bytes are kept once and never
 * change. On the disk they are sealed, each under a key of its own that lies in the database.
 */
export type FileStore = {
  /**
   * Keeps bytes for good and gives their name; when it returns, they survive a power cut. In a transaction they are kept when
   * that commits, and nobody erases them before; what a record names is kept in the transaction that writes it.
   */
  readonly keep: (bytes: Uint8Array) => Promise<string>
  /** Reads bytes back and checks them against their name. */
  readonly read: (name: string) => Promise<StoredFile>
  /**
   * Erases a file: its key, then its bytes. Copies of the bytes elsewhere are noise from then on, unless a copy of the
   * key lies elsewhere too. In a transaction the key goes when that commits; the bytes go at once.
   */
  readonly erase: (name: string) => Promise<void>
  /** Destroys the key of a file and leaves its bytes, which are noise from then on, to `sweep`: for a transaction, which may not commit. */
  readonly forget: (name: string) => Promise<void>
  /**
   * Forgets a file unless it turns out to be named; waits for whoever is just keeping the same bytes to name them. For a transaction,
   * too. Gives whether it is forgotten: then its bytes are to be swept once that commits.
   */
  readonly forgetUnless: (name: string, named: () => Promise<boolean>) => Promise<boolean>
  /** Removes the bytes of a file whose key is gone; of any other nothing, nor of one that somebody is just keeping again. */
  readonly sweep: (name: string) => Promise<void>
  /** All names, sorted. */
  readonly names: () => Promise<string[]>
  /** The same store with its keys as a transaction has them. */
  readonly within: (tx: Transaction) => FileStore
}

/** Where an installation keeps its files. */
export const filesFolder = (dataFolder: string): string => join(dataFolder, 'files')

/** Opens the store in a folder, which is made with the first file. Takes the database, or the transaction, that has the keys. */
export function openFiles(folder: string, db: Database | Transaction, random: Randomness = systemRandomness): FileStore {
  const keys = fileKeys(db)
  const files = sealedFiles(folder)
  const read = async (name: string): Promise<StoredFile> => {
    const sealed = await files.read(name)
    const key = await keys.find(name)
    if (sealed === undefined || key === undefined) return { kind: 'missing' }
    const bytes = openSealedFile(name, sealed, key)
    return bytes === undefined ? { kind: 'damaged' } : { kind: 'found', bytes }
  }
  const sweep = (name: string): Promise<void> => keys.whereNone(name, () => files.remove(name))
  return {
    async keep(bytes) {
      const name = nameOfFile(bytes)
      await keys.hold(name)
      if ((await read(name)).kind === 'found') return name
      // The key first: without bytes it is nothing, while bytes without a key would be lost. Bytes that changed on the
      // disk under this name are put right.
      const key = await keys.keep(name, newFileKey(random))
      await files.write(name, sealFile(name, bytes, key, random))
      return name
    },
    read,
    async erase(name) {
      await keys.erase(name)
      await sweep(name)
    },
    forget: (name) => keys.erase(name),
    async forgetUnless(name, named) {
      await keys.claim(name)
      if (await named()) return false
      await keys.erase(name)
      return true
    },
    sweep,
    within: (tx) => openFiles(folder, tx, random),
    async names() {
      const known = await keys.names()
      return (await files.names()).filter((name) => known.has(name))
    },
  }
}
