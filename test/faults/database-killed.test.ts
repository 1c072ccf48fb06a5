import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { demoPerson, type DemoPerson } from '../demo-person.ts'
import { startAmparo, type RunningAmparo } from '../running-amparo.ts'

const form = '/cases/salgado/handovers/new'

test('connections that the database ends while four people write cost a moment, and neither the process nor a note', async (t) => {
  const running = await startAmparo('demo')
  t.after(() => running.stop())
  const person = await demoPerson(running, 'editor')
  for (const signal of ['SIGTERM', 'SIGKILL', 'SIGTERM', 'SIGKILL'] as const) {
    let over = false
    const writing = Promise.allSettled(Array.from({ length: 4 }, (_, writer) => write(person, `${signal} ${writer}`, () => over)))
    await wait(300)
    // Each of them is one connection. SIGTERM is what pg_terminate_backend sends; after SIGKILL the server ends all others too.
    for (const pid of backendsOf(running)) kill(pid, signal)
    await wait(300)
    over = true
    const settled = await writing
    assert.equal(running.process.exitCode, null, running.printed())
    const outcomes = settled.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : assert.fail(String(outcome.reason))))
    const statuses = new Set(outcomes.flatMap(({ answered }) => answered))
    assert.deepEqual(
      [...statuses].filter((status) => ![200, 303, 503].includes(status)),
      [],
    )
    await returnsTo(person)
    const log = await person.get('/cases/salgado/log')
    for (const note of outcomes.flatMap(({ kept }) => kept)) assert.ok(log.text.includes(note), `${note} was acknowledged and is gone`)
  }
  assert.equal(await running.stop(), 0)
})

test('a database that is killed for good ends Amparo with one sentence', async () => {
  const running = await startAmparo('demo')
  const person = await demoPerson(running, 'editor')
  const gone = once(running.process, 'exit')
  const before = running.printed().length
  let over = false
  const writing = Promise.allSettled([1, 2, 3, 4].map((writer) => write(person, `last ${writer}`, () => over)))
  await wait(200)
  process.kill(postmasterOf(running), 'SIGKILL')
  over = true
  const [status] = await gone
  await writing
  assert.equal(status, 1)
  const said = running
    .printed()
    .slice(before)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('{'))
  assert.deepEqual(said.length, 1, said.join('\n'))
  assert.match(said[0] ?? '', /^PostgreSQL ended \(SIGKILL\)/)
})

/** Writes notes one after the other; gives what was answered, and which of them were acknowledged. */
async function write(person: DemoPerson, name: string, over: () => boolean): Promise<{ answered: number[]; kept: string[] }> {
  const [answered, kept]: [number[], string[]] = [[], []]
  for (let count = 0; !over(); count++) {
    const note = `Note ${name} ${count}.`
    const { status, location } = await person.post(form, { open: note })
    answered.push(status)
    if (status === 303 && !location?.startsWith('/sign-in')) kept.push(note)
  }
  return { answered, kept }
}

/** The pages are there again within a few seconds, and until then say when to come again. */
async function returnsTo(person: DemoPerson): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { status } = await person.get('/cases/salgado')
    if (status === 200) return
    assert.equal(status, 503)
    await wait(100)
  }
  assert.fail('the pages did not come back')
}

const postmasterOf = ({ data }: RunningAmparo): number =>
  Number(readFileSync(join(data, 'demo', 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])

/** The processes of a database server that serve a connection; they name the user and the database. */
function backendsOf(running: RunningAmparo): number[] {
  const postmaster = postmasterOf(running)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => read(pid, 'cmdline').startsWith('postgres: amparo') && parentOf(pid) === postmaster)
}

const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)$/m.exec(read(pid, 'status'))?.[1])

/** A process may end before it is read. */
function read(pid: number, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return ''
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended with another of them.
  }
}
