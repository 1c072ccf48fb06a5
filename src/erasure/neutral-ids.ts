import { allRecords, type Database, type Transaction } from '../platform/index.ts'
import type { Spellings } from './spellings.ts'
import { idHolds, type NewIds } from './without-words.ts'

/** The lists of a case whose entries have ids of their own. */
const withIds = new Set(['head', 'subjects', 'sources', 'documents', 'claims', 'questions'])

/**
 * The ids of cases and of their entries that hold the words, by the key of the case, each with a neutral one that nothing
 * else has: `erased-1`, of a case `case-` and its key. The same id gets the same one wherever it stands. Whoever wrote a
 * file chose its ids, and may have made them of a name.
 */
export async function neutralIds(db: Database | Transaction, spellings: Spellings): Promise<ReadonlyMap<number, NewIds>> {
  const taken = new Set<string>()
  const held = new Set<string>()
  const ofCases = new Map<string, number>()
  const holding = new Map<number, Set<string>>()
  for await (const { table, value, row } of allRecords(db)) {
    if (table !== 'entries' || !withIds.has(String(row['list']))) continue
    const { id, asserts } = value as { readonly id?: unknown; readonly asserts?: readonly { readonly occasion?: string }[] }
    const key = Number(row['case_key'])
    // An occasion may be named without an event of its own.
    for (const each of [id, ...(asserts ?? []).map(({ occasion }) => occasion)]) {
      if (typeof each !== 'string') continue
      if (each === id && row['list'] === 'head') ofCases.set(each, key)
      if (!taken.has(each) && idHolds(each, spellings)) held.add(each)
      taken.add(each)
      if (held.has(each)) holding.set(key, (holding.get(key) ?? new Set()).add(each))
    }
  }
  const neutral = new Map<string, string>()
  for (const id of held) {
    const of = ofCases.get(id)
    const given = of === undefined || taken.has(`case-${of}`) ? freeId(taken) : `case-${of}`
    neutral.set(id, given)
    taken.add(given)
  }
  return new Map([...holding].map(([key, ids]) => [key, new Map([...ids].map((id) => [id, neutral.get(id)!]))]))
}

function freeId(taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) if (!taken.has(`erased-${number}`)) return `erased-${number}`
}
