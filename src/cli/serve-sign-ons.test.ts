import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { withCampaign } from '../../test/fixtures/campaign.ts'
import { openDesk } from '../web/desk/testing.ts'
import { loadCaseWith } from '../cases/index.ts'
import { addWitness } from '../log/index.ts'
import { logKey } from '../log/testing.ts'
import { verifierKey, verifierKeyOf, writeVerifierKey } from '../log/verify/index.ts'
import { readConfiguration, silentLog, type LogFields } from '../platform/index.ts'
import { releasedIn, temporaryFolder } from '../platform/testing.ts'
import { release, sign } from '../signons/testing.ts'
import { addStaffMember } from '../staff/testing.ts'
import { serveSignOns } from './serve-sign-ons.ts'

const read = readConfiguration({ AMPARO_ORIGIN: 'https://appeals.example.org' })
const clock = () => new Date('2021-07-25T12:00:00Z')
const settings = () => {
  assert.ok(read.kind === 'configured', JSON.stringify(read))
  return { configuration: read.configuration, mailIsSent: true, clock, log: silentLog, outside: releasedIn(temporaryFolder()) }
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

test('a witness that does not sign is told of in the log, by its name', () =>
  withCampaign(async (campaign) => {
    const { db } = campaign
    const name = 'witness.example'
    const { publicKey } = verifierKeyOf({ seed: Buffer.alloc(32, 40), name })
    const vkey = writeVerifierKey(verifierKey(name, 'witness', publicKey))
    // Nobody listens there.
    assert.equal((await addWitness(db, { name, vkey, url: 'http://127.0.0.1:1' })).kind, 'kept')
    await sign(campaign)
    // Two hours before the server starts, so that it is time to release it.
    await campaign.log.sign()
    const told: (readonly [string, string | undefined])[] = []
    const log = { ...silentLog, error: (event: string, _error?: unknown, { witness }: LogFields = {}) => void told.push([event, witness]) }
    const served = await serveSignOns(db, { ...settings(), keys: keysWith(logKey.seed), log })
    assert.ok(served.kind === 'open')
    for (let tries = 0; tries < 100 && told.length === 0; tries++) await wait(50)
    await served.stop()
    assert.deepEqual(told[0], ['a witness did not sign a head of the log', 'witness.example'])
  }))
