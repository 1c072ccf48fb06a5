import { sql } from 'kysely'
import type { Database } from '../platform/index.ts'
import { audited, type By } from './campaign.ts'
import { findCampaign } from './campaign-store.ts'
import { inOneTransaction } from './in-one-transaction.ts'
import { doSlice, sliceSize } from './removal-slice.ts'
import { findByCondition, meantBy, readCondition, withoutNames, type Meant, type RemovalCondition } from './removal-condition.ts'
import { isRemovalReason, isRestoreReason } from './reasons.ts'
import { hiddenMarkIn } from './public-words.ts'
import type { SignOns } from './sign-ons.ts'

/** `remove` takes out what counts or is held, `restore` brings back what was removed, `release` lets held ones through. */
export type RemovalKind = 'remove' | 'restore' | 'release'

export type Removal = {
  readonly number: number
  readonly kind: RemovalKind
  /** Without names. */
  readonly condition: Readonly<Record<string, unknown>>
  readonly reason: string
  /** In words, for everybody. */
  readonly publicReason: string
  readonly total: number
  readonly done: number
  readonly state: 'running' | 'cancelled' | 'done'
  readonly startedAt: Date
  readonly startedBy: string
  readonly endedAt: Date | null
}

export type RemovalProblem = 'condition' | 'reason' | 'publicReason'

export type StartedRemoval =
  | { readonly kind: 'started'; readonly number: number; readonly total: number }
  /** Nothing is meant by the condition. */
  | { readonly kind: 'nothing' }
  /** Others are meant than those that were seen. */
  | { readonly kind: 'others'; readonly meant: Meant }
  /** Too many at once: more than 100,000. */
  | { readonly kind: 'too-many'; readonly total: number }
  | { readonly kind: 'refused'; readonly errors: readonly RemovalProblem[] }

const mostAtOnce = 100_000

export type AskedRemoval = {
  readonly kind: RemovalKind
  readonly condition: RemovalCondition
  /** Of reasons.ts, for the log; none to let through. */
  readonly reason: string
  /** In words, for everybody. */
  readonly publicReason: string
}

/** What is wrong with what is asked for, whichever sign-ons it means: to be said before they are counted. */
export function problemsOfRemoval({ kind, condition, reason, publicReason }: AskedRemoval): readonly RemovalProblem[] {
  const state = readCondition(condition)?.state
  const problems: (RemovalProblem | false)[] = [
    (state === undefined || !statesOf[kind].includes(state)) && 'condition',
    !isReasonFor(kind, reason) && 'reason',
    (publicReason.trim() === '' || publicReason.length > 1000 || hiddenMarkIn(publicReason) !== undefined) && 'publicReason',
  ]
  return problems.filter((problem) => problem !== false)
}

/** How many sign-ons a condition means, to be shown before anything is done, and what stands for exactly these. */
export const previewRemoval = (db: Database, appeal: string, condition: RemovalCondition): Promise<Meant> => meantBy(db, appeal, condition)

/**
 * Begins to remove, restore or let through what a condition means now; it is done in batches of a hundred and can be cancelled
 * between them. What comes later and would be meant, too, is not touched. Takes a reason for the log (of reasons.ts; none to let through) and one in words, which everybody reads.
 * With `seen`, which a preview gave, it begins only if exactly those are meant that were seen there.
 */
