import type { CaseDocument, PlainEntry } from '../../../cases/index.ts'
import { parseDate } from '../../../kit/index.ts'
import { wordsFor } from '../../../publishing/index.ts'
import { change } from '../change.ts'
import { Conflict } from '../drafts/conflict.tsx'
import { formStateFor } from '../drafts/index.ts'
import {
  Choice,
  dateErrors,
  DateField,
  filledWith,
  Form,
  frameFields,
  oneOf,
  Options,
  readForm,
  rebased,
  required,
  textOf,
  TextArea,
  TextField,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { recordInCase } from '../record-in-case.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { countries } from './countries.ts'
import { caseRoutes } from './routes.ts'

type Head = CaseDocument['case']

/** What the fields are called, where two texts are compared. */
const labels = {
  title: 'Title',
  country: 'Country',
  summary: 'Summary',
  state: 'Open or closed',
  closed: 'Closed on',
  outcome: 'How it ended',
} as const

export async function showHeadForm(visit: CaseVisit): Promise<Response> {
  return page(visit, await formStateFor(visit, filledWith(fieldsOf(visit.opened.document.case))))
}

/** Corrects the title, summary or country of a case, closes it or opens it again: each a revision of its head. */
export async function changeHead(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable')
    return page(visit, {
      ...filledWith(fieldsOf(visit.opened.document.case)),
      errors: { '': 'What was sent could not be read as a form.' },
    })
  const { given } = sent
  const errors = errorsIn(given)
  if (Object.keys(errors).length > 0) return page(visit, { given, errors })
  const { opened } = visit
  const entry = headOf(given, opened.document.case)
  const base = Number(textOf(given, frameFields.base)) || 0
  return change(visit, given, (tx) =>
    recordInCase(tx, visit, {
      changes: [{ kind: 'revise', list: 'head', position: 0, base, entry }],
      action: 'case.change',
      fields: [{ ...labels, id: '' }],
      again: (refused) => page(visit, { given, errors: refused }),
      async meanwhile({ theirs, erased, by, at, newest }) {
        const name = (await whoWrote(visit))(by)
        const stands = filledWith(fieldsOf(theirs as unknown as Plain)).given
        return page(
          visit,
          { given: rebased(given, newest), errors: {} },
          <Conflict visit={visit} who={name} at={at} erased={erased} labels={labels} yours={given} theirs={stands} />,
        )
      },
      location: () => withNotice(hrefOf(caseRoutes.show, { case: opened.id }), 'saved'),
    }),
  )
}

/** The head as it is kept: dates as they were written. */
type Plain = Record<'title' | 'country' | 'summary', string> & { readonly closed?: string; readonly outcome?: string }

function fieldsOf(head: Head | Plain): Record<keyof typeof labels, string> {
  const { closed, outcome = '' } = head
  return {
    title: head.title,
    country: head.country,
    summary: head.summary,
    state: closed === undefined ? 'open' : 'closed',
    closed: closed === undefined ? '' : typeof closed === 'string' ? closed : closed.text,
    // A file may name it by a code; whoever types its words means the same.
    outcome: (Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : undefined) ?? outcome,
  }
}

const outcomes = wordsFor('en').outcomes
const codeOfOutcome = (typed: string): string => Object.entries(outcomes).find(([, words]) => words === typed)?.[0] ?? typed

function errorsIn(given: Given): Errors {
  const closing = textOf(given, 'state') === 'closed'
  return {
    ...required(given, 'title', 'Type a title. The code of the case will do.'),
    ...tooLong(given, 'title', 500),
    ...required(given, 'summary', 'Type in one or two sentences what this case is about.'),
    ...tooLong(given, 'summary', 5000),
    ...countryErrors(given),
    ...oneOf(given, 'state', ['open', 'closed'], 'Say whether the case is open or closed.'),
    ...(closing && required(given, 'closed', 'Type the day on which it was closed.')),
    ...(closing && dateErrors(given, 'closed')),
    ...(closing && required(given, 'outcome', 'Type how it ended, in a few words: released, died in custody, acquitted.')),
    ...tooLong(given, 'outcome'),
  }
}

/** A file may name a country that is none, such as XX for what is made up: two letters are enough. */
const countryErrors = (given: Given): Errors =>
  /^[A-Z]{2}$/.test(textOf(given, 'country')) ? {} : { country: 'Choose the country in which the person is held.' }

function headOf(given: Given, { id, opened }: Head): PlainEntry {
  const closed = textOf(given, 'state') === 'closed'
  return {
    id,
    title: textOf(given, 'title'),
    country: textOf(given, 'country'),
    summary: textOf(given, 'summary'),
    opened: opened.text,
    ...(closed && { closed: parseDate(textOf(given, 'closed')).text, outcome: codeOfOutcome(textOf(given, 'outcome')) }),
  }
}

function page(visit: CaseVisit, form: FormState, conflict?: preact.JSX.Element): Response {
  const { opened } = visit
  const address = hrefOf(caseRoutes.headForm, { case: opened.id })
  const country = textOf(form.given, 'country')
  const choices =
    country === '' || countries.some(({ value }) => value === country) ? countries : [{ value: country, label: country }, ...countries]
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title={`Title and summary of ${opened.id}`}
      crumbs={[
        { href: '/cases', label: 'Cases' },
        { href: hrefOf(caseRoutes.show, { case: opened.id }), label: opened.document.case.title },
      ]}
    >
      <h1>Title, summary, and whether it is open</h1>
      {conflict}
      <Form visit={visit} form={form} action={address} submit="Save" base={opened.entries.get('head/0')?.base ?? 1} draft>
        <TextField form={form} name="title" label={labels.title} hint="It stands in lists, where others may read it over a shoulder." />
        <TextArea form={form} name="summary" label={labels.summary} rows={3} />
        <Choice form={form} name="country" label={labels.country} options={choices} />
        <Options
          form={form}
          name="state"
          type="radio"
          label="Is the case open?"
          options={[
            { value: 'open', label: 'Open', hint: 'Somebody works on it.' },
            { value: 'closed', label: 'Closed', hint: 'It is kept, can be read, and can be opened again.' },
          ]}
        />
        <DateField form={form} name="closed" label="Closed on (only where it is closed)" />
        <TextField form={form} name="outcome" label="How it ended (only where it is closed)" />
      </Form>
    </DeskPage>,
    conflict !== undefined ? 409 : Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
