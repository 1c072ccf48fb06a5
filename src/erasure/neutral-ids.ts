import { allRecords, type Database, type Transaction } from '../platform/index.ts'
import type { Spellings } from './spellings.ts'
import { idHolds, type NewIds } from './without-words.ts'

/** The lists of a case whose entries have ids of their own. */
const withIds = new Set(['head', 'subjects', 'sources', 'documents', 'claims', 'questions'])

/**
 * The ids of cases and of their entries that hold the words, each with a neutral one that no other entry of the case has:
 * `erased-1`, of a case `case-` and its key. Whoever wrote a file chose its ids, and may have made them of a name.
 */
export async function neutralIds(db: Database | Transaction, spellings: Spellings): Promise<ReadonlyMap<number, NewIds>> {
  const taken = new Map<number, Set<string>>()
  const holding = new Map<number, { readonly id: string; readonly list: string }[]>()
  for await (const { table, value, row } of allRecords(db)) {
    if (table !== 'entries' || !withIds.has(String(row['list']))) continue
    const { id, asserts } = value as { readonly id?: unknown; readonly asserts?: readonly { readonly occasion?: string }[] }
    const key = Number(row['case_key'])
    // An occasion may be named without an event of its own.
    for (const each of [id, ...(asserts ?? []).map(({ occasion }) => occasion)]) {
      if (typeof each !== 'string') continue
      const known = taken.get(key) ?? new Set()
      taken.set(key, known)
      if (known.has(each)) continue
      known.add(each)
      if (idHolds(each, spellings)) holding.set(key, [...(holding.get(key) ?? []), { id: each, list: String(row['list']) }])
    }
  }
  return new Map([...holding].map(([key, found]) => [key, renamings(key, found, taken.get(key) ?? new Set())]))
}

function renamings(key: number, found: readonly { readonly id: string; readonly list: string }[], taken: ReadonlySet<string>): NewIds {
  let number = 0
  const next = (): string => {
    do number++
    while (taken.has(`erased-${number}`))
    return `erased-${number}`
  }
  return new Map(found.map(({ id, list }) => [id, list === 'head' ? `case-${key}` : next()]))
}
