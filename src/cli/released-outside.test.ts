import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { withCampaign } from '../../test/fixtures/campaign.ts'
import { openLog, readReleased } from '../log/index.ts'
import { logKey, logOrigin } from '../log/testing.ts'
import { readConfiguration, restoreBackup, silentLog, writeBackup, type Database } from '../platform/index.ts'
import { releasedIn, temporaryFolder, withEmptyDatabase } from '../platform/testing.ts'
import { openTestSignOns, release, sign, type CampaignInTest } from '../signons/testing.ts'
import { serveSignOns } from './serve-sign-ons.ts'

const read = readConfiguration({ AMPARO_ORIGIN: 'https://appeals.example.org' })
const keys = { log: logKey.seed, address: Buffer.alloc(32, 1), mail: Buffer.alloc(32, 2) }

/** Starts what writes into the log, as a server does. */
const serve = (db: Database, outside: ReturnType<typeof releasedIn>) => {
  assert.ok(read.kind === 'configured')
  return serveSignOns(db, {
    configuration: read.configuration,
    mailIsSent: true,
    clock: () => new Date('2021-07-25T12:00:00Z'),
    log: silentLog,
    keys,
    outside,
  })
}

/** The same campaign over a log that keeps what it releases. */
async function keeping(
  campaign: CampaignInTest,
): Promise<{ readonly here: CampaignInTest; readonly outside: ReturnType<typeof releasedIn> }> {
  const outside = releasedIn(temporaryFolder())
  const clock = () => campaign.time.now
  const log = await openLog(campaign.db, { key: logKey, origin: logOrigin, clock, outside })
  return { outside, here: { ...campaign, log, signOns: openTestSignOns({ ...campaign, log, clock }) } }
}

test('where an older backup was restored the log refuses and says what to do, and nothing is signed; a newer one goes on', () =>
  withCampaign(async (campaign) => {
    const { db, connection, time } = campaign
    const { here, outside } = await keeping(campaign)
    const folder = temporaryFolder()
    assert.equal(await outside.read(), null)
    await sign(here)
    await release(here.log)
    assert.equal(await outside.read(), (await readReleased(db))?.note)
    const key = { kind: 'passphrase', passphrase: 'correct horse battery', workFactor: 10 } as const
    const backUp = (name: string) =>
      writeBackup(`${folder}/${name}`, { connection, key, clock: () => time.now, version: '0.1.0', files: `${folder}/files` })
    await backUp('older')
    await sign(here, { mail: 'luis@example.net' })
    await release(here.log)
    const released = await outside.read()
    assert.match(released ?? '', /\n3\n/)
    await backUp('newer')
    for (const [name, expected] of [
      ['older', 'refused'],
      ['newer', 'open'],
    ] as const)
      await withEmptyDatabase(async (back, there) => {
        assert.equal(
          (await restoreBackup(`${folder}/${name}`, { connection: there, files: `${folder}/${name}-files`, key })).kind,
          'restored',
        )
        const served = await serve(back, outside)
        assert.equal(served.kind, expected, JSON.stringify(served))
        if (served.kind === 'open') return served.stop()
        assert.match(served.reason, /2 entries of the log, and 3 were released: an older backup was restored.*Restore a newer backup/s)
        const { rows } = await sql<{ heads: number; size: number }>`select count(*) as heads, max(size) as size from log_heads`.execute(
          back,
        )
        assert.deepEqual(rows, [{ heads: 1, size: 2 }])
        assert.equal(await outside.read(), released)
      })
  }))

test('the log is not opened where what was released is not in the database, or is not of this server', () =>
  withCampaign(async (campaign) => {
    const { db, log } = campaign
    await sign(campaign)
    await release(log)
    const note = (await readReleased(db))!.note
    const refusedOver = async (text: string) => {
      const outside = releasedIn(temporaryFolder())
      writeFileSync(outside.place, text)
      const served = await serve(db, outside)
      return served.kind === 'refused' ? served.reason : served.stop().then(() => 'opened')
    }
    assert.equal(await refusedOver(note), 'opened')
    assert.match(await refusedOver('cut off'), /is damaged/)
    assert.match(await refusedOver(note.replace('\n2\n', '\n1\n')), /not signed by the key of this server/)
    const other = await withOtherLog()
    assert.match(await refusedOver(other), /The first 2 entries of the log in the database are not those that were released/)
  }))

/** The checkpoint of a log of the same key, of two other entries. */
async function withOtherLog(): Promise<string> {
  let note = ''
  await withCampaign(async (campaign) => {
    await sign(campaign)
    await release(campaign.log)
    note = (await readReleased(campaign.db))!.note
  })
  return note
}

test('a log whose database is set back while it runs is stopped before it signs', () =>
  withCampaign(async (campaign) => {
    const { db } = campaign
    const { here } = await keeping(campaign)
    const { log } = here
    await sign(here)
    await release(log)
    await sql`alter table log_heads disable trigger all; delete from log_heads; alter table log_batches disable trigger all; delete from log_batches`.execute(
      db,
    )
    const { integrated } = await db.transaction().execute((tx) => log.append(tx, ['amparo-log/1 withdraw 0', 'amparo-log/1 withdraw 1']))
    integrated()
    await assert.rejects(log.sign(), /would contradict/)
    await assert.rejects(log.release(new Date()), /stopped/)
  }))
