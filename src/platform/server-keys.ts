import { chmodSync } from 'node:fs'
import type { Randomness } from './keys/index.ts'
import { reasonInWords } from './reasons.ts'
import { hasReplacedServerKeys } from './replaced-server-keys.ts'
import {
  findServerKeys,
  forgetUnfinished,
  lockText,
  parseServerKeys,
  removeDurably,
  serverKeysText,
  unlockText,
  writeDurably,
  type FoundServerKeys,
} from './server-keys-file.ts'

/** The keys of a server that are not in its database: 32 bytes each. They lie in `keys/` of the data folder. */
export type ServerKeys = {
  /** The Ed25519 seed under which the log's checkpoints are signed. */
  readonly log: Uint8Array
  /** Under which addresses are hashed, so that one person signs once. */
  readonly address: Uint8Array
  /** Under which mail that waits to be sent is sealed. */
  readonly mail: Uint8Array
}

export type ServerKeysOutcome =
  | { readonly kind: 'open'; readonly keys: ServerKeys; /** Whether they were made just now. */ readonly made: boolean }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * Opens the keys of a server, and makes them at its first start. Takes the data folder, whose owner the caller must be, so
 * that no two processes make them; `passphrase` is asked only where they are locked, and gives undefined when there is
 * nobody to ask. Refuses with one sentence: a wrong passphrase, files that cannot be read or are not such keys.
 */
export async function openServerKeys(
  dataFolder: string,
  { random, passphrase }: { readonly random: Randomness; readonly passphrase: () => Promise<string | undefined> },
): Promise<ServerKeysOutcome> {
  return saying(dataFolder, async () => {
    forgetUnfinished(dataFolder)
    const found = findServerKeys(dataFolder)
    if (found.open !== undefined) {
      // A copy that was carried here may have come with wider rights.
      chmodSync(found.paths.open, 0o600)
      return parsed(found.open, found.paths.open)
    }
    if (found.locked !== undefined) {
      const opened = await openLocked(found, found.locked, passphrase)
      return opened.kind === 'refused' ? opened : parsed(opened.text, found.paths.locked)
    }
    const keys = newServerKeys(random)
    writeDurably(found.paths.open, serverKeysText(keys))
    return { kind: 'open', keys, made: true }
  })
}

/** Which files of keys there are. `both`: locking or unlocking them was interrupted; the open one counts. */
export type ServerKeysState = 'none' | 'open' | 'locked' | 'both'

/** Says which files of keys a data folder has; opens none. */
export function serverKeysState(dataFolder: string): ServerKeysState {
  const { open, locked } = findServerKeys(dataFolder)
  if (open !== undefined) return locked === undefined ? 'open' : 'both'
  return locked === undefined ? 'none' : 'locked'
}

export type LockOutcome = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly reason: string }

/**
 * Encrypts the keys with a passphrase and removes the open file. Where there are none yet they are made, and never lie
 * open on the disk. `workFactor` is for tests, which make it cheap.
 */
export async function lockServerKeys(
  dataFolder: string,
  { passphrase, random, workFactor }: { readonly passphrase: string; readonly random: Randomness; readonly workFactor?: number },
): Promise<LockOutcome> {
  return saying(dataFolder, async () => {
    if (hasReplacedServerKeys(dataFolder)) return refused(halfReplaced)
    forgetUnfinished(dataFolder)
    const { open, locked, paths } = findServerKeys(dataFolder)
    if (open === undefined && locked !== undefined)
      return refused('The keys are locked already. To change the passphrase, unlock them first.')
    // What is encrypted is read first: keys that cannot be read would be gone.
    const known = open === undefined ? undefined : parsed(open, paths.open)
    if (known?.kind === 'refused') return known
    writeDurably(paths.locked, await lockText(serverKeysText(known?.keys ?? newServerKeys(random)), passphrase, workFactor))
    removeDurably(paths.open)
    return { kind: 'done' }
  })
}

/** Writes the keys openly again and removes the locked file. */
export async function unlockServerKeys(dataFolder: string, passphrase: () => Promise<string | undefined>): Promise<LockOutcome> {
  return saying(dataFolder, async () => {
    if (hasReplacedServerKeys(dataFolder)) return refused(halfReplaced)
    forgetUnfinished(dataFolder)
    const found = findServerKeys(dataFolder)
    if (found.open === undefined) {
      if (found.locked === undefined) return refused(`There are no keys in ${found.paths.folder} yet; the first start makes them.`)
      const opened = await openLocked(found, found.locked, passphrase)
      if (opened.kind === 'refused') return opened
      const read = parsed(opened.text, found.paths.locked)
      if (read.kind === 'refused') return read
      writeDurably(found.paths.open, opened.text)
    } else {
      if (found.locked === undefined) return refused('The keys are not locked.')
      const read = parsed(found.open, found.paths.open)
      if (read.kind === 'refused') return read
    }
    removeDurably(found.paths.locked)
    return { kind: 'done' }
  })
}

const halfReplaced =
  'A renewal of the key of the log was not brought to its end, and two files of keys are there: run amparo log renew first.'

function newServerKeys(random: Randomness): ServerKeys {
  const key = (): Uint8Array => new Uint8Array(random(32))
  return { log: key(), address: key(), mail: key() }
}

function parsed(text: string, path: string): ServerKeysOutcome {
  const keys = parseServerKeys(text)
  return keys === undefined
    ? refused(
        `${path} does not hold the keys of a server. Put back the copy that you keep apart; a new one would not count who has signed.`,
      )
    : { kind: 'open', keys, made: false }
}

async function openLocked(
  { paths }: FoundServerKeys,
  locked: Uint8Array,
  ask: () => Promise<string | undefined>,
): Promise<{ readonly kind: 'opened'; readonly text: string } | { readonly kind: 'refused'; readonly reason: string }> {
  const passphrase = await ask()
  if (passphrase === undefined || passphrase === '')
    return refused(
      'The keys of this server are locked, and no passphrase came. Type it at the terminal, or give it as one line of standard input.',
    )
  const opened = await unlockText(locked, passphrase)
  if (opened.kind === 'wrong') return refused('The passphrase does not open the keys of this server.')
  if (opened.kind === 'damaged')
    return refused(`${paths.locked} is damaged: it cannot be opened with any passphrase. Put back the copy that you keep apart.`)
  return opened
}

/** Turns what the machine refuses into a sentence. */
async function saying<Outcome>(
  dataFolder: string,
  work: () => Promise<Outcome>,
): Promise<Outcome | { readonly kind: 'refused'; readonly reason: string }> {
  try {
    return await work()
  } catch (error) {
    const { code = '', path } = error as { code?: string; path?: string }
    if (!/^E[A-Z]+$/.test(code)) throw error
    return refused(`${path ?? dataFolder} cannot be used: ${reasonInWords(error)}.`)
  }
}

const refused = (reason: string): { readonly kind: 'refused'; readonly reason: string } => ({ kind: 'refused', reason })
