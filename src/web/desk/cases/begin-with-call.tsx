import { callErrors, CallFields, callOf, fieldsOfCall, heardOf, newCall, type Hearing } from '../calls/index.ts'
import { formStateFor } from '../drafts/index.ts'
import { Choice, Form, readForm, TextField, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { countries } from './countries.ts'
import { openNewCase, type WayToBegin } from './open-new-case.ts'
import { caseRoutes } from './routes.ts'

export const showFirstCallForm = async (visit: Visit): Promise<Response> => page(visit, await formStateFor(visit, newCall(hearing(visit))))

/** Begins a case with a call: whom it is about and what was said, while the receiver is still warm. Claims are made of it next. */
export async function beginWithCall(visit: Visit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return page(visit, unreadableForm)
  return openNewCase(visit, sent.given, call)
}

const call: WayToBegin = {
  page,
  errors: (visit, given) => callErrors(given, hearing(visit)),
  // In a new case nobody bears a name yet.
  added: (given) => [
    { change: { kind: 'add', list: 'calls', entry: callOf(given, heardOf(given, { sources: [] })) }, fields: fieldsOfCall },
  ],
  location: (code) => withNotice(`/cases/${encodeURIComponent(code)}/claims/new?call=0`, 'begun-with-call'),
}

/** Whoever begins a case may read all of it. */
const hearing = ({ now }: Visit): Hearing => ({ now, opened: { membership: { clearance: 'sealed' } } })

function page(visit: Visit, form: FormState): Response {
  const crumbs = [
    { href: hrefOf(caseRoutes.list), label: 'Cases' },
    { href: hrefOf(caseRoutes.waysToBegin), label: 'Begin a case' },
  ]
  return answer(
    visit,
    <DeskPage visit={visit} title="Begin with a call" crumbs={crumbs}>
      <h1>Begin with a call</h1>
      <p>The case begins with what you heard. On the next page you make claims of it, or come back to it later.</p>
      <Form visit={visit} form={form} action={hrefOf(caseRoutes.firstCallForm)} submit="Begin the case and log the call" draft>
        <h2>Who it is about</h2>
        <TextField
          form={form}
          name="name"
          label="Name of the person held"
          hint="As you heard it. Other scripts and spellings come later."
        />
        <Choice form={form} name="country" label="Country in which they are held" options={countries} empty="Choose a country" />
        <h2>The call</h2>
        <CallFields visit={hearing(visit)} form={form} />
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
