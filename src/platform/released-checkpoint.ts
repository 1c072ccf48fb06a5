import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { syncPath } from './sealed-files.ts'

/**
 * The checkpoint of the log that was released last, in `keys/` of the data folder: beside the keys, which made it, and out of
 * the database, which a restore sets back. Public, as every checkpoint is. The folder must be there, as it is once the keys were opened.
 */
export function releasedCheckpoint(dataFolder: string): {
  readonly place: string
  /** Null where there is none. */
  readonly read: () => Promise<string | null>
  /** Whoever finds the file finds all of it; when this resolves it survives a power cut. One at a time. */
  readonly write: (text: string) => Promise<void>
} {
  const folder = join(dataFolder, 'keys')
  const place = join(folder, 'released-checkpoint')
  const unfinished = `${place}.unfinished`
  return {
    place,
    read: () =>
      readFile(place, 'utf8').catch((error: { readonly code?: string }) => {
        if (error.code === 'ENOENT') return null
        throw error
      }),
    async write(text) {
      // What a process that was killed has left.
      await rm(unfinished, { force: true })
      const file = await open(unfinished, 'wx', 0o600)
      try {
        await file.writeFile(text)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, place)
      await syncPath(folder)
    },
  }
}
