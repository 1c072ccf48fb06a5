import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'
import { addressOf, quickestFolder, reachTestServer, startTestServer, type TestServer } from '../src/platform/testing-server.ts'

/*
 * What `npm test` does once, before and after all files. They share one PostgreSQL server with its migrated template, a folder
 * for what is temporary, and what Node has compiled of our modules and libraries, which hundreds of processes load; all of them
 * find these by variables that they inherit. A file that is run by hand does without.
 */

let server: TestServer | undefined

export async function globalSetup(): Promise<void> {
  const folder = mkdtempSync(join(quickestFolder(), 'amparo-tests-'))
  // However the run ends: what lies in memory takes it from the machine.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  // PostgreSQL does not run as root, and another user has to pass through to its own folder.
  chmodSync(folder, 0o711)
  env['TMPDIR'] = folder
  env['NODE_COMPILE_CACHE'] ??= join(folder, 'compiled')
  const theirs = env['AMPARO_TEST_DATABASE_URL']
  server = await (theirs === undefined ? startTestServer() : reachTestServer(theirs))
  env['AMPARO_TEST_DATABASE_URL'] = addressOf(server)
}

export const globalTeardown = async (): Promise<void> => server?.stop()
