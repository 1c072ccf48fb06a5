import {
  answeringOf,
  dayAfter,
  isSuperseded,
  type Channel,
  type Delivery,
  type DeliveryEvent,
  type DeliveryState,
  type EventKind,
} from '../../../delivery/index.ts'
import { describeDate, parseDate } from '../../../kit/index.ts'

export const channelInWords: Readonly<Record<Channel, string>> = {
  'e-mail': 'e-mail',
  post: 'printed letter by post',
  portal: 'portal of the body',
  fax: 'fax',
  'by-hand': 'handed over',
}

/** How it stands: "being sent", "not sent, since a newer version was published: decide". */
export const stateInWords = ({ state, events }: Pick<Delivery, 'state' | 'events'>): string =>
  isSuperseded(events) ? 'not sent, since a newer version was published: decide' : states[state]

const states: Readonly<Record<DeliveryState, string>> = {
  queued: 'waits for its turn',
  sending: 'being sent',
  deferred: 'put off by the mail server, tried again',
  uncertain: 'nobody knows whether it arrived: decide',
  accepted: 'taken by a mail server',
  doubtful: 'reported as undeliverable: decide',
  bounced: 'came back',
  delivered: 'delivered, says its mail server',
  sent: 'sent',
  acknowledged: 'they have it',
  'given-up': 'given up',
}

/** One line of what became of it, with its code: "Put off: code 451". */
export function eventInWords(event: Pick<DeliveryEvent, 'kind' | 'code'>): string {
  const { kind, code } = event
  const said = isSuperseded([event]) ? 'Put aside' : kinds[kind]
  return code === undefined || kind === 'accepted' ? said : `${said}: ${codes[code] ?? `code ${code}`}`
}

const kinds: Readonly<Record<EventKind, string>> = {
  queued: 'Queued',
  taken: 'Handed to the mail server',
  accepted: 'The mail server took it',
  deferred: 'Put off',
  refused: 'The mail server refused it',
  uncertain: 'The connection, or Amparo, ended in the middle: perhaps it arrived',
  again: 'To be sent again',
  arrived: 'Known to have arrived',
  'given-up': 'Given up',
  'reported-delivered': 'Reported as delivered',
  'reported-delayed': 'Reported as delayed; their server still tries',
  'reported-failed': 'Reported as undeliverable',
  'reported-relayed': 'Reported as passed on to a server that reports nothing',
  sent: 'Sent',
  acknowledged: 'They have it',
  shown: 'Readers may be told of it',
  hidden: 'Readers are told of it no more',
}

/** Codes that are Amparo's own; those of servers stand as they are. */
const codes: Readonly<Record<string, string>> = {
  objected: 'the body asked for no more mail',
  withdrawn: 'the body was withdrawn from the directory',
  'taken-down': 'the version is not shown to readers any more',
  closed: 'one of its annexes was closed',
  confidential:
    'a procedure that forbids publicity covers the case since it was queued: look at it, and send it again if it goes all the same',
  consent: 'a consent that it rests on holds no longer',
  'stands-no-more': 'what it rests on does not stand any more, or is closed by now',
  superseded: 'not sent, because another version was published before it left',
  erased: 'its words were erased',
  corrected: 'corrected',
  interrupted: 'Amparo was ended while it was sent',
  restored: 'a backup was brought back, after which it may have been sent',
  'file-missing': 'its file is not here any more',
  'file-damaged': 'its file is damaged',
  failed: 'the program failed',
  address: 'no mail can be sent to such an address',
}

export const dayInWords = (day: string): string => describeDate(parseDate(day), 'en')

/**
 * How it stands with the answer: "answer due in 5 days", "answer overdue by 3 days", "answered 12 days after it left, 2 days late"; null where
 * none is awaited.
 */
export function dueInWords(delivery: Pick<Delivery, 'day' | 'deadline' | 'state' | 'replies'>, today: string): string | null {
  const { deadline, state, replies } = delivery
  if (state === 'bounced' || state === 'given-up') return null
  const answering = answeringOf(delivery, replies, today)
  const whose = deadline?.of === 'state' ? 'answer of the State' : 'answer'
  const received = replies.some(({ kind }) => kind === 'receipt') ? '; they wrote that they have it' : ''
  switch (answering.kind) {
    case 'none':
      return null
    case 'answered': {
      const late = answering.late === undefined ? (deadline === null ? '' : ', in time') : `, ${inDays(answering.late)} late`
      return `answered on ${dayInWords(answering.day)}, after ${inDays(answering.after)}${late}`
    }
    case 'awaited':
      return answering.left === 0
        ? `${whose} due today${received}`
        : `${whose} due in ${inDays(answering.left)}, by ${dayInWords(answering.until)}${received}`
    case 'lapsed':
      return `${whose} overdue by ${inDays(answering.over)}, since ${dayInWords(answering.until)}${received}`
    case 'silent':
      return replies.length === 0 ? null : `no answer in substance yet${received}`
    default:
      return answering satisfies never
  }
}

const inDays = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`

/** Whether something is to be done about a delivery: it is uncertain or in doubt, came back, or its answer is due within a week or overdue. */
export function needsSomebody(delivery: Pick<Delivery, 'day' | 'state' | 'deadline' | 'replies'>, today: string): boolean {
  const { state, deadline, replies } = delivery
  const isAnswered = answeringOf(delivery, replies, today).kind === 'answered'
  return (
    state === 'uncertain' ||
    state === 'doubtful' ||
    state === 'bounced' ||
    (deadline !== null && !isAnswered && deadline.day <= dayAfter(today, 7))
  )
}
