import assert from 'node:assert/strict'
import { Agent, request } from 'node:http'
import { test } from 'node:test'
import { Hono } from 'hono'
import { serve } from './serve.ts'

/** A site that numbers its answers, served as the public one is. */
async function numbered(
  body: (ask: (path: string, init?: RequestInit) => Promise<Response>) => Promise<void>,
  news?: { readonly current: () => number | undefined },
  most?: { readonly answers: number; readonly bytes: number },
): Promise<void> {
  let made = 0
  const app = new Hono()
  app.get('/same', (c) => {
    made += 1
    c.header('ETag', '"of-the-page"')
    return c.html(`<p>${made}</p>`)
  })
  app.get('/same/:name', (c) => c.text(`${(made += 1)}`))
  app.all('*', (c) => c.text(`${c.req.method} ${(made += 1)}`))
  const served = await serve(app, {
    address: '127.0.0.1',
    port: 0,
    variable: 'PORT',
    same: { paths: /^\/same(?:\/\w+)?$/, ...(news !== undefined && { news }), ...(most !== undefined && { most }) },
  })
  if (served.kind === 'refused') throw new Error(served.reason)
  try {
    await body((path, init) => fetch(`http://127.0.0.1:${served.port}${path}`, init))
  } finally {
    await served.close()
  }
}

test('a page that very many ask for at one time is made a few times, and everybody gets it whole', () =>
  numbered(async (ask) => {
    const answers = await Promise.all(Array.from({ length: 200 }, async () => (await ask('/same')).text()))
    assert.ok(answers.every((text) => /^<p>\d+<\/p>$/.test(text)))
    const made = Math.max(...answers.map((text) => Number(/\d+/.exec(text))))
    assert.ok(made < 50, `it was made ${made} times for 200`)
  }))

test('whoever has a page already is told that it is the same', () =>
  numbered(async (ask) => {
    const first = await ask('/same')
    assert.deepEqual([first.status, first.headers.get('content-type')], [200, 'text/html; charset=UTF-8'])
    await first.text()
    const again = await ask('/same', { headers: { 'If-None-Match': 'W/"of-the-page", "another"' } })
    assert.deepEqual([again.status, again.headers.get('etag'), await again.text()], [304, '"of-the-page"', ''])
    assert.equal((await ask('/same', { headers: { 'If-None-Match': '"another"' } })).status, 200)
  }))

test('an address with a query, another address, and whatever is sent are answered each by itself', () =>
  numbered(async (ask) => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, at) =>
        (await (at % 3 === 0 ? ask('/same?page=1') : at % 3 === 1 ? ask('/own') : ask('/same', { method: 'POST' }))).text(),
      ),
    )
    assert.equal(new Set(answers).size, 60)
  }))

test('a page is kept until the database says that something has changed, and made anew while it cannot be heard', async () => {
  let said: number | undefined = 1
  await numbered(
    async (ask) => {
      const read = async () => (await ask('/same')).text()
      const first = await read()
      for (let times = 0; times < 20; times += 1) assert.equal(await read(), first)
      said = 2
      const second = await read()
      assert.notEqual(second, first)
      assert.equal(await read(), second)
      said = undefined
      assert.notEqual(await read(), second)
    },
    { current: () => said },
  )
})

const textAt = async (ask: (path: string) => Promise<Response>, path: string): Promise<string> => (await ask(path)).text()

test('of addresses that anybody can think of only so many are kept, and their own length counts', async () => {
  const news = { current: () => 1 }
  await numbered(
    async (ask) => {
      const first = await textAt(ask, '/same/a')
      for (const name of ['b', 'c']) await textAt(ask, `/same/${name}`)
      assert.equal(await textAt(ask, '/same/a'), first)
      const last = await textAt(ask, '/same/d')
      assert.notEqual(await textAt(ask, '/same/a'), first)
      assert.equal(await textAt(ask, '/same/d'), last)
    },
    news,
    { answers: 3, bytes: 1_000_000 },
  )
  await numbered(
    async (ask) => {
      const first = await textAt(ask, '/same/a')
      assert.equal(await textAt(ask, '/same/a'), first)
      await textAt(ask, `/same/${'b'.repeat(2_000)}`)
      assert.notEqual(await textAt(ask, '/same/a'), first)
    },
    news,
    { answers: 3, bytes: 4_000 },
  )
})

test('whoever asks again on one connection, and whoever asks once, gets every header and the whole page', () =>
  numbered(async (ask) => {
    const [kept, once] = [await ask('/same'), await ask('/same', { headers: { connection: 'close' } })]
    for (const answer of [kept, once]) {
      assert.deepEqual([answer.headers.get('content-type'), answer.headers.get('etag')], ['text/html; charset=UTF-8', '"of-the-page"'])
      assert.ok(Math.abs(Date.parse(answer.headers.get('date') ?? '') - Date.now()) < 60_000)
      assert.match(await answer.text(), /^<p>\d+<\/p>$/)
    }
    assert.deepEqual([kept.headers.get('connection'), once.headers.get('connection')], ['keep-alive', 'close'])
  }))

test('many answers come one after the other over one connection, each with its own page', () =>
  numbered(async (ask) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const { port } = new URL((await ask('/same')).url)
    const read = (path: string): Promise<string> =>
      new Promise((settle, fail) => {
        request({ port, path, agent }, (answer) => {
          let text = ''
          answer.on('data', (piece: Buffer) => (text += piece.toString())).on('end', () => settle(text))
        })
          .on('error', fail)
          .end()
      })
    const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => read(at % 4 === 0 ? '/own' : '/same')))
    answers.forEach((text, at) => assert.match(text, at % 4 === 0 ? /^GET \d+$/ : /^<p>\d+<\/p>$/))
    agent.destroy()
  }))
