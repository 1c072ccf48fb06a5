import { randomUUID } from 'node:crypto'
import { channels, findBody } from '../../../delivery/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import { recordSubmission, submittedBefore } from '../../../submissions/index.ts'
import { change } from '../change.ts'
import { dayError } from '../deliveries/by-hand.tsx'
import { givenProof, keepProof, ProofFields } from '../deliveries/proof.tsx'
import { withItsCase } from '../deliveries/with-cases.ts'
import { channelInWords } from '../deliveries/words.ts'
import {
  DateField,
  emptyForm,
  Form,
  oneOf,
  Options,
  readForm,
  required,
  TextArea,
  TextField,
  textOf,
  tooLong,
  unreadableForm,
  type FormState,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import type { CaseVisit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'
import { auditSubmission, submissionCrumbs, submissionHref, theSubmission, type TheSubmission } from './the-submission.ts'

const ways = channels.filter((channel) => channel !== 'e-mail')

/** GET …/by-hand */
export async function byHandForm(visit: CaseVisit): Promise<Response> {
  const found = await approved(visit)
  return found instanceof Response ? found : page(visit, found, emptyForm, 200)
}

/** POST: records a letter, a portal, a fax or a visit, with its proof as a document of the case. */
export async function byHandSent(visit: CaseVisit): Promise<Response> {
  const found = await approved(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return page(visit, found, unreadableForm, 422)
  const { given } = sent
  const { staff, now } = visit
  const { submission } = found
  const channel = ways.find((way) => way === textOf(given, 'channel'))
  const day = dayError(textOf(given, 'day'), now)
  const proof = givenProof(withItsCase(visit), sent)
  const errors = {
    ...oneOf(given, 'channel', ways, 'Say by which way.'),
    ...required(given, 'to', 'Say where it went: the address, the portal, the number.'),
    ...tooLong(given, 'to', 600),
    ...tooLong(given, 'note', 4000),
    ...tooLong(given, 'again', 1000),
    ...(day === undefined ? {} : { day }),
    ...(proof.kind === 'wrong' ? proof.errors : {}),
  }
  if (channel === undefined || Object.keys(errors).length > 0) return page(visit, found, { given, errors }, 422)
  const id = randomUUID()
  return change(visit, given, async (tx) => {
    const kept = proof.kind === 'given' ? await keepProof(tx, withItsCase(visit), given, proof.proof) : undefined
    const again = (problem: Readonly<Record<string, string>>) => () => page(visit, found, { given, errors: problem }, 422)
    if (kept === null)
      return { kind: 'refused', response: again({ proof: 'The case does not take this file. Add it there as a document first.' }) }
    const written = { day: textOf(given, 'day'), to: textOf(given, 'to'), again: textOf(given, 'again'), note: textOf(given, 'note') }
    const outcome = await recordSubmission(
      tx,
      { submission: submission.id, id, channel, ...written, ...(kept !== undefined && { proof: kept }) },
      { by: staff.id, at: now },
    )
    if (outcome.kind === 'refused') return { kind: 'refused', response: again({ [outcome.field]: outcome.reason }) }
    await auditSubmission(tx, visit, 'delivery.record', id, { body: submission.body, channel })
    return { kind: 'done', location: withNotice(submissionHref(visit, submissionRoutes.submission, submission), 'recorded') }
  })
}

async function approved(visit: CaseVisit): Promise<TheSubmission | Response> {
  const found = await theSubmission(visit)
  if (found instanceof Response || found.submission.frozen !== null) return found
  return visit.c.redirect(submissionHref(visit, submissionRoutes.submission, found.submission), 303)
}

async function page(visit: CaseVisit, found: TheSubmission, form: FormState, status: 200 | 422): Promise<Response> {
  const { db } = visit.needs
  const body = await findBody(db, found.submission.body)
  const before = await submittedBefore(db, found.submission)
  const { post, portal, fax } = body?.channels ?? {}
  const ofBody = [
    ['Post', post?.join(', ')],
    ['Portal', portal],
    ['Fax', fax],
  ] as const
  return answer(
    visit,
    <DeskPage visit={visit} title="Brought by hand" crumbs={submissionCrumbs(visit, found)}>
      <h1>Brought there by another way than mail</h1>
      <p>
        Record it once it has left the house: what went is what has the fingerprint{' '}
        <span class="code" dir="ltr">
          {found.submission.frozen?.hash.slice(0, 16)}…
        </span>
      </p>
      {ofBody.some(([, value]) => value !== undefined) && (
        <dl>
          {ofBody.map(
            ([label, value]) =>
              value !== undefined && (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd dir="auto">{value}</dd>
                </div>
              ),
          )}
        </dl>
      )}
      <Form
        visit={visit}
        form={form}
        action={submissionHref(visit, submissionRoutes.submittedByHandSent, found.submission)}
        submit="Record it"
        file
      >
        <Options
          form={form}
          name="channel"
          type="radio"
          label="By which way"
          options={ways.map((value) => ({ value, label: channelInWords[value] }))}
        />
        <DateField form={form} name="day" label="On which day" hint="The day it left" today={dayOfInstant(visit.now)} />
        <TextArea
          form={form}
          name="to"
          label="Where it went"
          hint="The address on the envelope, the portal with its number, the fax, or who took it"
          rows={3}
        />
        {(before !== undefined || form.errors['again'] !== undefined) && (
          <TextField form={form} name="again" label="Why this body is told again" hint="It was told of this case on this form already" />
        )}
        <ProofFields visit={withItsCase(visit)} form={form} />
        <TextArea form={form} name="note" label="What else to know (optional)" hint="For the team" rows={3} />
      </Form>
    </DeskPage>,
    status,
  )
}
