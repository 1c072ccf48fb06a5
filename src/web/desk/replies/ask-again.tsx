import {
  deliveriesOf,
  repliesOf,
  submissionDeliveriesOf,
  submissionRepliesOf,
  type Brought,
  type ReplyOf,
} from '../../../delivery/index.ts'
import { describeDate, fold, parseDate } from '../../../kit/index.ts'
import type { WithCases } from '../deliveries/with-cases.ts'
import { dayInWords } from '../deliveries/words.ts'
import { Options, textOf, textsOf, type Errors, type FormState, type Given } from '../forms/index.ts'
import type { Visit } from '../visit.ts'

/** What is asked about before something is kept as the answer of a body, by field: it may be right, but readers are told of it as theirs. */
export type Doubts = { readonly document?: string; readonly speaker?: string }

/** Sources of cases, `case/source`, that somebody has already confirmed to speak for the body of a delivery. */
export async function knownSpeakers(
  { needs: { db } }: Pick<Visit, 'needs'>,
  { body }: Pick<Brought, 'body'>,
  of: ReplyOf,
): Promise<ReadonlySet<string>> {
  const brought = 'appeal' in of ? await deliveriesOf(db, of.appeal) : await submissionDeliveriesOf(db, [of.caseKey])
  const own = new Set(brought.flatMap((one) => (one.body === body ? [one.id] : [])))
  const replies = 'appeal' in of ? await repliesOf(db, of.appeal) : await submissionRepliesOf(db, of.caseKey)
  return new Set(replies.flatMap(({ delivery, words }) => (own.has(delivery) && words ? [`${words.case}/${words.speaker}`] : [])))
}

/** What is doubtful in a choice: a document older than what it answers, and a speaker who is called otherwise than the body. */
export function doubtsOf(visit: Pick<WithCases, 'opened'>, given: Given, delivery: Brought, known: ReadonlySet<string>): Doubts {
  const [place, speaker] = [textOf(given, 'document'), textOf(given, 'speaker')]
  const opened = visit.opened.cases.get(place.slice(0, Math.max(0, place.lastIndexOf('/'))))
  const document = opened?.document.documents.find(({ id }) => place === `${opened.id}/${id}`)
  const source = opened?.document.sources.find(({ id }) => speaker === `${opened.id}/${id}`)
  const left = delivery.day === null ? null : parseDate(delivery.day)
  const printed = document?.published
  const isOlder = printed?.kind === 'date' && left?.kind === 'date' && printed.latest < left.earliest
  const isOther = source !== undefined && !known.has(speaker) && !isCalled(source.name, delivery.bodyName ?? '')
  return {
    ...(isOlder && {
      document: `This document is of ${describeDate(printed, 'en')}, and answers what left on ${dayInWords(delivery.day ?? '')}. Tick below if it is so.`,
    }),
    ...(isOther && {
      speaker: `${source.name} is not called as ${delivery.bodyName ?? 'the body'} is. Choose the source that stands for it, or tick below that this one speaks for it.`,
    }),
  }
}

/** The doubts that nobody has ticked away: a tick is about what was chosen when it was set. */
export const openDoubts = (given: Given, doubts: Doubts): Errors =>
  Object.fromEntries(Object.entries(doubts).filter(([field]) => !textsOf(given, sure(field)).includes(textOf(given, field))))

/** The tick with which somebody confirms what is doubtful. */
export const Confirm = ({ form, doubts, field }: { readonly form: FormState; readonly doubts: Doubts; readonly field: keyof Doubts }) =>
  doubts[field] === undefined ? null : (
    <Options
      form={form}
      name={sure(field)}
      type="checkbox"
      label="To be confirmed"
      options={[{ value: textOf(form.given, field), label: confirmations[field] }]}
    />
  )

/** What was confirmed when an answer was recorded, which is not asked about again. */
export const confirmedIn = ({ document, speaker }: { readonly document: string; readonly speaker: string }) => ({
  [sure('document')]: document,
  [sure('speaker')]: speaker,
})

const confirmations = {
  document: 'It is the answer all the same: its date is another thing',
  speaker: 'It speaks for the body',
} as const

const sure = (field: string): string => `${field}_sure`

function isCalled(source: string, body: string): boolean {
  const [one, other] = [` ${fold(source)} `, ` ${fold(body)} `]
  return one.includes(other) || other.includes(one)
}
