import { openCase } from '../../../cases/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import { listSentence, prepareList } from '../../../lists/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { recordAudit, setMembership } from '../../../staff/index.ts'
import { caseCode } from '../cases/case-code.ts'
import { change } from '../change.ts'
import { emptyForm, Form, readForm, unreadableForm, type FormState } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { HeadFields } from './head-fields.tsx'
import { headErrors, readHead, type ListHead } from './list-form.ts'
import { listRoutes } from './routes.ts'
import { takeList } from './take-list.ts'

export const showNewList = (visit: Visit): Response => page(visit, emptyForm)

/** Begins a case that is a list, with its file; whoever sends it becomes its first member. Nothing of it is imported yet. */
export async function beginList(visit: Visit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return page(visit, unreadableForm)
  const { given } = sent
  const errors = headErrors(given)
  if (Object.keys(errors).length > 0) return page(visit, { given, errors: { ...errors, file: again } })
  const taken = await takeList(visit, sent)
  if (taken.kind === 'wrong') return page(visit, { given, errors: { file: taken.error } })
  return change(visit, given, async (tx) => {
    const { staff, now } = visit
    const head = readHead(given)
    const { code, key } = await open(visit, tx, head)
    const { columns, rows } = taken.read.table
    const prepared = {
      case: code,
      name: taken.name,
      mediaType: taken.read.mediaType,
      columns,
      list: { ...head, case: code },
      mapping: null,
    }
    await setMembership(tx, { staff: staff.id, caseKey: key, clearance: 'sealed' }, { by: staff.id, at: now })
    await recordAudit(tx, { at: now, staff: staff.id, caseKey: key, action: 'case.open' })
    await prepareList(tx, { id: taken.id, caseKey: key, file: taken.file, total: rows.length, prepared }, { by: staff.id, at: now })
    await visit.needs.files.within(tx).keep(taken.bytes)
    return { kind: 'done', location: hrefOf(listRoutes.columnsForm, { case: code, list: taken.id }) }
  })
}

/** A browser does not fill in a file again. */
const again = 'Choose the file once more: a browser forgets it when a form comes back.'

async function open(
  { staff, now, needs }: Visit,
  tx: Transaction,
  { title, country }: ListHead,
): Promise<{ readonly code: string; readonly key: number }> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const code = caseCode(country, now, needs.random)
    const entry = { id: code, title, country, summary: listSentence, opened: formatDay(dayOfInstant(now)) }
    const opened = await openCase(tx, entry, { by: staff.id, at: now, facts: needs.facts })
    if (opened.kind === 'opened') return { code, key: opened.key }
    if (opened.kind === 'invalid') throw new Error(`A case for a list cannot be opened: ${opened.problems[0]?.message}`)
  }
  throw new Error('No free code was found for a new case')
}

function page(visit: Visit, form: FormState): Response {
  const crumbs = [
    { href: '/cases', label: 'Cases' },
    { href: '/cases/new', label: 'Begin a case' },
  ]
  return answer(
    visit,
    <DeskPage visit={visit} title="Import a list" crumbs={crumbs}>
      <h1>Import a list</h1>
      <p>
        A list of prisoners, of the disappeared, of the dead, that somebody else keeps. It becomes a case of its own. {listSentence} Nothing
        is imported before you have seen row by row what it would be, and all of it can be undone.
      </p>
      <Form visit={visit} form={form} action={hrefOf(listRoutes.begin)} submit="Send the list and look at its columns" file>
        <HeadFields form={form} />
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length === 0 ? 200 : 422,
  )
}
