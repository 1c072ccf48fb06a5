import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withCampaign } from '../../test/fixtures/campaign.ts'
import { openDesk } from '../web/desk/testing.ts'
import { loadCaseWith } from '../cases/index.ts'
import { logKey } from '../log/testing.ts'
import { readConfiguration, silentLog } from '../platform/index.ts'
import { release, sign } from '../signons/testing.ts'
import { addStaffMember } from '../staff/testing.ts'
import { serveSignOns } from './serve-sign-ons.ts'

const read = readConfiguration({ AMPARO_ORIGIN: 'https://appeals.example.org' })
const settings = () => {
  assert.ok(read.kind === 'configured', JSON.stringify(read))
  return { configuration: read.configuration, mailIsSent: true, clock: () => new Date('2021-07-25T12:00:00Z'), log: silentLog }
}
const keysWith = (log: Uint8Array) => ({ log, address: Buffer.alloc(32, 1), mail: Buffer.alloc(32, 2) })

test('a log that was begun with other keys takes nothing, and what stands there is shown all the same', () =>
  withCampaign(async (campaign) => {
    const { db, log, time } = campaign
    await sign(campaign)
    await release(log)
    const refused = await serveSignOns(db, { ...settings(), keys: keysWith(Buffer.alloc(32, 9)) })
    assert.ok(refused.kind === 'refused')
    assert.match(refused.reason, /begun with another key/)

    const key = (await loadCaseWith(db, 'example'))!.key
    const { token } = await addStaffMember(db, { role: 'administrator', now: time.now, cases: [{ key }] })
    const administrator = openDesk(db, { clock: () => time.now }).as(token)
    const page = await administrator.get('/appeals/EX-001/sign-ons')
    assert.match(page.text, /Nobody can sign: the log could not be opened/)
    assert.match(page.text, /1 sign-on/)
    const closing = await administrator.post('/appeals/EX-001/sign-ons/closing', { sure: 'yes' })
    assert.deepEqual([closing.status, /Nothing was changed/.test(closing.text)], [409, true])

    const again = await serveSignOns(db, { ...settings(), keys: keysWith(logKey.seed) })
    assert.ok(again.kind === 'open', JSON.stringify(again))
    await again.stop()
  }))
