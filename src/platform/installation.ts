import { statSync } from 'node:fs'
import { sql } from 'kysely'
import { installationExists, noInstallation, prepareFolder } from './data-folder.ts'
import { databaseIsAway } from './database-away.ts'
import { openDatabase, type Connection, type Database } from './database.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { keepOwnerLock, takeOwnerLock } from './owner-lock.ts'
import { inUse, reachEmbedded, type Reached } from './reach-embedded.ts'
import { reasonInWords } from './reasons.ts'

/** An open installation: its database and its data folder. */
export type Installation = {
  readonly kind: 'open'
  readonly db: Database
  readonly connection: Connection
  readonly dataFolder: string
  /** Whether we are its one process, or the guest of another that is running. */
  readonly owner: boolean
  /** Settles with the reason when the database goes away under us. */
  readonly lost: Promise<string>
  readonly close: () => Promise<void>
  /** For a process that is about to die: lets the embedded server end by itself. */
  readonly closeWithoutWaiting: () => void
}

export type InstallationRefusal = { readonly kind: 'refused'; readonly reason: string }

export type OpenSettings = {
  readonly dataFolder: string
  readonly databaseUrl?: string
  /** `sole`: refused while another Amparo runs on it. `guest`: then works beside it. */
  readonly as: 'sole' | 'guest'
  /** Whether it runs until it is stopped, as a `sole` one usually does. Commands wait for one that does not. */
  readonly serves?: boolean
  /**
   * Where an embedded installation may be made if there is none: anywhere, which is the usual; only in a folder that is
   * there already, whose name then is not mistyped; or nowhere.
   */
  readonly creates?: 'anywhere' | 'in a folder that exists' | 'nowhere'
  /** Whether the schema is brought up to date first. Backup and restore take it as it is. */
  readonly schema: 'newest' | 'as it is'
  /** Tells the person who waits what takes so long. */
  readonly say: (sentence: string) => void
}

/**
 * Opens the installation in a data folder, starting the embedded server when DATABASE_URL names no other. Only one
 * process owns an installation; a server whose owner was killed is ended by the next owner, which starts its own.
 * Refuses with one sentence.
 */
export async function openInstallation(settings: OpenSettings): Promise<Installation | InstallationRefusal> {
  try {
    return await open(settings)
  } catch (error) {
    if (databaseIsAway(error)) return refused('The database went away while it was being opened. Try again.')
    const { code = '', path } = error as { code?: string; path?: string }
    // A file of ours that the machine does not let us make or read: ENOSPC, EROFS, EACCES.
    if (/^E[A-Z]+$/.test(code)) return refused(`${path ?? settings.dataFolder} cannot be used: ${reasonInWords(error)}.`)
    throw error
  }
}

async function open(settings: OpenSettings): Promise<Installation | InstallationRefusal> {
  const { dataFolder, databaseUrl, as, say } = settings
  if (databaseUrl === undefined && isMissing(settings)) return refused(noInstallation(dataFolder))
  const unusable = prepareFolder(dataFolder)
  if (unusable !== undefined) return refused(unusable)
  const reached =
    databaseUrl === undefined
      ? await reachEmbedded({ dataFolder, as, say, serves: settings.serves ?? as === 'sole' })
      : await reachServer(databaseUrl, settings)
  if (reached.kind === 'refused') return reached
  const { db, close } = openDatabase(reached.connection)
  let isLost = false
  const lost = Promise.race([reached.lock?.lost, reached.ended].filter((promise) => promise !== undefined))
  void lost.then(() => (isLost = true))
  const closeAll = async (): Promise<void> => {
    const how = isLost ? 'at once' : 'in order'
    await Promise.race([close(), shortly()])
    await reached.lock?.release().catch(() => undefined)
    await reached.stop?.(how)
  }
  try {
    const problem =
      (await unsuitable(db)) ?? (settings.schema === 'newest' ? await bringUpToDate(db, reached.lock !== undefined) : undefined)
    if (problem !== undefined) {
      await closeAll()
      return refused(problem)
    }
  } catch (error) {
    await closeAll()
    throw error
  }
  return {
    kind: 'open',
    db,
    connection: reached.connection,
    dataFolder,
    owner: reached.lock !== undefined,
    lost,
    close: closeAll,
    closeWithoutWaiting: () => reached.stopWithoutWaiting?.(),
  }
}

function isMissing({ dataFolder, creates = 'anywhere' }: OpenSettings): boolean {
  if (creates === 'anywhere' || installationExists(dataFolder)) return false
  return creates === 'nowhere' || !isFolder(dataFolder)
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** A session that a frozen server never answers may not hold up the end. */
const shortly = (): Promise<void> => new Promise((settle) => setTimeout(settle, 5000).unref())

async function reachServer(url: string, settings: OpenSettings): Promise<Reached | InstallationRefusal> {
  const connection = { url }
  const lock = await takeOwnerLock(connection, settings.as === 'sole' ? 2000 : 0)
  if (lock.kind === 'unreachable') return refused(`The database that DATABASE_URL names does not answer: ${lock.reason}`)
  if (lock.kind === 'held') return { kind: 'reached', connection, lock: keepOwnerLock(connection, lock) }
  return settings.as === 'sole' ? refused(inUse('The database that DATABASE_URL names')) : { kind: 'reached', connection }
}

async function unsuitable(db: Database): Promise<string | undefined> {
  const { rows } = await sql<{ version: string; number: string; encoding: string }>`
    select current_setting('server_version') as version, current_setting('server_version_num') as number, pg_encoding_to_char(encoding) as encoding
    from pg_database where datname = current_database()`.execute(db)
  const [row] = rows
  if (row !== undefined && Number(row.number) < 150_000)
    return `Amparo needs PostgreSQL 15 or newer; the server that DATABASE_URL names is ${row.version}.`
  if (row !== undefined && row.encoding !== 'UTF8')
    return `Amparo needs a database with the encoding UTF8; the one that DATABASE_URL names has ${row.encoding}.`
  return undefined
}

async function bringUpToDate(db: Database, owner: boolean): Promise<string | undefined> {
  if (!owner) {
    const pending = await pendingMigrations(db)
    return pending.length === 0
      ? undefined
      : 'The Amparo that is running is of another version than this command. Stop it, or use its own command.'
  }
  const outcome = await migrate(db)
  return outcome.kind === 'refused' ? outcome.reason : undefined
}

const refused = (reason: string): InstallationRefusal => ({ kind: 'refused', reason })
