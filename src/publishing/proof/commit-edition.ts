import { createHash, createHmac } from 'node:crypto'
import { canonicalJson } from '../../kit/index.ts'
import type { Edition } from '../edition.ts'
import { leavesOf, withLeaves, type Leaf } from './leaves.ts'

/** A text or number that is gone: where it stood, the day on which it was erased (YYYY-MM-DD), and its commitment. */
export type Tombstone = { readonly at: string; readonly on: string; readonly commitment: string }

/**
 * What is needed to compute the fingerprint of an edition again. The seed gives the salt of every leaf; after an erasure
 * it is gone, and the salts of the leaves that are left stand by their pointers.
 */
export type Proof = { readonly seed: string } | { readonly salts: Readonly<Record<string, string>>; readonly erased: readonly Tombstone[] }

/** An edition as it is published: its data, its fingerprint, and what proves it. */
export type CommittedEdition = { readonly edition: Edition; readonly hash: string } & Proof

/** Lengths in bytes. */
export const seedLength = 32
export const saltLength = 16

/** Freezes an edition. Takes 32 random bytes, which are published with it and destroyed when something of it is erased. */
export function commit(edition: Edition, seed: Uint8Array): CommittedEdition {
  if (seed.length !== seedLength) throw new Error(`A seed is ${seedLength} bytes long`)
  const proof: Proof = { seed: Buffer.from(seed).toString('base64url') }
  return { edition, hash: fingerprint(edition, proof), ...proof }
}

/**
 * The fingerprint of an edition, as 64 hexadecimal digits: the SHA-256 of its canonical JSON (RFC 8785) in which every
 * text and number is replaced by its commitment. What was erased counts by its tombstone, so the fingerprint stays. A
 * leaf that has neither salt nor tombstone is a bug and throws.
 */
export function fingerprint(edition: Edition, proof: Proof): string {
  const salts = saltsOf(edition, proof)
  const erased = new Map('erased' in proof ? proof.erased.map(({ at, commitment }) => [at, commitment]) : [])
  const committed = withLeaves(edition, (at, leaf) => {
    const salt = salts.get(at)
    const commitment = salt === undefined ? erased.get(at) : commitmentOf(leaf, salt)
    if (commitment === undefined) throw new Error(`The edition has no salt for ${at}`)
    return commitment
  })
  return createHash('sha256').update(canonicalJson(committed), 'utf8').digest('hex')
}

/** The salt of every leaf that is left: the first 16 bytes of HMAC-SHA-256 of its pointer under the seed. */
export function saltsOf(edition: Edition, proof: Proof): ReadonlyMap<string, string> {
  if ('salts' in proof) return new Map(Object.entries(proof.salts))
  const seed = Buffer.from(proof.seed, 'base64url')
  return new Map([...leavesOf(edition).keys()].map((at) => [at, saltAt(at, seed)]))
}

const saltAt = (at: string, seed: Uint8Array): string =>
  createHmac('sha256', seed).update(at, 'utf8').digest().subarray(0, saltLength).toString('base64url')

/** HMAC-SHA-256 (RFC 2104) of a leaf's canonical JSON under its salt: whoever has not the salt cannot try words out on it. */
export const commitmentOf = (leaf: Leaf, salt: string): string =>
  createHmac('sha256', Buffer.from(salt, 'base64url')).update(canonicalJson(leaf), 'utf8').digest('base64url')

/**
 * A word that only whoever has every salt can compute. What is derived from an edition and named by its bytes (its sheet)
 * carries it, so that after an erasure nobody can try words out on that name either.
 */
export const sealOf = (committed: CommittedEdition): string =>
  createHash('sha256')
    .update(canonicalJson(Object.fromEntries(saltsOf(committed.edition, committed))), 'utf8')
    .digest('base64url')

/** A committed edition as the text that is offered for checking: canonical JSON. */
export const canonicalEdition = (committed: CommittedEdition): string => canonicalJson(committed)
