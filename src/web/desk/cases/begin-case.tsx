import { formStateFor } from '../drafts/index.ts'
import { emptyForm, Form, readForm, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { fieldsOfReport, readReport, reportErrors } from './beginning.ts'
import { BeginningFields, ReportFields } from './beginning-fields.tsx'
import { openNewCase, type WayToBegin } from './open-new-case.ts'
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
  if (sent.kind === 'unreadable') return emptyPage(visit, unreadableForm)
  return openNewCase(visit, sent.given, empty)
}

export const showReportForm = async (visit: Visit): Promise<Response> => reportPage(visit, await formStateFor(visit, emptyForm))

export async function pasteReport(visit: Visit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return reportPage(visit, unreadableForm)
  return openNewCase(visit, sent.given, report)
}

const empty: WayToBegin = {
  page: emptyPage,
  location: (code) => withNotice(hrefOf(caseRoutes.show, { case: code }), 'begun'),
}

const report: WayToBegin = {
  page: reportPage,
  errors: (_, given) => reportErrors(given),
  added: (given) => {
    const { source, document } = readReport(given)
    return [
      { change: { kind: 'add', list: 'sources', entry: source }, fields: fieldsOfReport.source },
      { change: { kind: 'add', list: 'documents', entry: document('S1') }, fields: fieldsOfReport.document },
    ]
  },
  location: (code) => withNotice(`/cases/${encodeURIComponent(code)}/claims/new?document=D1`, 'begun'),
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
