import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { jsonLog, openDatabase, PlainReason, silentLog, terminalLog, type Database, type Log } from '../platform/index.ts'
import { withEmptyDatabase } from '../platform/testing.ts'
import { guard } from './guard.ts'
import { serve } from './serve.ts'

const { db: unreachable } = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none' })

function site(settings: { db?: Database; log?: Log; site?: 'public' | 'desk'; origin?: string } = {}): Hono {
  const app = new Hono()
  app.get('/', (c) => c.html('<p>Good day', 200, { 'Set-Cookie': 'seen=yes' }))
  app.get('/appeals/:id', (c) => c.text(c.req.param('id')))
  app.post('/sign', async (c) => c.text(String((await c.req.text()).length)))
  app.on(['GET', 'POST'], '/letters', (c) => c.text('a letter'))
  app.get('/broken/:name', (c) => {
    throw new Error(`no page for ${c.req.param('name')}`)
  })
  return guard({ app }, { site: 'public', origin: 'https://appeals.example.org', db: unreachable, log: silentLog, ...settings })
}

test('a public page may load a style and a picture of its own, and nothing else at all', async () => {
  const { headers } = await site().request('/')
  const policy = headers.get('content-security-policy')?.split('; ').toSorted()
  assert.deepEqual(policy, [
    "base-uri 'none'",
    "default-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "img-src 'self'",
    "script-src 'none'",
    "style-src 'self'",
  ])
  assert.equal(headers.get('referrer-policy'), 'no-referrer')
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
  assert.match(headers.get('permissions-policy') ?? '', /geolocation=\(\)/)
  assert.match(headers.get('strict-transport-security') ?? '', /max-age=\d{7}/)
})

test('the headers are there on pages that do not exist and on pages that fail', async () => {
  for (const path of ['/nowhere', '/broken/x', '/healthz'])
    assert.match((await site().request(path)).headers.get('content-security-policy') ?? '', /default-src 'none'/, path)
})

test('the public site sets no cookie, whatever a page tries', async () => {
  assert.equal((await site().request('/')).headers.get('set-cookie'), null)
})

test('a laptop without https is not locked into https', async () => {
  assert.equal((await site({ origin: 'http://localhost:8080' }).request('/')).headers.get('strict-transport-security'), null)
})

test('a page that fails says so and tells nothing of the inside', async () => {
  const answer = await site().request('/broken/Ana')
  const text = await answer.text()
  assert.equal(answer.status, 500)
  assert.match(text, /Nothing was changed/)
  assert.doesNotMatch(text, /Ana|Error|guard|\.ts/)
})

