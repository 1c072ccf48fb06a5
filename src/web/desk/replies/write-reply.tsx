import { randomUUID } from 'node:crypto'
import { findDelivery, findReply, writeReply, type Delivery, type Reply } from '../../../delivery/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { auditDelivery } from '../deliveries/audit-delivery.ts'
import { deliveryRoutes } from '../deliveries/routes.ts'
import { deliveryCrumbs, partsOf, theDelivery } from '../deliveries/the-dossier.ts'
import { emptyForm, filledWith, Form, frameFields, readForm, rebased, textOf, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { doubtsOf, knownSpeakers } from './ask-again.tsx'
import { asksOf, readReply, ReplyFields, valuesOf } from './reply-fields.tsx'
import { replyRoutes } from './routes.ts'

/** An answer that is written, and what it answers; `reply` is null of a new one. */
type Writing = { readonly delivery: Delivery; readonly reply: Reply | null }

/** GET …/replies/new */
export async function newReply(visit: AppealVisit): Promise<Response> {
  const delivery = await theDelivery(visit)
  return delivery instanceof Response ? delivery : page(visit, { delivery, reply: null }, emptyForm, 200)
}

/** POST …/replies/new: keeps what a body answered. */
export async function addReply(visit: AppealVisit): Promise<Response> {
  const delivery = await theDelivery(visit)
  return delivery instanceof Response ? delivery : write(visit, { delivery, reply: null })
}

/** GET /appeals/:appeal/replies/:reply */
export async function reply(visit: AppealVisit): Promise<Response> {
  const found = await theReply(visit)
  return found instanceof Response ? found : page(visit, found, filledWith(valuesOf(found.reply)), 200)
}

/** POST: corrects it; what stood there before stays on record. */
export async function changeReply(visit: AppealVisit): Promise<Response> {
  const found = await theReply(visit)
  return found instanceof Response ? found : write(visit, found)
}

/** POST …/shown: whether readers are told of it. */
export async function showReply(visit: AppealVisit): Promise<Response> {
  const found = await theReply(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { staff, now } = visit
  const { words, ...standing } = found.reply
  const href = hrefOf(deliveryRoutes.delivery, { ...partsOf(visit), delivery: standing.delivery })
  if (words === null) return visit.c.redirect(href, 303)
  return change(visit, sent.given, async (tx) => {
    const shown = textOf(sent.given, 'show') === 'yes'
    const outcome = await writeReply(tx, { ...standing, shown, words }, standing.base, { by: staff.id, at: now })
    // Somebody else changed it just now: the page shows how it stands.
    if (outcome.kind === 'conflict') return { kind: 'done', location: href }
    await auditDelivery(tx, visit, 'reply.show', standing.id, { shown: shown ? 'yes' : 'no' })
    return { kind: 'done', location: withNotice(href, 'recorded') }
  })
}

async function theReply(visit: AppealVisit): Promise<(Writing & { readonly reply: Reply }) | Response> {
  const { db } = visit.needs
  const found = await findReply(db, visit.c.req.param('reply') ?? '')
  const delivery = found === null ? null : await findDelivery(db, found.delivery)
  return found !== null && delivery !== null && delivery.appeal === visit.opened.whole.id
    ? { reply: found, delivery }
    : visit.c.redirect(hrefOf(deliveryRoutes.deliveries, partsOf(visit)), 303)
}

async function write(visit: AppealVisit, writing: Writing): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const { delivery } = writing
  const doubts = doubtsOf(visit, given, delivery, await knownSpeakers(visit, delivery))
  const read = readReply(visit, given, { delivery, asks: await asksOf(visit, delivery), doubts })
  const errors = {
    ...(read.kind === 'wrong' && read.errors),
    ...(delivery.day === null && { '': 'It has not left, or came back: there is nothing to answer.' }),
  }
  if (read.kind === 'wrong' || Object.keys(errors).length > 0) return page(visit, writing, { given, errors }, 422)
  const { staff, now } = visit
  const [id, shown] = [writing.reply?.id ?? randomUUID(), writing.reply?.shown ?? false]
  const base = Number(textOf(given, frameFields.base))
  return change(visit, given, async (tx) => {
    const kept = { id, delivery: delivery.id, appeal: delivery.appeal, shown, words: read.words }
    const outcome = await writeReply(tx, kept, base, { by: staff.id, at: now })
    if (outcome.kind === 'conflict')
      return {
        kind: 'refused',
        response: () =>
          page(visit, { delivery, reply: outcome.reply }, { given: rebased(given, outcome.reply.base), errors: { '': meanwhile } }, 409),
      }
    if (outcome.kind === 'twice')
      return {
        kind: 'refused',
        response: () => page(visit, writing, { given, errors: { document: recorded } }, 422),
      }
    await auditDelivery(tx, visit, 'reply.record', id, { delivery: delivery.id })
    return { kind: 'done', location: withNotice(hrefOf(deliveryRoutes.delivery, { ...partsOf(visit), delivery: delivery.id }), 'recorded') }
  })
}

const recorded = 'This document is recorded as an answer to this delivery already. Correct that answer where something is wrong with it.'

const meanwhile =
  'Somebody changed this answer after you opened the form. Open its page beside this one to see how it stands; send this again to put it in the place of that.'

async function page(visit: AppealVisit, { delivery, reply: found }: Writing, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const parts = { ...partsOf(visit), delivery: delivery.id }
  const action =
    found === null ? hrefOf(replyRoutes.addReply, parts) : hrefOf(replyRoutes.changeReply, { ...partsOf(visit), reply: found.id })
  const back = hrefOf(deliveryRoutes.delivery, parts)
  const doubts = doubtsOf(visit, form.given, delivery, await knownSpeakers(visit, delivery))
  const title = found === null ? 'Record an answer' : 'Correct an answer'
  return answer(
    visit,
    <DeskPage visit={visit} title={title} crumbs={[...deliveryCrumbs(visit), { href: back, label: delivery.bodyName ?? 'Delivery' }]}>
      <h1>{title}</h1>
      <p>
        What <bdi>{delivery.bodyName ?? 'the body'}</bdi> answered to version {delivery.version}. It is a document of a case like any other:
        claims are made of its passages, and it says only what its words say.
      </p>
      <Form visit={visit} form={form} action={action} submit="Record" base={found?.base ?? 0} beside={<a href={back}>Back</a>}>
        <ReplyFields visit={visit} form={form} asks={await asksOf(visit, delivery)} lang={delivery.lang} doubts={doubts} />
      </Form>
    </DeskPage>,
    status,
  )
}
