import type { CommittedEdition, Tombstone } from './commit-edition.ts'
import { commitmentOf, saltsOf } from './commit-edition.ts'
import { erasableAt } from './erasable.ts'
import { leavesOf, withLeaves, type Leaf } from './leaves.ts'

/**
 * An edition without the texts at these pointers, with the same fingerprint. In the place of a text stands what day it
 * was erased; an erased id keeps a number, so that what shared it still does; with the date of a mark of the timeline its
 * day numbers go. The seed and the salts of what is erased are not in the result. Pointers that name nothing, or what
 * cannot be erased, are a bug and throw; those erased before are left as they are.
 */
export function redactEdition(published: CommittedEdition, pointers: readonly string[], on: string): CommittedEdition {
  const { edition, hash } = published
  const leaves = leavesOf(edition)
  const before: readonly Tombstone[] = 'erased' in published ? published.erased : []
  const gone = new Set(before.map(({ at }) => at))
  const wanted = pointers.flatMap((at) => [at, ...(at.endsWith('/date') ? dayNumbers(at) : [])]).filter((at) => !gone.has(at))
  for (const at of wanted) if (!leaves.has(at) || erasableAt(at) === null) throw new Error(`There is nothing at ${at} that could be erased`)
  const salts = saltsOf(edition, published)
  const erasing = new Set(wanted)
  const numbers = numbersOf(leaves, erasing, before.length)
  const left = withLeaves(edition, (at, leaf) => (erasing.has(at) ? gapAt(at, leaf, on, numbers) : leaf)) as typeof edition
  return {
    edition: left,
    hash,
    salts: Object.fromEntries([...salts].filter(([at]) => !erasing.has(at))),
    erased: [...before, ...[...erasing].map((at) => ({ at, on, commitment: commitmentOf(leaves.get(at) ?? null, salts.get(at)!) }))],
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

function gapAt(at: string, leaf: Leaf, on: string, numbers: ReadonlyMap<Leaf, number>): Leaf {
  const how = erasableAt(at)
  if (how === 'number') return null
  return how === 'id' ? `[erased ${on}, ${numbers.get(leaf)}]` : `[erased ${on}]`
}

/** A number for each id that is erased, further than those of earlier erasures. */
function numbersOf(leaves: ReadonlyMap<string, Leaf>, erasing: ReadonlySet<string>, start: number): ReadonlyMap<Leaf, number> {
  const values = [...erasing].filter((at) => erasableAt(at) === 'id').map((at) => leaves.get(at) ?? null)
  return new Map([...new Set(values)].map((value, index) => [value, start + index + 1]))
}

const dayNumbers = (at: string): string[] => {
  const mark = at.slice(0, -'/date'.length)
  return mark.startsWith('/timeline/') ? ['from', 'to'].flatMap((end) => [`${mark}/${end}/earliest`, `${mark}/${end}/latest`]) : []
}
