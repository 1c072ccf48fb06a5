import type { Clock, Database, Transaction } from '../platform/index.ts'
import { checkHead } from './check-head.ts'
import { hideEachOther } from './hide-each-other.ts'
import { keepHead, markReleased, newestHead, readReleased } from './heads.ts'
import { keepIdentity, readIdentity } from './identity.ts'
import { proveConsistency } from './prove.ts'
import { readTail, type WholeTail } from './read-tail.ts'
import { checkReleased, type ReleasedOutside } from './released-outside.ts'
import { keepGrowth, lockLog, storedSize, type Growth } from './tiles-store.ts'
import {
  growTail,
  leafHash,
  readEntry,
  rootOfTail,
  signNote,
  tileWidth,
  verifierKeyOf,
  verifyConsistency,
  writeCheckpoint,
  writeVerifierKey,
  type LogKey,
} from './verify/index.ts'

export type LogSettings = {
  readonly key: LogKey
  /** Its name, which is also that of its key; one it was given before stays. */
  readonly origin: string
  readonly clock: Clock
  /** How many entries besides editions are released together at least, unless the first has waited long enough; 20 and 15 minutes. */
  readonly releaseEntries?: number
  readonly releaseMilliseconds?: number
  /** Where what was released is kept beside the database; nowhere in tests that restore nothing. */
  readonly outside?: ReleasedOutside
}

export type Appended = {
  /** The index of the first of them; the others follow. */
  readonly first: number
  /** To be called when the transaction was committed. */
  readonly integrated: () => void
  /** To be called when it was rolled back. */
  readonly undo: () => void
}

/** The log, as its one writer holds it. */
export type Log = {
  readonly origin: string
  readonly vkey: string
  /** How many entries are committed. */
  readonly size: number
  /** Adds entries within the caller's transaction. One caller at a time: the next may come after `integrated` or `undo`. */
  readonly append: (tx: Transaction, entries: readonly string[]) => Promise<Appended>
  /** Signs the committed head when the log has grown; gives the size that is signed. */
  readonly sign: () => Promise<number>
  /** Releases the newest signed head when it is time; gives its size, or null when it is not yet. */
  readonly release: (now: Date) => Promise<number | null>
}

/**
 * Opens the log for writing. Reads its right edge, and refuses, by throwing, when its newest head is not one of this key or
 * is not the head of the tree that is kept, or when what was released is not a part of it: nothing may be signed that contradicts
 * what was signed before.
 */
