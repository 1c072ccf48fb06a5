import type { JSX } from 'preact'
import type { PlainEntry } from '../../../cases/index.ts'
import type { Question } from '../../../claims/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import { change } from '../change.ts'
import { Conflict, formStateFor } from '../drafts/index.ts'
import {
  DateField,
  dateErrors,
  filledWith,
  Form,
  frameFields,
  oneOf,
  Options,
  readForm,
  rebased,
  required,
  TextArea,
  TextField,
  textOf,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { answerGone } from '../gone.tsx'
import { withNotice } from '../notices.ts'
import { openedAnew } from '../opened-anew.ts'
import { answer, DeskPage } from '../page.tsx'
import { recordInCase } from '../record-in-case.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import { claimIdErrors, claimIdsIn } from './claim-ids.ts'
import { caseCrumbs, caseHref } from './crumbs.ts'

const labels = { state: 'Is it settled?', why: 'Why', explained_on: 'Explained on', claims: 'More claims that answer it' } as const

export async function showExplanationForm(visit: CaseVisit): Promise<Response> {
  const asked = questionIn(visit)
  if (asked === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const today = formatDay(dayOfInstant(visit.now))
  return explanationPage(
    visit,
    asked,
    await formStateFor(visit, filledWith({ ...fieldsOf(plainOf(asked)), explained_on: asked.explained_on?.text ?? today })),
  )
}

/** Explains a question or opens it again, and puts it to more claims. What it said before stays as an earlier revision. */
export async function explain(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  const given: Given = sent.kind === 'sent' ? sent.given : new Map()
  const asked = questionIn(visit)
  if (asked === undefined) return answerGone(visit, given, labels)
  const errors = errorsIn(given, visit)
  const again = (found: Errors): Response => explanationPage(visit, asked, { given, errors: found })
  if (Object.keys(errors).length > 0) return again(errors)
  return change(visit, given, async (tx) => {
    const now = await openedAnew(tx, visit)
    return recordInCase(tx, now, {
      changes: [
        { kind: 'revise', list: 'questions', id: asked.id, base: Number(textOf(given, frameFields.base)), entry: entryOf(given, asked) },
      ],
      action: 'question.change',
      fields: [{ state: 'state', why: 'why', explained_on: 'explained_on', claims: 'claims' }],
      again,
      async meanwhile({ by, at, erased, newest, theirs }) {
        const read = now.opened.read('questions', theirs, 0) ?? undefined
        if (read === undefined) return answerGone(now, given, labels)
        const who = (await whoWrote(visit))(by)
        const stands = filledWith(fieldsOf(read, asked)).given
        const conflict = <Conflict visit={now} who={who} at={at} erased={erased} labels={labels} yours={given} theirs={stands} />
        const form = { given: rebased(given, newest), errors: {} }
        return explanationPage(now, asked, form, conflict)
      },
      location: () => withNotice(caseHref(visit.opened.id, 'questions', asked.id), 'explained'),
    })
  })
}

const questionIn = ({ opened, c }: CaseVisit): Question | undefined =>
  opened.document.questions.find(({ id }) => id === c.req.param('question'))

const errorsIn = (given: Given, { opened }: CaseVisit): Errors => ({
  ...oneOf(given, 'state', ['open', 'explained'], 'Choose whether it is settled.'),
  ...(textOf(given, 'state') === 'explained' && required(given, 'why', 'Say what explains the difference.')),
  ...tooLong(given, 'why'),
  ...(textOf(given, 'state') === 'explained' && dateErrors(given, 'explained_on')),
  ...claimIdErrors(given, 'claims', opened.document, 0),
  ...(/^-?\d{1,9}$/.test(textOf(given, frameFields.base))
    ? {}
    : { '': 'This form has lost what it was made from. Open it again from the question.' }),
})

/** The question as it is from now on. Its words stay, and its claims only grow. */
function entryOf(given: Given, asked: Question): PlainEntry {
  const [state, why, explainedOn] = ['state', 'why', 'explained_on'].map((name) => textOf(given, name)) as [string, string, string]
  return {
    id: asked.id,
    question: asked.question,
    claims: [...new Set([...asked.claims, ...claimIdsIn(given, 'claims')])],
    state,
    ...(why !== '' && { why }),
    ...(asked.on !== undefined && { on: asked.on.text }),
    ...(state === 'explained' && explainedOn !== '' && { explained_on: explainedOn }),
  }
}

const plainOf = ({ state, why, explained_on: on }: Question): PlainEntry => ({
  state,
  ...(why !== undefined && { why }),
  ...(on !== undefined && { explained_on: on.text }),
})

/** What the form has of a question as it is kept; of its claims those that came since it was read. */
function fieldsOf(entry: PlainEntry, before?: Question): Record<string, string> {
  const claims = before === undefined ? [] : ((entry['claims'] ?? []) as readonly string[]).filter((id) => !before.claims.includes(id))
  const said = (name: string): string => (typeof entry[name] === 'string' ? entry[name] : '')
  return { state: said('state'), why: said('why'), explained_on: said('explained_on'), claims: claims.join(', ') }
}

function explanationPage(visit: CaseVisit, asked: Question, form: FormState, conflict?: JSX.Element): Response {
  const { opened } = visit
  const here = caseHref(opened.id, 'questions', asked.id)
  const base = opened.entries.get(`questions/${asked.id}`)?.base ?? 1
  return answer(
    visit,
    <DeskPage visit={visit} title={`Explain: ${asked.question}`} crumbs={[...caseCrumbs(opened), { href: here, label: asked.question }]}>
      <h1 dir="auto">{asked.question}</h1>
      {conflict}
      <p class="hint">{`Put to ${asked.claims.join(', ')}. The accounts stay where they are, whatever explains their difference.`}</p>
      <Form visit={visit} form={form} action={`${here}/explanation`} submit="Keep" base={base} draft>
        <Options
          form={form}
          name="state"
          type="radio"
          label={labels.state}
          options={[
            { value: 'open', label: 'Open', hint: 'The claims contradict each other.' },
            { value: 'explained', label: 'Explained', hint: 'They can both be so, or it is known how the difference came about.' },
          ]}
        />
        <TextArea form={form} name="why" label={labels.why} hint="What explains it; of an open question, what the team notes." rows={4} />
        <DateField form={form} name="explained_on" label={labels.explained_on} />
        <TextField form={form} name="claims" label={labels.claims} hint="Ids, such as C7; those above stay." />
      </Form>
    </DeskPage>,
    conflict !== undefined ? 409 : Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
