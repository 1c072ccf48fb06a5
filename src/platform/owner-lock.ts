import { Client } from 'pg'
import { clientConfig, type Connection } from './database.ts'

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
export async function takeOwnerLock(connection: Connection, patience: number): Promise<LockOutcome> {
  const until = performance.now() + patience
  for (;;) {
    const outcome = await tryOnce(connection)
    if (outcome.kind === 'held' || performance.now() >= until) return outcome
    await new Promise((wait) => setTimeout(wait, 100))
  }
}

async function tryOnce(connection: Connection): Promise<LockOutcome> {
  const client = new Client(clientConfig(connection))
  const lost = new Promise<string>((settle) => {
    client.on('error', (error) => settle(`The connection to the database was lost: ${error.message}`))
    client.on('end', () => settle('The connection to the database was closed.'))
  })
  try {
    await client.connect()
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', [...key])
    if (rows[0]?.got === true) return { kind: 'held', lost, release: () => client.end() }
    await client.end()
    return { kind: 'taken' }
  } catch (error) {
    await client.end().catch(() => undefined)
    return { kind: 'unreachable', reason: reasonOf(error) }
  }
}

/** What went wrong, without the address and its password. An AggregateError (several addresses tried) has no message. */
function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return message || code || 'no answer'
}
