import assert from 'node:assert/strict'
import { setTimeout as after } from 'node:timers/promises'
import { test } from 'node:test'
import { sql } from 'kysely'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { recordCovering } from '../../../../test/fixtures/covering.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import type { DeskOfCase } from '../../../../test/fixtures/hospital-desk.ts'
import { hours } from '../../../../test/fixtures/hours-alone.ts'
import { isolationCase } from '../../../../test/fixtures/isolation-case.ts'
import { atPublished } from '../../../../test/fixtures/published-norm.ts'
import { importCaseFile, loadCaseWith, recordEntries } from '../../../cases/index.ts'
import { checkInstallation } from '../../../integrity/index.ts'
import { readProjectFile, silentLog, startJobs, type Log } from '../../../platform/index.ts'
import { holdingNorms, noteChanges, publishAppeal } from '../../../publishing/index.ts'

const seenBy = async (who: DeskOfCase['editor']): Promise<string> => textOf((await who.get('/appeals/changed')).text)

const norms = ({ db, time }: DeskOfCase, log: Log = { ...silentLog, error: (event) => assert.fail(event) }) =>
  holdingNorms(db, { facts, clock: () => time.now, log })

/** Does the one job there is, once. */
const done = async ({ jobs }: ReturnType<typeof norms>): Promise<void> => {
  for (const job of Object.values(jobs)) await job({ all: true })
}

const until = async (is: () => Promise<boolean>): Promise<void> => {
  while (!(await is())) await after(50)
}

test('a job that is taken up before the sites answer does what it was asked for once they do', () =>
  atPublished('nmr-69', async (desk) => {
    const admin = await desk.member('administrator')
    assert.equal((await admin.post('/norms/settings', { unconfirmed: 'yes' })).status, 303)
    const holding = norms(desk)
    const job = done(holding)
    holding.begin()
    await job
    await holding.stop()
    assert.match(await seenBy(desk.editor), /Rule 69 comes to something else for Ana Ejemplo/)
  }))

test('many cases are held in several jobs, one of which waits at most; one that fails keeps no other, is named by the check, and tried again', () =>
  atPublished('nmr-69', async (desk) => {
    const { db, files, time, place } = desk
    const failing = await anotherCase(desk)
    await setNorms(desk, failing, { 1: {} })
    await erasedCases(desk, 45)
    const failed: string[] = []
    const holding = norms(desk, { ...silentLog, error: (event) => void failed.push(event) })
    const jobs = await startJobs({ db, connection: place.connection }, { log: silentLog, queues: holding.jobs, secondsBetweenLooks: 0.5 })
    // Somebody else each time: whoever signed in hours ago would have to again.
    const propose = async (unconfirmed: string): Promise<void> => {
      const saved = await (await desk.member('administrator')).post('/norms/settings', { unconfirmed })
      assert.match(saved.location ?? '', /saved/)
    }
    const settled = (): Promise<void> => until(async () => (await jobsThat(desk, 'created', 'active')) === 0)
    const told = async (): Promise<readonly string[]> =>
      (await checkInstallation(db, files, facts)).findings.flatMap(({ where, says }) =>
        says.includes('norms') && where === `case ${failing}` ? [says.replace(/ It is tried again.*/, '')] : [],
      )
    try {
      for (const answer of ['yes', 'no', 'yes']) await propose(answer)
      assert.ok((await jobsThat(desk, 'created')) <= 1)
      assert.equal(await behind(desk), 47)
      holding.begin()
      await settled()
      assert.equal(await behind(desk), 1)
      assert.ok((await jobsThat(desk, 'completed')) >= 3)
      assert.match(await seenBy(desk.editor), /Rule 69 comes to something else for Ana Ejemplo/)
      assert.equal(failed.length, 1)
      const tried = (times: string): string =>
        `It could not be worked out what norms of published texts come to in it: tried ${times}, last at ${time.now.toISOString()}.`
      assert.deepEqual(await told(), [tried('once')])
      // Asked again at once, within the hour and within the two hours after that, it is not tried.
      for (const [minutes, tries] of [
        [0, 1],
        [59, 1],
        [2, 2],
        [119, 2],
        [2, 3],
      ] as const) {
        time.now = new Date(time.now.getTime() + minutes * 60_000)
        await done(holding)
        assert.equal(failed.length, tries, `${minutes} minutes later`)
      }
      assert.deepEqual(await told(), [tried('3 times')])

      await propose('no')
      await settled()
      assert.equal(failed.length, 4)
      await setNorms(desk, failing, { 1: { team: [], privileged: [], sealed: [] } })
      await propose('yes')
      await settled()
      assert.deepEqual([failed.length, await behind(desk), await told()], [4, 0, []])
    } finally {
      await Promise.all([holding.stop(), jobs.stop()])
    }
  }))

