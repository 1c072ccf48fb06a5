import { writeOpening, type Opening } from './commitment.ts'
import { readUtf8 } from './text.ts'

/** An entry that another one names, with the proof that it is in the same tree; hashes in base64. */
export type NamedEntry = { readonly entry: string; readonly index: number; readonly proof: readonly string[] }

/** What a receipt says besides its proof (docs/log.md, "Receipts"). */
export type ReceiptExtra = {
  readonly entry: string
  /** Only in a full receipt: what its signer gave; the salt in base64url. */
  readonly opening?: Opening & { readonly salt: string }
  /** Of a full receipt, the edition that was signed. Those from before it stood there have none. */
  readonly edition?: NamedEntry
  /** Of a full receipt of a correction, the sign-on that it corrects. */
  readonly sign?: NamedEntry
}

/** The extra of a receipt as canonical JSON; edition and sign-on stand there only beside an opening. */
export function writeReceiptExtra({ entry, opening, edition, sign }: ReceiptExtra): string {
  if (opening === undefined) return JSON.stringify({ entry })
  const { salt, ...fields } = opening
  // `salt` sorts between `name` and `version`.
  const { version, ...others } = JSON.parse(writeOpening(fields)) as Opening
  return JSON.stringify({
    ...(edition !== undefined && { edition: inOrder(edition) }),
    entry,
    opening: { ...others, salt, version },
    ...(sign !== undefined && { sign: inOrder(sign) }),
  })
}

/** Reads the extra, which anybody may have written: only what has exactly the form that we write. */
export function readReceiptExtra(bytes: Uint8Array): ReceiptExtra | null {
  const text = readUtf8(bytes)
  if (text === null) return null
  try {
    const value = JSON.parse(text) as ReceiptExtra
    if (!isLine(value.entry) || ![value.edition, value.sign].every((named) => named === undefined || isNamed(named))) return null
    return writeReceiptExtra(value) === text ? value : null
  } catch {
    return null
  }
}

const inOrder = ({ entry, index, proof }: NamedEntry): NamedEntry => ({ entry, index, proof })

const isLine = (entry: unknown): boolean => typeof entry === 'string' && /^[ -~]{1,1000}$/.test(entry)

const isNamed = ({ entry, index, proof }: NamedEntry): boolean =>
  isLine(entry) && Number.isSafeInteger(index) && proof.length <= 63 && proof.every((hash) => typeof hash === 'string')
