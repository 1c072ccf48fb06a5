import {
  acknowledge,
  correctByHand,
  decideUncertain,
  decisions,
  findDossier,
  hasLeft,
  isSuperseded,
  newerVersion,
  repliesOf,
  showDelivery,
  stopLetter,
  type AfterOutcome,
  type Delivery,
} from '../../../delivery/index.ts'
import { dayOfInstant, formatDay, languageName } from '../../../kit/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import {
  Button,
  DateField,
  emptyForm,
  Form,
  oneOf,
  readForm,
  TextArea,
  textOf,
  tooLong,
  type Errors,
  type FormState,
  type SentForm,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { Replies } from '../replies/show-replies.tsx'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { auditDelivery } from './audit-delivery.ts'
import { dayError } from './day-error.ts'
import { Correction, correctionErrors, formOfCorrection } from './correct-delivery.tsx'
import { Decide, type NewerVersion } from './decide-delivery.tsx'
import { DeliveryFacts, Events } from './delivery-parts.tsx'
import { givenProof, keepProof, ProofFields } from './proof.tsx'
import { deliveryRoutes } from './routes.ts'
import { deliveryCrumbs, partsOf, theDelivery } from './the-dossier.ts'
import { stateInWords } from './words.ts'

/** GET /appeals/:appeal/deliveries/:delivery */
export async function showOne(visit: AppealVisit): Promise<Response> {
  const delivery = await theDelivery(visit)
  return delivery instanceof Response ? delivery : page(visit, delivery, emptyForm)
}

/** POST …/decision: what becomes of a letter of which nobody knows whether it arrived, which is said to have come back, or that waits. */
export const decide = (visit: AppealVisit): Promise<Response> =>
  act(visit, 'delivery.decide', async (delivery, { given }) => {
    const isWaiting = delivery.state === 'queued' || delivery.state === 'deferred'
    const decision = decisions.find((one) => one === textOf(given, 'decision'))
    const note = textOf(given, 'note')
    const errors = {
      ...oneOf(given, 'decision', isWaiting ? ['given-up'] : decisions, 'Say what is to become of it.'),
      ...tooLong(given, 'note', 2000),
    }
    if (decision === undefined || Object.keys(errors).length > 0) return errors
    return (tx, doing) =>
      isWaiting ? stopLetter(tx, delivery.id, { note }, doing) : decideUncertain(tx, delivery.id, { decision, note }, doing)
  })

/** POST …/acknowledgement: that they have it, with what shows it. */
export const acknowledged = (visit: AppealVisit): Promise<Response> =>
  act(visit, 'delivery.acknowledge', async (delivery, sent) => {
    const { given } = sent
    const day = dayError(textOf(given, 'day'), visit.now)
    const proof = givenProof(visit, sent, { body: delivery.bodyName })
    const errors: Errors = {
      ...tooLong(given, 'acknowledged', 2000),
      ...(day === undefined ? {} : { day }),
      ...(proof.kind === 'wrong' ? proof.errors : {}),
    }
    if (Object.keys(errors).length > 0) return errors
    return async (tx, doing) => {
      const kept = proof.kind === 'given' ? await keepProof(tx, visit, given, proof.proof) : undefined
      if (kept === null) return { kind: 'refused', reason: 'The case does not take the file. Add it there as a document first.' }
      return acknowledge(
        tx,
        delivery.id,
        { day: textOf(given, 'day'), note: textOf(given, 'acknowledged'), ...(kept !== undefined && { proof: kept }) },
        doing,
      )
    }
  })

/** POST …/correction: when and where it went, where that was recorded wrong. */
export const corrected = (visit: AppealVisit): Promise<Response> =>
  act(visit, 'delivery.correct', async (delivery, { given }) => {
    const [left, to, note] = ['left', 'went_to', 'corrected'].map((name) => textOf(given, name)) as [string, string, string]
    const day = dayError(left, visit.now)
    const errors: Errors = { ...correctionErrors(given), ...(day !== undefined && { left: day }) }
    if (Object.keys(errors).length > 0) return errors
    return (tx, doing) => correctByHand(tx, delivery.id, { day: left, to, note }, doing)
  })

/** POST …/shown: whether readers are told of it. */
export const shown = (visit: AppealVisit): Promise<Response> =>
  act(
    visit,
    'delivery.show',
    async (delivery, { given }) =>
      (tx, doing) =>
        showDelivery(tx, delivery.id, textOf(given, 'show') === 'yes', doing),
  )

type Doing = { readonly by: string; readonly at: Date }
type Act = (tx: Transaction, doing: Doing) => Promise<AfterOutcome>

