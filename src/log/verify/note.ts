import { readBase64, readUtf8, writeBase64 } from './text.ts'
import { isKeyName, signEd25519, verifierKey, verifierKeyOf, verifyEd25519, type LogKey, type VerifierKey } from './verifier-key.ts'

/** One line under a note: who says to have signed, with which key, and what. */
export type NoteSignature = {
  readonly name: string
  readonly id: string
  readonly signature: Uint8Array
  /** As it stands in the note, without its newline. */
  readonly line: string
}

/** A signed note (C2SP signed-note): a text that ends in a newline, and the lines under it. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] }

/** A signature that holds. A witness says when, in seconds since 1970. */
export type Signed = { readonly key: VerifierKey; readonly time?: number }

export type VerifiedNote =
  | { readonly kind: 'verified'; readonly by: readonly Signed[] }
  | { readonly kind: 'refused'; readonly reason: string }

/** Reads a note. Null when it is not formed as one, or is longer than anything that has to be read. */
export function readNote(note: string | Uint8Array): Note | null {
  if (note.length > longest) return null
  const whole = typeof note === 'string' ? note : readUtf8(note)
  // oxlint-disable-next-line no-control-regex -- which are refused
  if (whole === null || !whole.isWellFormed() || /[\u0000-\u0009\u000b-\u001f]/.test(whole) || !whole.endsWith('\n')) return null
  const end = whole.lastIndexOf('\n\n')
  if (end === -1) return null
  const lines = whole.slice(end + 2, -1).split('\n')
  if (lines.length > mostSignatures) return null
  const signatures = lines.map(readSignatureLine)
  return signatures.includes(null) ? null : { text: whole.slice(0, end + 1), signatures: signatures as NoteSignature[] }
}

/** Reads one line `— name base64`; null when it is none. */
export function readSignatureLine(line: string): NoteSignature | null {
  const [, name = '', encoded = ''] = /^— ([^ ]+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? []
  const bytes = readBase64(encoded)
  if (bytes === null || bytes.length < 5 || !isKeyName(name)) return null
  return { name, id: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4), line }
}

/**
 * Says whether a note is signed by one of these keys. Lines of other keys are passed over; one that a known key should have
 * made and did not make has the whole note refused.
 */
export function verifyNote({ text, signatures }: Note, keys: readonly VerifierKey[]): VerifiedNote {
  const by: Signed[] = []
  for (const signature of signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.id)
    if (key === undefined) continue
    const signed = verifySignature(text, signature, key)
    if (signed === null) return { kind: 'refused', reason: `the signature of ${key.name} is wrong` }
    by.push(signed)
  }
  return by.length === 0 ? { kind: 'refused', reason: 'none of the known keys signed it' } : { kind: 'verified', by }
}

/** Signs a text that ends in a newline; gives the line to put under it. */
export function signNote(text: string, key: LogKey): string {
  if (!text.endsWith('\n')) throw new TypeError('the text of a note ends in a newline')
  return signatureLine(verifierKeyOf(key), signEd25519(key.seed, Buffer.from(text)))
}

/** The same for a witness (tlog-cosignature), which says when: in whole seconds since 1970. */
export function cosignNote(text: string, { seed, name }: LogKey, time: number): string {
  const stamp = Buffer.alloc(8)
  stamp.writeBigUInt64BE(BigInt(time))
  const witness = verifierKey(name, 'witness', verifierKeyOf({ seed, name }).publicKey)
  return signatureLine(witness, Buffer.concat([stamp, signEd25519(seed, cosigned(text, time))]))
}

const longest = 1_000_000
const mostSignatures = 100

function verifySignature(text: string, { signature }: NoteSignature, key: VerifierKey): Signed | null {
  if (key.kind === 'log') return verifyEd25519(key.publicKey, Buffer.from(text), signature) ? { key } : null
  if (signature.length !== 72) return null
  const time = Number(Buffer.from(signature.subarray(0, 8)).readBigUInt64BE())
  if (!Number.isSafeInteger(time)) return null
  return verifyEd25519(key.publicKey, cosigned(text, time), signature.subarray(8)) ? { key, time } : null
}

const cosigned = (text: string, time: number): Buffer => Buffer.from(`cosignature/v1\ntime ${time}\n${text}`)

const signatureLine = ({ name, id }: VerifierKey, signature: Uint8Array): string =>
  `— ${name} ${writeBase64(Buffer.concat([Buffer.from(id, 'hex'), signature]))}`
