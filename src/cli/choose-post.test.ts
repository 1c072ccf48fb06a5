import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Configuration } from '../platform/index.ts'
import { startMailServer } from '../platform/mail/testing.ts'
import { choosePost } from './choose-post.ts'

const site = { address: '127.0.0.1', port: 8080, origin: 'http://localhost:8080' }
const mail = { to: 'ana@example.net', subject: 'One step is left', text: 'Open the link.\n', kind: 'confirm-sign-on' }

test('the demo prints each mail and sends none, also where a mail server is set', async (t) => {
  const server = await startMailServer()
  t.after(() => server.stop())
  let said = ''
  const context = {
    env: {},
    clock: () => new Date(),
    out: () => undefined,
    err: (text: string) => void (said += text),
    columns: 80,
    terminal: false,
  }
  const configuration: Configuration = {
    publicSite: site,
    desk: site,
    dataFolder: '/nowhere',
    uploads: { largest: 1, total: 1 },
    mail: { url: server.url, from: 'post@example.org' },
  }
  const demo = choosePost(context, configuration, true)
  assert.match(demo.says, /THE DEMO SENDS NO MAIL/)
  assert.deepEqual(demo.kind !== 'none' && (await demo.post.deliver(mail)), { kind: 'accepted' })
  assert.match(said, /only printed here[\s\S]*ana@example\.net[\s\S]*Open the link\./)
  assert.equal(server.received.length, 0)

  const real = choosePost(context, configuration, false)
  assert.deepEqual([real.kind, real.says], ['smtp', ''])
  assert.deepEqual(real.kind !== 'none' && (await real.post.deliver(mail)), { kind: 'accepted' })
  assert.equal(server.received.length, 1)
  if (real.kind !== 'none') real.post.close()
})
