import { newestEditions, versionChain, type ChainLink, type Edition } from '../publishing/index.ts'
import type { Database } from '../platform/index.ts'
import type { PublicDelivery } from './delivery.ts'
import { publicDeliveries } from './ledger-store.ts'
import { answeringOf, type Answering, type Reply, type ReplyWords } from './reply.ts'
import { repliesOf } from './replies-store.ts'

/** One thing that became of an appeal, as readers are told it; `day` is YYYY-MM-DD. */
export type TimelineLine = { readonly day: string } & (
  | { readonly kind: 'published'; readonly link: ChainLink }
  | { readonly kind: 'sent'; readonly delivery: PublicDelivery }
  | { readonly kind: 'received'; readonly delivery: PublicDelivery; readonly reply: PublicReply; readonly late?: number }
  /** A deadline passed without an answer. */
  | { readonly kind: 'lapsed'; readonly delivery: PublicDelivery }
  | { readonly kind: 'ended'; readonly outcome: string | undefined }
)

/** What readers are told of an answer: no words of it, which stand in claims with their passages. */
export type PublicReply = Pick<ReplyWords, 'kind' | 'received' | 'asks'>

/** A body that has not answered, as of the day of reading. */
export type Silence = { readonly delivery: PublicDelivery; readonly answering: Exclude<Answering, { kind: 'none' | 'answered' }> }

export type PublicTimeline = {
  /** The first first. */
  readonly lines: readonly TimelineLine[]
  readonly silent: readonly Silence[]
}

/**
 * What became of an appeal, for everybody, in the manner of e-petitions: versions, what was sent to whom and by which way, what came back,
 * deadlines that passed, how it ended; and who has been silent since, reckoned on the day of reading. Only deliveries that the team
 * marked public, and their answers that it marked so. Null where no delivery is: the versions stand elsewhere.
 */
export async function publicTimeline(db: Database, appeal: string, today: string): Promise<PublicTimeline | null> {
  const deliveries = await publicDeliveries(db, appeal)
  if (deliveries.length === 0) return null
  const replies = await repliesOf(db, appeal)
  const newest = (await newestEditions(db, [appeal])).get(appeal)
  const chain = (await versionChain(db, appeal)).filter(({ takenDownAt }) => takenDownAt === undefined)
  return timelineOf({ deliveries, replies, chain, newest }, today)
}

/** The same of what was read. What is not public of it is left out here. */
export function timelineOf(
  {
    deliveries,
    replies,
    chain,
    newest,
  }: {
    readonly deliveries: readonly PublicDelivery[]
    readonly replies: readonly Pick<Reply, 'delivery' | 'shown' | 'words'>[]
    readonly chain: readonly ChainLink[]
    readonly newest: Pick<Edition, 'status' | 'closed' | 'outcome'> | undefined
  },
  today: string,
): PublicTimeline {
  const lines: TimelineLine[] = chain.map((link) => ({ kind: 'published', day: link.published, link }))
  const silent: Silence[] = []
  for (const delivery of deliveries) {
    lines.push({ kind: 'sent', day: delivery.day, delivery })
    const own = replies.flatMap((reply) =>
      reply.delivery === delivery.id && reply.words !== null ? [{ ...reply, words: reply.words }] : [],
    )
    for (const { words, shown } of own) {
      const late = words.kind === 'receipt' ? undefined : lateBy(delivery, words)
      const { kind, received, asks } = words
      if (shown)
        lines.push({ kind: 'received', day: received, delivery, reply: { kind, received, asks }, ...(late !== undefined && { late }) })
    }
    // An answer that readers are not told of is one all the same: nobody is called silent who was not.
    const answering = answeringOf(
      delivery,
      own.map(({ words }) => words),
      today,
    )
    const lapsed = answering.kind === 'lapsed' || (answering.kind === 'answered' && answering.late !== undefined)
    if (lapsed && delivery.deadline !== null) lines.push({ kind: 'lapsed', day: delivery.deadline.day, delivery })
    if (answering.kind !== 'none' && answering.kind !== 'answered') silent.push({ delivery, answering })
  }
  const ended = newest?.status === 'closed' ? (newest.closed ?? chain.at(-1)?.published) : undefined
  if (ended !== undefined) lines.push({ kind: 'ended', day: ended, outcome: newest?.outcome })
  return { lines: inOrder(lines), silent: ended === undefined ? silent : [] }
}

/** By day; of one day in the order in which things follow from each other. */
const inOrder = (lines: readonly TimelineLine[]): readonly TimelineLine[] =>
  lines.toSorted((one, other) =>
    one.day === other.day ? order.indexOf(one.kind) - order.indexOf(other.kind) : one.day < other.day ? -1 : 1,
  )
const order: readonly TimelineLine['kind'][] = ['published', 'sent', 'lapsed', 'received', 'ended']

function lateBy(delivery: PublicDelivery, words: ReplyWords): number | undefined {
  const answering = answeringOf(delivery, [words], words.received)
  return answering.kind === 'answered' ? answering.late : undefined
}
