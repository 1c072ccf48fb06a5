import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import {
  filledWith,
  Form,
  readForm,
  required,
  TextArea,
  TextField,
  textOf,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs, caseHref } from '../points/index.ts'
import { recordInCase } from '../record-in-case.ts'
import type { CaseVisit } from '../visit.ts'
import { HeardFields, heardErrors, heardOf, optional, SourceNames, thisMinute } from './heard-fields.tsx'

/** The quick log of a call: one column, who and what first, the rest filled in. */
export async function showCallForm(visit: CaseVisit): Promise<Response> {
  return callPage(visit, await formStateFor(visit, filledWith({ at: thisMinute(visit), channel: 'phone', sensitivity: 'team' })))
}

export async function logCall(visit: CaseVisit): Promise<Response> {
  const { opened, c } = visit
  const sent = await readForm(c)
  const given: Given = sent.kind === 'sent' ? sent.given : new Map()
  const errors: Errors = {
    ...heardErrors(given, visit, 'Type who called, as far as you know: “her sister”, “a guard”.'),
    ...required(given, 'said', 'Type what was said, even if it is only that somebody called.'),
    ...tooLong(given, 'said'),
    ...tooLong(given, 'promised'),
  }
  const again = (found: Errors): Response => callPage(visit, { given, errors: found })
  if (Object.keys(errors).length > 0) return again(errors)
  const entry = { kind: 'call', ...heardOf(given, opened.document), said: textOf(given, 'said'), ...optional(given, 'promised') }
  return change(visit, given, (tx) =>
    recordInCase(tx, visit, {
      changes: [{ kind: 'add', list: 'calls', entry }],
      action: 'call.add',
      fields: [{ source: 'who', name: 'who', said: 'said', promised: 'promised', at: 'at', next: 'next', channel: 'channel' }],
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
        <TextField form={form} name="who" label="Who called" attributes={{ autoComplete: 'off', list: 'names' }} />
        <SourceNames id="names" document={opened.document} />
        <TextArea
          form={form}
          name="said"
          label="What was said"
          hint="In their words, as near as you can. Claims are made of it later."
          rows={7}
        />
        <TextArea form={form} name="promised" label="What was promised, by them or by us (may stay empty)" rows={2} />
        <HeardFields visit={visit} form={form} next="Next attempt, or when it is due" />
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
