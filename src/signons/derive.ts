import { createHmac, createSecretKey, hash } from 'node:crypto'

/**
 * Derives a key from a secret: HKDF-SHA-256 (RFC 5869) without salt, with a label as info. Takes how many bytes to give, 32 at most. The
 * same as node:crypto's hkdfSync, which makes key objects of all that it is given: that takes longer than what it does, and a
 * sign-on derives six times.
 */
export function derive(secret: Uint8Array, label: string, length: number): Buffer {
  if (length > 32) throw new RangeError('One round of HKDF-SHA-256 gives 32 bytes')
  const extracted = createHmac('sha256', noSalt).update(secret).digest()
  const info = Buffer.from(`${label}\u0001`, 'latin1')
  return hmac(extracted, info).subarray(0, length)
}

/** RFC 5869, 2.2: as many zeros as a hash has bytes. */
const noSalt = createSecretKey(Buffer.alloc(32))

/** HMAC-SHA-256 (RFC 2104) under a key of 32 bytes. */
function hmac(key: Buffer, text: Buffer): Buffer {
  const [inner, outer] = [Buffer.alloc(64 + text.length, 0x36), Buffer.alloc(64 + 32, 0x5c)]
  for (let at = 0; at < 32; at++) {
    inner[at]! ^= key[at]!
    outer[at]! ^= key[at]!
  }
  text.copy(inner, 64)
  hash('sha256', inner, 'buffer').copy(outer, 64)
  return hash('sha256', outer, 'buffer')
}
