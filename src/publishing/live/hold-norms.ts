import { z } from 'zod'
import type { FactDictionary } from '../../claims/index.ts'
import { enqueueJobs, type Clock, type Database, type JobHandler, type Log, type Transaction } from '../../platform/index.ts'
import { normsBehind, noteNormChanges } from './note-norm-changes.ts'

const queue = 'norms-of-editions'
/** Behind which case it goes on; a job that was just asked for begins with the first. */
const position = z.object({ after: z.number().default(0) })

/** How often it is asked whether a new day has begun, in milliseconds. */
const between = 60 * 60 * 1000

/** Has the norms of published versions held against their cases, once the transaction commits: to be called where the settings of norms change. */
export async function enqueueHoldingNorms(tx: Transaction): Promise<void> {
  await enqueueJobs(tx, queue, [{ all: true }])
}

export type HoldingNorms = {
  /** What is done in the background, by queue. */
  readonly jobs: Readonly<Record<string, JobHandler>>
  /** To be called once the sites answer: nobody waits for this. From then on it is looked each hour whether a new day has begun. */
  readonly begin: () => void
  /** Ends after the case that is being held; the rest is held after the next start. */
  readonly stop: () => Promise<void>
}

type Needs = { readonly facts: FactDictionary; readonly clock: Clock; readonly log: Log }

/**
 * Holds what norms of published versions come to against their cases, wherever the settings, the catalogue or the day are others than when that
 * was done last (a norm is held to a limit of days, or a law begins to hold): a case at a time, each in a transaction of its own. A job holds a few
 * and leaves the rest to another, so that whoever stops Amparo waits for none. A case that fails keeps no other waiting, and is tried again within the hour.
 */
export function holdingNorms(db: Database, { facts, clock, log }: Needs): HoldingNorms {
  let state: 'before' | 'working' | 'over' = 'before'
  let asking: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const ask = (): void => {
    asking = askForHolding(db, clock()).catch((error: unknown) => log.error('it was not asked what norms come to today', error))
  }
  return {
    jobs: {
      async [queue](data) {
        // What was left of the last time: it is asked for again as soon as the sites answer.
        if (state === 'before') return
        const { after } = position.parse(data)
        let last: number | undefined
        for (const caseKey of await normsBehind(db, { at: clock(), after })) {
          if (isOver()) break
          await db
            .transaction()
            .execute((tx) => noteNormChanges(tx, caseKey, { facts, at: clock() }))
            .catch((error: unknown) => log.error('what norms come to was not held against a case that is published of', error))
          last = caseKey
          // Others are answered in between.
          await new Promise((settle) => setImmediate(settle))
        }
        const on = last
        if (on !== undefined) await db.transaction().execute((tx) => enqueueJobs(tx, queue, [{ after: on }]))
      },
    },
    begin() {
      if (state !== 'before') return
      state = 'working'
      ask()
      timer = setInterval(ask, between)
    },
    async stop() {
      state = 'over'
      clearInterval(timer)
      await asking
    },
  }

  function isOver(): boolean {
    return state === 'over'
  }
}

async function askForHolding(db: Database, at: Date): Promise<void> {
  if ((await normsBehind(db, { at })).length > 0) await db.transaction().execute(enqueueHoldingNorms)
}
