import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import { packParcel, parcelReader, type Parcel } from './limited-parcel.ts'
import { createLimitedProcesses } from './limited-processes.ts'

const processes = createLimitedProcesses({ program: join(import.meta.dirname, 'misbehaving'), seconds: 2, megabytes: 200, answers: 50 })
after(() => processes.stop())

const told = async (words: unknown): Promise<unknown> => {
  const answer = await processes.ask({ words })
  return answer.kind === 'answered' ? answer.parcel.words : answer
}

test('bytes come back as they went, also many at once', async () => {
  const bytes = new Uint8Array(20 * 2 ** 20).map((_, at) => at * 7)
  const answer = await processes.ask({ words: { act: 'echo' }, bytes })
  assert.equal(answer.kind, 'answered')
  if (answer.kind === 'answered') assert.ok(Buffer.from(bytes).equals(answer.parcel.bytes ?? new Uint8Array()))
})

test('parcels are put together however a pipe cuts them', () => {
  const parcels = fc.array(fc.record({ words: fc.jsonValue(), bytes: fc.uint8Array({ maxLength: 40 }) }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(parcels, fc.integer({ min: 1, max: 50 }), (sent, step) => {
      const stream = Buffer.concat(sent.flatMap((parcel) => packParcel(parcel)))
      const got: Parcel[] = []
      const read = parcelReader(10_000, (parcel) => got.push(parcel))
      for (let at = 0; at < stream.length; at += step) assert.ok(read(stream.subarray(at, at + step)))
      assert.deepEqual(
        got.map(({ words, bytes }) => [JSON.stringify(words), [...(bytes ?? [])]]),
        sent.map(({ words, bytes }) => [JSON.stringify(words), [...bytes]]),
      )
    }),
  )
})

test('a parcel that claims to be larger than may be is not waited for', () => {
  const read = parcelReader(1_000, () => assert.fail('it was taken'))
  assert.equal(read(Buffer.concat(packParcel({ words: 'x'.repeat(2_000) }))), false)
})

test('a process that never comes to an end is killed, and the next question is answered', async () => {
  assert.deepEqual(await told({ act: 'loop' }), { kind: 'ended', by: 'time' })
  assert.deepEqual(await told({ act: 'echo' }), { act: 'echo' })
})

test('a process that takes too much memory is killed', async () => {
  assert.deepEqual(await told({ act: 'eat' }), { kind: 'ended', by: 'memory' })
  assert.deepEqual(await told({ act: 'echo' }), { act: 'echo' })
})

for (const act of ['leave', 'fail'])
  test(`a process that ends by itself (${act}) costs only its own answer`, async () => {
    assert.deepEqual(await told({ act }), { kind: 'ended', by: 'crash' })
    assert.deepEqual(await told({ act: 'echo' }), { act: 'echo' })
  })

test('where no process can be begun, for want of file descriptors, a question has no answer, and the next one has', () => {
  const script = `
    import { closeSync, openSync } from 'node:fs'
    import { createLimitedProcesses } from ${JSON.stringify(join(import.meta.dirname, 'limited-processes.js'))}
    const program = ${JSON.stringify(join(import.meta.dirname, 'misbehaving'))}
    const processes = createLimitedProcesses({ program, seconds: 5, megabytes: 200, answers: 5 })
    const taken = []
    try { for (;;) taken.push(openSync('/dev/null')) } catch {}
    const answers = [await processes.ask({ words: 1 }), await processes.ask({ words: 2 })]
    for (const one of taken) closeSync(one)
    answers.push(await processes.ask({ words: { act: 'echo' } }))
    await processes.stop()
    console.log(JSON.stringify(answers.map(({ kind, by }) => by ?? kind)))`
  const limited = ['-c', 'ulimit -n 60; exec "$@"', 'sh', process.execPath, '--input-type=module', '-e', script]
  assert.deepEqual(JSON.parse(execFileSync('/bin/sh', limited, { encoding: 'utf8' })), ['crash', 'crash', 'answered'])
})

test('questions that come together are answered one after another, each its own', async () => {
  const answers = await Promise.all([1, 2, 3].map((what) => told({ act: 'echo', what })))
  assert.deepEqual(
    answers,
    [1, 2, 3].map((what) => ({ act: 'echo', what })),
  )
})

test('an answer in advance is taken for no later question, and ends the process that gave it', async () => {
  const forged = { kind: 'ended', by: 'crash' }
  assert.deepEqual(await told({ act: 'answer', what: '2' }), forged)
  assert.deepEqual(await told({ act: 'echo', what: 'after two at once' }), { act: 'echo', what: 'after two at once' })
  assert.deepEqual(await told({ act: 'later', what: '200' }), {})
  assert.deepEqual(await told({ act: 'wait', what: '1500' }), forged)
  assert.deepEqual(await told({ act: 'echo', what: 'after a late one' }), { act: 'echo', what: 'after a late one' })
})

test('it reads no file but its own code, writes none, runs nothing, calls nobody and knows no environment', async () => {
  const server = createServer(() => assert.fail('somebody was called'))
    .listen(0, '127.0.0.1')
    .unref()
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  const target = join(tmpdir(), `amparo-limited-${process.pid}`)
  assert.deepEqual(await told({ act: 'read', what: '/etc/passwd' }), { refused: 'ERR_ACCESS_DENIED' })
  assert.deepEqual(await told({ act: 'write', what: target }), { refused: 'ERR_ACCESS_DENIED' })
  assert.deepEqual(await told({ act: 'run', what: '/bin/true' }), { refused: 'ERR_ACCESS_DENIED' })
  assert.deepEqual(await told({ act: 'call', what: String(port) }), { refused: 'This process has no network.' })
  assert.deepEqual(await told({ act: 'fetch', what: `http://127.0.0.1:${port}/` }), { refused: 'fetch is not defined' })
  assert.deepEqual(await told({ act: 'evaluate', what: '1 + 1' }), { refused: 'Code generation from strings disallowed for this context' })
  assert.deepEqual(await told({ act: 'environment' }), { did: [] })
  assert.equal(existsSync(target), false)
  server.close()
})

test('a process that has answered often enough is replaced', async () => {
  const short = createLimitedProcesses({ program: join(import.meta.dirname, 'misbehaving'), seconds: 5, megabytes: 200, answers: 2 })
  const pids: (number | undefined)[] = []
  for (let n = 0; n < 4; n += 1) {
    await short.ask({ words: {} })
    pids.push(short.pid())
  }
  await short.stop()
  assert.equal(new Set(pids).size, 2)
  assert.throws(() => process.kill(pids[3] ?? 0, 0), { code: 'ESRCH' })
})
