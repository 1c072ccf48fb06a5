import { readCheckpoint, type Checkpoint } from './checkpoint.ts'
import { commit, type Opening } from './commitment.ts'
import { readEntry, type Entry } from './entry.ts'
import { leafHash, type Hash } from './hashes.ts'
import { readNote, verifyNote, type Signed } from './note.ts'
import { readProofFile } from './proof-file.ts'
import { verifyInclusion } from './proofs.ts'
import { readReceiptExtra, type NamedEntry, type ReceiptExtra } from './receipt-extra.ts'
import { readHash } from './text.ts'
import type { VerifierKey } from './verifier-key.ts'

export type CheckedReceipt =
  | {
      readonly kind: 'verified'
      readonly index: number
      readonly entry: Entry
      readonly line: string
      /** Of a full receipt: what its signer gave, under the edition that the log names. */
      readonly opening?: Opening
      readonly checkpoint: Checkpoint
      readonly by: readonly Signed[]
    }
  | { readonly kind: 'refused'; readonly reason: string }
  /** A full receipt of the first kind, which does not show under which appeal its entry counts. */
  | { readonly kind: 'outdated'; readonly reason: string }

/**
 * Says whether a receipt proves that its entry is in a log that one of these keys signed, and, when it is a full one, that
 * the entry stands for what the receipt says, under the appeal, version and language that it says. Takes the file and at least
 * the log's key.
 */
export function checkReceipt(file: string | Uint8Array, keys: readonly VerifierKey[]): CheckedReceipt {
  const given = readProofFile(file)
  if (given === null) return refused('It is not a receipt, or was cut off.')
  const extra = given.extra === null ? null : readReceiptExtra(given.extra)
  if (extra === null) return refused('It does not say which entry it is for.')
  const note = readNote(given.checkpoint)
  const checkpoint = note === null ? null : readCheckpoint(note.text)
  if (note === null || checkpoint === null) return refused('Its checkpoint cannot be read.')
  const signed = verifyNote(note, keys)
  if (signed.kind === 'refused') return refused(`Its checkpoint is not to be believed: ${signed.reason}.`)
  if (!signed.by.some(({ key }) => key.kind === 'log' && key.name === checkpoint.origin))
    return refused('Its checkpoint is not signed by the log it names.')
  const line = extra.entry
  const entry = provenEntry(checkpoint, { line, index: given.index, proof: given.proof })
  if (entry === null) return refused('The entry it names is not in the log at that place, or is not a line that the log knows.')
  const proven = { kind: 'verified', index: given.index, entry, line, checkpoint, by: signed.by } as const
  if (extra.opening === undefined) return proven
  const { salt, ...opening } = extra.opening
  if (!standsFor(entry, Buffer.from(salt, 'base64url'), opening))
    return refused('The entry is in the log, and does not stand for what the receipt says.')
  if (extra.edition === undefined)
    return {
      kind: 'outdated',
      reason:
        'It was made before receipts named the edition that was signed: it does not show under which appeal its entry counts. Get a new one on the page of the sign-on.',
    }
  return isUnder(checkpoint, proven, extra)
    ? { ...proven, opening }
    : refused('The entry is in the log, and does not count under the appeal, version and language that the receipt says.')
}

type Placed = { readonly line: string; readonly index: number; readonly proof: readonly (Hash | null)[] }

/** The entry at a place of the log; null where it is not there. */
function provenEntry({ size, root }: Checkpoint, { line, index, proof }: Placed): Entry | null {
  if (proof.includes(null)) return null
  const leaf = leafHash(Buffer.from(line, 'latin1'))
  return verifyInclusion({ index, size, leaf, root, proof: proof as Hash[] }) ? readEntry(line) : null
}

function standsFor(entry: Entry, salt: Buffer, opening: Opening): boolean {
  if (entry.kind !== 'sign' && entry.kind !== 'correct') return false
  const tellsCountry = entry.kind === 'sign' ? entry.country : null
  return (
    salt.length === 16 &&
    commit(salt, opening) === entry.commitment &&
    opening.disclosure === entry.disclosure &&
    (tellsCountry === null || tellsCountry === opening.country)
  )
}

/** Whether an entry counts under what its opening says: by the edition that the sign-on names, which is proven, too. */
function isUnder(
  checkpoint: Checkpoint,
  { entry, index }: { readonly entry: Entry; readonly index: number },
  { opening, edition, sign }: ReceiptExtra,
): boolean {
  const named = (given: NamedEntry | undefined, at: number): Entry | null =>
    // An entry counts only under what stands before it.
    given?.index === at && at < index ? provenEntry(checkpoint, { line: given.entry, index: at, proof: given.proof.map(readHash) }) : null
  if (entry.kind === 'sign' && sign !== undefined) return false
  const signed = entry.kind === 'correct' ? named(sign, entry.sign) : entry
  if (signed?.kind !== 'sign') return false
  const under = named(edition, signed.edition)
  return (
    under?.kind === 'edition' &&
    signed.edition < (sign?.index ?? index) &&
    under.appeal === opening?.appeal &&
    under.version === opening.version &&
    under.lang === opening.lang
  )
}

const refused = (reason: string): CheckedReceipt => ({ kind: 'refused', reason })
