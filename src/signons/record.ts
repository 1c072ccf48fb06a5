import { commit, type Opening } from '../log/index.ts'
import type { Randomness } from '../platform/index.ts'
import { openNumbered, openSealedTo, sealNumbered, sealTo } from './boxes.ts'
import { commitmentSalt, contentKey, correctionSeed, recordSeed } from './secrets.ts'
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
export type OpenedRecord = Sealing & { readonly written: Written; /** What the campaign's key opens. */ readonly seed: Buffer }

/** What a content was sealed with; its commitment has the salt of the same. */
export type Sealing = { readonly contentSeed: Buffer; readonly corrections: number }

/** How often a record may be corrected. */
export const mostCorrections = 50

/** A record that is sealed, with what its commitment takes. */
export type NewlySealed = SealedRecord & Sealing & { readonly seed: Buffer }

/** Seals a record to the campaign's key and to the link of its signer, once for each token: the key has no second number for it. */
export function sealRecord(secret: Uint8Array, publicKey: Buffer, written: Written): NewlySealed {
  const seed = recordSeed(secret)
  const content = Buffer.concat([Buffer.of(0), sealNumbered(contentKey(seed), 0, Buffer.from(writeContent(written)))])
  return { seed, wrap: sealTo(publicKey, seed), content, contentSeed: seed, corrections: 0 }
}

/** Seals another one of the same link before anything is counted: to another key, or with another name. */
export function sealRecordAnew(secret: Uint8Array, publicKey: Buffer, written: Written, random: Randomness): NewlySealed {
  const seed = recordSeed(secret)
  return { seed, wrap: sealTo(publicKey, seed), ...sealCorrection(seed, 0, written, random) }
}

/** Seals what a record says after so many corrections, with bytes by chance that stand before it. */
export function sealCorrection(
  seed: Uint8Array,
  corrections: number,
  written: Written,
  random: Randomness,
): Sealing & { readonly content: Buffer } {
  const chance = random(chanceLength)
  const contentSeed = correctionSeed(seed, chance)
  const sealed = sealNumbered(contentKey(contentSeed), corrections, Buffer.from(writeContent(written)))
  return { contentSeed, corrections, content: Buffer.concat([Buffer.of(withChance | corrections), chance, sealed]) }
}

/** Set in the first byte where bytes by chance follow it; corrections from before there were any stand without. */
const withChance = 0x80
const chanceLength = 16

/** How often a record was corrected: that anybody can see. */
export const correctionsOf = (content: Buffer): number => (content[0] ?? 0) & ~withChance

/** Opens a record with its seed; undefined where it is of another. */
export function openContent(seed: Buffer, content: Buffer): OpenedRecord | undefined {
  const corrections = correctionsOf(content)
  const begins = ((content[0] ?? 0) & withChance) === 0 ? 1 : 1 + chanceLength
  const contentSeed = begins === 1 ? seed : correctionSeed(seed, content.subarray(1, begins))
  const plain = openNumbered(contentKey(contentSeed), corrections, content.subarray(begins))
  return plain && { written: readContent(plain.toString('utf8')), corrections, seed, contentSeed }
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

/** The commitment to a record as it stands. */
export const commitmentOf = (sealing: Sealing, written: Written, signed: Signed): string =>
  commit(saltOf(sealing), openingOf(written, signed))

/** The salt of that commitment. */
export const saltOf = ({ contentSeed, corrections }: Sealing): Buffer => commitmentSalt(contentSeed, corrections)

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