test('while the database cannot be asked, a page says when to come again', async () => {
  const app = new Hono()
  app.get('/', async (c) => c.json(await sql`select 1`.execute(unreachable)))
  const answer = await guard({ app }, { site: 'public', origin: 'https://appeals.example.org', db: unreachable, log: silentLog }).request(
    '/',
  )
  assert.deepEqual([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')], [503, '10', 'no-store'])
  assert.match(await answer.text(), /Please try again/)
})

async function allowed(path: string, method: string): Promise<unknown[]> {
  const answer = await site().request(path, { method })
  return [answer.status, answer.headers.get('allow')]
}

test('an address says by which methods it is asked, to whoever asks by another', async () => {
  assert.deepEqual(await allowed('/appeals/X', 'DELETE'), [405, 'GET, HEAD'])
  assert.deepEqual(await allowed('/appeals/X', 'POST'), [405, 'GET, HEAD'])
  for (const method of ['GET', 'HEAD', 'PUT']) assert.deepEqual(await allowed('/sign', method), [405, 'POST'])
  assert.deepEqual(await allowed('/letters', 'PUT'), [405, 'GET, HEAD, POST'])
  assert.deepEqual(await allowed('/nowhere', 'POST'), [404, null])
  assert.deepEqual(await allowed('/appeals/X', 'HEAD'), [200, null])
})

test('a slash too many leads to the page, and never to another site', async () => {
  const answer = await site().request('/appeals/X/?from=mail')
  assert.deepEqual([answer.status, answer.headers.get('location')], [308, '/appeals/X?from=mail'])
  for (const path of ['//evil.example/', '/nowhere/', '/%5Cevil.example/', '/appeals/X//Y/'])
    assert.deepEqual([(await site().request(`http://localhost${path}`)).status, path], [404, path])
})

test('the desk answers under its own name only; whether it is well may be asked under any', async () => {
  const app = new Hono()
  app.get('/', (c) => c.text('the desk'))
  const desk = guard({ app }, { site: 'desk', origin: 'https://desk.example.org', port: 8081, db: unreachable, log: silentLog })
  const asked = async (host: string, path = '/') => (await desk.request(path, { headers: { Host: host } })).status
  for (const host of ['desk.example.org', 'DESK.example.org:443', 'localhost:8081', '127.0.0.1:8081', '[::1]:8081'])
    assert.deepEqual([await asked(host), host], [200, host])
  for (const host of ['evil.example', 'evil.example:8081', 'localhost:8080', 'localhost', 'desk.example.org.evil.example'])
    assert.deepEqual([await asked(host), host], [421, host])
  assert.equal((await desk.request('/')).status, 421)
  assert.equal(await asked('evil.example', '/healthz'), 503)
})

test('more than a form holds is refused', async () => {
  const statuses: number[] = []
  for (const size of [1000, 100_000]) statuses.push((await site().request('/sign', { method: 'POST', body: 'x'.repeat(size) })).status)
  assert.deepEqual(statuses, [200, 413])
})

test('health is the database answering', async () => {
  const sick = await site().request('/healthz')
  assert.deepEqual([sick.status, await sick.json()], [503, { status: 'database unreachable' }])
  await withEmptyDatabase(async (db) => {
    const well = await site({ db }).request('/healthz')
    assert.deepEqual([well.status, await well.json()], [200, { status: 'ok' }])
    assert.equal(well.headers.get('cache-control'), 'no-store')
  })
})

const secrets = ['Ana-Quispe', 'ana@example.org', '203.0.113.7', 'SecretBrowser', 'open-sesame']

async function requestsWithSecrets(log: Log): Promise<void> {
  const headers = {
    'User-Agent': 'SecretBrowser/1',
    'X-Forwarded-For': '203.0.113.7',
    Cookie: 'id=open-sesame',
    Referer: 'https://x/?ana@example.org',
  }
  const guarded = site({ log })
  for (const path of ['/appeals/Ana-Quispe?by=ana@example.org', '/nowhere/Ana-Quispe', '/broken/Ana-Quispe?x=open-sesame', '/'])
    await guarded.request(path, { headers })
  await guarded.request('/sign', { method: 'POST', headers, body: 'name=Ana-Quispe' })
}

test('nothing that a request carries is in the log, only its method, pattern, status and time', async () => {
  let text = ''
  await requestsWithSecrets(jsonLog({ write: (line) => void (text += line) }))
  for (const secret of secrets) assert.equal(text.includes(secret), false, `${secret} in ${text}`)
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  const requests = lines.filter((line) => line['event'] === 'request')
  assert.deepEqual(
    requests.map((line) => [line['method'], line['route'], line['status']]),
    [
      ['GET', '/appeals/:id', 200],
      ['GET', '*', 404],
      ['GET', '/broken/:name', 500],
      ['GET', '/', 200],
      ['POST', '/sign', 200],
    ],
  )
  const known = ['level', 'time', 'event', 'site', 'method', 'route', 'status', 'milliseconds', 'error', 'code', 'at']
  for (const line of lines)
    assert.deepEqual(
      Object.keys(line).filter((name) => !known.includes(name)),
      [],
    )
  assert.ok(lines.some((line) => line['error'] === 'Error' && JSON.stringify(line['at']).includes('guard.test')))
})

test('the same at a terminal', async () => {
  let text = ''
  await requestsWithSecrets(
    terminalLog(
      () => new Date(0),
      (line) => void (text += line),
    ),
  )
  for (const secret of secrets) assert.equal(text.includes(secret), false, `${secret} in ${text}`)
  assert.match(text, /request {2}public {2}GET {2}\/appeals\/:id {2}200 {2}\d+ ms\n/)
})

test('a field that a caller smuggles in is not written', () => {
  let text = ''
  const log = jsonLog({ write: (line) => void (text += line) })
  log.info('request', { route: '/', name: 'Ana-Quispe' } as object)
  assert.doesNotMatch(text, /Ana/)
})

test('why a job was not done is in the log where that is a constant of the code', () => {
  let text = ''
  const log = jsonLog({ write: (line) => void (text += line) })
  log.error('job failed', new PlainReason('a poster of an edition could not be made'), { queue: 'sheets' })
  assert.match(text, /"reason":"a poster of an edition could not be made"/)
})

test('on closing, a request in work is finished and no new one is taken', async () => {
  const app = new Hono()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  app.get('/slow', async (c) => {
    begin()
    await released
    return c.text('done')
  })
  const served = await serve(app, { address: '127.0.0.1', port: 0, variable: 'PORT' })
  assert.equal(served.kind, 'served')
  if (served.kind !== 'served') return
  const answer = fetch(`http://127.0.0.1:${served.port}/slow`, { headers: { Connection: 'close' } })
  await begun
  const closed = served.close()
  release()
  assert.equal(await (await answer).text(), 'done')
  await closed
  const late = connect(served.port, '127.0.0.1')
  const [error] = (await once(late, 'error')) as [NodeJS.ErrnoException]
  assert.equal(error.code, 'ECONNREFUSED')
})
