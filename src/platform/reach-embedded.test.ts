import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { Client } from 'pg'
import { clientConfig } from './database.ts'
import type { Installation, OpenSettings } from './installation.ts'
import { opened, refusal, settings } from './installation-testing.ts'
import { startPostgres } from './postgres.ts'
import { temporaryFolder } from './testing.ts'

const pidOf = (folder: string): number => Number(readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
const guestOf = (dataFolder: string): OpenSettings => ({ ...settings(dataFolder), as: 'guest' })

/** Takes every connection that the server has, and gives what lets them go. */
async function fill(installation: Installation): Promise<() => Promise<void>> {
  const clients: Client[] = []
  for (;;) {
    const client = new Client(clientConfig(installation.connection))
    client.on('error', () => undefined)
    try {
      await client.connect()
    } catch {
      return async () => void (await Promise.all(clients.map((one) => one.end())))
    }
    clients.push(client)
  }
}

test('a server with no room left is refused to a guest, and goes on', async () => {
  const folder = temporaryFolder()
  const owner = await opened(settings(folder))
  const pid = pidOf(folder)
  const emptied: (() => Promise<void>)[] = []
  const refusalWhenFull = async (wanted: OpenSettings): Promise<string> => {
    let reason = ''
    // The owner gives back what it has not used for ten seconds: until it holds nothing more, there may be room again.
    for (let tries = 0; tries < 5 && !reason.includes('too many clients'); tries++) {
      emptied.push(await fill(owner))
      reason = await refusal(wanted)
    }
    return reason
  }
  assert.match(await refusalWhenFull(guestOf(folder)), /does not answer: .*too many clients/)
  // Without the record nobody can say whose it is, and then it is left alone all the more.
  rmSync(join(folder, 'owner.json'))
  for (const as of ['guest', 'sole'] as const)
    assert.match(await refusalWhenFull({ ...settings(folder), as }), /too many clients.*It may be in use, so it was left alone/)
  for (const each of emptied) await each()
  await sql`select 1`.execute(owner.db)
  assert.equal(pidOf(folder), pid)
  await owner.close()
})

test('a frozen server is refused to a guest, and goes on when it thaws', async () => {
  const folder = temporaryFolder()
  const owner = await opened(settings(folder))
  const pid = pidOf(folder)
  process.kill(pid, 'SIGSTOP')
  try {
    assert.match(await refusal(guestOf(folder)), /does not answer: .*timeout/)
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  await sql`select 1`.execute(owner.db)
  assert.equal(pidOf(folder), pid)
  await owner.close()
})

test('a server that lives but has no lock is not ended while its owner lives', async () => {
  const folder = temporaryFolder()
  const owner = await opened(settings(folder))
  await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'`.execute(owner.db)
  assert.match(await refusal(settings(folder)), /already in use/)
  await sql`select 1`.execute(owner.db)
  await owner.close()
})

test('when one session of the server is killed, the owner gets its lock back and goes on', async () => {
  const folder = temporaryFolder()
  const owner = await opened(settings(folder))
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(owner.db)
  process.kill(rows[0]?.pid ?? assert.fail(), 'SIGKILL')
  let held = 0
  for (let tries = 0; held === 0 && tries < 200; tries += 1) {
    await wait(100)
    const locks = await sql<{ held: number }>`select count(*) as held from pg_locks where locktype = 'advisory'`
      .execute(owner.db)
      .catch(() => undefined)
    held = locks?.rows[0]?.held ?? 0
  }
  assert.equal(held, 1)
  assert.match(await refusal(settings(folder)), /already in use/)
  assert.equal(await Promise.race([owner.lost, Promise.resolve('not lost')]), 'not lost')
  await owner.close()
})

test('a server that a dead owner had told to end is ended by the next', async () => {
  const folder = temporaryFolder()
  await (await opened(settings(folder))).close()
  const password = readFileSync(join(folder, 'postgres.password'), 'utf8').trim()
  const orphan = await startPostgres(join(folder, 'postgres'), { password, say: () => undefined, durable: true })
  assert.ok(orphan.kind === 'running')
  const session = new Client(clientConfig(orphan.connection))
  session.on('error', () => undefined)
  await session.connect()
  // It now waits for the session to end, and lets nobody else in.
  process.kill(orphan.pid, 'SIGTERM')
  const next = await opened(settings(folder))
  assert.notEqual(pidOf(folder), orphan.pid)
  await next.close()
})

test('a command waits for another that works without a server, and then takes its place', async () => {
  const folder = temporaryFolder()
  const first = await opened(guestOf(folder))
  const said: string[] = []
  const second = opened({ ...guestOf(folder), say: (sentence) => void said.push(sentence) })
  while (said.length === 0) await wait(20)
  assert.match(said.join(), /Waiting for another Amparo command \(process \d+\) to finish/)
  await first.close()
  assert.equal((await second).owner, true)
  await (await second).close()
})

test('the record of a dead owner is replaced, also when its number lives on in another process', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, began: 'another boot 1', serves: true }))
  await (await opened(settings(folder))).close()
  writeFileSync(join(folder, 'owner.json'), 'half a rec')
  await (await opened(settings(folder))).close()
  assert.equal(existsSync(join(folder, 'owner.json')), false)
})
