import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { Log } from '../log.ts'
import type { Delivery, Post } from './delivery.ts'
import {
  forgetPutAside,
  putAsideInterrupted,
  settleMails,
  takeMails,
  waitAfter,
  type BeforeSending,
  type DeliveredMail,
  type TakenMail,
} from './taken-mails.ts'

export type Mailing = {
  /** Takes no more, waits for those on their way, thirty seconds at most, and ends. */
  readonly stop: () => Promise<void>
}

export type MailingSettings = {
  readonly db: Database
  /** The server's mail key, 32 bytes. */
  readonly key: Uint8Array
  readonly post: Post
  readonly log: Log
  readonly clock: Clock
  readonly before?: BeforeSending
  readonly secondsBetweenLooks?: number
}

/** How many are taken at once. */
const batch = 50

const hour = 60 * 60 * 1000

/**
 * Sends the mail of an installation, which only its owner may do. Mails are marked as taken before they are handed over, so
 * none is sent twice: what was on its way when a process was killed, or a connection ended, is put aside as uncertain.
 * While the server is away one mail at a time is tried, after 30 seconds, a minute, two, four, then every five minutes.
 */
export async function startMailing({ db, key, post, log, clock, before, secondsBetweenLooks = 1 }: MailingSettings): Promise<Mailing> {
  const interrupted = await putAsideInterrupted(db)
  if (interrupted > 0) log.info('mail interrupted', { jobs: interrupted })
  const ending = new AbortController()
  let away: { readonly tries: number; readonly until: Date } | null = null
  let forgotten = 0
  let sent = 0
  /** Once an hour: a line for each round would tell when each person asked. */
  const tellSent = (): void => {
    if (sent > 0) log.info('mail sent', { jobs: sent })
    sent = 0
  }

  /** Sends what is due; gives whether there may be more. */
  const round = async (): Promise<boolean> => {
    const now = clock()
    if (Math.abs(now.getTime() - forgotten) > hour) {
      await forgetPutAside(db, now)
      tellSent()
      forgotten = now.getTime()
    }
    // A clock that was set back does not make it wait longer than ever meant.
    if (away !== null && now < away.until && away.until.getTime() - now.getTime() <= 300_000) return false
    const most = away === null ? batch : 1
    const mails = await takeMails(db, { key, now, most, ...(before !== undefined && { before }) })
    if (mails.length === 0) return false
    const delivered = await deliverAll(post, mails, (error) => log.error('a mail was not handed over', error))
    await untilDone(() => settleMails(db, delivered, clock()))
    sent += delivered.filter(({ delivery }) => delivery.kind === 'accepted').length
    if (delivered.some(({ delivery }) => delivery.kind === 'away')) {
      const tries: number = away === null ? 0 : away.tries + 1
      away = { tries, until: new Date(clock().getTime() + waitAfter(tries, 'away') * 1000) }
      log.info('mail server away', { attempt: tries + 1 })
      return false
    }
    away = null
    return mails.length === most
  }

  /** What became of mails must be written down, or they would be taken for interrupted; the database may be away for a while. */
  const untilDone = async (work: () => Promise<void>): Promise<void> => {
    for (let tries = 0; ; tries++) {
      try {
        return await work()
      } catch (error) {
        log.error('mail not settled', error, { attempt: tries + 1 })
        if (ending.signal.aborted && tries > 10) throw error
        await wait(1000)
      }
    }
  }

  const rounds = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      let more = false
      try {
        more = await round()
      } catch (error) {
        log.error('mail failed', error)
      }
      if (!more) await wait(secondsBetweenLooks * 1000, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }
  const running = rounds()
  return {
    async stop() {
      ending.abort()
      await Promise.race([running, wait(30_000, undefined, { ref: false })])
      tellSent()
      post.close()
    },
  }
}

/**
 * Hands mails over, a few at once. When the server turns out to be away the rest is not tried. A mail over which the post itself
 * fails is put aside alone: nobody can say whether it was taken, and the others are not lost with it.
 */
async function deliverAll(post: Post, mails: readonly TakenMail[], tell: (error: unknown) => void): Promise<readonly DeliveredMail[]> {
  const failed = (error: unknown): Delivery => {
    tell(error)
    return { kind: 'uncertain', code: 'failed' }
  }
  const [left, delivered]: [TakenMail[], DeliveredMail[]] = [[...mails], []]
  let away: Extract<Delivery, { kind: 'away' }> | undefined
  const one = async (): Promise<void> => {
    for (let taken = left.shift(); taken !== undefined; taken = left.shift()) {
      const tried = away === undefined
      const delivery: Delivery = away ?? (await handOver(post, taken).catch(failed))
      if (delivery.kind === 'away') away = delivery
      delivered.push({ taken, delivery, tried })
    }
  }
  await Promise.all(Array.from({ length: post.atOnce }, one))
  return delivered
}

/** Within a promise, so that what is thrown at once is rejected, too. */
const handOver = async (post: Post, { mail }: TakenMail): Promise<Delivery> => post.deliver(mail)
