import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
// Only tests come here; their server is chosen where they are started, and a test has no command line.
import { env } from 'node:process'
import { after } from 'node:test'
import { openDatabase, type Connection, type Database } from './database.ts'
import { releasedCheckpoint } from './released-checkpoint.ts'
import { reachTestServer, startTestServer, type TestServer } from './testing-server.ts'

/**
 * Runs a test with a database of its own: fresh, migrated, and dropped afterwards. All tests of a file share one
 * embedded server, which lives in a temporary folder and writes nothing safely, and so do all files that one command runs
 * (test/around-all.ts); AMPARO_TEST_DATABASE_URL uses another server instead (its user must be allowed to create databases).
 */
export async function withDatabase<Result>(body: (db: Database, connection: Connection) => Promise<Result>): Promise<Result> {
  return withEmptyDatabase(body, (await sharedServer()).template)
}

/** The same without migrations: for what comes before them. */
export async function withEmptyDatabase<Result>(
  body: (db: Database, connection: Connection) => Promise<Result>,
  template = 'template0',
): Promise<Result> {
  const { server, administer } = await sharedServer()
  const name = `amparo_test_${randomBytes(6).toString('hex')}`
  await administer(`create database ${name} template ${template}`)
  const connection = { ...server, database: name }
  const { db, close } = openDatabase(connection, { most: 4 })
  try {
    return await body(db, connection)
  } finally {
    await close()
    await administer(`drop database ${name} with (force)`)
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

const cleanups: (() => void | Promise<void>)[] = []
let server: Promise<TestServer> | undefined

after(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup()
})

const sharedServer = () => (server ??= openServer())

async function openServer(): Promise<TestServer> {
  const address = env['AMPARO_TEST_DATABASE_URL']
  const opened = await (address === undefined ? startTestServer() : reachTestServer(address))
  cleanups.push(opened.stop)
  return opened
}
