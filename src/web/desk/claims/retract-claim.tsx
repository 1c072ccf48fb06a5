import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import {
  DateField,
  dateErrors,
  filledWith,
  Form,
  oneOf,
  Options,
  readForm,
  required,
  TextArea,
  textOf,
  tooLong,
  unreadableForm,
  type FormState,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { recordInCase } from '../record-in-case.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { claimRoutes } from './routes.ts'
import { claimIn } from './show-claim.tsx'

export async function showRetraction(visit: CaseVisit): Promise<Response> {
  const today = formatDay(dayOfInstant(visit.now))
  return page(visit, await formStateFor(visit, filledWith({ on: today })))
}

/** Records that a claim does not stand any more: its source took it back, or we had entered it wrongly. It stays visible. */
export async function retractClaim(visit: CaseVisit): Promise<Response> {
  const claim = claimIn(visit)
  const sent = await readForm(visit.c)
  if (claim === undefined || sent.kind === 'unreadable') return page(visit, unreadableForm)
  const { given } = sent
  const errors = {
    ...oneOf(given, 'by', ['source', 'team'], 'Say who retracts it.'),
    ...required(given, 'on', 'Type the day on which it was retracted.'),
    ...dateErrors(given, 'on'),
    ...required(given, 'why', 'Say why, in a sentence.'),
    ...tooLong(given, 'why'),
  }
  if (Object.keys(errors).length > 0) return page(visit, { given, errors })
  const entry = { claim: claim.id, by: textOf(given, 'by'), on: textOf(given, 'on'), why: textOf(given, 'why') }
  const { opened } = visit
  return change(visit, given, (tx) =>
    recordInCase(tx, visit, {
      changes: [{ kind: 'add', list: 'retractions', entry }],
      action: 'claim.retract',
      fields: [{ claim: '', by: 'by', on: 'on', why: 'why' }],
      again: (refused) => page(visit, { given, errors: refused }),
      location: () => withNotice(hrefOf(claimRoutes.show, { case: opened.id, claim: claim.id }), 'saved'),
    }),
  )
}

function page(visit: CaseVisit, form: FormState): Response {
  const claim = claimIn(visit)
  if (claim === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const { opened } = visit
  const parts = { case: opened.id, claim: claim.id }
  const href = hrefOf(claimRoutes.show, parts)
  return answer(
    visit,
    <DeskPage visit={visit} title={`Retract ${claim.id}`} crumbs={caseCrumbs(opened, { href, label: claim.id })}>
      <h1>{`Retract claim ${claim.id}`}</h1>
      <blockquote class="statement" dir="auto">
        {claim.statement}
      </blockquote>
      {claim.retracted !== undefined && <p>It is retracted already.</p>}
      <p>It counts for nothing any more from that day on. It stays in the file, struck through, with your reason.</p>
      <Form
        visit={visit}
        form={form}
        action={hrefOf(claimRoutes.retract, parts)}
        submit="Retract the claim"
        draft
        beside={<a href={href}>Leave it as it is</a>}
      >
        <Options
          form={form}
          name="by"
          label="Who retracts it"
          type="radio"
          options={[
            { value: 'source', label: 'Its source took it back', hint: 'It was said, and is not said any more.' },
            { value: 'team', label: 'We had entered it wrongly', hint: 'It was never said like this.' },
          ]}
        />
        <DateField form={form} name="on" label="On which day" />
        <TextArea form={form} name="why" label="Why" hint="Where it was taken back, or what was wrong with our entry" />
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
