import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openLog, readReleased } from '../log/index.ts'
import { appendAlone, logKey, logOrigin } from '../log/testing.ts'
import { silentLog, startJobs } from '../platform/index.ts'
import { confirm, erase, openSignOns, readSigningState, signOnJobs, withdraw } from './index.ts'
import { groupCommit } from './group-commit.ts'
import { withCampaign } from '../../test/fixtures/campaign.ts'
import { appeal, ask, openTestSignOns, release, sign } from './testing.ts'
import { requestDigest } from './secrets.ts'

test('everything that waits when a group begins goes into it, in order; a group that fails tells everybody in it, and the next goes on', async () => {
  const groups: (readonly number[])[] = []
  const commit = groupCommit<number, number>(async (works) => {
    groups.push(works)
    await new Promise((settle) => setTimeout(settle, 5))
    if (works.includes(7)) throw new Error('the disk is full')
    return works.map((work) => work * 10)
  }, 3)
  const first = commit(1)
  await new Promise((settle) => setTimeout(settle, 1))
  const rest = await Promise.allSettled([2, 3, 4, 7, 8].map((work) => commit(work)))
  assert.equal(await first, 10)
  assert.deepEqual(groups, [[1], [2, 3, 4], [7, 8]])
  assert.deepEqual(
    rest.map((each) => (each.status === 'fulfilled' ? each.value : (each.reason as Error).message)),
    [20, 30, 40, 'the disk is full', 'the disk is full'],
  )
  assert.equal(await commit(9), 90)
})

test('a transaction that fails leaves nothing: neither row nor entry nor mail, and asking again confirms', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, log, mails } = campaign
    const [one, other] = [await ask(campaign), await ask(campaign, { mail: 'luis@example.net' })]
    const before = mails.length
    await sql`create function fail_now() returns trigger language plpgsql as $$ begin raise exception 'no space left'; end $$;
      create trigger fails before insert on mail_outbox for each statement execute function fail_now()`.execute(db)
    const outcomes = await Promise.allSettled([confirm(signOns, one.token), confirm(signOns, other.token)])
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected'],
    )
    assert.equal(log.size, 0)
    const { rows } = await sql`select from signons union all select from signon_editions union all select from log_batches`.execute(db)
    assert.equal(rows.length, 0)
    await sql`drop trigger fails on mail_outbox`.execute(db)
    assert.equal((await confirm(signOns, one.token)).kind, 'confirmed')
    assert.equal((await confirm(signOns, other.token)).kind, 'confirmed')
    assert.deepEqual([log.size, mails.length - before], [3, 2])
  }))

test('a change that fails takes only itself back: what is confirmed in the same transaction stands', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, log, mails } = campaign
    const { token } = await ask(campaign)
    const before = mails.length
    const [failed, confirmed, other] = await Promise.allSettled([
      signOns.committer.change(async ({ tx, enter, mail }) => {
        enter('amparo-log/1 withdraw 99')
        mail({ kind: 'own-link', to: 'x@example.net', subject: 'x', text: 'x' })
        await sql`delete from signon_campaigns`.execute(tx)
      }),
      confirm(signOns, token),
      signOns.committer.change(({ enter }) => Promise.resolve(enter('amparo-log/1 close EX-001'))),
    ])
    assert.equal(failed.status, 'rejected')
    assert.equal(confirmed.status === 'fulfilled' && confirmed.value.kind, 'confirmed')
    assert.deepEqual([other.status === 'fulfilled' && other.value, log.size, mails.length - before], [2, 3, 1])
    await release(log)
    const state = await readSigningState(db, appeal)
    assert.deepEqual(state.kind !== 'none' && [state.counts?.total, state.counts?.closed], [1, 2])
  }))

test('where somebody else has written to the log meanwhile, the indices are those of the log as it is', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, log } = campaign
    await sign(campaign)
    const elsewhere = await openLog(db, { key: logKey, origin: logOrigin, clock: signOns.clock })
    await appendAlone(db, elsewhere, [`amparo-log/1 edition OTHER 1 en ${'ab'.repeat(32)}`])
    const own = await sign(campaign, { mail: 'luis@example.net' })
    assert.deepEqual(await withdraw(signOns, own), { kind: 'changed' })
    await release(log)
    assert.equal((await readReleased(db))?.size, 5)
    const state = await readSigningState(db, appeal)
    assert.deepEqual(state.kind !== 'none' && [state.counts?.total, state.counts?.withdrawn], [1, 1])
  }))

test('what was confirmed before a restart is confirmed after it, with the same link', () =>
  withCampaign(async (campaign) => {
    const { db, mails, limits, signOns } = campaign
    const { token } = await ask(campaign)
    const before = await confirm(signOns, token)
    const log = await openLog(db, { key: logKey, origin: logOrigin, clock: signOns.clock })
    const again = openTestSignOns({ db, log, clock: signOns.clock, limits, mails })
    assert.deepEqual(await confirm(again, token), before)
    await sign({ signOns: again, mails }, { mail: 'luis@example.net' })
    assert.equal(log.size, 3, 'the edition is not entered twice')
  }))

test('what waits and was damaged is gone, and is told of; what is confirmed together with it counts', () =>
  withCampaign(async (campaign) => {
    const told: string[] = []
    const signOns = openSignOns({ ...campaign.signOns, failed: (trouble) => told.push(trouble) })
    const [damaged, whole] = [await ask(campaign, { mail: 'luis@example.net' }), await ask(campaign)]
    await sql`update waiting_signons set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where request = ${requestDigest(Buffer.from(damaged.answer, 'base64url'))}`.execute(
      campaign.db,
    )
    const outcomes = await Promise.all([confirm(signOns, damaged.token), confirm(signOns, whole.token)])
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['gone', 'confirmed'],
    )
    assert.deepEqual(told, ['a sign-on that waits was not opened'])
  }))

test('after many erasures the tables are written anew twice in five minutes, the second time after the last of them', () =>
  withCampaign(async (campaign) => {
    const { db, connection, signOns } = campaign
    const jobs = await startJobs({ db, connection }, { log: silentLog, queues: signOnJobs(db), secondsBetweenLooks: 3600 })
    try {
      for (let at = 0; at < 4; at++) {
        const own = await sign(campaign, { mail: `person-${at}@example.net` })
        assert.equal((await erase(signOns, own, { withdraw: true })).kind, 'changed')
      }
      const { rows } = await sql<{ later: boolean }>`
        select start_after > now() + interval '4 minutes' as later from pgboss.job where name = 'forgetting-signons' order by 1`.execute(db)
      assert.deepEqual(
        rows.map(({ later }) => later),
        [false, true],
      )
    } finally {
      await jobs.stop()
    }
  }))
