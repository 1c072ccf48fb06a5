import { openCase, recordEntries, type EntryChange } from '../../../cases/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { recordAudit, setMembership, type AuditAction } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { emptyForm, entryErrors, Form, readForm, type Errors, type FormState, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { beginningErrors, fieldsOfBeginning, readBeginning, readReport, reportErrors } from './beginning.ts'
import { BeginningFields, ReportFields } from './beginning-fields.tsx'
import { caseCode } from './case-code.ts'
import { caseRoutes } from './routes.ts'
import { GoodClaim, WaysToBegin } from './ways-to-begin.tsx'

export const showWays = (visit: Visit): Response =>
  answer(
    visit,
    <DeskPage visit={visit} title="Begin a case" crumbs={[{ href: hrefOf(caseRoutes.list), label: 'Cases' }]}>
      <h1>Begin a case</h1>
      <p>A case is the file about one person, or about a group. You become its first member, and may read all of it.</p>
      <WaysToBegin />
      <GoodClaim />
    </DeskPage>,
  )

export const showEmptyForm = async (visit: Visit): Promise<Response> => emptyPage(visit, await formStateFor(visit, emptyForm))

export async function beginEmpty(visit: Visit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return emptyPage(visit, unreadable)
  return begin(visit, sent.given, emptyPage)
}

export const showReportForm = async (visit: Visit): Promise<Response> => reportPage(visit, await formStateFor(visit, emptyForm))

export async function pasteReport(visit: Visit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return reportPage(visit, unreadable)
  return begin(visit, sent.given, reportPage, true)
}

const unreadable: FormState = { given: new Map(), errors: { '': 'What was sent could not be read as a form. Type it again.' } }

type Page = (visit: Visit, form: FormState) => Response

/** Opens a case with the person it is about and, where one was pasted, the report; whoever opens it becomes its member. */
async function begin(visit: Visit, given: Given, page: Page, withReport = false): Promise<Response> {
  const errors: Errors = { ...beginningErrors(given), ...(withReport && reportErrors(given)) }
  if (Object.keys(errors).length > 0) return page(visit, { given, errors })
  return change(visit, given, async (tx) => {
    const { staff, now, needs } = visit
    const recording = { by: staff.id, at: now, facts: needs.facts }
    const { code, key, refused } = await open(visit, tx, given)
    if (refused !== undefined) return { kind: 'refused', response: page(visit, { given, errors: refused }) }
    const { subject } = readBeginning(given, code, now)
    const changes: EntryChange[] = [{ kind: 'add', list: 'subjects', entry: subject }]
    if (withReport) {
      const { source, document } = readReport(given)
      changes.push({ kind: 'add', list: 'sources', entry: source }, { kind: 'add', list: 'documents', entry: document('S1') })
    }
    const recorded = await recordEntries(tx, code, changes, recording)
    if (recorded.kind === 'invalid')
      return { kind: 'refused', response: page(visit, { given, errors: entryErrors(recorded.problems, fieldsOfBeginning) }) }
    if (recorded.kind !== 'recorded') throw new Error(`The new case could not be written: ${recorded.kind}`)
    await setMembership(tx, { staff: staff.id, caseKey: key, clearance: 'sealed' }, { by: staff.id, at: now })
    const audit = (action: AuditAction, list?: string, entry?: string) =>
      recordAudit(tx, {
        at: now,
        staff: staff.id,
        action,
        caseKey: key,
        ...(list !== undefined && { list }),
        ...(entry !== undefined && { entry }),
      })
    await audit('case.open')
    for (const [index, { list }] of changes.entries()) await audit(actions[list] ?? 'case.change', list, recorded.ids[index])
    return { kind: 'done', location: withReport ? claimFromDocument(code) : withNotice(hrefOf(caseRoutes.show, { case: code }), 'begun') }
  })
}

const actions: Readonly<Record<string, AuditAction>> = { subjects: 'subject.add', sources: 'source.add', documents: 'document.add' }
const claimFromDocument = (code: string): string => withNotice(`/cases/${encodeURIComponent(code)}/claims/new?document=D1`, 'begun')

/** How often another code is tried where one is taken: a million of each country and year are there to be had. */
const attempts = 5

async function open(
  visit: Visit,
  tx: Transaction,
  given: Given,
): Promise<{ readonly code: string; readonly key: number; readonly refused?: Errors }> {
  const { staff, now, needs } = visit
  for (let attempt = 0; attempt < attempts; attempt++) {
    const code = caseCode(given.get('country')![0]!.trim(), now, needs.random)
    const opened = await openCase(tx, readBeginning(given, code, now).head, { by: staff.id, at: now, facts: needs.facts })
    if (opened.kind === 'opened') return { code, key: opened.key }
    if (opened.kind === 'invalid')
      return { code, key: 0, refused: entryErrors(opened.problems, [{ title: 'title', country: 'country', summary: 'summary' }]) }
  }
  throw new Error('No free code was found for a new case')
}

const status = ({ errors }: FormState): 200 | 422 => (Object.keys(errors).length > 0 ? 422 : 200)
const crumbs = [
  { href: '/cases', label: 'Cases' },
  { href: '/cases/new', label: 'Begin a case' },
]

function emptyPage(visit: Visit, form: FormState): Response {
  return answer(
    visit,
    <DeskPage visit={visit} title="Start an empty case" crumbs={crumbs}>
      <h1>Start an empty case</h1>
      <Form visit={visit} form={form} action={hrefOf(caseRoutes.emptyForm)} submit="Begin the case" draft>
        <BeginningFields form={form} />
      </Form>
    </DeskPage>,
    status(form),
  )
}

function reportPage(visit: Visit, form: FormState): Response {
  return answer(
    visit,
    <DeskPage visit={visit} title="Begin with a report" crumbs={crumbs}>
      <h1>Begin with a report</h1>
      <p>The text is kept with its source. On the next page you make claims of it: who says what, in which words.</p>
      <Form visit={visit} form={form} action={hrefOf(caseRoutes.reportForm)} submit="Keep the report and go on to claims" draft>
        <h2>The report</h2>
        <ReportFields form={form} />
        <h2>The case</h2>
        <BeginningFields form={form} />
      </Form>
    </DeskPage>,
    status(form),
  )
}
