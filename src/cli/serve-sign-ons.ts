import { openLog, publishHeads, type Asked, type ReleasedOutside } from '../log/index.ts'
import {
  openOutbox,
  reasonInWords,
  systemRandomness,
  type Clock,
  type Configuration,
  type Database,
  type Log,
  type ServerKeys,
} from '../platform/index.ts'
import { countLimits, keepErasedAway, openSignOns, startSignOnWork, withdrawErased, type SignOns } from '../signons/index.ts'

export type ServedSignOns =
  | { readonly kind: 'open'; readonly signOns: SignOns; readonly stop: () => Promise<void> }
  /** The log contradicts what was signed before, or is of another key: nothing may be written into it, and both sites go on without. */
  | { readonly kind: 'refused'; readonly reason: string }

export type SignOnSettings = {
  readonly configuration: Configuration
  readonly keys: ServerKeys
  /** Whether anybody sends the mail that is written. */
  readonly mailIsSent: boolean
  readonly clock: Clock
  readonly log: Log
  /** Where what was released of the log is kept beside the database. */
  readonly outside: ReleasedOutside
}

/**
 * Opens the log and what sign-ons are written through, signs and releases heads of the log while it grows, and does what sign-ons do by
 * themselves. What was erased before a restore is erased again first.
 */
export async function serveSignOns(
  db: Database,
  { configuration, keys, mailIsSent, clock, log, outside }: SignOnSettings,
): Promise<ServedSignOns> {
  await keepErasedAway(db)
  const { origin } = configuration.publicSite
  const name = `${new URL(origin).host}/log`
  let entries: Awaited<ReturnType<typeof openLog>>
  try {
    entries = await openLog(db, { key: { seed: keys.log, name }, origin: name, clock, outside })
  } catch (error) {
    log.error('the log was not opened', error)
    return { kind: 'refused', reason: reasonInWords(error) }
  }
  const signOns = openSignOns({
    db,
    log: entries,
    addressKey: keys.address,
    mailing: openOutbox(db, { key: keys.mail, isSent: mailIsSent, clock }),
    limits: countLimits({ clock, random: systemRandomness }),
    clock,
    origin,
    failed: (trouble, error) => log.error(trouble, error),
  })
  await withdrawErased(signOns)
  const heads = publishHeads(db, entries, {
    clock,
    failed: (error) => log.error('no head of the log was signed or released', error),
    asked: (witnesses) => tellRefusals(log, witnesses),
  })
  const work = startSignOnWork(signOns, log)
  return { kind: 'open', signOns, stop: async () => void (await Promise.all([work.stop(), heads.stop()])) }
}

/** A witness that is away is one line for each head; one that has signed something else is what everybody must hear of. */
function tellRefusals(log: Log, witnesses: readonly Asked[]): void {
  for (const asked of witnesses)
    if (asked.kind === 'refused') {
      const event = asked.contradicts ? 'a witness has signed a log that contradicts this one' : 'a witness did not sign a head of the log'
      log.error(event, undefined, { witness: asked.name })
    }
}
