import {
  checkReceipt,
  isHead,
  listRetiredKeys,
  readIdentity,
  readReleased,
  readVerifierKey,
  receipt,
  standingOf,
  type CheckedReceipt,
  type EntryStanding,
  type VerifierKey,
} from '../../../../log/index.ts'
import type { Database } from '../../../../platform/index.ts'
import { mayBeReceipt } from '../browser/receipt-file.ts'

/** What somebody has of a sign-on: the file, or what was written down of it. */
export type Held = { readonly receipt: string } | { readonly entry: string; readonly commitment: string; readonly receipt?: never }

export type Checked =
  /** In the log; how it stands today is null where the receipt is of something else than what counts. */
  | {
      readonly kind: 'found'
      readonly proven: Extract<CheckedReceipt, { kind: 'verified' }>
      readonly size: number
      readonly standing: EntryStanding | null
    }
  | { readonly kind: 'refused' | 'outdated'; readonly reason: string }
  /** What was given as a receipt is none. */
  | { readonly kind: 'unreadable' }
  /** At that place the log has something else. */
  | { readonly kind: 'different' }
  | { readonly kind: 'not-yet'; readonly size: number }
  | { readonly kind: 'nothing' }

/**
 * Checks a sign-on: that the log's own signed head covers it, and how it stands today. Takes what somebody has of it, as it was typed; a code
 * is looked up, proven like a receipt, and compared.
 */
export async function checkSignOn(db: Database, held: Held): Promise<Checked> {
  const [identity, released] = [await readIdentity(db), await readReleased(db)]
  const key = identity === null ? null : readVerifierKey(identity.vkey)
  const size = released?.size ?? 0
  if (held.receipt !== undefined) {
    if (!mayBeReceipt(held.receipt)) return { kind: 'unreadable' }
    if (key === null) return { kind: 'not-yet', size }
    // Pasted text has lost or gained line ends at its edges.
    const proven = await checkByAnyKey(db, `${held.receipt.trim()}\n`, key)
    return proven.kind === 'verified' ? { kind: 'found', proven, size, standing: await standing(db, proven) } : proven
  }
  const index = readIndex(held.entry)
  const commitment = held.commitment.replaceAll(/\s/g, '')
  if (index === null || commitment === '') return { kind: 'nothing' }
  if (key === null || index >= size) return { kind: 'not-yet', size }
  const file = await receipt(db, index)
  const proven = file === null ? null : checkReceipt(file, [key])
  if (proven === null) return { kind: 'not-yet', size }
  if (proven.kind !== 'verified') return proven
  if (!('commitment' in proven.entry) || proven.entry.commitment !== commitment) return { kind: 'different' }
  return { kind: 'found', proven, size, standing: await standing(db, proven) }
}

/**
 * A receipt from before the log had its key is checked with the one that it had then, if its head is one of this log: whoever has a
 * retired key can sign what they like.
 */
async function checkByAnyKey(db: Database, file: string, key: VerifierKey): Promise<CheckedReceipt> {
  const now = checkReceipt(file, [key])
  if (now.kind !== 'refused') return now
  for (const { vkey, size } of await listRetiredKeys(db)) {
    const before = readVerifierKey(vkey)
    const then = before === null ? now : checkReceipt(file, [before])
    if (then.kind !== 'verified' || then.checkpoint.size > size) continue
    const { checkpoint } = then
    if (await isHead(db, checkpoint)) return then
  }
  return now
}

/** Of the sign-on that it is of: an entry that corrects stands as what it corrects. */
const standing = (
  db: Database,
  { entry, index }: { readonly entry: Extract<CheckedReceipt, { kind: 'verified' }>['entry']; readonly index: number },
) => standingOf(db, entry.kind === 'correct' ? entry.sign : index)

/** A number as it may be written down: 12345, 12,345, 12.345 or 12 345. */
function readIndex(text: string): number | null {
  const plain = text.replaceAll(/[\s.,’']/g, '')
  return /^\d{1,15}$/.test(plain) ? Number(plain) : null
}
