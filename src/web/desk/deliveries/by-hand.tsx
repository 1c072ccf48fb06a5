import { randomUUID } from 'node:crypto'
import { channels, findBody, recordByHand, sentBefore, type Dossier } from '../../../delivery/index.ts'
import { dayOfInstant, formatDay, isDay, parseDate } from '../../../kit/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
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
  type FormState,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { auditDelivery } from './audit-delivery.ts'
import { givenProof, keepProof, ProofFields } from './proof.tsx'
import { deliveryRoutes } from './routes.ts'
import { deliveryCrumbs, dossierHref, partsOf, theDossier } from './the-dossier.ts'
import { channelInWords } from './words.ts'

const ways = channels.filter((channel) => channel !== 'e-mail')

/** GET …/by-hand */
export async function byHand(visit: AppealVisit): Promise<Response> {
  const dossier = await theDossier(visit)
  if (dossier instanceof Response) return dossier
  return dossier.frozen === null
    ? visit.c.redirect(dossierHref(visit, deliveryRoutes.dossier, dossier), 303)
    : page(visit, dossier, emptyForm, 200)
}

/** POST: records a letter, a portal, a fax or a visit, with its proof as a document of the case. */
export async function byHandSent(visit: AppealVisit): Promise<Response> {
  const dossier = await theDossier(visit)
  if (dossier instanceof Response) return dossier
  if (dossier.frozen === null) return visit.c.redirect(dossierHref(visit, deliveryRoutes.dossier, dossier), 303)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const { staff, now } = visit
  const channel = ways.find((way) => way === textOf(given, 'channel'))
  const day = dayError(textOf(given, 'day'), now)
  const proof = givenProof(visit, sent, { body: (await findBody(visit.needs.db, dossier.body))?.name ?? null })
  const errors = {
    ...oneOf(given, 'channel', ways, 'Say by which way.'),
    ...required(given, 'to', 'Say where it went: the address, the portal, the number.'),
    ...tooLong(given, 'to', 600),
    ...tooLong(given, 'note', 4000),
    ...tooLong(given, 'again', 1000),
    ...(day === undefined ? {} : { day }),
    ...(proof.kind === 'wrong' ? proof.errors : {}),
  }
  if (channel === undefined || Object.keys(errors).length > 0) return page(visit, dossier, { given, errors }, 422)
  const id = randomUUID()
  return change(visit, given, async (tx) => {
    const kept = proof.kind === 'given' ? await keepProof(tx, visit, given, proof.proof) : undefined
    if (kept === null)
      return {
        kind: 'refused',
        response: () =>
          page(visit, dossier, { given, errors: { proof: 'The case does not take this file. Add it there as a document first.' } }, 422),
      }
    const outcome = await recordByHand(
      tx,
      {
        dossier: dossier.id,
        id,
        channel,
        day: textOf(given, 'day'),
        to: textOf(given, 'to'),
        again: textOf(given, 'again'),
        note: textOf(given, 'note'),
        ...(kept !== undefined && { proof: kept }),
      },
      { by: staff.id, at: now },
    )
    if (outcome.kind === 'refused')
      return { kind: 'refused', response: () => page(visit, dossier, { given, errors: { [outcome.field]: outcome.reason } }, 422) }
    await auditDelivery(tx, visit, 'delivery.record', id, { body: dossier.body, channel })
    return { kind: 'done', location: withNotice(hrefOf(deliveryRoutes.delivery, { ...partsOf(visit), delivery: id }), 'recorded') }
  })
}

/** What is wrong with a day that something happened on; undefined of a whole day that is not to come. */
export function dayError(text: string, now: Date): string | undefined {
  const date = parseDate(text)
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || !isDay(date)) return 'Write the day, such as 2021-07-20.'
  // A day begins in some places before it does in UTC.
  return date.earliest > dayOfInstant(now) + 1 ? 'This day is still to come.' : undefined
}

async function page(visit: AppealVisit, dossier: Dossier, form: FormState, status: 200 | 422): Promise<Response> {
  const { db } = visit.needs
  const body = await findBody(db, dossier.body)
  const before = body && (await sentBefore(db, dossier, { body: body.id }))
  const today = dayOfInstant(visit.now)
  const { post, portal, fax } = body?.channels ?? {}
  return answer(
    visit,
    <DeskPage visit={visit} title="Brought by hand" crumbs={deliveryCrumbs(visit, dossier)}>
      <h1>Brought there by another way than mail</h1>
      <p>
        Record it once it has left the house: what went is the dossier with the fingerprint{' '}
        <span class="code" dir="ltr">
          {dossier.frozen?.hash.slice(0, 16)}…
        </span>
      </p>
      {body !== null && (
        <dl>
          {(
            [
              ['Post', post?.join(', ')],
              ['Portal', portal],
              ['Fax', fax],
            ] as const
          ).map(
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
      <Form visit={visit} form={form} action={dossierHref(visit, deliveryRoutes.byHandSent, dossier)} submit="Record it" file>
        <Options
          form={form}
          name="channel"
          type="radio"
          label="By which way"
          options={ways.map((value) => ({ value, label: channelInWords[value] }))}
        />
        <DateField form={form} name="day" label="On which day" hint={`The day it left: ${formatDay(today)} is today`} today={today} />
        <TextArea
          form={form}
          name="to"
          label="Where it went"
          hint="The address on the envelope, the portal with its number, the fax, or who took it"
          rows={3}
        />
        {((before !== null && before !== undefined) || form.errors['again'] !== undefined) && (
          <TextField
            form={form}
            name="again"
            label="Why a second letter goes there"
            hint="This body was given this version already, or is about to be"
          />
        )}
        <ProofFields visit={visit} form={form} body={body?.name ?? null} />
        <TextArea form={form} name="note" label="What else to know (optional)" hint="For the team" rows={3} />
      </Form>
    </DeskPage>,
    status,
  )
}