export async function openLog(db: Database, settings: LogSettings): Promise<Log> {
  const { clock, releaseEntries = 20, releaseMilliseconds = 15 * 60_000 } = settings
  const { outside } = settings
  let tail = await readTail(db)
  let released: Tree | null =
    outside === undefined
      ? null
      : await checkReleased(db, outside, { keys: (name) => [verifierKeyOf({ seed: settings.key.seed, name })], size: tail.size })
  const { origin, vkey } = await identify(db, settings)
  const key: LogKey = { seed: settings.key.seed, name: origin }
  const pending = { is: false }
  let stopped: string | undefined
  await checkHead(db, vkey, tail)

  const mayGoOn = (): void => {
    if (stopped !== undefined) throw new Error(`The log is stopped: ${stopped}`)
  }
  const append = async (tx: Transaction, texts: readonly string[]): Promise<Appended> => {
    mayGoOn()
    const unreadable = texts.find((text) => readEntry(text) === null)
    if (unreadable !== undefined) throw new TypeError(`The log has no entry '${unreadable}'.`)
    if (pending.is) throw new Error('The log takes entries from one transaction at a time.')
    pending.is = true
    try {
      await lockLog(tx)
      // Somebody at the command line may have written meanwhile.
      if ((await storedSize(tx)) !== tail.size) tail = await readTail(tx)
      const entries = texts.map((text) => Buffer.from(text, 'latin1'))
      const { next, growth } = grow(tail, entries)
      await keepGrowth(tx, growth)
      return {
        first: growth.first,
        integrated: () => {
          tail = next
          pending.is = false
        },
        undo: () => void (pending.is = false),
      }
    } catch (error) {
      pending.is = false
      throw error
    }
  }

  const sign = async (): Promise<number> => {
    mayGoOn()
    const signing = tail
    const before = await newestHead(db)
    if (signing.size <= (before?.size ?? 0)) return before?.size ?? 0
    const root = rootOfTail(signing)
    for (const earlier of [before, released])
      if (earlier !== null && !(await goesOnFrom(db, earlier, { size: signing.size, root }))) {
        stopped = `its head of ${signing.size} entries would contradict the one of ${earlier.size} that was signed before.`
        mayGoOn()
      }
    const text = writeCheckpoint({ origin, size: signing.size, root })
    const now = clock()
    const waitingSince = before === null || before.releasedAt !== null ? now : before.waitingSince
    const head = { size: signing.size, root, note: `${text}\n${signNote(text, key)}\n`, signedAt: now, waitingSince }
    await db.transaction().execute((tx) => keepHead(tx, head))
    return signing.size
  }

  const release = async (now: Date): Promise<number | null> => {
    mayGoOn()
    const [head, last] = [await newestHead(db), await readReleased(db)]
    if (head === null || head.releasedAt !== null) return null
    // A clock that was set back must not hold entries for days.
    const waited = Math.abs(now.getTime() - head.waitingSince.getTime())
    const since = { from: last?.size ?? 0, to: head.size }
    const isTime = waited >= releaseMilliseconds || (await hideEachOther(db, since, releaseEntries))
    if (!isTime) return null
    // First where no restore sets it back: what anybody has seen must be known for good.
    await outside?.write(head.note)
    released = head
    await markReleased(db, head.size, now)
    return head.size
  }

  return {
    origin,
    vkey,
    get size() {
      return tail.size
    },
    append,
    sign,
    release,
  }
}

type Tree = { readonly size: number; readonly root: Uint8Array }

/** Whether a tree is the continuation of an earlier one. */
async function goesOnFrom(db: Database, from: Tree, to: Tree): Promise<boolean> {
  if (from.size > to.size) return false
  const proof = await proveConsistency(db, from.size, to.size)
  return verifyConsistency({ from: from.size, to: to.size, fromRoot: from.root, toRoot: to.root, proof })
}

/** What a tail becomes with more entries, and what of it is to be kept. */
function grow(tail: WholeTail, entries: readonly Buffer[]): { readonly next: WholeTail; readonly growth: Growth } {
  const { tail: grown, full } = growTail(tail, entries.map(leafHash))
  const waiting = [...tail.entries, ...entries]
  const border = tail.size - tail.entries.length
  const bundles = []
  for (let at = 0; at + tileWidth <= waiting.length; at += tileWidth)
    bundles.push({ number: (border + at) / tileWidth, entries: waiting.slice(at, at + tileWidth) })
  const left = waiting.slice(bundles.length * tileWidth)
  const rest = { first: Math.max(tail.size, grown.size - left.length), entries: bundles.length === 0 ? entries : left }
  return {
    next: { ...grown, entries: left },
    growth: { first: tail.size, size: grown.size, full, bundles, rest },
  }
}

async function identify(db: Database, { key, origin }: LogSettings): Promise<{ readonly origin: string; readonly vkey: string }> {
  const known = await readIdentity(db)
  const begun = known !== null && (await newestHead(db)) !== null
  const name = begun ? known.origin : origin
  const vkey = writeVerifierKey(verifierKeyOf({ seed: key.seed, name }))
  if (begun && known.vkey !== vkey)
    throw new Error(
      `The log was begun with another key (${known.vkey}). Put the server keys back that it was begun with; where they are gone for good: amparo log renew --lost.`,
    )
  if (known?.vkey !== vkey || known.origin !== name) await keepIdentity(db, { origin: name, vkey })
  return { origin: name, vkey }
}
