import { createReadStream, statSync } from 'node:fs'
import { extract as newExtract } from 'tar-stream'
import type { BackupKey } from './contents.ts'
import { decrypted } from './encryption.ts'
import { unreadable, Unusable } from './read-parts.ts'

/**
 * Opens a backup and reads its first bytes, before anything is made for it. Takes its path and the key. Gives the
 * sentence that says why it cannot be restored. A pipe can be read only once, so of it nothing is known yet.
 */
export async function checkBackup(path: string, key: BackupKey): Promise<string | undefined> {
  const extract = newExtract()
  try {
    const found = statSync(path)
    if (found.isFIFO()) return undefined
    if (!found.isFile()) return found.isDirectory() ? `${path} is a folder, not a backup.` : `${path} is a device, not a backup.`
    const file = createReadStream(path)
    const plain = await decrypted(file, key)
    plain.on('error', (error) => extract.destroy(error))
    plain.pipe(extract)
    for await (const entry of extract) {
      plain.destroy()
      file.destroy()
      return entry.header.name === 'manifest.json' ? undefined : 'This is not a backup that Amparo wrote.'
    }
    return 'The backup is incomplete: it holds nothing.'
  } catch (error) {
    const told = unreadable(error)
    if (told instanceof Unusable) return told.message
    throw error
  } finally {
    extract.destroy()
  }
}
