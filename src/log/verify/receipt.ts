import { readCheckpoint, type Checkpoint } from './checkpoint.ts'
import { commit, writeOpening, type Opening } from './commitment.ts'
import { readEntry, type Entry } from './entry.ts'
import { leafHash } from './hashes.ts'
import { readNote, verifyNote, type Signed } from './note.ts'
import { readProofFile } from './proof-file.ts'
import { verifyInclusion } from './proofs.ts'
import { readUtf8 } from './text.ts'
import type { VerifierKey } from './verifier-key.ts'

/** What a receipt says besides its proof (docs/log.md, "Receipts"); the salt in base64url. */
export type ReceiptExtra = { readonly entry: string; readonly opening?: Opening & { readonly salt: string } }

export type CheckedReceipt =
  | {
      readonly kind: 'verified'
      readonly index: number
      readonly entry: Entry
      readonly line: string
      /** Of a full receipt: what its signer gave. */
      readonly opening?: Opening
      readonly checkpoint: Checkpoint
      readonly by: readonly Signed[]
    }
  | { readonly kind: 'refused'; readonly reason: string }

/** The extra of a receipt as canonical JSON. */
export function writeReceiptExtra({ entry, opening }: ReceiptExtra): string {
  if (opening === undefined) return JSON.stringify({ entry })
  const { salt, ...fields } = opening
  // `salt` sorts between `name` and `version`.
  const { version, ...others } = JSON.parse(writeOpening(fields)) as Opening
  return JSON.stringify({ entry, opening: { ...others, salt, version } })
}

/**
 * Says whether a receipt proves that its entry is in a log that one of these keys signed, and, when it is a full one, that
 * the entry stands for what the receipt says. Takes the file and at least the log's key.
 */
export function checkReceipt(file: string | Uint8Array, keys: readonly VerifierKey[]): CheckedReceipt {
  const given = readProofFile(file)
  if (given === null) return refused('It is not a receipt, or was cut off.')
  const extra = given.extra === null ? null : readExtra(given.extra)
  if (extra === null) return refused('It does not say which entry it is for.')
  const note = readNote(given.checkpoint)
  const checkpoint = note === null ? null : readCheckpoint(note.text)
  if (note === null || checkpoint === null) return refused('Its checkpoint cannot be read.')
  const signed = verifyNote(note, keys)
  if (signed.kind === 'refused') return refused(`Its checkpoint is not to be believed: ${signed.reason}.`)
  if (!signed.by.some(({ key }) => key.kind === 'log' && key.name === checkpoint.origin))
    return refused('Its checkpoint is not signed by the log it names.')
  const leaf = leafHash(Buffer.from(extra.entry, 'latin1'))
  if (!verifyInclusion({ index: given.index, size: checkpoint.size, leaf, root: checkpoint.root, proof: given.proof }))
    return refused('The entry it names is not in the log at that place.')
  const entry = readEntry(extra.entry)
  if (entry === null) return refused('The entry it names is not a line that the log knows.')
  const line = extra.entry
  const proven = { kind: 'verified', index: given.index, entry, line, checkpoint, by: signed.by } as const
  if (extra.opening === undefined) return proven
  const { salt, ...opening } = extra.opening
  return standsFor(entry, Buffer.from(salt, 'base64url'), opening)
    ? { ...proven, opening }
    : refused('The entry is in the log, and does not stand for what the receipt says.')
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

const refused = (reason: string): CheckedReceipt => ({ kind: 'refused', reason })

/** Reads the extra, which anybody may have written: only what has exactly the form that we write. */
function readExtra(bytes: Uint8Array): ReceiptExtra | null {
  const text = readUtf8(bytes)
  if (text === null) return null
  try {
    const value = JSON.parse(text) as ReceiptExtra
    if (typeof value.entry !== 'string' || !/^[ -~]{1,1000}$/.test(value.entry)) return null
    return writeReceiptExtra(value) === text ? value : null
  } catch {
    return null
  }
}
