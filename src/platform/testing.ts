import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
// Only tests come here; their server is chosen where they are started, and a test has no command line.
import { env } from 'node:process'
import { after } from 'node:test'
import { Client } from 'pg'
import { clientConfig, openDatabase, type Connection, type Database } from './database.ts'
import { migrate } from './migrate.ts'
import { startPostgres } from './postgres.ts'
import { releasedCheckpoint } from './released-checkpoint.ts'

/**
 * Runs a test with a database of its own: fresh, migrated, and dropped afterwards. All tests of a file share one
 * embedded server, which lives in a temporary folder and writes nothing safely; AMPARO_TEST_DATABASE_URL uses another
 * server instead (its user must be allowed to create databases).
 */
export async function withDatabase<Result>(body: (db: Database, connection: Connection) => Promise<Result>): Promise<Result> {
  return withEmptyDatabase(body, (await migratedTemplate()).template)
}

/** The same without migrations: for what comes before them. */
export async function withEmptyDatabase<Result>(
  body: (db: Database, connection: Connection) => Promise<Result>,
  template = 'template0',
): Promise<Result> {
  const { server } = await sharedServer()
  const name = `amparo_test_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name} template ${template}`)
  const connection = { ...server, database: name }
  const { db, close } = openDatabase(connection, { most: 4 })
  try {
    return await body(db, connection)
  } finally {
    await close()
    await administer(server, `drop database ${name} with (force)`)
  }
}

/** Where what is released of a log is kept, in a data folder of the test. */
export function releasedIn(folder: string): ReturnType<typeof releasedCheckpoint> {
  mkdirSync(join(folder, 'keys'))
  return releasedCheckpoint(folder)
}

/** A new empty folder, removed when the file's tests are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-test-'))
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

type ServerParts = Exclude<Connection, { url: string }>

const cleanups: (() => void | Promise<void>)[] = []
let server: Promise<{ server: ServerParts }> | undefined
let template: Promise<{ template: string }> | undefined

after(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup()
})

const sharedServer = () => (server ??= startServer())
const migratedTemplate = () => (template ??= makeTemplate())

async function startServer(): Promise<{ server: ServerParts }> {
  const elsewhere = env['AMPARO_TEST_DATABASE_URL']
  if (elsewhere !== undefined) {
    const url = new URL(elsewhere)
    const words = { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
    const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname)
    return { server: { ...words, host, port: Number(url.port || 5432), database: url.pathname.slice(1) || 'postgres' } }
  }
  const folder = temporaryFolder()
  const started = await startPostgres(join(folder, 'postgres'), { password: 'test', say: () => undefined, durable: false })
  if (started.kind === 'refused') throw new Error(started.reason)
  cleanups.push(() => started.stop('at once'))
  return { server: { ...(started.connection as ServerParts), database: 'postgres' } }
}

async function makeTemplate(): Promise<{ template: string }> {
  const { server: parts } = await sharedServer()
  const name = `amparo_template_${randomBytes(6).toString('hex')}`
  await administer(parts, `create database ${name} template template0`)
  const { db, close } = openDatabase({ ...parts, database: name }, { most: 2 })
  const outcome = await migrate(db)
  await close()
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  cleanups.push(() => administer(parts, `drop database ${name} with (force)`))
  return { template: name }
}

async function administer(parts: ServerParts, statement: string): Promise<void> {
  const client = new Client(clientConfig(parts))
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
