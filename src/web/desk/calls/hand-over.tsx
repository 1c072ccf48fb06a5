import { caseLog, type Handover } from '../../../cases/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import {
  Button,
  filledWith,
  Form,
  readForm,
  required,
  TextArea,
  textOf,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs, caseHref } from '../points/index.ts'
import { recordInCase } from '../record-in-case.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { optional, Sensitivity, sensitivityErrors, sensitivityOf } from './heard-fields.tsx'

export async function showHandoverForm(visit: CaseVisit): Promise<Response> {
  return handoverPage(visit, await formStateFor(visit, filledWith({ sensitivity: 'team' })))
}

/** Leaves a note to the next shift. The newest stands on the page of the case; none is ever changed. */
export async function handOver(visit: CaseVisit): Promise<Response> {
  const { opened, c } = visit
  const sent = await readForm(c)
  const given: Given = sent.kind === 'sent' ? sent.given : new Map()
  const errors: Errors = {
    ...required(given, 'open', 'Type what is open: what somebody has to do next.'),
    ...tooLong(given, 'open'),
    ...tooLong(given, 'watch'),
    ...sensitivityErrors(given, visit),
  }
  const again = (found: Errors): Response => handoverPage(visit, { given, errors: found })
  if (Object.keys(errors).length > 0) return again(errors)
  const entry = { kind: 'note', open: textOf(given, 'open'), ...optional(given, 'watch'), ...sensitivityOf(given) }
  return change(visit, given, (tx) =>
    recordInCase(tx, visit, {
      changes: [{ kind: 'add', list: 'handovers', entry }],
      action: 'handover.add',
      fields: [{ open: 'open', watch: 'watch', sensitivity: 'sensitivity' }],
      again,
      location: () => withNotice(caseHref(opened.id), 'handed-over'),
    }),
  )
}

/** Notes that this person has read a note. Said twice, it is kept once. */
export async function markRead(visit: CaseVisit): Promise<Response> {
  const { opened, c, staff } = visit
  const note = caseLog(opened).handovers.find(({ position }) => String(position) === c.req.param('entry'))
  if (note === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const back = caseHref(opened.id, 'log')
  if (note.readBy.some(({ by }) => by === staff.id)) return c.redirect(back, 303)
  const sent = await readForm(c)
  return change(visit, sent.kind === 'sent' ? sent.given : new Map(), (tx) =>
    recordInCase(tx, visit, {
      changes: [{ kind: 'add', list: 'handovers', entry: { kind: 'read', note: note.position } }],
      action: 'handover.read',
      fields: [],
      again: () => answer(visit, <NotFoundPage visit={visit} />, 404),
      location: () => back,
    }),
  )
}

/** A note as it is read: who left it when, what is open, what to watch, who has read it. `nameOf` as of `whoWrote`. */
export function HandoverNote({
  visit,
  note,
  nameOf,
}: {
  readonly visit: CaseVisit
  readonly note: Handover
  readonly nameOf: (recordedBy: string) => string
}) {
  const { opened, staff } = visit
  const { meta, open, watch, readBy, position } = note
  const mine = meta.recorded_by === staff.id || readBy.some(({ by }) => by === staff.id)
  return (
    <div class="told">
      <p class="hint">
        <bdi>{nameOf(meta.recorded_by)}</bdi>
        {`, ${momentInWords(meta.recorded_at)}`}
        {note.sensitivity !== 'team' && `, ${note.sensitivity}`}
      </p>
      <p class="text" dir="auto">
        {open}
      </p>
      {watch !== undefined && (
        <p class="text" dir="auto">
          <strong>To watch:</strong> {watch}
        </p>
      )}
      <p class="hint">
        {readBy.length === 0 ? 'Nobody has marked it as read.' : `Read by ${readBy.map(({ by }) => nameOf(by)).join(', ')}.`}{' '}
        {!mine && <Button visit={visit} action={caseHref(opened.id, 'handovers', position, 'reading')} label="Mark as read" />}
      </p>
    </div>
  )
}

function handoverPage(visit: CaseVisit, form: FormState): Response {
  const { opened } = visit
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title="Hand over"
      crumbs={[...caseCrumbs(opened), { href: caseHref(opened.id, 'log'), label: 'Calls and contacts' }]}
    >
      <h1>Hand over to the next shift</h1>
      <Form visit={visit} form={form} action={caseHref(opened.id, 'handovers', 'new')} submit="Hand over" draft>
        <TextArea form={form} name="open" label="What is open" hint="What somebody has to do next, and by when." rows={6} />
        <TextArea form={form} name="watch" label="What to watch (may stay empty)" rows={3} />
        <Sensitivity visit={visit} form={form} />
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
