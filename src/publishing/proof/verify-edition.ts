import { z } from 'zod'
import { canonicalJson } from '../../kit/index.ts'
import type { Edition } from '../edition.ts'
import {
  commitmentsOf,
  fingerprint,
  idNumbers,
  saltLength,
  seedLength,
  type CommittedEdition,
  type Proof,
  type Tombstone,
} from './commit-edition.ts'
import { erasableAt } from './erasable.ts'
import { leavesOf } from './leaves.ts'
import { gapForm } from './redact-edition.ts'

const editionFormat = 'amparo-edition/2'

export type Verification =
  /** The text is what was published under this fingerprint, but for what was erased of it. */
  | { readonly kind: 'verified'; readonly published: CommittedEdition; readonly erased: readonly Tombstone[] }
  | { readonly kind: 'altered'; readonly why: string }
  | { readonly kind: 'unreadable'; readonly why: string }

/**
 * Whether the JSON form of an edition is what was published under the fingerprint it gives; that this is the fingerprint
 * on the page or on the sheet is for the reader to compare. The day on which something was erased is the publisher's
 * word: it is not part of the fingerprint, and whoever has the whole edition can leave something out of it.
 */
export function verifyEdition(text: string): Verification {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return { kind: 'unreadable', why: 'This is not JSON.' }
  }
  const read = form.safeParse(data)
  if (!read.success) return { kind: 'unreadable', why: `This is not the JSON form of an edition (${editionFormat}).` }
  // Also tells a name that comes twice, of which each reader may take another.
  if (canonicalOf(data) !== text.replace(/\n$/, '')) return altered('It is not written in canonical JSON, as it was published.')
  const { edition, hash, ...proof } = read.data as unknown as CommittedEdition
  const wrong = wrongWith(edition, proof)
  if (wrong !== undefined) return altered(wrong)
  const computed = fingerprint(edition, proof)
  if (computed !== hash) return altered(`Its fingerprint is ${computed}, and it says ${hash}.`)
  return { kind: 'verified', published: { edition, hash, ...proof }, erased: 'erased' in proof ? proof.erased : [] }
}

const altered = (why: string): Verification => ({ kind: 'altered', why })

/** So many bytes in base64url, written in the one way there is. */
const bytes = (length: number) =>
  z.string().refine((text) => {
    const read = Buffer.from(text, 'base64url')
    return read.length === length && read.toString('base64url') === text
  })
const edition = z.looseObject({ format: z.literal(editionFormat), appeal: z.string(), version: z.number() })
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const form = z.union([
  z.strictObject({ edition, hash, seed: bytes(seedLength) }),
  z.strictObject({
    edition,
    hash,
    salts: z.record(z.string(), bytes(saltLength)),
    erased: z.array(z.strictObject({ at: z.string(), on: z.string().regex(/^\d{4}-\d\d-\d\d$/), commitment: bytes(32) })).min(1),
  }),
])

function canonicalOf(data: unknown): string | undefined {
  try {
    return canonicalJson(data)
  } catch {
    // Half a character, which JSON can spell and UTF-8 cannot.
    return undefined
  }
}

/** Every leaf has its salt or its tombstone, never both, and nothing else has; a gap stands where the tombstone says. */
function wrongWith(data: Edition, proof: Proof): string | undefined {
  const leaves = leavesOf(data)
  const tombstones = new Map('erased' in proof ? proof.erased.map((each) => [each.at, each]) : [])
  if ('erased' in proof && tombstones.size !== proof.erased.length) return 'Something is said to be erased twice.'
  const commitments = commitmentsOf(data, proof)
  const numbers = idNumbers(leaves, (at) => commitments.get(at))
  for (const [at, leaf] of leaves) {
    const tombstone = tombstones.get(at)
    if (tombstone === undefined && leaf === null) return `Nothing stands at ${at}, and nothing was erased there.`
    if (tombstone !== undefined && !isGap(at, leaf, tombstone, numbers.get(at))) return `Something stands at ${at}, which was erased.`
  }
  if ('seed' in proof) return undefined
  const salted = Object.keys(proof.salts)
  const known = [...salted, ...tombstones.keys()]
  if (known.length !== leaves.size || known.some((at) => !leaves.has(at))) return 'Its salts and what was erased do not make up its texts.'
  return salted.some((at) => tombstones.has(at)) ? 'What was erased still has a salt.' : undefined
}

function isGap(at: string, leaf: string | number | null, { on }: Tombstone, number: number | undefined): boolean {
  const how = erasableAt(at)
  if (how === 'number') return leaf === null
  const gap = typeof leaf === 'string' ? gapForm.exec(leaf)?.groups : undefined
  if (gap === undefined || how === null || gap['on'] !== on) return false
  return gap['number'] === (how === 'id' ? String(number) : undefined)
}
