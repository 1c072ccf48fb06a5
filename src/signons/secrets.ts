import { createHash } from 'node:crypto'
import { derive } from './derive.ts'

/*
 * What is derived from what, each by HKDF-SHA-256 (RFC 5869) with the label as info:
 *
 *   token (32 random bytes, only in the mailed link)
 *     -> id of the waiting row, key of what waits, and
 *     secret (16 bytes, only in the signer's own link)
 *       -> seed of the record (16 bytes, sealed to the campaign's key)
 *            -> key of its content, and the salt of its commitment; of a correction both come from seed and chance
 *
 * So whoever has the link or the campaign's private key opens a record and can prove what its commitment stands for;
 * the server has neither, and whoever opens a record for the team cannot act as its signer.
 */

/** Under which a waiting row is found. */
export const waitingId = (token: Uint8Array): Buffer => digest('amparo-waiting', token)

/** The key of what waits. */
export const waitingKey = (token: Uint8Array): Buffer => derive(token, 'amparo-waiting-key', 32)

/** What the signer's own link carries, once the token is confirmed: the same however often that is done. */
export const ownSecret = (token: Uint8Array): Buffer => derive(token, 'amparo-own', 16)

/** By which a further link to a sign-on is known. */
export const ownDigest = (secret: Uint8Array): Buffer => digest('amparo-own-link', secret)

export const recordSeed = (secret: Uint8Array): Buffer => derive(secret, 'amparo-record', 16)

/**
 * What a correction is sealed with instead of the seed: 16 bytes by chance go into it, so that one link which seals twice,
 * with another's correction between that it cannot read, never uses a key twice.
 */
export const correctionSeed = (seed: Uint8Array, chance: Uint8Array): Buffer =>
  derive(Buffer.concat([seed, chance]), 'amparo-correction', 16)

/** The key of a record's content. */
export const contentKey = (seed: Uint8Array): Buffer => derive(seed, 'amparo-content', 32)

/** The salt of the commitment to a record that was corrected so many times. */
export const commitmentSalt = (seed: Uint8Array, corrections: number): Buffer => derive(seed, `amparo-salt ${corrections}`, 16)

/** What a form and its answer are known by: 32 bytes that only whoever sent that form can have. */
export const answerOf = (request: Uint8Array, form: string): Buffer =>
  createHash('sha256').update('amparo-answer\0').update(request).update(form).digest()

/** Under which the row of a form is found. */
export const requestDigest = (answer: Uint8Array): Buffer => digest('amparo-request', answer)

/** The key under which the token is kept for whoever types the code of the mail on the page. */
export const codeKey = (answer: Uint8Array, code: string): Buffer => derive(Buffer.concat([answer, Buffer.from(code)]), 'amparo-code', 32)

/** Text of bytes in links and forms: base64url without padding. Gives undefined for what is not so many bytes, written in the one way. */
export function readBytes(text: string, length: number): Buffer | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64url')
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : undefined
}

const digest = (label: string, of: Uint8Array): Buffer => createHash('sha256').update(`${label}\0`).update(of).digest().subarray(0, 16)
