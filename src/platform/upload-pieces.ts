import { mkdir, open as openFile, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isUuid } from '../kit/index.ts'
import { keyLength, nonceLength, open, seal, type Randomness } from './keys/seal.ts'
import { systemRandomness } from './keys/index.ts'
import { syncPath } from './sealed-files.ts'

/** Pieces of files that are still being sent, sealed, in a folder of each. */
export type UploadPieces = {
  /** Keeps a piece by its number from 0; when it returns, it survives a power cut. One that is there is written over. */
  readonly write: (upload: string, number: number, piece: Uint8Array, key: Uint8Array) => Promise<void>
  /** All pieces of an upload, one after the other; undefined where one is missing or damaged. */
  readonly read: (upload: string, pieces: number, key: Uint8Array) => Promise<Buffer | undefined>
  readonly remove: (upload: string) => Promise<void>
  /** Of which uploads there are pieces. */
  readonly uploads: () => Promise<readonly string[]>
  readonly newKey: () => Buffer
}

/** Where an installation keeps them. */
export const uploadsFolder = (dataFolder: string): string => join(dataFolder, 'uploads')

/** Opens the folder, which is made with the first piece. */
export function openUploadPieces(folder: string, random: Randomness = systemRandomness): UploadPieces {
  const folderOf = (upload: string): string => {
    if (!isUuid(upload)) throw new Error('An upload is named by its id')
    return join(folder, upload)
  }
  return {
    async write(upload, number, piece, key) {
      const own = folderOf(upload)
      await mkdir(own, { recursive: true, mode: 0o700 })
      const sealed = seal(piece, { key, nonce: random(nonceLength), name: nameOf(upload, number) })
      const handle = await openFile(join(own, `${number}.unfinished`), 'w', 0o600)
      try {
        await handle.writeFile(sealed)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(join(own, `${number}.unfinished`), join(own, String(number)))
      await syncPath(own)
    },
    async read(upload, pieces, key) {
      const all: Buffer[] = []
      for (let number = 0; number < pieces; number++) {
        const sealed = await readFile(join(folderOf(upload), String(number))).catch(ignoreMissing)
        const piece = sealed && open(sealed, { key, name: nameOf(upload, number) })
        if (piece === undefined) return undefined
        all.push(piece)
      }
      return Buffer.concat(all)
    },
    remove: (upload) => rm(folderOf(upload), { recursive: true, force: true }),
    uploads: async () => (await readdir(folder).catch(() => [])).filter((name) => isUuid(name)),
    newKey: () => random(keyLength),
  }
}

/** What a piece is sealed as, so that none can be laid in the place of another. */
const nameOf = (upload: string, number: number): string => `${upload} ${number}`

function ignoreMissing(error: unknown): undefined {
  if ((error as { code?: string }).code === 'ENOENT') return undefined
  throw error
}
