import type { Transaction } from '../platform/index.ts'
import { searchLevels, type RowsOfCase } from '../search/index.ts'
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

/** All appeals that no case holds. One that cites no case that is here is for administrators, as at the desk. */
export async function rowsOfAlone(tx: Transaction): Promise<RowsOfCase> {
  const appeals = (await keptAlone(tx)).map(({ appeal }) => appeal).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const cited = await casesCited(tx, appeals)
  const rows = appeals.flatMap((appeal, position) => rowsOfAppeal(appeal, position, cited))
  return {
    rows: rows.map((row) => ({
      ...row,
      needs: row.needs.length > 0 ? row.needs : [keyOfAdministrators],
      from: searchLevels[0],
      to: searchLevels.at(-1)!,
    })),
    untouched: new Set(),
    whole: true,
  }
}
