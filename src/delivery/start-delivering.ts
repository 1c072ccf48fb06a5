import { setTimeout as wait } from 'node:timers/promises'
import type { Clock, Database, FileStore, LetterPost, Log, MailDelivery, ReportBox } from '../platform/index.ts'
import type { NewEvent } from './ledger-store.ts'
import { putAsideInterruptedLetters, settleLetter, takeLetter, type SubmissionStands, type TakenLetter } from './take-letters.ts'
import { isOwnReport, takeReport } from './take-report.ts'

export type Delivering = {
  /** Takes no more, waits for the letter on its way, thirty seconds at most, and ends. */
  readonly stop: () => Promise<void>
}

export type DeliveringNeeds = {
  readonly db: Database
  readonly files: FileStore
  readonly clock: Clock
  readonly log: Log
  /** Who letters are handed over to; without it they wait. */
  readonly post?: LetterPost
  /** Asked before a submission of a case leaves; without it none does. */
  readonly submissionStands?: SubmissionStands
  /** Where reports come back to. */
  readonly boxes?: readonly ReportBox[]
  readonly secondsBetweenLooks?: number
  readonly secondsBetweenReports?: number
}

/**
 * Sends the letters of an installation and reads what comes back of them, which only its owner may do. A letter is marked as taken before
 * it is handed over: what was on its way when a process was killed, or a connection ended, is uncertain and waits for a person.
 */
export async function startDelivering(needs: DeliveringNeeds): Promise<Delivering> {
  const { db, clock, log, post, boxes = [], secondsBetweenLooks = 5, secondsBetweenReports = 300 } = needs
  const interrupted = await putAsideInterruptedLetters(db, clock())
  if (interrupted > 0) log.info('letters interrupted', { jobs: interrupted })
  const ending = new AbortController()
  const rest = (seconds: number): Promise<unknown> => wait(seconds * 1000, undefined, { signal: ending.signal }).catch(() => undefined)
  const over = async (seconds: number, work: () => Promise<boolean>, failed: string): Promise<void> => {
    while (!ending.signal.aborted) {
      const more = await work().catch((error: unknown) => {
        log.error(failed, error)
        return false
      })
      if (!more) await rest(seconds)
    }
  }
  const sending =
    post === undefined ? Promise.resolve() : over(secondsBetweenLooks, () => sendOne(needs, post, ending.signal), 'a letter was not sent')
  const reading = boxes.map((box) =>
    over(
      secondsBetweenReports,
      async () => {
        await box.look(async (bytes) => isOwnReport(await takeReport(db, bytes, clock())))
        return false
      },
      'reports on letters were not read',
    ),
  )
  return {
    async stop() {
      ending.abort()
      await Promise.race([Promise.all([sending, ...reading]), wait(30_000, undefined, { ref: false })])
    },
  }
}

/** Sends the letter that is due, if one is; gives whether there may be more. */
async function sendOne(
  { db, files, clock, log, submissionStands }: DeliveringNeeds,
  post: LetterPost,
  ending: AbortSignal,
): Promise<boolean> {
  const taken = await takeLetter(db, clock(), submissionStands)
  if (taken === null) return false
  const event = await handOver(files, post, taken, clock, log)
  // What became of it must be written down, or it would be taken for interrupted; the database may be away for a while.
  for (let tries = 0; ; tries++) {
    try {
      await settleLetter(db, taken.delivery, event)
      return true
    } catch (error) {
      log.error('a letter was not settled', error, { attempt: tries + 1 })
      if (ending.aborted && tries > 10) throw error
      await wait(1000)
    }
  }
}

async function handOver(files: FileStore, post: LetterPost, taken: TakenLetter, clock: Clock, log: Log): Promise<NewEvent> {
  const stored = await files.read(taken.file).catch((error: unknown) => {
    log.error('a letter could not be read', error)
    return null
  })
  // Nothing of it has left.
  if (stored === null) return eventOf({ kind: 'away', code: 'file' }, taken, clock())
  if (stored.kind !== 'found') return { kind: 'given-up', at: clock(), code: `file-${stored.kind}` }
  const failed = (error: unknown): MailDelivery => {
    log.error('a letter was not handed over', error)
    return { kind: 'uncertain', code: 'failed' }
  }
  const delivery = await post.deliver({ to: taken.to, token: taken.token, raw: Buffer.from(stored.bytes) }).catch(failed)
  return eventOf(delivery, taken, clock())
}

/** A letter that is put off is given up after so long, in milliseconds: what it says by which day is no longer so. */
const longest = 72 * 60 * 60 * 1000

/** What a server said becomes a line of the ledger. One that is put off, or could not be handed over, waits: a minute, two, …, an hour. */
function eventOf(delivery: MailDelivery, { tries, since }: TakenLetter, at: Date): NewEvent {
  switch (delivery.kind) {
    case 'accepted':
      return { kind: 'accepted', at, code: '250' }
    case 'refused':
      return { kind: 'refused', at, code: delivery.code }
    case 'uncertain':
      return { kind: 'uncertain', at, code: delivery.code }
    case 'later':
    case 'away':
      return at.getTime() - since.getTime() > longest
        ? { kind: 'given-up', at, code: delivery.code }
        : {
            kind: 'deferred',
            at,
            code: delivery.code,
            notBefore: new Date(at.getTime() + Math.min(60 * 2 ** Math.min(tries, 10), 3600) * 1000),
          }
    default:
      return delivery satisfies never
  }
}
