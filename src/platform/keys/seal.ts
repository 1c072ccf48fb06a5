import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto'

/** Gives so many bytes that nobody can guess. */
export type Randomness = (size: number) => Buffer

/** Lengths in bytes: of a key, of AES-GCM's nonce (NIST SP 800-38D, 8.2.2) and of its tag. */
export const keyLength = 32
export const nonceLength = 12
const tagLength = 16
const cipherName = 'aes-256-gcm'

// A key is made of its bytes first: given as bytes, Node 24 looks six times as long at what they might be.

/**
 * Seals bytes under a key that seals nothing else: nonce, tag, then the cipher text. `name` says whose bytes they are
 * and is needed to open them, so that one record cannot be laid in the place of another.
 */
export function seal(plain: Uint8Array | string, { key, nonce, name }: { key: Uint8Array; nonce: Uint8Array; name: string }): Buffer {
  const cipher = createCipheriv(cipherName, createSecretKey(key), nonce).setAAD(Buffer.from(name, 'latin1'))
  const sealed = cipher.update(typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain)
  cipher.final()
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Opens what was sealed; undefined where the bytes are not those, or the key or the name is another. */
export function open(sealed: Buffer, { key, name }: { key: Uint8Array; name: string }): Buffer | undefined {
  if (sealed.length < nonceLength + tagLength) return undefined
  const decipher = createDecipheriv(cipherName, createSecretKey(key), sealed.subarray(0, nonceLength)).setAAD(Buffer.from(name, 'latin1'))
  decipher.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength))
  const plain = decipher.update(sealed.subarray(nonceLength + tagLength))
  try {
    decipher.final()
    return plain
  } catch {
    // The only way node:crypto says that the tag is wrong.
    return undefined
  }
}
