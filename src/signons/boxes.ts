import sodium from 'sodium-native'
import type { Randomness } from '../platform/index.ts'

/** Lengths in bytes. */
export const publicKeyLength = sodium.crypto_box_PUBLICKEYBYTES
const nonceLength = sodium.crypto_secretbox_NONCEBYTES
const tagLength = sodium.crypto_secretbox_MACBYTES

/** Seals bytes under a key of 32 bytes (XSalsa20-Poly1305) and a nonce by chance, which stands before them. */
export function sealWith(key: Buffer, plain: Uint8Array, random: Randomness): Buffer {
  const nonce = random(nonceLength)
  return Buffer.concat([nonce, secretbox(key, nonce, plain)])
}

/** Opens what `sealWith` sealed; undefined where the bytes or the key are others. */
export const openWith = (key: Buffer, sealed: Buffer): Buffer | undefined =>
  sealed.length < nonceLength ? undefined : openSecretbox(key, sealed.subarray(0, nonceLength), sealed.subarray(nonceLength))

/** Seals under a key whose nonces are counted: no two texts may be sealed under one number. */
export const sealNumbered = (key: Buffer, number: number, plain: Uint8Array): Buffer => secretbox(key, numberedNonce(number), plain)

/** Opens what `sealNumbered` sealed. */
export const openNumbered = (key: Buffer, number: number, sealed: Buffer): Buffer | undefined =>
  openSecretbox(key, numberedNonce(number), sealed)

/** Seals bytes to a public key (libsodium's sealed box, X25519): only its private half opens them, and nobody can tell who sealed them. */
export function sealTo(publicKey: Buffer, plain: Buffer): Buffer {
  const sealed = Buffer.allocUnsafe(plain.length + sodium.crypto_box_SEALBYTES)
  sodium.crypto_box_seal(sealed, plain, publicKey)
  return sealed
}

/** Whether anything can be sealed to a public key: libsodium refuses the few points that everybody could open. */
export function takesSeals(publicKey: Buffer): boolean {
  try {
    sealTo(publicKey, Buffer.alloc(1))
    return true
  } catch {
    return false
  }
}

/** Opens what was sealed to the public half of a private key. */
export function openSealedTo(privateKey: Buffer, sealed: Buffer): Buffer | undefined {
  if (sealed.length < sodium.crypto_box_SEALBYTES) return undefined
  const plain = Buffer.allocUnsafe(sealed.length - sodium.crypto_box_SEALBYTES)
  return sodium.crypto_box_seal_open(plain, sealed, publicKeyOf(privateKey), privateKey) ? plain : undefined
}

/** The public half of a private key. */
export function publicKeyOf(privateKey: Buffer): Buffer {
  const publicKey = Buffer.allocUnsafe(publicKeyLength)
  sodium.crypto_scalarmult_base(publicKey, privateKey)
  return publicKey
}

function secretbox(key: Buffer, nonce: Buffer, plain: Uint8Array): Buffer {
  const sealed = Buffer.allocUnsafe(plain.length + tagLength)
  sodium.crypto_secretbox_easy(sealed, Buffer.from(plain), nonce, key)
  return sealed
}

function openSecretbox(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer | undefined {
  if (sealed.length < tagLength) return undefined
  const plain = Buffer.allocUnsafe(sealed.length - tagLength)
  return sodium.crypto_secretbox_open_easy(plain, sealed, nonce, key) ? plain : undefined
}

function numberedNonce(number: number): Buffer {
  const nonce = Buffer.alloc(nonceLength)
  nonce.writeUInt32LE(number)
  return nonce
}
