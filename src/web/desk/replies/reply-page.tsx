import { randomUUID } from 'node:crypto'
import { writeReply, type Brought, type KeptReply, type ReplyOf } from '../../../delivery/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import type { Edition } from '../../../publishing/index.ts'
import { change } from '../change.ts'
import type { WithCases } from '../deliveries/with-cases.ts'
import { Form, frameFields, readForm, rebased, textOf, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage, type Crumb } from '../page.tsx'
import { doubtsOf, knownSpeakers } from './ask-again.tsx'
import { readReply, ReplyFields } from './reply-fields.tsx'

/** What an answer is written to: something that was brought to a body, of an appeal or of a submission. */
export type Answered = {
  readonly visit: WithCases
  readonly delivery: Brought
  readonly of: ReplyOf
  /** As it is called in a sentence: "version 2". */
  readonly what: string
  /** What is asked in it, in its language; none where that is not known. */
  readonly asks: Edition['asks']
  readonly crumbs: readonly Crumb[]
  /** The page on which it stands, and where the form goes. */
  readonly back: string
  readonly actionOf: (reply: KeptReply | null) => string
  readonly audit: (tx: Transaction, reply: string) => Promise<void>
}

/** Keeps what a body answered, or corrects it; `reply` is null of a new one. */
export async function keepReply(answered: Answered, reply: KeptReply | null): Promise<Response> {
  const { visit, delivery, of, asks, back, audit } = answered
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return replyPage(answered, reply, unreadableForm, 422)
  const { given } = sent
  const doubts = doubtsOf(visit, given, delivery, await knownSpeakers(visit, delivery, of))
  const read = readReply(visit, given, { delivery, asks, doubts })
  const errors = {
    ...(read.kind === 'wrong' && read.errors),
    ...(delivery.day === null && { '': 'It has not left, or came back: there is nothing to answer.' }),
  }
  if (read.kind === 'wrong' || Object.keys(errors).length > 0) return replyPage(answered, reply, { given, errors }, 422)
  const { staff, now } = visit
  const [id, shown] = [reply?.id ?? randomUUID(), reply?.shown ?? false]
  const base = Number(textOf(given, frameFields.base))
  return change(visit, given, async (tx) => {
    const outcome = await writeReply(tx, { id, delivery: delivery.id, ...of, shown, words: read.words }, base, { by: staff.id, at: now })
    if (outcome.kind === 'conflict')
      return {
        kind: 'refused',
        response: () => replyPage(answered, outcome.reply, { given: rebased(given, outcome.reply.base), errors: { '': meanwhile } }, 409),
      }
    if (outcome.kind === 'twice')
      return { kind: 'refused', response: () => replyPage(answered, reply, { given, errors: { document: recorded } }, 422) }
    await audit(tx, id)
    return { kind: 'done', location: withNotice(back, 'recorded') }
  })
}

const recorded = 'This document is recorded as an answer to this delivery already. Correct that answer where something is wrong with it.'

const meanwhile =
  'Somebody changed this answer after you opened the form. Open its page beside this one to see how it stands; send this again to put it in the place of that.'

/** The form of an answer. */
export async function replyPage(answered: Answered, reply: KeptReply | null, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const { visit, delivery, of, what, asks, crumbs, back, actionOf } = answered
  const doubts = doubtsOf(visit, form.given, delivery, await knownSpeakers(visit, delivery, of))
  const title = reply === null ? 'Record an answer' : 'Correct an answer'
  return answer(
    visit,
    <DeskPage visit={visit} title={title} crumbs={[...crumbs, { href: back, label: delivery.bodyName ?? 'Delivery' }]}>
      <h1>{title}</h1>
      <p>
        What <bdi>{delivery.bodyName ?? 'the body'}</bdi> answered to {what}. It is a document of a case like any other: claims are made of
        its passages, and it says only what its words say.
      </p>
      <Form visit={visit} form={form} action={actionOf(reply)} submit="Record" base={reply?.base ?? 0} beside={<a href={back}>Back</a>}>
        <ReplyFields visit={visit} form={form} asks={asks} lang={delivery.lang} doubts={doubts} />
      </Form>
    </DeskPage>,
    status,
  )
}
