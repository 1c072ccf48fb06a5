import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import {
  DateField,
  dateErrors,
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
} from '../forms/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { recordInCase } from '../record-in-case.ts'
import type { CaseVisit } from '../visit.ts'
import { claimIdErrors, claimIdsIn } from './claim-ids.ts'
import { ClaimsNamed } from './claims-named.tsx'
import { caseCrumbs, caseHref } from './crumbs.ts'

/** The form on which a question is put to claims; those in the address are filled in. */
export async function showQuestionForm(visit: CaseVisit): Promise<Response> {
  const { c, now } = visit
  const claims = (c.req.query('claims') ?? '').slice(0, 2000).replaceAll(',', ', ')
  return questionPage(visit, await formStateFor(visit, filledWith({ claims, on: formatDay(dayOfInstant(now)) })))
}

/** Declares a question: these claims answer it, and may exclude each other. */
export async function declare(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  const given = sent.kind === 'sent' ? sent.given : new Map<string, string[]>()
  const { opened } = visit
  const errors: Errors = {
    ...required(given, 'question', 'Type the question as you would ask it: “Did she agree to the move?”'),
    ...tooLong(given, 'question'),
    ...claimIdErrors(given, 'claims', opened.document, 2),
    ...tooLong(given, 'why'),
    ...dateErrors(given, 'on'),
  }
  const again = (found: Errors): Response => questionPage(visit, { given, errors: found })
  if (Object.keys(errors).length > 0) return again(errors)
  const [why, on] = [textOf(given, 'why'), textOf(given, 'on')]
  const entry = {
    question: textOf(given, 'question'),
    claims: claimIdsIn(given, 'claims'),
    state: 'open',
    ...(why !== '' && { why }),
    ...(on !== '' && { on }),
  }
  return change(visit, given, (tx) =>
    recordInCase(tx, visit, {
      changes: [{ kind: 'add', list: 'questions', entry }],
      action: 'question.add',
      fields: [{ question: 'question', claims: 'claims', why: 'why', on: 'on' }],
      again,
      location: ([id = '']) => withNotice(caseHref(opened.id, 'questions', id), 'asked'),
    }),
  )
}

function questionPage(visit: CaseVisit, form: FormState): Response {
  const { opened } = visit
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title="Ask a question"
      crumbs={[...caseCrumbs(opened), { href: caseHref(opened.id, 'questions'), label: 'Questions' }]}
    >
      <h1>Ask a question</h1>
      <p>Put claims side by side that may exclude each other. Until you explain the difference, the case shows them as contested.</p>
      <Form visit={visit} form={form} action={caseHref(opened.id, 'questions', 'new')} submit="Declare the question" draft>
        <TextArea
          form={form}
          name="question"
          label="The question"
          hint="Of which both may not be so: “Did she agree to the move?”"
          rows={2}
        />
        <TextField form={form} name="claims" label="The claims that answer it" hint="Their ids, such as C1, C4" />
        <ClaimsNamed given={form.given} opened={opened} />
        <TextArea form={form} name="why" label="What the team notes of it (may stay empty)" rows={3} />
        <DateField form={form} name="on" label="Asked on" />
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
