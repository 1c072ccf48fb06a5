import type { FactDictionary } from '../../claims/index.ts'
import { enqueueOne, type Clock, type Database, type JobHandler, type Log, type Transaction } from '../../platform/index.ts'
import { keepNotHeld, tryAllAgain } from './norms-held-store.ts'
import { normsBehind, noteNormChanges, othersAnswered } from './note-norm-changes.ts'

const queue = 'norms-of-editions'

/** How often it is asked whether a new day has begun, in milliseconds. */
const between = 60 * 60 * 1000
/** After how long that is asked again where it could not be, in milliseconds. */
const soon = 60 * 1000

/** Has the norms of published versions held against their cases, once the transaction commits: to be called where the settings of norms change. */
export async function enqueueHoldingNorms(tx: Transaction): Promise<void> {
  await tryAllAgain(tx)
  await enqueueOne(tx, queue)
}

export type HoldingNorms = {
  /** What is done in the background, by queue. A job that is taken up before `begin` waits for it. */
  readonly jobs: Readonly<Record<string, JobHandler>>
  /** To be called once the sites answer: nobody waits for this. From then on it is looked each hour whether a new day has begun. */
  readonly begin: () => void
  /** Ends after the case that is being held; the rest is held after the next start. */
  readonly stop: () => Promise<void>
}

type Needs = { readonly facts: FactDictionary; readonly clock: Clock; readonly log: Log }

/**
 * Holds what norms of published versions come to against their cases, wherever the settings, the catalogue, the program or the day are others than
 * when that was done last (a norm is held to a limit of days, or a law begins to hold): a case at a time. A job holds a few and leaves the rest to
 * another, so that whoever stops Amparo waits for none; of the queue one job waits at most. A case that fails keeps no other waiting: it is tried
 * again after an hour, later after a day, with each start and each change of the settings, and the check of the installation names it.
 */
export function holdingNorms(db: Database, { facts, clock, log }: Needs): HoldingNorms {
  let state: 'before' | 'working' | 'over' = 'before'
  let asking: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let sooner: NodeJS.Timeout | undefined
  const { promise: begun, resolve: go } = Promise.withResolvers<void>()
  const ask = (first: boolean): void => {
    clearTimeout(sooner)
    asking = askForHolding(first).catch((error: unknown) => {
      log.error('it was not asked what norms come to today', error)
      if (!isOver()) sooner = setTimeout(ask, soon, first)
    })
  }
  return {
    jobs: {
      async [queue]() {
        await begun
        for (const caseKey of await normsBehind(db, clock())) {
          if (isOver()) break
          await noteNormChanges(db, caseKey, { facts, at: clock() }).catch(async (error: unknown) => {
            log.error('what norms come to was not held against a case that is published of', error)
            await keepNotHeld(db, caseKey, clock())
          })
          await othersAnswered()
        }
        // Whoever ends now takes up no other.
        if ((await normsBehind(db, clock())).length > 0)
          await db.transaction().execute((tx) => enqueueOne(tx, queue, { seconds: isOver() ? 60 : 0 }))
      },
    },
    begin() {
      if (state !== 'before') return
      state = 'working'
      go()
      ask(true)
      timer = setInterval(ask, between, false)
    },
    async stop() {
      state = 'over'
      go()
      clearInterval(timer)
      await asking
      clearTimeout(sooner)
    },
  }

  function isOver(): boolean {
    return state === 'over'
  }

  /** The first time after a start, which may be of a program that can do what the last one could not. */
  async function askForHolding(first: boolean): Promise<void> {
    if (first) await tryAllAgain(db)
    if ((await normsBehind(db, clock())).length > 0) await db.transaction().execute((tx) => enqueueOne(tx, queue))
  }
}
