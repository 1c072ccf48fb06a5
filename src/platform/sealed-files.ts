import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, open as openFile, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { keyLength, nonceLength, open, seal, type Randomness } from './keys/seal.ts'

/** Sealed files in a folder, each in the subfolder of the first two letters of its name. Knows no keys. */
export type SealedFiles = {
  readonly read: (name: string) => Promise<Buffer | undefined>
  /** When it returns, the bytes survive a power cut. What was there under this name is replaced. */
  readonly write: (name: string, sealed: Uint8Array) => Promise<void>
  readonly remove: (name: string) => Promise<void>
  /** All names, sorted. */
  readonly names: () => Promise<string[]>
}

/** The name of a file: the SHA-256 of its plain bytes, as 64 hexadecimal digits. */
export const nameOfFile = (plain: Uint8Array): string => createHash('sha256').update(plain).digest('hex')
const nameForm = /^[0-9a-f]{64}$/

/** A new key for a file. */
export const newFileKey = (random: Randomness): Buffer => random(keyLength)

/** Seals a file under its key and its name. */
export const sealFile = (name: string, plain: Uint8Array, key: Buffer, random: Randomness): Buffer =>
  seal(plain, { key, nonce: random(nonceLength), name })

/** The plain bytes of a sealed file; undefined where it is damaged. */
export function openSealedFile(name: string, sealed: Buffer, key: Buffer): Buffer | undefined {
  const plain = open(sealed, { key, name })
  return plain !== undefined && nameOfFile(plain) === name ? plain : undefined
}

/** Opens a folder of sealed files, which is made with the first one. */
export function sealedFiles(folder: string): SealedFiles {
  const pathOf = (name: string): string => {
    if (!nameForm.test(name)) throw new Error('A stored file is named by its SHA-256')
    return join(folder, name.slice(0, 2), name)
  }
  return {
    read: (name) => readBytes(pathOf(name)),
    async write(name, sealed) {
      const path = pathOf(name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeSafely(path, sealed, folder)
    },
    async remove(name) {
      const path = pathOf(name)
      await rm(path, { force: true })
      await syncPath(dirname(path)).catch(ignoreMissing)
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
  const handle = await openFile(path, 'r')
  await syncAndClose(handle)
}

/** Written under another name first: whoever finds the file finds all of it. */
async function writeSafely(path: string, bytes: Uint8Array, folder: string): Promise<void> {
  const unfinished = await mkdtemp(join(folder, 'unfinished-'))
  const temporary = join(unfinished, 'file')
  const handle = await openFile(temporary, 'wx', 0o600)
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

const readBytes = (path: string): Promise<Buffer | undefined> => readFile(path).catch(ignoreMissing)

function ignoreMissing(error: unknown): undefined {
  if ((error as { code?: string }).code === 'ENOENT') return undefined
  throw error
}
