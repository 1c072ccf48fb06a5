import { setTimeout as wait } from 'node:timers/promises'
import type { Clock, Database } from '../platform/index.ts'
import { askWitnesses, type Asked } from './ask-witnesses.ts'
import type { Log } from './open-log.ts'

export type PublishingHeads = { readonly stop: () => Promise<void> }

/**
 * Signs the log's head about once a second while it grows, releases it when it is time, and asks the witnesses for each
 * released one. Tells what failed and goes on: a database that is away comes back, and a log that is stopped says so each time.
 */
export function publishHeads(
  db: Database,
  log: Log,
  world: {
    readonly clock: Clock
    readonly failed: (error: unknown) => void
    readonly asked?: (outcomes: readonly Asked[]) => void
    /** How often, in milliseconds; 1,000. */
    readonly every?: number
  },
): PublishingHeads {
  const { clock, failed, asked, every = 1000 } = world
  const ended = new AbortController()
  let asking: Promise<void> = Promise.resolve()
  const round = async (): Promise<void> => {
    await log.sign()
    if ((await log.release(clock())) === null) return
    // A witness that takes its time holds nobody up; the next head waits for the answers to this one.
    asking = asking.then(async () => asked?.(await askWitnesses(db, clock))).catch(failed)
  }
  const running = (async () => {
    while (!ended.signal.aborted) {
      await round().catch(failed)
      await wait(every, undefined, { signal: ended.signal }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      ended.abort()
      await running
      await asking
    },
  }
}
