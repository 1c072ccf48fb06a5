import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Connection } from './database.ts'
import { ownPassword } from './data-folder.ts'
import { keepOwnerLock, takeOwnerLock, tryConnection, type OwnerLock } from './owner-lock.ts'
import { claimFolder, type Owner } from './owner-record.ts'
import { databaseName, startPostgres } from './postgres.ts'
import { fileNames, isEnding, runningServer, stopServer, type FoundServer } from './postgres-folder.ts'

/** A database that answers, and what of it is ours. */
export type Reached = {
  readonly kind: 'reached'
  readonly connection: Connection
  readonly lock?: OwnerLock
  readonly ended?: Promise<string>
  /** `atOnce`: without waiting for sessions; for a server that has let us down. */
  readonly stop?: (how: 'in order' | 'at once') => Promise<void>
  readonly stopWithoutWaiting?: () => void
}

export type EmbeddedSettings = {
  readonly dataFolder: string
  readonly as: 'sole' | 'guest'
  /** Whether it runs until somebody stops it; commands wait for one another instead. */
  readonly serves: boolean
  readonly say: (sentence: string) => void
}

type Refusal = { readonly kind: 'refused'; readonly reason: string }

/** How long, in milliseconds, we wait for others. */
const patience = { forCommand: 60_000, forServer: 5000, forOwnerToEnd: 2000 }

/**
 * Reaches the embedded server of a data folder. As a guest of a live owner it only connects. Otherwise it becomes the
 * owner: ends a server that a dead owner left behind, and starts its own. A server whose owner lives, or that cannot be
 * asked whom it serves, is never touched. A command that finds another one at work waits for it.
 */
export async function reachEmbedded(settings: EmbeddedSettings): Promise<Reached | Refusal> {
  const begun = performance.now()
  const passed = (): number => performance.now() - begun
  let said = false
  for (;;) {
    const claim = claimFolder(settings.dataFolder, settings.serves)
    if (claim.kind === 'claimed') return becomeOwner(settings, claim.release)
    const { owner } = claim
    if (owner.serves && settings.as === 'guest') {
      const guest = await beGuest(settings, owner)
      if (guest.kind === 'reached' || passed() > patience.forServer) return guest
    } else {
      if (passed() > (owner.serves ? patience.forOwnerToEnd : patience.forCommand)) return refused(inUse(settings.dataFolder))
      if (!said && !owner.serves) settings.say(`Waiting for another Amparo command (process ${owner.pid}) to finish`)
      said ||= !owner.serves
    }
    await wait(100)
  }
}

/** The sentence for whoever finds somebody else at work. */
export const inUse = (what: string): string =>
  `${what} is already in use by another Amparo process. Stop that one first, or set AMPARO_DATA (and the ports) to something else.`

async function beGuest(settings: EmbeddedSettings, owner: Owner): Promise<Reached | Refusal> {
  const found = runningServer(fileNames(join(settings.dataFolder, 'postgres')).data)
  const who = `The Amparo that is running (process ${owner.pid})`
  if (found === undefined) return refused(`${who} has no database at the moment. Try again later.`)
  const connection = connectionTo(found, settings.dataFolder)
  const problem = await tryConnection(connection)
  return problem === undefined
    ? { kind: 'reached', connection }
    : refused(`${who} has a database that does not answer: ${problem.reason}. Nothing was changed. Try again later.`)
}

async function becomeOwner(settings: EmbeddedSettings, releaseFolder: () => void): Promise<Reached | Refusal> {
  let reached: Reached | Refusal | undefined
  try {
    reached = await ownServer(settings)
  } finally {
    if (reached === undefined || reached.kind === 'refused' || reached.lock === undefined) releaseFolder()
  }
  if (reached.kind === 'refused' || reached.lock === undefined) return reached
  const { stop } = reached
  return { ...reached, stop: (how) => (stop?.(how) ?? Promise.resolve()).finally(releaseFolder) }
}

async function ownServer(settings: EmbeddedSettings): Promise<Reached | Refusal> {
  const home = join(settings.dataFolder, 'postgres')
  const password = ownPassword(settings.dataFolder)
  const { data } = fileNames(home)
  const found = runningServer(data)
  if (found !== undefined) {
    const connection = connectionTo(found, settings.dataFolder)
    const lock = await takeOwnerLock(connection, patience.forOwnerToEnd)
    // Its owner is where we cannot see the process, in another container perhaps.
    if (lock.kind === 'taken') return settings.as === 'sole' ? refused(inUse(settings.dataFolder)) : { kind: 'reached', connection }
    // Told to end by an owner that is gone: nobody can want it any more. Any other that does not answer may be in use.
    if (lock.kind === 'unreachable' && !isEnding(data)) return refused(unheard(found, data, lock.reason))
    settings.say('Ending the database server that an interrupted Amparo left behind')
    const gone = await stopServer(found, data)
    if (lock.kind === 'held') await lock.release().catch(() => undefined)
    if (!gone)
      return refused(`The PostgreSQL server with process number ${found.pid} still runs on ${data} and does not end. Stop it first.`)
  }
  const server = await startPostgres(home, { password, say: settings.say, durable: true })
  if (server.kind === 'refused') return server
  const lock = await takeOwnerLock(server.connection, patience.forOwnerToEnd)
  if (lock.kind !== 'held') {
    await server.stop('in order')
    return refused(inUse(settings.dataFolder))
  }
  const { connection, ended, stop, stopWithoutWaiting } = server
  return { kind: 'reached', connection, lock: keepOwnerLock(connection, lock, ended), ended, stop, stopWithoutWaiting }
}

const connectionTo = (found: FoundServer, dataFolder: string): Connection => ({
  host: found.sockets,
  port: found.port,
  user: 'amparo',
  password: ownPassword(dataFolder),
  database: databaseName,
})

const unheard = (found: FoundServer, data: string, reason: string): string =>
  `A PostgreSQL server (process ${found.pid}) runs on ${data} and does not answer: ${reason}. It may be in use, so it was left alone. ` +
  'Try again later, or end that process if you know that nobody needs it.'

const refused = (reason: string): Refusal => ({ kind: 'refused', reason })
