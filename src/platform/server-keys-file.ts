import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Decrypter, Encrypter } from 'age-encryption'
import { z } from 'zod'
import type { ServerKeys } from './server-keys.ts'

/** What there is of keys in a data folder: the text of the open file, the bytes of the locked one. */
export type FoundServerKeys = {
  readonly paths: { readonly folder: string; readonly open: string; readonly locked: string }
  readonly open?: string
  readonly locked?: Uint8Array
}

/** Looks for both files. */
export function findServerKeys(dataFolder: string): FoundServerKeys {
  const folder = join(dataFolder, 'keys')
  const paths = { folder, open: join(folder, 'server-keys.json'), locked: join(folder, 'server-keys.age') }
  const [open, locked] = [bytesOf(paths.open), bytesOf(paths.locked)]
  return { paths, ...(open !== undefined && { open: open.toString('utf8') }), ...(locked !== undefined && { locked }) }
}

const format = 'amparo-server-keys/1'
const key = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
const sized = key.refine((bytes) => bytes.length === 32)
const shape = z.object({ format: z.literal(format), log: sized, address: sized, mail: sized })

/** The keys as they are written to the file: JSON, each key in base64. */
export function serverKeysText(keys: ServerKeys): string {
  return `${JSON.stringify({ format, log: base64(keys.log), address: base64(keys.address), mail: base64(keys.mail) }, null, 2)}\n`
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Reads what serverKeysText wrote; undefined for anything else. */
export function parseServerKeys(text: string): ServerKeys | undefined {
  try {
    const { format: _, ...keys } = shape.parse(JSON.parse(text))
    return keys
  } catch {
    return undefined
  }
}

/** Encrypts a text with age (age-encryption.org/v1) and a passphrase, so that the `age` program opens it, too. */
export async function lockText(text: string, passphrase: string, workFactor?: number): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  if (workFactor !== undefined) encrypter.setScryptWorkFactor(workFactor)
  return encrypter.encrypt(text)
}

/** Opens what lockText made. `damaged`: it is not such a file, so no passphrase would open it. */
export async function unlockText(
  locked: Uint8Array,
  passphrase: string,
): Promise<{ readonly kind: 'opened'; readonly text: string } | { readonly kind: 'wrong' } | { readonly kind: 'damaged' }> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    return { kind: 'opened', text: await decrypter.decrypt(locked, 'text') }
  } catch (error) {
    return { kind: /no identity matched/.test((error as Error).message) ? 'wrong' : 'damaged' }
  }
}

/** Writes a file for its owner alone. Whoever finds it under its name finds all of it; when this returns it survives a power cut. */
export function writeDurably(path: string, content: string | Uint8Array): void {
  const folder = dirname(path)
  const isNew = mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined
  const temporary = `${path}.${randomBytes(6).toString('hex')}.unfinished`
  const file = openSync(temporary, 'wx', 0o600)
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
  syncFolder(folder)
  if (isNew) syncFolder(dirname(folder))
}

/** Removes a file, also if there is none. What it held may stay on the disk until it is overwritten. */
export function removeDurably(path: string): void {
  rmSync(path, { force: true })
  syncFolder(dirname(path))
}

/** Removes what a process that was killed while it wrote has left: it may be keys in the open. */
export function forgetUnfinished(dataFolder: string): void {
  const { folder } = findServerKeys(dataFolder).paths
  for (const name of namesIn(folder)) if (/^server-keys\..*\.unfinished$/.test(name)) removeDurably(join(folder, name))
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    return ignoreMissing(error) ?? []
  }
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    return ignoreMissing(error)
  }
}

function ignoreMissing(error: unknown): undefined {
  if ((error as { code?: string }).code === 'ENOENT') return undefined
  throw error
}
