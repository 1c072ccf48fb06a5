import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { canonicalJson } from '../../kit/index.ts'
import type { Edition } from '../edition.ts'
import { erasableAt } from './erasable.ts'
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
  const commitments = commitmentsOf(edition, proof)
  const committed = withLeaves(edition, (at) => {
    const commitment = commitments.get(at)
    if (commitment === undefined) throw new Error(`The edition has no salt for ${at}`)
    return commitment
  })
  return createHash('sha256').update(canonicalJson(committed), 'utf8').digest('hex')
}

/** The commitment of every leaf that has a salt or a tombstone. */
export function commitmentsOf(edition: Edition, proof: Proof): ReadonlyMap<string, string> {
  const salts = saltsOf(edition, proof)
  const erased = new Map('erased' in proof ? proof.erased.map(({ at, commitment }) => [at, commitment]) : [])
  return new Map(
    [...leavesOf(edition)].flatMap(([at, leaf]) => {
      const salt = salts.get(at)
      const commitment = salt === undefined ? erased.get(at) : commitmentOf(leaf, salt)
      return commitment === undefined ? [] : [[at, commitment] as const]
    }),
  )
}

/**
 * The salt of every leaf that is left: the first 16 bytes of HMAC-SHA-256 of its pointer under the seed. An id has the salt
 * of the first pointer, in the order of the alphabet, at which it stands: then the commitments tell which ids are one, also
 * once they are erased.
 */
export function saltsOf(edition: Edition, proof: Proof): ReadonlyMap<string, string> {
  if ('salts' in proof) return new Map(Object.entries(proof.salts))
  const seed = createSecretKey(Buffer.from(proof.seed, 'base64url'))
  const leaves = leavesOf(edition)
  const ids = idPointers(leaves)
  const first = new Map<Leaf, string>()
  for (const at of ids) if (!first.has(leaves.get(at)!)) first.set(leaves.get(at)!, at)
  const isId = new Set(ids)
  return new Map([...leaves].map(([at, leaf]) => [at, saltAt(isId.has(at) ? first.get(leaf)! : at, seed)]))
}

/** Where ids stand in an edition, in the order of the alphabet, which does not depend on how it was read. */
export const idPointers = (leaves: ReadonlyMap<string, Leaf>): string[] =>
  [...leaves.keys()].filter((at) => erasableAt(at) === 'id').toSorted((a, b) => (a < b ? -1 : 1))

/**
 * The number of the id at each pointer, by which its gap tells which ids were one: they are counted where they first stand.
 * Takes the commitment of every leaf; what is left and what is erased counts alike, so a number never changes.
 */
export function idNumbers(
  leaves: ReadonlyMap<string, Leaf>,
  commitmentAt: (at: string) => string | undefined,
): ReadonlyMap<string, number> {
  const numbers = new Map<string | undefined, number>()
  return new Map(
    idPointers(leaves).map((at) => {
      const commitment = commitmentAt(at)
      const number = numbers.get(commitment) ?? numbers.size + 1
      numbers.set(commitment, number)
      return [at, number]
    }),
  )
}

const saltAt = (at: string, seed: KeyObject): string =>
  createHmac('sha256', seed).update(at, 'utf8').digest().subarray(0, saltLength).toString('base64url')

/** HMAC-SHA-256 (RFC 2104) of a leaf's canonical JSON under its salt: whoever has not the salt cannot try words out on it. */
const commitmentOf = (leaf: Leaf, salt: string): string =>
  createHmac('sha256', createSecretKey(Buffer.from(salt, 'base64url')))
    .update(canonicalJson(leaf), 'utf8')
    .digest('base64url')

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
