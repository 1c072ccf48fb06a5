import { createReadStream, statSync } from 'node:fs'
import { extract as newExtract } from 'tar-stream'
import { readMigrations } from '../migrate.ts'
import { backupFormat, keysBeside, keysFormat, type BackupKey, type Format, type Manifest } from './contents.ts'
import { decrypted } from './encryption.ts'
import { checkKeys, readManifest, unreadable, Unusable } from './read-parts.ts'

/**
 * Opens a backup and its keys and reads what they say of themselves, before anything is made for them. Takes their paths
 * and the key that both are encrypted with. Gives the sentence that says why it cannot be restored. A pipe can be read
 * only once, so of it nothing is known yet.
 */
export async function checkBackup(path: string, key: BackupKey, keys = keysBeside(path)): Promise<string | undefined> {
  try {
    const backup = await look(path, key, backupFormat)
    await lookAtKeys(keys, key, backup).catch((error: unknown) => {
      throw error instanceof Unusable ? new Unusable(`${keys}: ${error.message}`, { cause: error }) : error
    })
    return undefined
  } catch (error) {
    if (error instanceof Unusable) return error.message
    throw error
  }
}

async function lookAtKeys(path: string, key: BackupKey, backup: Manifest | undefined): Promise<void> {
  const keys = await look(path, key, keysFormat)
  if (backup !== undefined && keys !== undefined) checkKeys(keys, backup)
}

async function look(path: string, key: BackupKey, format: Format): Promise<Manifest | undefined> {
  const extract = newExtract()
  try {
    const found = statSync(path)
    if (found.isFIFO()) return undefined
    if (!found.isFile())
      throw new Unusable(found.isDirectory() ? `${path} is a folder, not a backup.` : `${path} is a device, not a backup.`)
    const file = createReadStream(path)
    const plain = await decrypted(file, key)
    plain.on('error', (error) => extract.destroy(error))
    plain.pipe(extract)
    for await (const entry of extract) {
      if (entry.header.name !== 'manifest.json') throw new Unusable('This is not a backup that Amparo wrote.')
      const chunks: Buffer[] = []
      for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk)
      plain.destroy()
      file.destroy()
      return readManifest(Buffer.concat(chunks), format, readMigrations())
    }
    throw new Unusable('The backup is incomplete: it holds nothing.')
  } catch (error) {
    throw error instanceof Unusable ? error : unreadable(error)
  } finally {
    extract.destroy()
  }
}
