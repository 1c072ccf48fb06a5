import { keepErasuresAway, type Transaction } from '../platform/index.ts'
import { describeDate, parseDate } from '../kit/index.ts'
import { correctedCode, hasLeft, isShown, type Brought, type Delivery, type SubmissionDelivery } from './delivery.ts'
import { beforeApproval } from './dossier.ts'
import { findDossier } from './dossier-store.ts'
import { addEvent, lockDelivery } from './ledger-store.ts'

export type AfterOutcome =
  | { readonly kind: 'done'; readonly delivery: Brought }
  | { readonly kind: 'refused'; readonly reason: string; readonly field?: string }

type Doing = { readonly by: string; readonly at: Date }

export const decisions = ['again', 'arrived', 'given-up'] as const

/** Decides about a letter of which nobody knows whether it arrived, or of which a report says that it came back: it is sent again, it arrived, or it is given up. */
export const decideUncertain = (
  tx: Transaction,
  id: string,
  { decision, note, day }: { readonly decision: (typeof decisions)[number]; readonly note: string; readonly day?: string },
  { by, at }: Doing,
): Promise<AfterOutcome> =>
  afterwards(tx, id, async (delivery) => {
    if (delivery.state !== 'uncertain' && delivery.state !== 'doubtful')
      return 'It is known by now what became of it. Look at it as it stands.'
    // What left before that was put in doubt left on its day.
    const left = day ?? (decision === 'arrived' ? delivery.day : null)
    await addEvent(tx, id, { kind: decision, at, by, note, ...(left !== null && { day: left }) })
    return null
  })

/** Stops a letter that still waits for its turn. */
export const stopLetter = (tx: Transaction, id: string, { note }: { readonly note: string }, { by, at }: Doing): Promise<AfterOutcome> =>
  afterwards(tx, id, async (delivery) => {
    if (delivery.state !== 'queued' && delivery.state !== 'deferred') return 'It does not wait any more. Look at it as it stands.'
    await addEvent(tx, id, { kind: 'given-up', at, by, note })
    return null
  })

/** Records that the body has what was sent: the day, what shows it, and the document that proves it. */
export const acknowledge = (
  tx: Transaction,
  id: string,
  { day, note, proof }: { readonly day: string; readonly note: string; readonly proof?: string },
  { by, at }: Doing,
): Promise<AfterOutcome> =>
  afterwards(tx, id, async (delivery) => {
    if (delivery.state === 'acknowledged') return 'It is recorded already that they have it.'
    if (delivery.day !== null && day < delivery.day) return `They cannot have had it before it left, on ${delivery.day}.`
    if (!hasLeft(delivery.state) && delivery.state !== 'uncertain') return 'It has not left yet, or came back.'
    await addEvent(tx, id, { kind: 'acknowledged', at, by, day, note, ...(proof !== undefined && { proof }) })
    return null
  })

/**
 * Corrects when and where an approved dossier went that somebody brought by another way than mail: a further line takes the place of what
 * was recorded, which stays. Refused on a day before it was approved, or after the body had it or answered.
 */
export const correctByHand = (
  tx: Transaction,
  id: string,
  { day, to, note }: { readonly day: string; readonly to: string; readonly note: string },
  { by, at }: Doing,
): Promise<AfterOutcome> =>
  afterwards(tx, id, async (delivery) => {
    if (!('dossier' in delivery) || delivery.channel === 'e-mail' || !hasLeft(delivery.state))
      return 'It was not recorded by hand, or did not leave.'
    const dossier = await findDossier(tx, delivery.dossier)
    const early = dossier === null ? null : beforeApproval(dossier.frozen, day)
    if (early !== null) return { field: 'left', reason: early }
    const had = delivery.events.flatMap((event) => (event.kind === 'acknowledged' && event.day !== undefined ? [event.day] : []))
    const [first] = [...had, ...delivery.replies.map(({ received }) => received)].toSorted((one, other) => (one < other ? -1 : 1))
    if (first !== undefined && day > first)
      return { field: 'left', reason: `They had it, or answered, on ${describeDate(parseDate(first), 'en')}: it left before that.` }
    await addEvent(tx, id, { kind: 'sent', code: correctedCode, at, by, day, note, ...(to !== delivery.to && { to }) })
    return null
  })

/** Decides whether readers are told of a delivery: the body, the day, the way and how it stands, and nothing else of it. */
export const showDelivery = (tx: Transaction, id: string, show: boolean, { by, at }: Doing): Promise<AfterOutcome> =>
  afterwards(tx, id, async (delivery) => {
    if (show && delivery.day === null) return 'It has not left yet, or came back: there is nothing to tell.'
    if (isShown(delivery.events) !== show) await addEvent(tx, id, { kind: show ? 'shown' : 'hidden', at, by })
    return null
  })

/** What is refused has written nothing. */
async function afterwards(
  tx: Transaction,
  id: string,
  work: (delivery: Delivery | SubmissionDelivery) => Promise<string | Refusal | null>,
): Promise<AfterOutcome> {
  await keepErasuresAway(tx)
  const delivery = await lockDelivery(tx, id)
  if (delivery === null) return { kind: 'refused', reason: 'There is no such delivery.' }
  const refusal = await work(delivery)
  if (refusal === null) return { kind: 'done', delivery }
  return { kind: 'refused', ...(typeof refusal === 'string' ? { reason: refusal } : refusal) }
}

/** What is refused, with the field of a form that it is about. */
type Refusal = { readonly field: string; readonly reason: string }
