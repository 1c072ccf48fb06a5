import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { postmasterOf } from '../drills/kill-rounds.ts'
import { nothingLost } from '../drills/nothing-lost.ts'
import { peopleSign, type Signing } from '../drills/people-sign.ts'
import { startSigning, type SigningServer } from '../drills/signing-server.ts'

test('a database whose connections end, that stands still, and that is killed costs people who sign an answer, and no sign-on', async (t) => {
  const server = await startSigning()
  t.after(() => server.end())
  const people = peopleSign(server)
  await signing(people, async () => {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      await wait(500)
      for (const pid of backendsOf(server)) send(pid, signal)
    }
    await wait(500)
  })
  await signing(people, async () => {
    await wait(300)
    // Longer than a page waits for an answer of the database.
    const all = [postmasterOf(server), ...backendsOf(server)]
    for (const pid of all) send(pid, 'SIGSTOP')
    await wait(6500)
    for (const pid of all) send(pid, 'SIGCONT')
    await wait(500)
  })
  assert.equal(server.running().process.exitCode, null, server.printed())
  await untilItSigns(people)

  people.begin()
  await wait(300)
  const gone = once(server.running().process, 'exit')
  process.kill(postmasterOf(server), 'SIGKILL')
  const [status] = await gone
  await people.end()
  assert.equal(status, 1, 'it ends with a sentence')
  await server.startAgain()
  await people.tryAgain()
  people.close()

  const { confirmed } = await nothingLost(server, people.told)
  t.diagnostic(`${confirmed} confirmed; ${JSON.stringify(Object.fromEntries(people.told.statuses))}`)
  assert.ok(confirmed > 5)
  assert.deepEqual(
    [...people.told.statuses.keys()].filter((each) => ![200, 503].includes(each)),
    [],
  )
})

async function signing(people: Signing, meanwhile: () => Promise<void>): Promise<void> {
  people.begin()
  await meanwhile()
  await people.end()
}

/** By itself, within a few seconds. */
async function untilItSigns(people: Signing): Promise<void> {
  const before = people.told.asked.size
  for (let tries = 0; people.told.asked.size === before; tries++) {
    assert.ok(tries < 50, 'nobody can sign any more')
    await signing(people, () => wait(200))
  }
}

/** The processes of a database server that serve a connection: they name the user. */
function backendsOf(server: SigningServer): number[] {
  const postmaster = postmasterOf(server)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => read(pid, 'cmdline').startsWith('postgres: amparo') && read(pid, 'status').includes(`\nPPid:\t${postmaster}\n`))
}

/** A process may end before it is read. */
function read(pid: number, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return ''
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended with another of them.
  }
}
