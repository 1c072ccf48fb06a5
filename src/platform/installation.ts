import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openDatabase, type Connection, type Database } from './database.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { takeOwnerLock, type OwnerLock } from './owner-lock.ts'
import { databaseName, startPostgres } from './postgres.ts'
import { fileNames, runningServer, stopServer } from './postgres-folder.ts'

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
  /** Whether the schema is brought up to date first. Backup and restore take it as it is. */
  readonly schema: 'newest' | 'as it is'
  /** Tells the person who waits what takes so long. */
  readonly say: (sentence: string) => void
}

/**
 * Opens the installation in a data folder, starting the embedded server when DATABASE_URL names no other. Only one
 * process owns an installation; whoever finds a server without an owner (its process was killed) ends that server and
 * starts its own. Refuses with one sentence.
 */
export async function openInstallation(settings: OpenSettings): Promise<Installation | InstallationRefusal> {
  const unusable = prepareFolder(settings.dataFolder)
  if (unusable !== undefined) return refused(unusable)
  const reached = settings.databaseUrl === undefined ? await reachEmbedded(settings) : await reachServer(settings.databaseUrl, settings)
  if (reached.kind === 'refused') return reached
  const { db, close } = openDatabase(reached.connection)
  const closeAll = async (): Promise<void> => {
    await close()
    await reached.lock?.release().catch(() => undefined)
    await reached.stop?.()
  }
  const problem = (await unsuitable(db)) ?? (settings.schema === 'newest' ? await bringUpToDate(db, reached.lock !== undefined) : undefined)
  if (problem !== undefined) {
    await closeAll()
    return refused(problem)
  }
  return {
    kind: 'open',
    db,
    connection: reached.connection,
    dataFolder: settings.dataFolder,
    owner: reached.lock !== undefined,
    lost: Promise.race([reached.lock?.lost, reached.ended].filter((promise) => promise !== undefined)),
    close: closeAll,
    closeWithoutWaiting: () => reached.stopWithoutWaiting?.(),
  }
}

/** Whether an embedded database was ever made in a data folder. */
export const installationExists = (dataFolder: string): boolean => existsSync(fileNames(join(dataFolder, 'postgres')).data)

type Reached = {
  readonly kind: 'reached'
  readonly connection: Connection
  readonly lock?: OwnerLock
  readonly ended?: Promise<string>
  readonly stop?: () => Promise<void>
  readonly stopWithoutWaiting?: () => void
}

async function reachServer(url: string, settings: OpenSettings): Promise<Reached | InstallationRefusal> {
  const connection = { url }
  const lock = await takeOwnerLock(connection, settings.as === 'sole' ? 2000 : 0)
  if (lock.kind === 'unreachable') return refused(`The database that DATABASE_URL names does not answer: ${lock.reason}`)
  if (lock.kind === 'held') return { kind: 'reached', connection, lock }
  return settings.as === 'sole' ? refused(inUse('The database that DATABASE_URL names')) : { kind: 'reached', connection }
}

async function reachEmbedded(settings: OpenSettings): Promise<Reached | InstallationRefusal> {
  const home = join(settings.dataFolder, 'postgres')
  const { data } = fileNames(home)
  const password = ownPassword(settings.dataFolder)
  const found = runningServer(data)
  if (found !== undefined) {
    const connection = { host: found.sockets, port: found.port, user: 'amparo', password, database: databaseName }
    const lock = await takeOwnerLock(connection, settings.as === 'sole' ? 2000 : 500)
    if (lock.kind === 'taken') return settings.as === 'sole' ? refused(inUse(settings.dataFolder)) : { kind: 'reached', connection }
    settings.say('Ending the database server that an interrupted Amparo left behind')
    if (lock.kind === 'held') await lock.release()
    if (!(await stopServer(found, data)))
      return refused(`The PostgreSQL server with process number ${found.pid} still runs on ${data} and does not end. Stop it first.`)
  }
  const server = await startPostgres(home, { password, say: settings.say, durable: true })
  if (server.kind === 'refused') return server
  const lock = await takeOwnerLock(server.connection, 2000)
  if (lock.kind !== 'held') {
    await server.stop()
    return refused(inUse(settings.dataFolder))
  }
  const { connection, ended, stop, stopWithoutWaiting } = server
  return { kind: 'reached', connection, lock, ended, stop, stopWithoutWaiting }
}

function prepareFolder(folder: string): string | undefined {
  try {
    // Root's PostgreSQL runs as another user, who must be able to pass through to the one folder that is theirs.
    mkdirSync(folder, { recursive: true, mode: process.geteuid?.() === 0 ? 0o711 : 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const home = join(folder, 'postgres')
    if (existsSync(home)) accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK)
    return undefined
  } catch (error) {
    const { code, path } = error as { code?: string; path?: string }
    const what = `The data folder ${path ?? folder} cannot be used`
    return code === 'EACCES'
      ? `${what}: it belongs to another user. Start Amparo as that user, or set AMPARO_DATA to another folder.`
      : `${what} (${code ?? 'unknown reason'}). Set AMPARO_DATA to another folder.`
  }
}

/** The password of the embedded server, made on first use and readable by us alone. */
function ownPassword(folder: string): string {
  const path = join(folder, 'postgres.password')
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  return readFileSync(path, 'utf8').trim()
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

const inUse = (what: string): string =>
  `${what} is already in use by another Amparo process. Stop that one first, or set AMPARO_DATA (and the ports) to something else.`

const refused = (reason: string): InstallationRefusal => ({ kind: 'refused', reason })
