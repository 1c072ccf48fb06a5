import { createHash } from 'node:crypto'
import sodium from 'sodium-native'
import { z } from 'zod'
import type { Randomness } from './keys/index.ts'

/** A pair of keys to which sign-ons are sealed (X25519, 32 bytes each). The private one is never kept on the server; it comes into memory when those who asked for it are told. */
export type CampaignKey = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array }

const format = 'amparo-campaign-key/1'
const shape = z.object({ format: z.literal(format), publicKey: z.string(), privateKey: z.string(), fingerprint: z.string() })

/** Makes a pair, and the text of its file: JSON with both keys in base64url without padding, and the fingerprint of the public one. */
export function makeCampaignKey(random: Randomness): CampaignKey & { readonly text: string } {
  const privateKey = new Uint8Array(random(32))
  const publicKey = publicOf(privateKey)
  const kept = {
    format,
    publicKey: base64url(publicKey),
    privateKey: base64url(privateKey),
    fingerprint: campaignKeyFingerprint(publicKey),
  }
  return { publicKey, privateKey, text: `${JSON.stringify(kept, null, 2)}\n` }
}

/** Reads the text of such a file; undefined for anything else, and where its parts do not belong together. */
export function readCampaignKey(text: string): CampaignKey | undefined {
  try {
    const given = shape.parse(JSON.parse(text))
    const [publicKey, privateKey] = [readCampaignPublicKey(given.publicKey), readCampaignPublicKey(given.privateKey)]
    if (publicKey === undefined || privateKey === undefined) return undefined
    return base64url(publicOf(privateKey)) === given.publicKey && campaignKeyFingerprint(publicKey) === given.fingerprint
      ? { publicKey, privateKey }
      : undefined
  } catch {
    return undefined
  }
}

/** Reads a public key as a person pastes it: 43 characters of base64url. Undefined for anything else. */
export function readCampaignPublicKey(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Buffer.from(text.trim(), 'base64url'))
  return bytes.length === 32 && base64url(bytes) === text.trim() ? bytes : undefined
}

/** What people compare: the first 16 bytes of the SHA-256 of the public key, as eight groups of four hexadecimal digits. */
export const campaignKeyFingerprint = (publicKey: Uint8Array): string =>
  createHash('sha256')
    .update(publicKey)
    .digest('hex')
    .slice(0, 32)
    .replaceAll(/(....)(?=.)/g, '$1 ')

function publicOf(privateKey: Uint8Array): Uint8Array {
  const publicKey = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES)
  sodium.crypto_scalarmult_base(publicKey, Buffer.from(privateKey))
  return new Uint8Array(publicKey)
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
