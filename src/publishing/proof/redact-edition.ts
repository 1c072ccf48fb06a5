import type { CommittedEdition, Tombstone } from './commit-edition.ts'
import { commitmentsOf, idNumbers, idPointers, saltsOf } from './commit-edition.ts'
import { erasableAt } from './erasable.ts'
import { leavesOf, withLeaves, type Leaf } from './leaves.ts'

/**
 * An edition without the texts at these pointers, with the same fingerprint. In the place of a text stands what day it
 * was erased; an id goes wherever it stands, and its gaps keep a number, so that what shared it still does; with the date
 * of a mark of the timeline its day numbers go. The seed and the salts of what is erased are not in the result. Pointers
 * that name nothing, or what cannot be erased, are a bug and throw; those erased before are left as they are.
 */
export function redactEdition(published: CommittedEdition, pointers: readonly string[], on: string): CommittedEdition {
  const { edition, hash } = published
  const leaves = leavesOf(edition)
  const before: readonly Tombstone[] = 'erased' in published ? published.erased : []
  const gone = new Set(before.map(({ at }) => at))
  const named = new Set(pointers)
  const ids = idPointers(leaves)
  const erasedIds = new Set(ids.filter((at) => named.has(at) && !gone.has(at)).map((at) => leaves.get(at)))
  const everywhere = ids.filter((at) => erasedIds.has(leaves.get(at)))
  const days = pointers.flatMap((at) => (at.endsWith('/date') ? dayNumbers(at) : []))
  const erasing = new Set([...pointers, ...days, ...everywhere].filter((at) => !gone.has(at)))
  for (const at of erasing)
    if (!leaves.has(at) || erasableAt(at) === null) throw new Error(`There is nothing at ${at} that could be erased`)
  const commitments = commitmentsOf(edition, published)
  const numbers = idNumbers(leaves, (at) => commitments.get(at))
  const left = withLeaves(edition, (at, leaf) => (erasing.has(at) ? gapAt(at, on, numbers) : leaf)) as typeof edition
  return {
    edition: left,
    hash,
    salts: Object.fromEntries([...saltsOf(edition, published)].filter(([at]) => !erasing.has(at))),
    erased: [...before, ...[...erasing].map((at) => ({ at, on, commitment: commitments.get(at)! }))],
  }
}

/**
 * Where an edition holds what is to be erased: the pointers of every leaf that could be erased and of whose text `holds`
 * says so, ids among them. What was erased before holds nothing.
 */
export const leavesHolding = ({ edition }: CommittedEdition, holds: (text: string) => boolean): string[] =>
  [...leavesOf(edition)].flatMap(([at, leaf]) =>
    typeof leaf === 'string' && erasableAt(at) !== null && !gapForm.test(leaf) && holds(leaf) ? [at] : [],
  )

/** What stands in place of an erased leaf, in the data: `[erased 2027-03-03]`, of an id `[erased 2027-03-03, 2]`. */
export const gapForm = /^\[erased (?<on>\d{4}-\d\d-\d\d)(?:, (?<number>[1-9]\d*))?\]$/

function gapAt(at: string, on: string, numbers: ReadonlyMap<string, number>): Leaf {
  const how = erasableAt(at)
  if (how === 'number') return null
  return how === 'id' ? `[erased ${on}, ${numbers.get(at)}]` : `[erased ${on}]`
}

const dayNumbers = (at: string): string[] => {
  const mark = at.slice(0, -'/date'.length)
  return mark.startsWith('/timeline/') ? ['from', 'to'].flatMap((end) => [`${mark}/${end}/earliest`, `${mark}/${end}/latest`]) : []
}
