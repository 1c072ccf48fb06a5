import type { Delivery } from './delivery.ts'

/** What came back: an answer in substance, a refusal, or no more than that it was received. */
export const replyKinds = ['answer', 'refusal', 'receipt'] as const
export type ReplyKind = (typeof replyKinds)[number]

/** What a body answered to a delivery, as it is kept. */
export type ReplyWords = {
  readonly kind: ReplyKind
  /** The day it came, YYYY-MM-DD. */
  readonly received: string
  /** Which of the requests of the version it answers, by number from 1. */
  readonly asks: readonly number[]
  /** The document of a case that it is, and the source of that case who says what it says. */
  readonly case: string
  readonly document: string
  readonly speaker: string
  /** In the team's words; for the team. */
  readonly note?: string
}

/** An answer to a delivery, of an appeal or of a submission. */
export type KeptReply = {
  readonly id: string
  readonly delivery: string
  /** Null where its words were erased. */
  readonly words: ReplyWords | null
  /** Whether readers are told of it. */
  readonly shown: boolean
  readonly revision: number
  /** What a change is made from. */
  readonly base: number
  readonly at: Date
  readonly by: string
}

/** One to a delivery of an appeal. */
export type Reply = KeptReply & { readonly appeal: string }

/** One to a submission of a case: `shown` is always false. */
export type SubmissionReply = KeptReply & { readonly caseKey: number }

/** How it stands with the answer to a delivery on a day: days are YYYY-MM-DD, lengths in days. */
export type Answering =
  /** Nothing left, or it came back: no answer is awaited. */
  | { readonly kind: 'none' }
  /** `late`: how long after the deadline; absent where it came in time, or no deadline is known. `after`: how long after it left. */
  | { readonly kind: 'answered'; readonly day: string; readonly after: number; readonly late?: number }
  /** The deadline is still to come. */
  | { readonly kind: 'awaited'; readonly left: number; readonly until: string; readonly silent: number }
  /** It is over, and nobody answered in substance. */
  | { readonly kind: 'lapsed'; readonly over: number; readonly until: string; readonly silent: number }
  /** No deadline is known. */
  | { readonly kind: 'silent'; readonly silent: number }

/**
 * How it stands with the answer to a delivery. A word that it was received is no answer: the body stays silent on what is asked.
 * The first answer or refusal counts.
 */
export function answeringOf(
  { day, deadline }: Pick<Delivery, 'day' | 'deadline'>,
  replies: readonly (Pick<ReplyWords, 'kind' | 'received'> | null)[],
  today: string,
): Answering {
  if (day === null) return { kind: 'none' }
  const [first] = replies
    .flatMap((reply) => (reply === null || reply.kind === 'receipt' ? [] : [reply.received]))
    .toSorted((one, other) => (one < other ? -1 : 1))
  if (first !== undefined) {
    const late = deadline === null ? 0 : daysBetween(deadline.day, first)
    return { kind: 'answered', day: first, after: Math.max(0, daysBetween(day, first)), ...(late > 0 && { late }) }
  }
  const silent = Math.max(0, daysBetween(day, today))
  if (deadline === null) return { kind: 'silent', silent }
  const left = daysBetween(today, deadline.day)
  return left >= 0 ? { kind: 'awaited', left, until: deadline.day, silent } : { kind: 'lapsed', over: -left, until: deadline.day, silent }
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
