import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { Form, readForm, type Errors, type FormState, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs, caseHref } from '../points/index.ts'
import { recordInCase } from '../record-in-case.ts'
import type { CaseVisit } from '../visit.ts'
import { callErrors, CallFields, callOf, fieldsOfCall, newCall } from './call-fields.tsx'
import { heardOf, SourceNames } from './heard-fields.tsx'

/** The quick log of a call: one column, who and what first, the rest filled in. */
export async function showCallForm(visit: CaseVisit): Promise<Response> {
  return callPage(visit, await formStateFor(visit, newCall(visit)))
}

export async function logCall(visit: CaseVisit): Promise<Response> {
  const { opened, c } = visit
  const sent = await readForm(c)
  const given: Given = sent.kind === 'sent' ? sent.given : new Map()
  const errors = callErrors(given, visit)
  const again = (found: Errors): Response => callPage(visit, { given, errors: found })
  if (Object.keys(errors).length > 0) return again(errors)
  const entry = callOf(given, heardOf(given, opened.document))
  return change(visit, given, (tx) =>
    recordInCase(tx, visit, {
      changes: [{ kind: 'add', list: 'calls', entry }],
      action: 'call.add',
      fields: [fieldsOfCall],
      again,
      location: ([position = '']) => withNotice(caseHref(opened.id, 'calls', position), 'logged'),
    }),
  )
}

function callPage(visit: CaseVisit, form: FormState): Response {
  const { opened } = visit
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title="Log a call"
      crumbs={[...caseCrumbs(opened), { href: caseHref(opened.id, 'log'), label: 'Calls and contacts' }]}
    >
      <h1>Log a call</h1>
      <Form visit={visit} form={form} action={caseHref(opened.id, 'calls', 'new')} submit="Log the call" draft>
        <CallFields visit={visit} form={form} />
        <SourceNames id="names" document={opened.document} />
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
