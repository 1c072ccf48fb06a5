import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { readBase64, writeBase64 } from './text.ts'

/**
 * Whose signatures are believed: C2SP signed-note "Verifier keys" and tlog-cosignature. `log` signs a note's text (type
 * 0x01), `witness` signs it with the time (type 0x04).
 */
export type VerifierKey = {
  readonly name: string
  /** 8 hexadecimal digits; with the name it says which key signed. */
  readonly id: string
  readonly kind: 'log' | 'witness'
  /** 32 bytes of Ed25519. */
  readonly publicKey: Uint8Array
}

/** A log's own key: the 32 bytes that everything else of it is computed from, and the name it signs under. */
export type LogKey = { readonly seed: Uint8Array; readonly name: string }

const types = { log: 1, witness: 4 } as const

/** Reads `name+id+base64`. Null when it is none, when the id is not that of the key, or when its type is neither of the two. */
export function readVerifierKey(text: string): VerifierKey | null {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? []
  const bytes = readBase64(encoded)
  if (bytes?.length !== 33 || !isKeyName(name)) return null
  const kind = bytes[0] === types.log ? 'log' : bytes[0] === types.witness ? 'witness' : undefined
  if (kind === undefined) return null
  const key = verifierKey(name, kind, bytes.subarray(1))
  return key.id === id && isPublicKey(key.publicKey) ? key : null
}

export function writeVerifierKey({ name, id, kind, publicKey }: VerifierKey): string {
  return `${name}+${id}+${writeBase64(Buffer.concat([Uint8Array.of(types[kind]), publicKey]))}`
}

/** A key from its parts. The id is the beginning of SHA-256(name ‖ newline ‖ type ‖ public key). */
export function verifierKey(name: string, kind: VerifierKey['kind'], publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new TypeError('the name of a key has no space and no plus')
  const digest = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(types[kind])).update(publicKey).digest('hex')
  return { name, kind, publicKey, id: digest.slice(0, 8) }
}

/** What others verify a log's signatures with. */
export function verifierKeyOf({ seed, name }: LogKey): VerifierKey {
  const jwk = createPublicKey(privateKey(seed)).export({ format: 'jwk' })
  return verifierKey(name, 'log', Buffer.from(String(jwk.x), 'base64url'))
}

/** Key names have no Unicode space and no plus (signed-note, "Format"). */
export const isKeyName = (name: string): boolean => /^[^\p{White_Space}\p{Cc}+]+$/u.test(name)

export const signEd25519 = (seed: Uint8Array, message: Uint8Array): Buffer => sign(null, message, privateKey(seed))

export const verifyEd25519 = (key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  signature.length === 64 && verify(null, message, publicKeyObject(key), signature)

/** RFC 8410: the beginning of a private key in DER, before its 32 bytes. */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex')

function privateKey(seed: Uint8Array): KeyObject {
  if (seed.length !== 32) throw new RangeError('the seed of a log key has 32 bytes')
  return createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' })
}

const publicKeyObject = (key: Uint8Array): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') }, format: 'jwk' })

function isPublicKey(key: Uint8Array): boolean {
  try {
    publicKeyObject(key)
    return true
  } catch {
    return false
  }
}