export async function startRemoval(
  { db, clock }: Pick<SignOns, 'db' | 'clock'>,
  appeal: string,
  asked: AskedRemoval & { readonly seen?: string },
  by: By,
): Promise<StartedRemoval> {
  const { kind, publicReason } = asked
  const condition = readCondition(asked.condition)
  const errors = problemsOfRemoval(asked)
  if (condition === undefined || errors.length > 0) return { kind: 'refused', errors }
  return inOneTransaction(db, async (tx): Promise<StartedRemoval> => {
    const campaign = await findCampaign(tx, appeal)
    // After the end of an appeal nothing new may count.
    if (campaign === null || (kind === 'release' && campaign.closedAt !== null)) return { kind: 'nothing' }
    const { ids: targets, ...meant } = await findByCondition(tx, appeal, condition)
    if (meant.count === 0) return { kind: 'nothing' }
    if (asked.seen !== undefined && asked.seen !== meant.set) return { kind: 'others', meant }
    if (meant.count > mostAtOnce) return { kind: 'too-many', total: meant.count }
    const { rows } = await sql<{ number: number }>`
      insert into signon_removals (campaign, kind, condition, reason, public_reason, targets, total, state, started_at, started_by)
      values (${campaign.number}, ${kind}, ${JSON.stringify(withoutNames(condition))}, ${asked.reason}, ${publicReason.trim()},
        ${[...targets]}::bigint[], ${targets.length}, 'running', ${clock()}, ${by.staff ?? 'amparo'}) returning number`.execute(tx)
    const { number } = rows[0]!
    const action = ({ remove: 'signon.remove', restore: 'signon.restore', release: 'signon.release' } as const)[kind]
    await audited(tx, action, { appeal, by, at: clock(), detail: { number, total: targets.length, reason: asked.reason } })
    return { kind: 'started', number, total: targets.length }
  })
}

/** Stops what is being done; what was done stays done, and can be done the other way round by another. */
export const cancelRemoval = (
  { db, clock }: Pick<SignOns, 'db' | 'clock'>,
  number: number,
  by: By,
): Promise<{ readonly kind: 'changed' | 'none' }> =>
  inOneTransaction(db, async (tx): Promise<{ readonly kind: 'changed' | 'none' }> => {
    const { rows } = await sql<{ appeal: string; done: number }>`
      update signon_removals r set state = 'cancelled', ended_at = ${clock()}, targets = '{}' from signon_campaigns c
      where r.number = ${number} and c.number = r.campaign and r.state = 'running' returning c.appeal, r.done`.execute(tx)
    const [cancelled] = rows
    if (cancelled === undefined) return { kind: 'none' }
    await audited(tx, 'signon.cancel', { appeal: cancelled.appeal, by, at: clock(), detail: { number, done: cancelled.done } })
    return { kind: 'changed' }
  })

/** All of an appeal, the newest first; the public page shows kind, reasons and numbers. */
export async function listRemovals(db: Database, appeal: string): Promise<readonly Removal[]> {
  const { rows } = await sql<Removal>`
    select r.number, kind, condition, reason, public_reason as "publicReason", total, done, state, started_at as "startedAt",
      started_by as "startedBy", ended_at as "endedAt"
    from signon_removals r join signon_campaigns c on c.number = r.campaign where appeal = ${appeal} order by r.number desc`.execute(db)
  return rows
}

/**
 * Does what was begun and is not finished, a hundred at a time, each in a transaction of the log. Gives how many were done. One that
 * fails holds none of the others up: it is tried again the next time, and what failed is thrown once all were tried.
 */
export async function doRemovals({ db, committer }: Pick<SignOns, 'db' | 'committer'>): Promise<number> {
  const { rows } = await sql<{ number: number }>`select number from signon_removals where state = 'running' order by number`.execute(db)
  let all = 0
  const failed: unknown[] = []
  for (const { number } of rows)
    try {
      for (;;) {
        const done = await committer.change((batch) => doSlice(batch, number))
        all += done
        if (done < sliceSize) break
      }
    } catch (error) {
      failed.push(error)
    }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} removals of sign-ons failed`, { cause: failed[0] })
  return all
}

const statesOf: Readonly<Record<RemovalKind, readonly RemovalCondition['state'][]>> = { remove: ['c', 'h'], restore: ['r'], release: ['h'] }

const isReasonFor = (kind: RemovalKind, reason: string): boolean =>
  ({ remove: isRemovalReason(reason), restore: isRestoreReason(reason), release: reason === '' })[kind]
