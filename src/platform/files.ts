import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type StoredFile =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** The bytes on the disk are no longer those that were stored. */
  | { readonly kind: 'damaged' }

/** Files under their own SHA-256 (64 hexadecimal digits), so that the same bytes are kept once and never change. */
export type FileStore = {
  /** Keeps bytes for good and gives their name; when it returns, they survive a power cut. */
  readonly keep: (bytes: Uint8Array) => Promise<string>
  /** Reads bytes back and checks them against their name. */
  readonly read: (name: string) => Promise<StoredFile>
  /** All names, sorted. */
  readonly names: () => Promise<string[]>
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const nameForm = /^[0-9a-f]{64}$/

/** Where an installation keeps its files. */
export const filesFolder = (dataFolder: string): string => join(dataFolder, 'files')

/** Opens the store in a folder, which is made with the first file. */
export function openFiles(folder: string): FileStore {
  const pathOf = (name: string): string => {
    if (!nameForm.test(name)) throw new Error('A stored file is named by its SHA-256')
    return join(folder, name.slice(0, 2), name)
  }
  return {
    async keep(bytes) {
      const name = hashOf(bytes)
      const path = pathOf(name)
      const there = await readBytes(path)
      // Bytes that changed on the disk under this name are put right.
      if (there !== undefined && hashOf(there) === name) return name
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeSafely(path, bytes, folder)
      return name
    },
    async read(name) {
      const bytes = await readBytes(pathOf(name))
      if (bytes === undefined) return { kind: 'missing' }
      return hashOf(bytes) === name ? { kind: 'found', bytes } : { kind: 'damaged' }
    },
    async names() {
      const folders = await readdir(folder).catch(() => [])
      const names = await Promise.all(folders.filter((name) => /^[0-9a-f]{2}$/.test(name)).map((name) => readdir(join(folder, name))))
      return names
        .flat()
        .filter((name) => nameForm.test(name))
        .toSorted()
    },
  }
}

/** Tells the disk to have what was written to a file or done in a folder. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await syncAndClose(handle)
}

/** Written under another name first: whoever finds the file finds all of it. */
async function writeSafely(path: string, bytes: Uint8Array, folder: string): Promise<void> {
  const unfinished = await mkdtemp(join(folder, 'unfinished-'))
  const temporary = join(unfinished, 'file')
  const handle = await open(temporary, 'wx', 0o600)
  await handle.writeFile(bytes)
  await syncAndClose(handle)
  await rename(temporary, path)
  await syncPath(dirname(path))
  await syncPath(folder)
  await rm(unfinished, { recursive: true })
}

async function syncAndClose(handle: FileHandle): Promise<void> {
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function readBytes(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined
    throw error
  }
}
