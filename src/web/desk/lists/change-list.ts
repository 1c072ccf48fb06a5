import { randomUUID } from 'node:crypto'
import { appealsCiting } from '../../../appeals/index.ts'
import { askForImport, discardList, dryRun, isOpen, prepareListAgain, setMapping, undoImport } from '../../../lists/index.ts'
import { change, type Changed } from '../change.ts'
import { emptyForm, readForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { columnsForm, readColumns } from './column-form.ts'
import { columnsPage } from './columns-page.tsx'
import { listRoutes } from './routes.ts'
import { rowsPage } from './rows-page.tsx'
import { listPage } from './show-list.tsx'
import { forgetRows, rowsOf, theList, type ShownImport } from './the-list.ts'

/** The form of the columns, as they were told last or as their names suggest. */
export const showColumns = (visit: CaseVisit): Promise<Response> =>
  withOpenList(visit, async (list) => {
    const rows = await rowsOf(visit, list)
    if (rows.kind === 'gone') return listPage(visit, list, wrong(rows.why))
    return columnsPage(visit, list, rows.table, columnsForm(rows.table, list.prepared.mapping, visit.needs.facts))
  })

export const tellColumns = (visit: CaseVisit): Promise<Response> =>
  withOpenList(visit, async (list) => {
    const [sent, rows] = [await readForm(visit.c), await rowsOf(visit, list)]
    if (rows.kind === 'gone') return listPage(visit, list, wrong(rows.why))
    if (sent.kind === 'unreadable')
      return columnsPage(visit, list, rows.table, wrong('What was sent could not be read as a form. Fill it in again.'))
    const { given } = sent
    const read = readColumns(given, rows.table, list.prepared, visit.needs.facts)
    if (read.kind === 'wrong') return columnsPage(visit, list, rows.table, { given, errors: read.errors })
    return change(visit, given, async (tx): Promise<Changed> => {
      const parts = { case: visit.opened.id, list: list.id }
      // Whoever comes second sees what became of it meanwhile.
      const location = (await setMapping(tx, list.id, read.mapping)) ? hrefOf(listRoutes.rows, parts) : hrefOf(listRoutes.list, parts)
      return { kind: 'done', location }
    })
  })

/** The dry run. */
export const showRows = (visit: CaseVisit): Promise<Response> =>
  withOpenList(visit, async (list) => {
    const { mapping, mediaType, name } = list.prepared
    const rows = await rowsOf(visit, list)
    if (rows.kind === 'gone') return listPage(visit, list, wrong(rows.why))
    if (mapping === null) return visit.c.redirect(hrefOf(listRoutes.columnsForm, { case: visit.opened.id, list: list.id }), 303)
    const original = { sha256: list.file ?? '', media_type: mediaType, bytes: 0, name }
    const report = await dryRun(visit.needs.db, { table: rows.table, mapping, original, facts: visit.needs.facts })
    return rowsPage(visit, list, rows.table, mapping, report)
  })

/** Has the list imported, in the background. */
export const importPrepared = (visit: CaseVisit): Promise<Response> =>
  withOpenList(visit, async (list) => {
    if (list.prepared.mapping === null)
      return visit.c.redirect(hrefOf(listRoutes.columnsForm, { case: visit.opened.id, list: list.id }), 303)
    return byButton(visit, list, async (tx) => {
      await askForImport(tx, list.id, visit.staff.id)
      return { kind: 'done', location: hrefOf(listRoutes.list, { case: visit.opened.id, list: list.id }) }
    })
  })

export async function undoList(visit: CaseVisit): Promise<Response> {
  const list = await theList(visit)
  if (list instanceof Response) return list
  return byButton(visit, list, async (tx) => {
    const outcome = await undoImport(tx, list.id, { by: visit.staff.id, at: visit.now, citing: appealsCiting })
    if (outcome.kind === 'undone')
      return { kind: 'done', location: withNotice(hrefOf(listRoutes.list, { case: visit.opened.id, list: list.id }), 'list-undone') }
    const why = outcome.kind === 'refused' ? outcome.why : 'This import is not here any more.'
    return { kind: 'refused', response: () => listPage(visit, list, wrong(`Nothing was undone. ${why}`)) }
  })
}

/** Prepares the same file once more, as it was told before. */
export async function prepareAgain(visit: CaseVisit): Promise<Response> {
  const list = await theList(visit)
  if (list instanceof Response) return list
  const { file, prepared, total, state } = list
  if (file === null || state !== 'undone') return toList(visit, list)
  const id = randomUUID()
  return byButton(visit, list, async (tx) => {
    const given = { id, caseKey: visit.opened.key, file, total, prepared }
    const isPrepared = await prepareListAgain(tx, list.id, given, { by: visit.staff.id, at: visit.now })
    const parts = { case: visit.opened.id, list: isPrepared ? id : list.id }
    return { kind: 'done', location: hrefOf(isPrepared ? listRoutes.columnsForm : listRoutes.list, parts) }
  })
}

/** Removes a list that is not imported, or the file of one that was undone. */
export async function discard(visit: CaseVisit): Promise<Response> {
  const list = await theList(visit)
  if (list instanceof Response) return list
  if (!isOpen(list) && list.state !== 'undone') return toList(visit, list)
  let file: string | null = null
  const response = await byButton(visit, list, async (tx) => {
    const outcome = await discardList(tx, list.id, { by: visit.staff.id, at: visit.now, files: visit.needs.files })
    if (outcome.kind === 'discarded') file = outcome.file
    return { kind: 'done', location: withNotice(hrefOf(listRoutes.lists, { case: visit.opened.id }), 'removed') }
  })
  if (file !== null) await visit.needs.files.sweep(file)
  forgetRows(list)
  return response
}

const wrong = (message: string): FormState => ({ ...emptyForm, errors: { '': message } })
const toList = (visit: CaseVisit, { id }: ShownImport): Response =>
  visit.c.redirect(hrefOf(listRoutes.list, { case: visit.opened.id, list: id }), 303)

/** A list that may still be prepared otherwise; of another its own page says how far it is. */
async function withOpenList(visit: CaseVisit, answer: (list: ShownImport) => Promise<Response>): Promise<Response> {
  const list = await theList(visit)
  if (list instanceof Response) return list
  return isOpen(list) ? answer(list) : toList(visit, list)
}

async function byButton(visit: CaseVisit, list: ShownImport, body: Parameters<typeof change>[2]): Promise<Response> {
  const sent = await readForm(visit.c)
  return sent.kind === 'unreadable'
    ? listPage(visit, list, wrong('What was sent could not be read as a form.'))
    : change(visit, sent.given, body)
}
