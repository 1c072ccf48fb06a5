import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { test } from 'node:test'
import { Hono } from 'hono'
import { openDatabase, silentLog } from '../platform/index.ts'
import { guard } from './guard.ts'
import { serve, type Served } from './serve.ts'

const { db: unreachable } = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none' })

const size = async (body: Promise<string>): Promise<string> => String((await body).length)

function site(): Hono {
  const app = new Hono()
  app.get('/sign', (c) => c.text('the form'))
  app.post('/sign', async (c) => c.text(await size(c.req.text())))
  app.post('/cases/:case/documents', async (c) => c.text(await size(c.req.text())))
  app.post('/unread', (c) => c.text('not looked at'))
  const pages = { app, largest: { '/cases/:case/documents': 200_000 } }
  return guard(pages, { site: 'public', origin: 'https://appeals.example.org', db: unreachable, log: silentLog })
}

const send = async (path: string, bytes: number): Promise<number> =>
  (await site().request(path, { method: 'POST', body: 'x'.repeat(bytes) })).status

async function listening(): Promise<Served> {
  const served = await serve(site(), { address: '127.0.0.1', port: 0, variable: 'PORT' })
  return served.kind === 'served' ? served : assert.fail(served.reason)
}

test('an address with parts in it may take more than others', async () => {
  assert.deepEqual([await send('/cases/PE-1/documents', 200_000), await send('/cases/PE-1/documents', 200_001)], [200, 413])
  assert.deepEqual([await send('/sign', 65_536), await send('/sign', 65_537)], [200, 413])
})

test('after what nobody read the connection is closed, and whoever goes on gets an answer', async (t) => {
  const served = await listening()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  t.after(async () => {
    agent.destroy()
    await served.close()
  })
  const ask = async (path: string, bytes = 0): Promise<IncomingMessage> => {
    const asked = request({ port: served.port, path, agent, method: bytes === 0 ? 'GET' : 'POST', headers: { 'Content-Length': bytes } })
    asked.end('x'.repeat(bytes))
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    answer.resume()
    await once(answer, 'end')
    return answer
  }
  for (const [path, bytes, status] of [
    ['/sign', 3_000_000, 413],
    ['/sign/', 60_000, 308],
    ['/nowhere', 60_000, 404],
    ['/unread', 60_000, 200],
  ] as const) {
    const answer = await ask(path, bytes)
    assert.deepEqual([path, answer.statusCode, answer.headers.connection], [path, status, 'close'])
    assert.equal((await ask('/sign')).statusCode, 200)
  }
  const read = await ask('/sign', 60_000)
  assert.deepEqual([read.statusCode, read.headers.connection], [200, 'keep-alive'])
})

test('what is sent in pieces of unknown length is held to the same limit', async (t) => {
  const served = await listening()
  t.after(() => served.close())
  const asked = request({ port: served.port, path: '/sign', method: 'POST', headers: { 'Transfer-Encoding': 'chunked' } })
  asked.end('x'.repeat(70_000))
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.resume()
  assert.deepEqual([answer.statusCode, answer.headers.connection], [413, 'close'])
})
