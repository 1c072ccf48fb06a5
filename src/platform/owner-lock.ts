import type { Client } from 'pg'
import { newClient, type Connection } from './database.ts'

/** The right to be the one Amparo process of a database, held by a session of its own. */
export type OwnerLock = { readonly kind: 'held'; readonly lost: Promise<string>; readonly release: () => Promise<void> }

export type LockOutcome =
  | OwnerLock
  /** Another live process has it. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'unreachable'; readonly reason: string }

/** Our place among the advisory locks of a database: "ampa", 1. */
const key = [0x61_6d_70_61, 1] as const

/**
 * Takes the owner's lock: a PostgreSQL advisory lock, which the server itself gives back when our process ends, however
 * it ends; no file with a process number has to be believed. Takes how long to try, in milliseconds: after a kill -9
 * the server needs a moment to notice, and a server that is starting needs one to answer.
 */
export async function takeOwnerLock(connection: Connection, patience: number, givenUp: () => boolean = () => false): Promise<LockOutcome> {
  const until = performance.now() + patience
  for (;;) {
    const outcome = await tryOnce(connection)
    if (outcome.kind === 'held' || performance.now() >= until || givenUp()) return outcome
    await new Promise((wait) => setTimeout(wait, 100))
  }
}

/** How long a server may take, in milliseconds, to come back after it threw everybody out (a crash of one session). */
const untilItIsBack = 60_000

/**
 * Keeps the owner's lock through a restart of the server. When one of its sessions dies, PostgreSQL ends all of them,
 * ours too, replays its log and is there again: then the lock is taken anew, and work goes on. Takes the lock and what
 * settles when the server has ended for good. The lock that is given is lost only when it cannot be had again.
 */
export function keepOwnerLock(connection: Connection, first: OwnerLock, ended?: Promise<string>): OwnerLock {
  let [current, over] = [first, false]
  void ended?.then(() => (over = true))
  const keep = async (): Promise<string> => {
    for (;;) {
      const reason = await current.lost
      const again = over ? undefined : await takeOwnerLock(connection, untilItIsBack, () => over)
      if (again?.kind !== 'held') return reason
      current = again
      if (over) await again.release()
    }
  }
  const release = async (): Promise<void> => {
    over = true
    await current.release()
  }
  return { kind: 'held', lost: keep(), release }
}

/** Whether a database lets us in. Gives nothing when it does, and else the reason. */
export async function tryConnection(connection: Connection): Promise<{ readonly reason: string } | undefined> {
  const client = newClient(connection)
  try {
    await client.connect()
    return undefined
  } catch (error) {
    return { reason: reasonOf(error) }
  } finally {
    await ended(client)
  }
}

async function tryOnce(connection: Connection): Promise<LockOutcome> {
  const client = newClient(connection)
  const lost = new Promise<string>((settle) => {
    client.on('error', (error) => settle(`The connection to the database was lost: ${error.message}`))
    client.on('end', () => settle('The connection to the database was closed.'))
  })
  try {
    await client.connect()
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', [...key])
    if (rows[0]?.got === true) return { kind: 'held', lost, release: () => ended(client) }
    await ended(client)
    return { kind: 'taken' }
  } catch (error) {
    await ended(client)
    return { kind: 'unreachable', reason: reasonOf(error) }
  }
}

/** Says goodbye, and does not wait for a server that has stopped listening. */
const ended = (client: Client): Promise<void> =>
  Promise.race([client.end().catch(() => undefined), new Promise<void>((settle) => setTimeout(settle, 1000).unref())])

/** What went wrong, without the address and its password. An AggregateError (several addresses tried) has no message. */
function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return message || code || 'no answer'
}
