import type { ReplyTime } from './body.ts'
import type { ReplyWords } from './reply.ts'

export const channels = ['e-mail', 'post', 'portal', 'fax', 'by-hand'] as const
export type Channel = (typeof channels)[number]

/** What can become of something that is delivered. */
export type EventKind =
  /** It waits for its turn. */
  | 'queued'
  /** It was taken to be handed over, and by nobody else. */
  | 'taken'
  /** A mail server took it. */
  | 'accepted'
  /** A mail server may take it later. */
  | 'deferred'
  /** A mail server never will. */
  | 'refused'
  /** The connection, or the process, ended in the middle: nobody knows. It waits for a person. */
  | 'uncertain'
  /** A person has it sent again. */
  | 'again'
  /** A person knows that it arrived. */
  | 'arrived'
  /** A person, or three days of being put off, ended it. */
  | 'given-up'
  /** A delivery report came back (RFC 3464). */
  | 'reported-delivered'
  | 'reported-delayed'
  | 'reported-failed'
  | 'reported-relayed'
  /** Somebody brought it there by another way than mail. */
  | 'sent'
  /** Somebody has it from the body that it is there. */
  | 'acknowledged'
  /** Readers may be told of it, or no more. */
  | 'shown'
  | 'hidden'

/** One line of what became of a delivery. Rows are only added. */
export type DeliveryEvent = {
  readonly number: number
  readonly kind: EventKind
  /** When it was written down; `day` is the day that a person gives, YYYY-MM-DD. */
  readonly at: Date
  readonly day?: string
  /** Of SMTP (250, 450) or of a report (5.1.1), or of the system (ECONNREFUSED). */
  readonly code?: string
  readonly notBefore?: Date
  /** A staff member's id; absent for the machine. */
  readonly by?: string
  /** In the team's words; absent where there are none or they were erased. */
  readonly note?: string
  /** The document of a case that proves it, `case/document`. */
  readonly proof?: string
  /** Where it went, where that is corrected. */
  readonly to?: string
}

export type DeliveryState =
  | 'queued'
  | 'sending'
  | 'deferred'
  | 'uncertain'
  | 'accepted'
  /** A server took it, and a report says that it came back. Anybody who has the letter can forge one, so it waits for a person. */
  | 'doubtful'
  | 'bounced'
  | 'delivered'
  | 'sent'
  | 'acknowledged'
  | 'given-up'

/** By when an answer is due, and why. */
export type Deadline = ReplyTime & { readonly day: string }

/** One line of the ledger: what was sent, to whom, when, by which way, with what became of it. */
export type Brought = {
  readonly id: string
  readonly lang: string
  readonly body: string
  /** What the body was called then; null where it was erased. */
  readonly bodyName: string | null
  readonly channel: Channel
  /** Where it went: an address of mail or of the web, a number, the lines of an envelope; for the team only. */
  readonly to: string | null
  /** SHA-256 of exactly the bytes that went, or were printed. */
  readonly hash: string
  readonly messageId: string | null
  /** Why a second letter went to the same body about the same version. */
  readonly again?: string
  readonly at: Date
  readonly by: string
  readonly events: readonly DeliveryEvent[]
  readonly state: DeliveryState
  /** The day it left, YYYY-MM-DD; null while it has not. */
  readonly day: string | null
  readonly deadline: Deadline | null
  /** What came back by now, as far as its words were not erased. */
  readonly replies: readonly Pick<ReplyWords, 'kind' | 'received'>[]
  readonly isPublic: boolean
}

/** One by which a version of an appeal was brought, with its dossier. */
export type Delivery = Brought & { readonly dossier: string; readonly appeal: string; readonly version: number }

/** One by which a submission of a case was brought. */
export type SubmissionDelivery = Brought & { readonly submission: string; readonly caseKey: number }

/** What anybody may be told of a delivery: no address, no name of a person, no words of the team. */
export type PublicDelivery = Pick<Delivery, 'id' | 'version' | 'body' | 'channel' | 'state' | 'deadline'> & {
  readonly bodyName: string
  readonly day: string
}

/** How a delivery stands, from what became of it. A late report that it is put off takes nothing back that is known by then. */
export function stateOf(events: readonly Pick<DeliveryEvent, 'kind'>[]): DeliveryState {
  let state: DeliveryState = 'queued'
  for (const { kind } of events) state = after(state, kind)
  return state
}

