import { sql } from 'kysely'
import type { Transaction } from '../platform/index.ts'
import { confirmAll } from './confirm-all.ts'
import { groupCommit } from './group-commit.ts'
import { openEditions, type Editions } from './editions.ts'
import type { ConfirmOutcome } from './outcomes.ts'
import type { SignOnMail, SignOnNeeds } from './sign-ons.ts'
import type { AddressRules } from './canonical-address.ts'

/** One transaction that writes to the log, while it is made. */
export type Batch = {
  readonly tx: Transaction
  readonly at: Date
  /** Says what the log will say; gives its index. It is appended at the end of the batch. */
  readonly enter: (entry: string) => number
  /** Has a mail sent, if the batch commits. */
  readonly mail: (mail: SignOnMail) => void
  readonly editions: Editions
}

/** The one way by which anything about sign-ons gets into the log. */
export type Committer = {
  /** Confirms what waits under a token. All that wait at one time are confirmed in one transaction. */
  readonly confirm: (token: Buffer) => Promise<ConfirmOutcome>
  /** Does something else in the next transaction. It may be called twice when the log has grown meanwhile, so it must do nothing outside of its batch. */
  readonly change: <Result>(work: (batch: Batch) => Promise<Result>) => Promise<Result>
}

export type CommitterNeeds = SignOnNeeds & Required<Pick<SignOnNeeds, 'random'>> & { readonly rules: AddressRules }

/** How many go into one transaction at most. */
const most = 2000

type Work =
  | { readonly kind: 'confirm'; readonly token: Buffer }
  | { readonly kind: 'change'; readonly work: (batch: Batch) => Promise<unknown> }

/** What became of one of a batch that was committed: a change that fails takes only itself back. */
type Done = { readonly kind: 'done'; readonly value: unknown } | { readonly kind: 'failed'; readonly error: unknown }

/**
 * Starts the committer of a process. There is one: the log has one writer, and what one batch looks up must hold until
 * it commits. Rejects with the database's own error when a batch fails; nothing of it was written, or, when the database went away at that
 * very moment, all of it; asking again is right in both cases. A change that throws is rejected alone.
 */
export function startCommitter(needs: CommitterNeeds): Committer {
  const editions = openEditions()
  const commit = groupCommit<Work, Done>((works) => commitAll(needs, editions, works), most)
  return {
    confirm: async (token) => valueOf(await commit({ kind: 'confirm', token })) as ConfirmOutcome,
    change: async <Result>(work: (batch: Batch) => Promise<Result>) => valueOf(await commit({ kind: 'change', work })) as Result,
  }
}

function valueOf(done: Done): unknown {
  if (done.kind === 'failed') throw done.error
  return done.value
}

async function commitAll(needs: CommitterNeeds, editions: Editions, works: readonly Work[]): Promise<readonly Done[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await commitOnce(needs, editions, works)
    } catch (error) {
      // Another process (the command line) wrote to the log meanwhile; its size is known now.
      if (!(error instanceof LogHasGrown) || attempt === 3) throw error
    }
  }
}

async function commitOnce(
  { db, log, clock, mailing, addressKey, origin, rules, random, failed = () => undefined }: CommitterNeeds,
  editions: Editions,
  works: readonly Work[],
): Promise<readonly Done[]> {
  const appended: { readonly integrated: () => void; readonly undo: () => void }[] = []
  try {
    const results = await db.transaction().execute(async (tx) => {
      const first = log.size
      const [entries, mails]: [string[], SignOnMail[]] = [[], []]
      const batch: Batch = {
        tx,
        at: clock(),
        enter: (entry) => first + entries.push(entry) - 1,
        mail: (mail) => void mails.push(mail),
        editions: editions.within(),
      }
      const tokens = works.flatMap((work) => (work.kind === 'confirm' ? [work.token] : []))
      const confirmed = tokens.length === 0 ? [] : await confirmAll(batch, tokens, { addressKey, origin, rules, random, failed })
      const outcomes: Done[] = []
      let next = 0
      for (const work of works)
        outcomes.push(
          work.kind === 'confirm' ? { kind: 'done', value: confirmed[next++] } : await changeAlone(batch, work.work, { entries, mails }),
        )
      if (entries.length > 0) {
        const done = await log.append(tx, entries)
        appended.push(done)
        if (done.first !== first) throw new LogHasGrown('The log has grown meanwhile')
      }
      if (mails.length > 0) await mailing.enqueue(tx, mails)
      return { outcomes, editions: batch.editions }
    })
    appended.forEach(({ integrated }) => integrated())
    editions.keep(results.editions)
    return results.outcomes
  } catch (error) {
    appended.forEach(({ undo }) => undo())
    throw error
  }
}

/** Makes one change within a batch. When it fails, what it did is taken back, and the others in the batch go on. */
async function changeAlone(
  batch: Batch,
  work: (batch: Batch) => Promise<unknown>,
  { entries, mails }: { readonly entries: string[]; readonly mails: SignOnMail[] },
): Promise<Done> {
  const [entriesBefore, mailsBefore] = [entries.length, mails.length]
  const editions = batch.editions.within()
  await sql`savepoint one_change`.execute(batch.tx)
  try {
    const value = await work({ ...batch, editions })
    await sql`release savepoint one_change`.execute(batch.tx)
    batch.editions.keep(editions)
    return { kind: 'done', value }
  } catch (error) {
    // Where the database itself has gone, this throws as well, and with it the batch.
    await sql`rollback to savepoint one_change`.execute(batch.tx)
    entries.length = entriesBefore
    mails.length = mailsBefore
    return { kind: 'failed', error }
  }
}

class LogHasGrown extends Error {}
