import type { Transaction } from '../platform/index.ts'
import { entriesWithMark, keepSearchRows, searchLevels, unfinishedCases } from '../search/index.ts'
import { keptAlone } from './appeals-alone.ts'
import type { Appeal, CaseDocument } from './case-document.ts'
import { loadCase } from './load-case.ts'
import { readableBy } from './readable.ts'
import { appealRows, caseOfCitation, type FoundBy } from './searchable-rows.ts'
import { caseKeyOf } from './store.ts'

/**
 * What stands for a case in the search of appeals that no case holds, which every staff member belongs to; and for one that only
 * administrators belong to. No case has such a key: they begin at 1.
 */
export const [keyOfAlone, keyOfAdministrators] = [0, -1]

/** The cases that appeals cite and that are here, by their ids. */
export type Cited = ReadonlyMap<string, { readonly key: number; readonly document: CaseDocument | null }>

/** The same of the appeals of a case, without itself. */
export async function casesCited(tx: Transaction, appeals: readonly Appeal[], itself?: string): Promise<Cited> {
  const found = new Map<string, { key: number; document: CaseDocument | null }>()
  for (const other of new Set(appeals.flatMap(citedBy))) {
    const key = other === itself ? null : await caseKeyOf(tx, other)
    if (key !== null) found.set(other, { key, document: await loadCase(tx, other) })
  }
  return found
}

const citedBy = ({ sections, asks }: Appeal): string[] =>
  [...sections.flatMap(({ sentences }) => sentences), ...asks].flatMap(({ cites }) => cites.map(caseOfCitation))

/** An appeal that cites other cases is for those who belong to them too, and says of it only what every member of them reads. */
export function rowsOfAppeal(appeal: Appeal, position: number, cited: Cited): readonly FoundBy[] {
  let readable = appeal
  const needs: number[] = []
  for (const other of new Set(citedBy(appeal))) {
    const found = cited.get(other)
    if (found === undefined) continue
    needs.push(found.key)
    if (found.document === null) continue
    const [left] = readableBy({ ...found.document, appeals: [readable] }, 'team').appeals
    if (left === undefined) return []
    readable = left
  }
  return appealRows(readable, { list: 'appeals', position, entry: appeal.id }, needs)
}

/**
 * Brings what can be found of appeals that no case holds to what they say now: of the one with an `id`, of those that cite a case, or
 * of all. One that cites no case that is here is for administrators, as at the desk. Holds the lock of their key.
 */
export async function keepAlone(tx: Transaction, which: { readonly id: string } | { readonly cites: string } | 'all'): Promise<void> {
  const isWhole = which !== 'all' && (await unfinishedCases(tx, [keyOfAlone])).length === 0
  const ids = !isWhole ? null : 'id' in which ? [which.id] : await entriesWithMark(tx, keyOfAlone, `cites:${which.cites}`)
  const kept = ids === null ? await keptAlone(tx) : (await Promise.all(ids.map((id) => keptAlone(tx, id)))).flat()
  const appeals = kept.map(({ appeal }) => appeal)
  const cited = await casesCited(tx, appeals)
  const rows = appeals.flatMap((appeal) =>
    rowsOfAppeal(appeal, 0, cited).map((row) => ({
      ...row,
      list: listOf(appeal.id),
      needs: row.needs.length > 0 ? row.needs : [keyOfAdministrators],
      from: searchLevels[0],
      to: searchLevels.at(-1)!,
    })),
  )
  await keepSearchRows(tx, keyOfAlone, {
    rows,
    untouched: new Set(),
    whole: true,
    ...(ids !== null && { only: new Set(ids.map((id) => listOf(id))) }),
  })
}

/** Each is a list of its own, so that one is written without the others. */
const listOf = (id: string): string => `appeal ${id}`
