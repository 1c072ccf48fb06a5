import { commit, type Opening } from '../log/index.ts'
import { openNumbered, openSealedTo, sealNumbered, sealTo } from './boxes.ts'
import { commitmentSalt, contentKey, recordSeed } from './secrets.ts'
import type { Disclosure } from './sign-form.ts'

/** What a signer wrote, as it is sealed. */
export type Written = {
  readonly name: string
  /** As it was typed. */
  readonly mail: string
  /** As it was counted, by the rules of that day. */
  readonly address: string
  /** Empty if none was given. */
  readonly country: string
  readonly countryCounts: boolean
  /** Whether to write about what comes of the appeal. */
  readonly outcomeMails: boolean
}

/** What else a commitment is of: it stands beside the record. */
export type Signed = { readonly appeal: string; readonly version: number; readonly lang: string; readonly disclosure: Disclosure }

/** A record as its row has it. */
export type SealedRecord = { readonly wrap: Buffer; readonly content: Buffer }
export type OpenedRecord = { readonly written: Written; readonly corrections: number; readonly seed: Buffer }

/** How often a record may be corrected. */
export const mostCorrections = 50

/** Seals a record to the campaign's key and to the link of its signer. */
export function sealRecord(secret: Uint8Array, publicKey: Buffer, written: Written): SealedRecord & { readonly seed: Buffer } {
  const seed = recordSeed(secret)
  return { seed, wrap: sealTo(publicKey, seed), content: sealContent(seed, 0, written) }
}

/** Seals what a record says after so many corrections. */
export const sealContent = (seed: Uint8Array, corrections: number, written: Written): Buffer =>
  Buffer.concat([Buffer.of(corrections), sealNumbered(contentKey(seed), corrections, Buffer.from(writeContent(written)))])

/** Opens a record with its seed; undefined where it is of another. */
export function openContent(seed: Buffer, content: Buffer): OpenedRecord | undefined {
  const corrections = content[0] ?? 0
  const plain = openNumbered(contentKey(seed), corrections, content.subarray(1))
  return plain && { written: readContent(plain.toString('utf8')), corrections, seed }
}

/** Opens a record with the campaign's private key; undefined where it was sealed to another. */
export function openRecord(privateKey: Buffer, { wrap, content }: SealedRecord): OpenedRecord | undefined {
  const seed = openSealedTo(privateKey, wrap)
  return seed && openContent(seed, content)
}

/** What a record's commitment stands for. */
export const openingOf = ({ address, country, name }: Written, { appeal, version, lang, disclosure }: Signed): Opening => ({
  address,
  appeal,
  country: country === '' ? null : country,
  disclosure,
  lang,
  name,
  version,
})

/** The commitment to a record as it stands after so many corrections. */
export const commitmentOf = (seed: Uint8Array, corrections: number, written: Written, signed: Signed): string =>
  commit(commitmentSalt(seed, corrections), openingOf(written, signed))

/** In few bytes, of which every signer costs some: a sign for what may be done, the country, and then lines. */
function writeContent({ name, mail, address, country, countryCounts, outcomeMails }: Written): string {
  const flags = (countryCounts ? 1 : 0) + (outcomeMails ? 2 : 0)
  const lines = mail.toLowerCase() === address ? [name, mail] : [name, mail, address]
  return `${flags}${country === '' ? '--' : country}${lines.join('\n')}`
}

function readContent(text: string): Written {
  const [name = '', mail = '', address = mail.toLowerCase()] = text.slice(3).split('\n')
  const flags = Number(text[0])
  const country = text.slice(1, 3)
  return {
    name,
    mail,
    address,
    country: country === '--' ? '' : country,
    countryCounts: (flags & 1) !== 0,
    outcomeMails: (flags & 2) !== 0,
  }
}
