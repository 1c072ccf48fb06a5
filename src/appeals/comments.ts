import { sql } from 'kysely'
import {
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type Randomness,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import { lockReview } from './review-store.ts'

export type CommentKind = 'comment' | 'resolved' | 'reopened'

/** What somebody said in a thread, or that they resolved or reopened it. Words that were erased are null. */
export type Comment = {
  readonly number: number
  readonly kind: CommentKind
  readonly text: string | null
  /** The staff member's id. */
  readonly by: string
  readonly at: Date
}

/** What the team says among itself about a sentence. It is never published. */
export type Thread = {
  readonly number: number
  /** The number of the part of the appeal. */
  readonly part: number
  /** What the sentence said when the thread was begun; null where that was erased. */
  readonly sentence: string | null
  readonly open: boolean
  readonly comments: readonly Comment[]
}

type Words = { readonly text: string; readonly sentence?: string }
type CommentRow = SealedRow & Omit<Comment, 'text'> & { readonly id: string; readonly thread: number; readonly part: number }

/** The threads of an appeal, in the order in which they were begun. */
export const readThreads = async (db: Database | Transaction, appeal: string): Promise<readonly Thread[]> =>
  (await readThreadsOf(db, [appeal]))(appeal)

/** The same of several appeals. */
export async function readThreadsOf(
  db: Database | Transaction,
  appeals: readonly string[],
): Promise<(appeal: string) => readonly Thread[]> {
  const digests = await readDigests(db)
  const { rows } = await sql<CommentRow>`
    select encode(id_digest, 'hex') as id, number, thread, part, kind, at, by, ${sealedColumns('sentence_comments')}
    from sentence_comments ${sealedJoins('sentence_comments')}
    where id_digest = any(${appeals.map((id) => digests('appeal', id))}::bytea[]) order by id_digest, number`.execute(db)
  const found = Map.groupBy(rows, ({ id }) => id)
  return (appeal) =>
    [...Map.groupBy(found.get(digests('appeal', appeal).toString('hex')) ?? [], ({ thread }) => thread).values()].map(threadOf)
}

function threadOf(rows: readonly CommentRow[]): Thread {
  const [first] = rows
  const comments = rows.map((row): Comment => ({
    number: row.number,
    kind: row.kind,
    text: wordsIn(row)?.text ?? null,
    by: row.by,
    at: row.at,
  }))
  return {
    number: first!.thread,
    part: first!.part,
    sentence: wordsIn(first!)?.sentence ?? null,
    open: comments.findLast(({ kind }) => kind !== 'comment')?.kind !== 'resolved',
    comments,
  }
}

function wordsIn(row: SealedRow): Words | undefined {
  const opened = openSealed(row)
  return opened.kind === 'open' ? (opened.value as Words) : undefined
}

type Saying = { readonly by: string; readonly at: Date; readonly random?: Randomness }

/** Begins a thread about a sentence, as it stands now. Gives its number. */
export async function beginThread(
  tx: Transaction,
  appeal: string,
  { part, sentence, text, ...saying }: Saying & { readonly part: number; readonly sentence: string; readonly text: string },
): Promise<number> {
  await lockReview(tx, appeal)
  return addComment(tx, appeal, { thread: null, part, kind: 'comment', words: { text, sentence }, ...saying })
}

export type SaidInThread =
  | { readonly kind: 'said' }
  /** It is resolved already, or open already: nothing was written. */
  | { readonly kind: 'so-already' }
  | { readonly kind: 'none' }

/** Says something in a thread, resolves it or reopens it; with what somebody says to that, which may be nothing. */
export async function sayInThread(
  tx: Transaction,
  appeal: string,
  { thread, kind, text, ...saying }: Saying & { readonly thread: number; readonly kind: CommentKind; readonly text: string },
): Promise<SaidInThread> {
  await lockReview(tx, appeal)
  const standing = (await readThreads(tx, appeal)).find(({ number }) => number === thread)
  if (standing === undefined) return { kind: 'none' }
  if ((kind === 'resolved' && !standing.open) || (kind === 'reopened' && standing.open)) return { kind: 'so-already' }
  await addComment(tx, appeal, { thread, part: standing.part, kind, words: { text }, ...saying })
  return { kind: 'said' }
}

async function addComment(
  tx: Transaction,
  appeal: string,
  {
    thread,
    part,
    kind,
    words,
    by,
    at,
    random,
  }: Saying & { readonly thread: number | null; readonly part: number; readonly kind: CommentKind; readonly words: Words },
): Promise<number> {
  const digest = (await readDigests(tx))('appeal', appeal)
  const [record] = await sealMany(tx, [words], random)
  const { rows } = await sql<{ number: number }>`
    insert into sentence_comments (id_digest, number, thread, part, kind, key, sealed, at, by)
    select ${digest}, next.number, coalesce(${thread}::integer, next.number), ${part}, ${kind}, ${record!.key}, ${record!.sealed}, ${at}, ${by}
    from (select coalesce(max(number), 0) + 1 as number from sentence_comments where id_digest = ${digest}) as next
    returning number`.execute(tx)
  return rows[0]!.number
}
