import { sql } from 'kysely'
import type { Clock, Database, Transaction } from '../platform/index.ts'
import { checkHead } from './check-head.ts'
import { markReleased, newestHead, readReleased } from './heads.ts'
import { keepIdentity, readIdentity } from './identity.ts'
import { readTail } from './read-tail.ts'
import { checkReleased, type ReleasedOutside } from './released-outside.ts'
import { keepCosignature } from './witnesses.ts'
import { readNote, readVerifierKey, signNote, verifierKeyOf, writeVerifierKey, type VerifierKey } from './verify/index.ts'

/** Why a log goes on under another key: by choice, since somebody else may have it, or since nobody has it. */
export type WhyRenewed = 'renewed' | 'seized' | 'lost'

/** A key under which the log was signed before. */
export type RetiredKey = {
  readonly vkey: string
  /** Of how many entries the last head was that it signed: what it signs beyond that is not the log's. */
  readonly size: number
  readonly why: WhyRenewed
  readonly retiredAt: Date
}

export type Renewed =
  | { readonly kind: 'renewed'; readonly vkey: string; readonly before: string; /** What was released then. */ readonly size: number }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * Has the log go on under another key: the same name, the same entries. The head that was released last is signed by the new key, too, so that
 * whoever knows either finds the other under the same tree; every later one by the new key alone. Takes the seed of the new key and what keeps it,
 * which is done before anything is committed: the caller must still have the old one where the commit fails. Nobody may be writing into the log. Refuses, by throwing, where the tree is not the one that
 * was released: a new key is no way around that.
 */
export async function renewLog(
  db: Database,
  {
    seed,
    why,
    clock,
    outside,
    keep,
  }: {
    readonly seed: Uint8Array
    readonly why: WhyRenewed
    readonly clock: Clock
    readonly outside: ReleasedOutside
    readonly keep: () => Promise<void>
  },
): Promise<Renewed> {
  const identity = await readIdentity(db)
  const head = await newestHead(db)
  if (identity === null || head === null)
    return { kind: 'refused', reason: 'The log has not begun: the first start signs with whatever key is there.' }
  const key = verifierKeyOf({ seed, name: identity.origin })
  const vkey = writeVerifierKey(key)
  if (vkey === identity.vkey) return { kind: 'refused', reason: 'This is the key that the log has.' }
  if ((await listRetiredKeys(db)).some((retired) => retired.vkey === vkey))
    return { kind: 'refused', reason: 'This key was retired before: a log never goes back to one.' }
  const tail = await readTail(db)
  await checkHead(db, identity.vkey, tail)
  const keys = [key, readVerifierKey(identity.vkey)].filter((one): one is VerifierKey => one !== null)
  const seen = await checkReleased(db, outside, { keys: () => keys, size: tail.size })
  return db.transaction().execute(async (tx): Promise<Renewed> => {
    // Written outside, and then the process was killed: people may have seen it.
    if (head.releasedAt === null && seen?.size === head.size) await markReleased(tx, head.size, clock())
    // Nobody has seen one that was not released, and it is signed again, by the new key.
    await sql`delete from log_heads where released_at is null`.execute(tx)
    const released = await readReleased(tx)
    const text = released === null ? undefined : readNote(released.note)?.text
    if (released !== null && text !== undefined) {
      const line = signNote(text, { seed, name: identity.origin })
      await keepCosignature(tx, { size: released.size, name: vkey, line, at: clock() })
    }
    const size = released?.size ?? 0
    await sql`insert into log_retired_keys (vkey, size, why, retired_at) values (${identity.vkey}, ${size}, ${why}, ${clock()})`.execute(tx)
    await keepIdentity(tx, { origin: identity.origin, vkey })
    await keep()
    const checkpoint = (await readReleased(tx))?.checkpoint
    if (checkpoint !== undefined) await outside.write(checkpoint)
    return { kind: 'renewed', vkey, before: identity.vkey, size }
  })
}

/** The keys that the log had before, the newest first. */
export async function listRetiredKeys(db: Database | Transaction): Promise<readonly RetiredKey[]> {
  const { rows } = await sql<RetiredKey>`
    select vkey, size, why, retired_at as "retiredAt" from log_retired_keys order by retired_at desc, size desc`.execute(db)
  return rows
}
