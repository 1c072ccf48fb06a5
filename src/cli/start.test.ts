import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync, readlinkSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { amparo, startAmparo } from '../../test/running-amparo.ts'
import { temporaryFolder } from '../platform/testing.ts'

test('both sites answer on their own ports, apart from each other, and the process stops in good order', async (t) => {
  const running = await startAmparo('start')
  t.after(() => running.stop())
  for (const origin of [running.origin, running.deskOrigin]) {
    const answer = await fetch(`${origin}/healthz`)
    assert.deepEqual([answer.status, await answer.json()], [200, { status: 'ok' }])
  }
  const [desk, publicSite] = [await fetch(running.deskOrigin), await fetch(running.origin)]
  assert.match(await desk.text(), /<h1>Sign in<\/h1>/)
  assert.doesNotMatch(await publicSite.text(), /desk/i)
  assert.equal(await running.stop(), 0)
  await assert.rejects(fetch(running.origin))
})

test('a desk behind a proxy that is not named says so at start', async (t) => {
  const https = { AMPARO_DESK_ORIGIN: 'https://desk.example.org' }
  for (const [extra, said] of [
    [https, 1],
    [{ ...https, AMPARO_TRUSTED_PROXIES: '127.0.0.1' }, 0],
  ] as const) {
    const running = await startAmparo('start', extra)
    t.after(() => running.stop())
    const { status } = await fetch(`${running.deskOrigin}/sign-in`)
    assert.equal(status, 200)
    for (let tries = 0; tries < 100 && !/is ready/.test(running.printed()); tries += 1) await wait(50)
    assert.equal(running.printed().match(/set AMPARO_TRUSTED_PROXIES/g)?.length ?? 0, said, running.printed())
    await running.stop()
  }
})

test('after kill -9 the next start ends the server left behind, and nothing is lost', async (t) => {
  const killed = await startAmparo('start')
  const pidFile = join(killed.data, 'postgres', 'data', 'postmaster.pid')
  const orphan = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  const gone = once(killed.process, 'exit')
  killed.process.kill('SIGKILL')
  await gone
  assert.equal(readlinkSync(`/proc/${orphan}/cwd`), join(killed.data, 'postgres', 'data'))
  const again = await startAmparo('start', { AMPARO_DATA: killed.data })
  t.after(() => again.stop())
  // Gone, or a zombie that the machine's first process has not yet collected; neither has a working folder.
  assert.throws(() => readlinkSync(`/proc/${orphan}/cwd`), /ENOENT/)
  assert.equal(await again.stop(), 0)
})

test('a second process on the same data is refused, and the first goes on', async (t) => {
  const first = await startAmparo('start')
  t.after(() => first.stop())
  const second = await amparo(['start'], { AMPARO_DATA: first.data, PORT: '1', DESK_PORT: '2' })
  assert.equal(second.status, 1)
  assert.match(second.err, /already in use by another Amparo process/)
  assert.equal((await fetch(`${first.origin}/healthz`)).status, 200)
})

test('a port that is taken is named, with the variable that changes it', async () => {
  const [taken, free] = [createServer().listen(0, '127.0.0.1'), createServer().listen(0, '127.0.0.1')]
  await Promise.all([once(taken, 'listening'), once(free, 'listening')])
  const [{ port }, { port: freePort }] = [taken.address() as AddressInfo, free.address() as AddressInfo]
  free.close()
  await once(free, 'close')
  const outcome = await amparo(['start'], { AMPARO_DATA: temporaryFolder(), PORT: String(freePort), DESK_PORT: String(port) })
  taken.close()
  assert.equal(outcome.status, 1)
  assert.match(outcome.err, new RegExp(`Port ${port} is already in use on 127.0.0.1.*set DESK_PORT`))
})

test('a wrong configuration is refused before anything is touched', async () => {
  const outcome = await amparo(['start'], { AMPARO_DATA: '/proc/nowhere', PORT: 'eighty', AMPARO_ORIGN: 'x' })
  assert.equal(outcome.status, 1)
  assert.match(outcome.err, /PORT must be a port number/)
  assert.match(outcome.err, /did you mean AMPARO_ORIGIN/)
})
