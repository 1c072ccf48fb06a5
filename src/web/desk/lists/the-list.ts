import { readImport, type ListImport, type Prepared, type Table } from '../../../lists/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { listRoutes } from './routes.ts'

/** An import of the case in the address, of which the words are known. */
export type ShownImport = ListImport & { readonly prepared: Prepared }

/**
 * Who sees the lists of a case: whoever reads all of it. What a list is called, what its rows hold and how many of them are in
 * the case already tell what stands there, also of what is marked.
 */
export const seesLists = ({ opened }: CaseVisit): boolean => opened.isWhole

/** The import in the address; or, where there is none in this case that this person sees, the way to those that there are. */
export async function theList(visit: CaseVisit): Promise<ShownImport | Response> {
  const { c, needs, opened } = visit
  if (!seesLists(visit)) return c.redirect(hrefOf(listRoutes.lists, { case: opened.id }), 303)
  const found = await readImport(needs.db, c.req.param('list') ?? '')
  if (found === null || found.caseKey !== opened.key || found.prepared === null)
    return c.redirect(hrefOf(listRoutes.lists, { case: opened.id }), 303)
  return { ...found, prepared: found.prepared }
}

/** The rows of its file; or why they cannot be shown. The last ones that were read are kept at hand while
 * their file is here, by what it holds. */
export async function rowsOf(
  { needs }: CaseVisit,
  { file }: ListImport,
): Promise<{ readonly kind: 'rows'; readonly table: Table } | { readonly kind: 'gone'; readonly why: string }> {
  if (file === null) return { kind: 'gone', why: 'The file of this list is not kept any more.' }
  const stored = await needs.files.read(file)
  if (stored.kind !== 'found') {
    atHand.delete(file)
    return { kind: 'gone', why: 'The file of this list is not here any more. Send it again.' }
  }
  const known = atHand.get(file)
  if (known !== undefined) return { kind: 'rows', table: known }
  const read = await needs.lists.read(stored.bytes)
  if (read.kind === 'unread') return { kind: 'gone', why: read.why }
  for (const oldest of [...atHand.keys()].slice(0, Math.max(0, atHand.size - 1))) atHand.delete(oldest)
  atHand.set(file, read.table)
  return { kind: 'rows', table: read.table }
}

const atHand = new Map<string, Table>()

/** Keeps the rows of a file at hand no longer. */
export function forgetRows({ file }: ListImport): void {
  if (file !== null) atHand.delete(file)
}

/** The way to a page of a list. */
export const crumbsOf = ({ opened }: CaseVisit, list?: ShownImport): { readonly href: string; readonly label: string }[] => [
  { href: '/cases', label: 'Cases' },
  { href: `/cases/${encodeURIComponent(opened.id)}`, label: opened.document.case.title },
  { href: hrefOf(listRoutes.lists, { case: opened.id }), label: 'Lists' },
  ...(list === undefined ? [] : [{ href: hrefOf(listRoutes.list, { case: opened.id, list: list.id }), label: list.prepared.name }]),
]
