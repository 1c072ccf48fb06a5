import { existsSync, readFileSync } from 'node:fs'
import type { ServerKeys } from './server-keys.ts'
import { findServerKeys, lockText, parseServerKeys, removeDurably, serverKeysText, unlockText, writeDurably } from './server-keys-file.ts'

/**
 * Puts other keys in the place of those that are there, as open or as locked as they are. Takes the passphrase where they are
 * locked. When it resolves they survive a power cut; and those before lie beside them until `settleServerKeys` is told which count.
 */
export async function replaceServerKeys(
  dataFolder: string,
  keys: ServerKeys,
  { passphrase, workFactor }: { readonly passphrase: () => Promise<string | undefined>; readonly workFactor?: number },
): Promise<void> {
  const { open, locked, paths } = findServerKeys(dataFolder)
  const text = serverKeysText(keys)
  if (open !== undefined) {
    writeDurably(before(paths.open), open)
    return writeDurably(paths.open, text)
  }
  const given = await passphrase()
  if (given === undefined) throw new Error('The keys of this server are locked, and no passphrase came.')
  const sealed = await lockText(text, given, workFactor)
  if (locked !== undefined) writeDurably(before(paths.locked), locked)
  writeDurably(paths.locked, sealed)
}

/**
 * Decides between keys that were replaced and those in their place, where a replacement was not brought to its end: keeps the ones that
 * `counts` says, and neither where it says so of none. Gives what became of the ones before; `none` where there are none.
 */
export async function settleServerKeys(
  dataFolder: string,
  { counts, passphrase }: { readonly counts: (keys: ServerKeys) => boolean; readonly passphrase: () => Promise<string | undefined> },
): Promise<'none' | 'forgotten' | 'taken-back' | 'unclear'> {
  const { paths } = findServerKeys(dataFolder)
  const path = [paths.open, paths.locked].find((each) => existsSync(before(each)))
  if (path === undefined) return 'none'
  const read = async (at: string): Promise<ServerKeys | undefined> => {
    if (path === paths.open) return parseServerKeys(readFileSync(at, 'utf8'))
    const opened = await unlockText(readFileSync(at), (await passphrase()) ?? '')
    return opened.kind === 'opened' ? parseServerKeys(opened.text) : undefined
  }
  const [now, then] = [await read(path), await read(before(path))]
  if (now !== undefined && counts(now)) {
    removeDurably(before(path))
    return 'forgotten'
  }
  if (then === undefined || !counts(then)) return 'unclear'
  writeDurably(path, readFileSync(before(path)))
  removeDurably(before(path))
  return 'taken-back'
}

/** Whether keys that were replaced lie beside those in their place. */
export const hasReplacedServerKeys = (dataFolder: string): boolean => {
  const { paths } = findServerKeys(dataFolder)
  return [paths.open, paths.locked].some((each) => existsSync(before(each)))
}

const before = (path: string): string => `${path}.before`
