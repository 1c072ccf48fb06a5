import type { Mention, Mentions } from '../../../erasure/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import type { CaseVisit } from '../visit.ts'

/** What an erasure would reach, as far as the person who makes it may see it. */
export type Reach = {
  /** In cases where this person reads everything, and in published editions, which everybody reads. */
  readonly shown: readonly Mention[]
  /** Records of other people and of no single case, which are only counted: drafts, reviews, remarks. */
  readonly hidden: readonly string[]
  readonly hiddenCounts: ReadonlyMap<string, number>
  /** In cases whose whole file this person may not read: how many records of how many cases. They are not reached from here. */
  readonly others: { readonly records: number; readonly cases: number }
}

/** Sorts what was found by what this person may see of it. */
export async function reachOf({ needs, staff }: CaseVisit, { mentions }: Mentions): Promise<Reach> {
  const memberships = await membershipsOf(needs.db, staff.id)
  const readsAll = (caseKey: number): boolean => memberships.get(caseKey)?.clearance === 'sealed'
  const [shown, hidden, others]: [Mention[], Mention[], Mention[]] = [[], [], []]
  for (const mention of mentions) {
    const { where } = mention
    if (where.kind === 'other') hidden.push(mention)
    else if (where.kind === 'edition' || readsAll(where.caseKey)) shown.push(mention)
    else others.push(mention)
  }
  const cases = new Set(others.map(({ where }) => (where.kind === 'entry' ? where.caseKey : 0)))
  const counts = new Map<string, number>()
  for (const { table } of hidden) counts.set(table, (counts.get(table) ?? 0) + 1)
  return { shown, hidden: hidden.map(({ record }) => record), hiddenCounts: counts, others: { records: others.length, cases: cases.size } }
}