function after(state: DeliveryState, kind: EventKind): DeliveryState {
  if (state === 'acknowledged') return state
  switch (kind) {
    case 'queued':
    case 'again':
      return 'queued'
    case 'taken':
      return 'sending'
    case 'accepted':
      // A report can come before it is written down that the server took it.
      return state === 'bounced' || state === 'doubtful' || state === 'delivered' ? state : 'accepted'
    case 'arrived':
      return 'accepted'
    case 'deferred':
      return 'deferred'
    case 'refused':
      return 'bounced'
    case 'reported-failed':
      return afterFailure(state)
    case 'uncertain':
      return 'uncertain'
    case 'given-up':
      return 'given-up'
    case 'reported-delivered':
    case 'reported-relayed':
      return 'delivered'
    case 'reported-delayed':
      // It speaks of what was handed over; what waits to be sent waits on.
      return state === 'sending' || state === 'uncertain' ? 'accepted' : state
    case 'sent':
      return 'sent'
    case 'acknowledged':
      return 'acknowledged'
    case 'shown':
    case 'hidden':
      return state
    default:
      return kind satisfies never
  }
}

/** A report that it failed stops what is still being sent; what left it puts in doubt, and of what somebody is to decide, or knows better, it changes nothing. */
function afterFailure(state: DeliveryState): DeliveryState {
  if (state === 'queued' || state === 'sending' || state === 'deferred') return 'bounced'
  return state === 'accepted' ? 'doubtful' : state
}

/** Whether a letter waits for a person because a newer version was published before its turn came. It was not sent since somebody last had it sent. */
export function isSuperseded(events: readonly Pick<DeliveryEvent, 'kind' | 'code'>[]): boolean {
  const last = events.findLast(({ kind }) => kind !== 'shown' && kind !== 'hidden')
  return last?.kind === 'uncertain' && last.code === supersededCode
}

/** What stands beside such an event. */
export const supersededCode = 'superseded'

/** What stands beside a line that takes the place of what was recorded by hand before. */
export const correctedCode = 'corrected'

/** Whether something has left the house in this state, for all that anybody knows. */
export const hasLeft = (state: DeliveryState): boolean => ['accepted', 'doubtful', 'delivered', 'sent', 'acknowledged'].includes(state)

/** Whether something has left the house in this state, is about to, or may have: a second would be one too many. */
export const hasLeftOrMay = (state: DeliveryState): boolean =>
  hasLeft(state) || ['queued', 'sending', 'deferred', 'uncertain'].includes(state)

/** Whether exactly this was recorded by hand before, and not taken back: what a form says that is sent twice. */
export const isRecorded = (
  lines: readonly Brought[],
  { channel, day, to, again }: { readonly channel: Channel; readonly day: string; readonly to: string; readonly again: string },
): boolean =>
  lines.some((one) => hasLeft(one.state) && one.channel === channel && one.day === day && one.to === to && (one.again ?? '') === again)

/** What whoever sends such a form is told. */
export const recordedAlready = 'Exactly this is recorded already, and stands there once. Go back and look at it.'

/**
 * The day it left: that which a person gave, or that on which a server took it; where nobody wrote that down, that of the first report on
 * what was handed over last, or on which it was. Null while it has not left, or came back.
 */
export function dayOf(events: readonly DeliveryEvent[]): string | null {
  if (!hasLeft(stateOf(events))) return null
  const handedOver = events.findLastIndex(({ kind }) => kind === 'taken')
  const left =
    events.findLast(({ kind }) => kind === 'accepted' || kind === 'arrived' || kind === 'sent') ??
    events.slice(handedOver + 1).find(({ kind }) => kind.startsWith('reported-')) ??
    events[handedOver]
  return left === undefined ? null : (left.day ?? left.at.toISOString().slice(0, 10))
}

/** Whether readers may be told of it: the newest word of the team. */
export const isShown = (events: readonly Pick<DeliveryEvent, 'kind'>[]): boolean =>
  events.findLast(({ kind }) => kind === 'shown' || kind === 'hidden')?.kind === 'shown'

/** So many days after a day, YYYY-MM-DD. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
