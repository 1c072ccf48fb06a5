import { createHash } from 'node:crypto'
import { z } from 'zod'
import { privateKeyLength, publicKeyLength, publicKeyOf } from './boxes.ts'
import { readBytes } from './secrets.ts'

/** The word by which the file of a campaign's key is known. */
export const campaignKeyFormat = 'amparo-campaign-key/1'

/** A campaign's key pair (X25519). Its private half is never on the server. */
export type CampaignKeyPair = { readonly publicKey: Buffer; readonly privateKey: Buffer }

export type ReadPublicKey = { readonly kind: 'key'; readonly publicKey: Buffer } | { readonly kind: 'refused'; readonly reason: string }
export type ReadKeyPair = ({ readonly kind: 'pair' } & CampaignKeyPair) | { readonly kind: 'refused'; readonly reason: string }

/** By which people compare two copies of a key: SHA-256 of the public half, in 64 hexadecimal digits. */
export const fingerprintOf = (publicKey: Uint8Array): string => createHash('sha256').update(publicKey).digest('hex')

/** How much of a fingerprint somebody types to show that they have the file. */
export const typedOfFingerprint = 6

/**
 * The file of a key: JSON, with the fingerprint last, so that whoever is asked for its end has opened the file. The same is
 * written by the browser at the desk (src/web/desk/browser/key-maker.ts).
 */
export function campaignKeyFile({ publicKey, privateKey }: CampaignKeyPair): string {
  const file = {
    format: campaignKeyFormat,
    public: publicKey.toString('base64url'),
    private: privateKey.toString('base64url'),
    fingerprint: fingerprintOf(publicKey),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Reads the file of a key. Refuses what is no such file, and one whose two halves do not belong together. */
export function readCampaignKeyFile(text: string): ReadKeyPair {
  const file = keyFile.safeParse(parsed(text))
  if (!file.success) return { kind: 'refused', reason: `This is not the file of a campaign key (format: ${campaignKeyFormat}).` }
  const publicKey = readBytes(file.data.public, publicKeyLength)
  const privateKey = readBytes(file.data.private, privateKeyLength)
  if (publicKey === undefined || privateKey === undefined || !publicKeyOf(privateKey).equals(publicKey))
    return { kind: 'refused', reason: 'The file of the key is damaged: its two halves do not belong together. Take another copy.' }
  return { kind: 'pair', publicKey, privateKey }
}

/**
 * Reads a public key as `amparo key new` prints it: base64url, 43 characters. Refuses a private key, which must not come to
 * the server, and says what to do then.
 */
export function readPublicKey(text: string): ReadPublicKey {
  const typed = text.trim()
  if (/"private"/.test(typed))
    return {
      kind: 'refused',
      reason:
        'This is the whole file with the private key, which the server must never have. It was not kept; but it has left your machine: make another key, and give only its public key.',
    }
  const publicKey = readBytes(typed, publicKeyLength)
  if (publicKey === undefined || publicKey.every((byte) => byte === 0))
    return { kind: 'refused', reason: 'This is not a public key: it has 43 letters, digits, hyphens and underscores.' }
  return { kind: 'key', publicKey }
}

const keyFile = z.object({ format: z.literal(campaignKeyFormat), public: z.string(), private: z.string() })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