async function act(
  visit: AppealVisit,
  action: 'delivery.decide' | 'delivery.acknowledge' | 'delivery.correct' | 'delivery.show',
  read: (delivery: Delivery, sent: Extract<SentForm, { kind: 'sent' }>) => Promise<Errors | Act>,
): Promise<Response> {
  const delivery = await theDelivery(visit)
  if (delivery instanceof Response) return delivery
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const work = await read(delivery, sent)
  if (typeof work !== 'function') return page(visit, delivery, { given, errors: work })
  const { staff, now } = visit
  return change(visit, given, async (tx) => {
    const outcome = await work(tx, { by: staff.id, at: now })
    if (outcome.kind === 'refused')
      return {
        kind: 'refused',
        response: async () => page(visit, await again(visit, delivery), { given, errors: { [outcome.field ?? '']: outcome.reason } }),
      }
    await auditDelivery(tx, visit, action, delivery.id)
    return { kind: 'done', location: withNotice(hrefOf(deliveryRoutes.delivery, { ...partsOf(visit), delivery: delivery.id }), 'recorded') }
  })
}

/** As it stands now, after somebody else did something. */
async function again(visit: AppealVisit, delivery: Delivery): Promise<Delivery> {
  const now = await theDelivery(visit)
  return now instanceof Response ? delivery : now
}

async function page(visit: AppealVisit, delivery: Delivery, form: FormState): Promise<Response> {
  const { db } = visit.needs
  const dossier = await findDossier(db, delivery.dossier)
  const who = await whoWrote(visit)
  const replies = (await repliesOf(db, delivery.appeal)).filter((reply) => reply.delivery === delivery.id)
  const writes = (writers as readonly string[]).includes(visit.staff.role)
  const name = delivery.bodyName ?? 'A body whose name was erased'
  return answer(
    visit,
    <DeskPage visit={visit} title={name} crumbs={deliveryCrumbs(visit, dossier ?? undefined)}>
      <h1 dir="auto">{name}</h1>
      <p class={['uncertain', 'doubtful', 'bounced'].includes(delivery.state) ? 'notice' : undefined}>
        Version {delivery.version} in {languageName(delivery.lang)}: {stateInWords(delivery)}.
      </p>
      <DeliveryFacts delivery={delivery} today={formatDay(dayOfInstant(visit.now))} />
      <Replies visit={visit} delivery={delivery} replies={replies} who={who} />
      <section aria-labelledby="events">
        <h2 id="events">What became of it</h2>
        <Events opened={visit.opened} events={delivery.events} who={who} />
      </section>
      {writes && (
        <Next
          visit={visit}
          delivery={delivery}
          form={form}
          newer={isSuperseded(delivery.events) ? await newerVersion(db, delivery) : null}
        />
      )}
    </DeskPage>,
    Object.keys(form.errors).length === 0 ? 200 : 422,
  )
}

function Next({
  visit,
  delivery,
  form,
  newer,
}: {
  readonly visit: AppealVisit
  readonly delivery: Delivery
  readonly form: FormState
  readonly newer: NewerVersion
}) {
  const parts = { ...partsOf(visit), delivery: delivery.id }
  const { state } = delivery
  const isWaiting = state === 'queued' || state === 'deferred'
  // Several forms stand here; what is wrong belongs to the one that was sent.
  const correcting = form.given.has('corrected') ? form : formOfCorrection(delivery)
  const acknowledging = form.given.has('acknowledged') ? form : emptyForm
  const deciding = correcting === form || acknowledging === form ? emptyForm : form
  const canDecide = state === 'uncertain' || state === 'doubtful' || isWaiting
  const canAcknowledge = (hasLeft(state) || state === 'uncertain') && state !== 'acknowledged'
  const canCorrect = delivery.channel !== 'e-mail' && hasLeft(state)
  const refusal = form.errors['']
  return (
    <>
      {/* The form it came from is not there any more. */}
      {refusal !== undefined && !(correcting === form ? canCorrect : acknowledging === form ? canAcknowledge : canDecide) && (
        <p class="error" role="alert">
          {refusal}
        </p>
      )}
      {canDecide && <Decide visit={visit} delivery={delivery} form={deciding} newer={newer} />}
      {canAcknowledge && (
        <section aria-labelledby="acknowledge">
          <h2 id="acknowledge">They have it</h2>
          <Form
            visit={visit}
            form={acknowledging}
            action={hrefOf(deliveryRoutes.acknowledge, parts)}
            submit="Record that they have it"
            file
          >
            <DateField form={acknowledging} name="day" label="Since which day" today={dayOfInstant(visit.now)} />
            <TextArea
              form={acknowledging}
              name="acknowledged"
              label="What shows it (optional)"
              hint="A number they gave, who said so on the telephone"
              rows={2}
            />
            <ProofFields visit={visit} form={acknowledging} body={delivery.bodyName} />
          </Form>
        </section>
      )}
      {canCorrect && <Correction visit={visit} delivery={delivery} form={correcting} />}
      {delivery.day !== null && (
        <section aria-labelledby="readers">
          <h2 id="readers">Readers</h2>
          <p>
            {delivery.isPublic
              ? 'Readers may be told of it: the body, the day, the way and how it stands. No address.'
              : 'Readers are not told of it.'}
          </p>
          <Button
            visit={visit}
            action={hrefOf(deliveryRoutes.show, parts)}
            label={delivery.isPublic ? 'Tell readers of it no more' : 'Let readers be told of it'}
            values={{ show: delivery.isPublic ? 'no' : 'yes' }}
          />
        </section>
      )}
    </>
  )
}
