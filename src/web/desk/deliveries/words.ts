import { dayAfter, type Channel, type Delivery, type DeliveryState, type EventKind } from '../../../delivery/index.ts'
import { describeDate, parseDate } from '../../../kit/index.ts'

export const channelInWords: Readonly<Record<Channel, string>> = {
  'e-mail': 'e-mail',
  post: 'printed letter by post',
  portal: 'portal of the body',
  fax: 'fax',
  'by-hand': 'handed over',
}

export const stateInWords: Readonly<Record<DeliveryState, string>> = {
  queued: 'waits for its turn',
  sending: 'being sent',
  deferred: 'put off by the mail server, tried again',
  uncertain: 'nobody knows whether it arrived: decide',
  accepted: 'taken by a mail server',
  bounced: 'came back',
  delivered: 'delivered, says its mail server',
  sent: 'sent',
  acknowledged: 'they have it',
  'given-up': 'given up',
}

export const eventInWords: Readonly<Record<EventKind, string>> = {
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
  'taken-down': 'the appeal was taken down',
  erased: 'its words were erased',
  interrupted: 'Amparo was ended while it was sent',
  restored: 'a backup was brought back, after which it may have been sent',
  'file-missing': 'its file is not here any more',
  'file-damaged': 'its file is damaged',
  failed: 'the program failed',
  address: 'no mail can be sent to such an address',
}

export const codeInWords = (code: string): string => codes[code] ?? `code ${code}`

export const dayInWords = (day: string): string => describeDate(parseDate(day), 'en')

/** Whether an answer is awaited, and how long still: "answer due in 5 days", "answer overdue by 3 days"; null where none is. */
export function dueInWords({ deadline, state }: Pick<Delivery, 'deadline' | 'state'>, today: string): string | null {
  if (deadline === null || state === 'bounced' || state === 'given-up') return null
  const left = Math.round((Date.parse(deadline.day) - Date.parse(today)) / 86_400_000)
  const whose = deadline.of === 'state' ? 'answer of the State' : 'answer'
  if (left > 0) return `${whose} due in ${left} ${left === 1 ? 'day' : 'days'}, by ${dayInWords(deadline.day)}`
  return left === 0
    ? `${whose} due today`
    : `${whose} overdue by ${-left} ${left === -1 ? 'day' : 'days'}, since ${dayInWords(deadline.day)}`
}

/** Whether something is to be done about a delivery: it is uncertain, came back, or its answer is due within a week or overdue. */
export function needsSomebody({ state, deadline }: Pick<Delivery, 'state' | 'deadline'>, today: string): boolean {
  return state === 'uncertain' || state === 'bounced' || (deadline !== null && deadline.day <= dayAfter(today, 7))
}
