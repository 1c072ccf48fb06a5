import { hash } from 'node:crypto'
import type { Disclosure } from './entry.ts'

/** What a commitment stands for: what a signer gave. */
export type Opening = {
  /** The mail address in its canonical spelling. */
  readonly address: string
  readonly appeal: string
  /** ISO 3166-1 alpha-2; null when none was given. */
  readonly country: string | null
  readonly disclosure: Disclosure
  readonly lang: string
  readonly name: string
  readonly version: number
}

/** The 43 characters that stand in the log for what a signer gave. Takes the signer's salt of 16 bytes; refuses another length by throwing. */
export function commit(salt: Uint8Array, opening: Opening): string {
  if (salt.length !== 16) throw new RangeError('the salt of a commitment has 16 bytes')
  return hash('sha256', Buffer.concat([Buffer.from('amparo-sign/1\0'), salt, Buffer.from(writeOpening(opening))]), 'base64url')
}

/** The canonical JSON (RFC 8785) of an opening: with these keys, all text or whole numbers, it takes no more than their order. */
export function writeOpening({ address, appeal, country, disclosure, lang, name, version }: Opening): string {
  for (const text of [address, appeal, country ?? '', lang, name])
    if (!text.isWellFormed()) throw new TypeError('a text with half a character has no canonical JSON')
  if (!Number.isSafeInteger(version)) throw new TypeError('a version is a whole number')
  return JSON.stringify({ address, appeal, country, disclosure, lang, name, version })
}