/** A second case with a published appeal of its own; its key. */
async function anotherCase({ db, time }: DeskOfCase): Promise<number> {
  const text = isolationCase.replace('id: example', 'id: other').replace('EX-001', 'AA-001').replace('example#', 'other#')
  assert.equal((await importCaseFile(db, text, { file: 'other.yaml', facts, clock: () => time.now })).kind, 'imported')
  assert.equal((await publishAppeal(db, 'AA-001', { as: 'operator', by: 'Ana B.', clock: () => time.now, facts })).kind, 'published')
  return (await loadCaseWith(db, 'other'))!.key
}

/** What was kept of norms at publication, as the database would never have it changed. */
async function setNorms({ db }: DeskOfCase, caseKey: number, kept: unknown): Promise<void> {
  await sql`alter table edition_cases disable trigger edition_cases_keep_their_norms`.execute(db)
  await sql`update edition_cases set norms = ${JSON.stringify(kept)} where case_key = ${caseKey}`.execute(db)
  await sql`alter table edition_cases enable trigger edition_cases_keep_their_norms`.execute(db)
}

/** So many other cases that the appeal cites, and that were erased since. They come before the one that is there. */
async function erasedCases({ db }: DeskOfCase, many: number): Promise<void> {
  await sql`insert into cases (key, id_digest, revision, opened_at) select -n, sha256(n::text::bytea), 1, now() from generate_series(1, ${many}) as n`.execute(
    db,
  )
  await sql`
    insert into edition_cases (appeal, version, lang, case_key, revision, places, already, norms)
    select appeal, version, lang, -n, 1, places, already, norms from edition_cases, generate_series(1, ${many}) as n where appeal = 'EX-001'`.execute(
    db,
  )
}

const behind = async ({ db }: DeskOfCase): Promise<number> => {
  const { rows } = await sql`
    select from edition_cases
    where norms_held is distinct from (select norms_held from edition_cases where case_key = -1) or norms_held is null`.execute(db)
  return rows.length
}

const jobsThat = async ({ db }: DeskOfCase, ...states: readonly string[]): Promise<number> =>
  (await sql`select from pgboss.job where name = 'norms-of-editions' and state::text = any(${states})`.execute(db)).rows.length

test('what was worked out of a case that somebody changes meanwhile is not noted, but left to the next job', () =>
  atPublished('nmr-43', async (desk) => {
    const { db, editor, staff, time } = desk
    const holding = norms(desk)
    holding.begin()
    const job = await db.transaction().execute(async (tx) => {
      await sql`select from edition_cases for update`.execute(tx)
      const working = done(holding)
      await until(async () => (await sql`select from pg_locks where not granted`.execute(db)).rows.length > 0)
      const written = await recordEntries(tx, 'example', [hours(20, 'prisons')], { by: staff.id, at: time.now, facts })
      assert.equal(written.kind, 'recorded', JSON.stringify(written))
      return { working }
    })
    await job.working
    assert.match(await seenBy(editor), /No sentence waits/)
    await done(holding)
    await holding.stop()
    assert.match(await seenBy(editor), /At publication may be engaged Now if an account is accepted/)
  }))

test('of a text that a confidential procedure hid while Amparo was brought up to date all is noted once it is shown again', () =>
  atPublished('nmr-43', async (desk) => {
    const { db, editor, time, write } = desk
    await sql`
      insert into edition_changes (appeal, version, lang, case_key, note, sentences, kind, clearance, noticed_at)
      values ('EX-001', 1, 'en', ${desk.key}, 1, '{s1}', 'settled', 'public', ${time.now})`.execute(db)
    const lawyer = await desk.member('editor', 'privileged')
    assert.equal((await recordCovering(lawyer, { body: 'icrc', extent: 'whole', told: 'It is not shown now.' })).status, 303)
    await sql`alter table edition_cases drop column norms_held`.execute(db)
    await sql.raw(readProjectFile('db', 'migrations', '0059_norms_held.sql')).execute(db)
    await write(hours(20, 'prisons'))
    // As at start.
    await db.transaction().execute((tx) => noteChanges(tx, { facts, at: time.now }))
    const standing = async (): Promise<readonly string[]> =>
      (await sql<{ kind: string }>`select kind from edition_changes where ended_at is null`.execute(db)).rows.map(({ kind }) => kind)
    assert.deepEqual(await standing(), ['settled'])
    assert.equal((await lawyer.post('/cases/example/procedures/0/lift', { why: 'Over.' })).status, 303)
    assert.deepEqual(await standing(), ['norm'])
    assert.match(await seenBy(editor), /comes to something else for Ana Ejemplo/)
  }))
