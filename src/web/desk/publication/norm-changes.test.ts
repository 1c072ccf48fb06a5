import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hours } from '../../../../test/fixtures/hours-alone.ts'
import { sql } from 'kysely'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { atDesk, type DeskOfCase } from '../../../../test/fixtures/hospital-desk.ts'
import { isolationCase } from '../../../../test/fixtures/isolation-case.ts'
import { atPublished, publish, takesBack } from '../../../../test/fixtures/published-norm.ts'
import { importCaseFile, loadCaseWith } from '../../../cases/index.ts'
import { findEdition, holdingNorms, publicChanges, publishAppeal } from '../../../publishing/index.ts'
import { silentLog } from '../../../platform/index.ts'
import { setMembership } from '../../../staff/index.ts'

const page = '/appeals/changed'
const rule = '/cases/example/norms/nmr-43'

/** Any change at the desk holds what was published against its cases. */
const lookAgain = async ({ editor, time }: DeskOfCase): Promise<void> => {
  time.now = new Date(time.now.getTime() + 60_000)
  assert.equal((await editor.post('/cases/example/head', { summary: `As of ${time.now.toISOString()}.` })).status, 303)
}

/** What is done in the background once the sites answer, each day, and after settings of norms were changed. */
const background = async ({ db, time }: DeskOfCase): Promise<void> => {
  const norms = holdingNorms(db, { facts, clock: () => time.now, log: { ...silentLog, error: (event) => assert.fail(event) } })
  norms.begin()
  for (const job of Object.values(norms.jobs)) await job({ all: true })
  await norms.stop()
}

const seenBy = async (who: DeskOfCase['editor'], path = page): Promise<string> => textOf((await who.get(path)).text)

test('a cited norm that comes to something else is a task, which is answered with a reason and comes back when it changes again', () =>
  atPublished('nmr-43', async (desk) => {
    const { editor, member, write, db } = desk
    await lookAgain(desk)
    assert.match(await seenBy(editor), /No sentence waits/)
    assert.doesNotMatch((await editor.get(rule)).text, /Cited by published text/)

    await write(hours(20, 'prisons'))
    await lookAgain(desk)
    const list = await editor.get(page)
    assert.match(
      textOf(list.text),
      /S2 Her lawyer says .* Rule 43\(1\)\(b\) with 44 comes to something else for Ana Ejemplo \. Noted on 25 July 2021 .*readers are told nothing of it, because it is a proposal\. At publication may be engaged Now if an account is accepted/,
    )
    assert.match(list.text, /Amend S2<\/a>[\s\S]*href="\/cases\/example\/norms\/nmr-43[\s\S]*Withdraw…/)
    assert.match(await seenBy(editor, '/cases'), /1 published sentence cites what has changed/)
    assert.match(await seenBy(editor, '/appeals'), /What one sentence cites has changed since it was published/)
    assert.doesNotMatch(textOf(list.text), /are looked at/)
    const { edition } = (await findEdition(db, 'EX-001'))!
    assert.deepEqual(await publicChanges(db, edition), [], 'readers are told nothing')
    for (const where of [rule, '/cases/example/norms/changes'])
      assert.match(
        await seenBy(editor, where),
        /Cited by published text, and otherwise now EX-001 , version 1, English, S2: .* “if an account is accepted” now\s*\. Decide what/,
      )

    const keep = /href="(\/appeals\/EX-001\/kept-changes\/\d+)"/.exec(list.text)![1]!
    const reader = await member('reader')
    assert.doesNotMatch((await reader.get(page)).text, /kept-changes/)
    assert.equal((await reader.post(keep, { reason: 'x' })).status, 403)
    assert.match(await seenBy(editor, keep), /Readers are told nothing of it\. The desk asks no more, until something else changes/)
    const wordless = await editor.post(keep, { reason: ' ' })
    assert.equal(wordless.status, 422)
    assert.match(wordless.text, /Say why the text stays as it is/)
    assert.equal((await editor.post(keep, { reason: 'The sentence names the lawyer.' })).status, 303)
    await lookAgain(desk)
    assert.match(
      await seenBy(editor),
      /No sentence waits .*One change was looked at .*Rule 43.* Rosa Editor on .* : The sentence names the lawyer\./,
    )
    for (const where of [rule, '/appeals/EX-001/standings'])
      assert.match(await seenBy(editor, where), /“may be engaged” at publication, .*The text was kept as it is/)
    assert.doesNotMatch(await seenBy(editor, '/cases'), /cites what has changed/)
    const { rows } = await sql`select from audit where action = 'appeal.keep'`.execute(db)
    assert.equal(rows.length, 1)

    await write(takesBack('C2'))
    await lookAgain(desk)
    assert.match(await seenBy(editor), /S2 Her lawyer .* At publication may be engaged Now not engaged/)
    await write(takesBack('C3'), hours(23, 'lawyer'))
    await lookAgain(desk)
    const again = await seenBy(editor)
    assert.match(again, /No sentence waits for a decision/, 'it comes to what it came to at publication')
    assert.doesNotMatch(again, /looked at/)
  }))

test('of a norm that is said of more persons than are held, the page of the task says how many are looked at', () =>
  atPublished(
    'nmr-43',
    async (desk) => {
      await desk.write(hours(20, 'prisons'))
      await lookAgain(desk)
      for (const where of [page, `${rule}?person=ana`, '/appeals/EX-001/standings'])
        assert.match(
          await seenBy(desk.editor, where),
          /Rule 43.* comes to something else for Ana Ejemplo.*\. Of 22 persons of whom the text says it, the first 20 are looked at\./,
          where,
        )
    },
    21,
  ))

test('a new version ends the task, and is held against what its norms come to on its own day', () =>
  atPublished('nmr-43', async (desk) => {
    await desk.write(hours(20, 'prisons'))
    await lookAgain(desk)
    assert.match(await seenBy(desk.editor), /comes to something else/)
    assert.equal((await desk.editor.post('/appeals/EX-001/head', { summary: 'Another summary.' })).status, 303)
    await publish(desk)
    await lookAgain(desk)
    assert.match(await seenBy(desk.editor), /No sentence waits/)
    await desk.write(takesBack('C3'))
    await lookAgain(desk)
    assert.match(await seenBy(desk.editor), /At publication if an account is accepted Now may be engaged/)
  }))

test('what a norm comes to by a claim that somebody may not read is told to who may, and goes with the claim when it is closed', () =>
  atPublished('nmr-43', async (desk) => {
    const lawyer = await desk.member('editor', 'privileged')
    await desk.write(hours(20, 'prisons', { sensitivity: 'privileged' }))
    await lookAgain(desk)
    assert.match(await seenBy(desk.editor), /No sentence waits/)
    assert.doesNotMatch(await seenBy(desk.editor, rule), /Cited by published text/)
    assert.match(
      await seenBy(lawyer),
      /it shows to those who read privileged claims\. At publication may be engaged Now if an account is accepted/,
    )
    // The team read the lawyer's claim when the text was published, and does not any more: nothing is said of what rested on it.
    assert.equal((await lawyer.post('/cases/example/procedures', { body: 'icrc', extent: 'parts', claims: 'C2' })).status, 303)
    await lookAgain(desk)
    assert.match(await seenBy(desk.editor), /No sentence waits/)
    assert.match(await seenBy(lawyer), /At publication may be engaged Now if an account is accepted/)
  }))

/** Somebody else of the case, of whom the same is said; then what was said of the hours of both. */
const another = async ({ write }: DeskOfCase): Promise<readonly string[]> => {
  const [luz = ''] = await write({
    kind: 'add',
    list: 'subjects',
    entry: { kind: 'person', names: [{ text: 'Luz Ejemplo', kind: 'legal' }] },
  })
  const days = { about: luz, statement: 'She was alone for 16 days.', asserts: [{ fact: 'isolation.days', value: 16, when: '2021-06' }] }
  return [...(await write(hours(23, 'lawyer'))), ...(await write(hours(23, 'lawyer', { about: luz }), hours(23, 'lawyer', days)))]
}

test('a norm of two persons, of whom the claim of one is closed by now, is told of the other to those who read all about them', () =>
  atDesk(async (desk) => {
    const [ofAna = '', ofLuz = '', days = ''] = await another(desk)
    const sent = { text: 'Her lawyer says that both were alone for 16 days.', cites: `example#C1 example#${days} norm:nmr-43` }
    assert.equal((await desk.editor.post('/appeals/EX-001/sentences/new', sent)).status, 303)
    await publish(desk)
    const lawyer = await desk.member('editor', 'privileged')
    assert.equal((await lawyer.post('/cases/example/procedures', { body: 'icrc', extent: 'parts', claims: ofAna })).status, 303)
    await desk.write(takesBack(ofLuz))
    await lookAgain(desk)
    for (const who of [desk.editor, lawyer]) {
      const list = await seenBy(who)
      assert.match(list, /comes to something else for Luz Ejemplo \. .*it is a proposal\. At publication may be engaged Now cannot tell/)
      assert.doesNotMatch(list, /Ana Ejemplo \./)
    }
  }, isolationCase))

test('a norm that time alone changes is told on the day on which it does', () =>
  atDesk(
    async (desk) => {
      const { time, editor, member, write } = desk
      const told = { 'isolation.hours_per_day': 23, 'isolation.meaningful_contact': false }
      await write(hours(23, 'lawyer', { asserts: Object.entries(told).map(([fact, value]) => ({ fact, value, when: since })) }))
      const sent = { text: 'Her lawyer says that she is alone.', cites: 'example#C1 norm:nmr-43' }
      assert.equal((await editor.post('/appeals/EX-001/sentences/new', sent)).status, 303)
      await publish(desk)
      await background(desk)
      assert.match(await seenBy(editor), /No sentence waits/)
      time.now = new Date('2021-08-09T10:00:00Z')
      await background(desk)
      // Whoever signed in two weeks ago has to again.
      assert.match(await seenBy(await member('editor')), /Noted on 9 August 2021 .* At publication not engaged Now cannot tell/)
    },
    isolationCase.replace(
      "{fact: isolation.days, value: 16, when: '2021-06'}",
      `{fact: isolation.confined, value: true, when: '${since}'}`,
    ),
  ))

/** Isolation that goes on. */
const since = '2021-07-20/..'

test('that a name and what a norm comes to are shown on the list of tasks is on record', () =>
  atPublished('nmr-43', async (desk) => {
    await desk.write(hours(20, 'prisons'))
    await lookAgain(desk)
    const readers = async (): Promise<number> =>
      (await sql<object>`select distinct staff from audit where action = 'case.read' and case_key = ${desk.key}`.execute(desk.db)).rows
        .length
    const before = await readers()
    const newcomer = await desk.member('reader')
    assert.match(await seenBy(newcomer), /comes to something else for Ana Ejemplo/)
    assert.equal(await readers(), before + 1)
  }))

test('the page of a case misses none of its tasks, whatever waits in other cases', () =>
  atPublished('nmr-43', async (desk) => {
    const { db, staff, time, editor } = desk
    await desk.write(hours(20, 'prisons'))
    await lookAgain(desk)
    const other = isolationCase.replace('id: example', 'id: other').replace('EX-001', 'AA-001').replace('example#', 'other#')
    const imported = await importCaseFile(db, other, { file: 'other.yaml', facts, clock: () => time.now })
    assert.ok(imported.kind === 'imported', JSON.stringify(imported))
    const { key: caseKey } = (await loadCaseWith(db, 'other'))!
    await db
      .transaction()
      .execute((tx) => setMembership(tx, { staff: staff.id, caseKey, clearance: 'team' }, { by: staff.id, at: time.now }))
    assert.equal((await publishAppeal(db, 'AA-001', { as: 'operator', by: 'Ana B.', clock: () => time.now, facts })).kind, 'published')
    await sql`
      insert into edition_changes (appeal, version, lang, case_key, note, sentences, kind, clearance, noticed_at, came_to)
      select 'AA-001', 1, 'en', ${caseKey}, 1, '{s1}', 'norm', 'team', ${time.now}, jsonb_build_array(number) from generate_series(1, 500) as number`.execute(
      db,
    )
    assert.match(await seenBy(editor, rule), /Cited by published text, and otherwise now EX-001/)
  }))

test('settings that propose a norm make a task of what it comes to', () =>
  atPublished('nmr-69', async (desk) => {
    const admin = await desk.member('administrator')
    assert.equal((await admin.post('/norms/settings', { unconfirmed: 'yes' })).status, 303)
    await background(desk)
    assert.match(
      await seenBy(desk.editor),
      /Rule 69 comes to something else for Ana Ejemplo \. .* At publication not asked Now cannot tell/,
    )
    assert.equal((await admin.post('/norms/settings', { unconfirmed: 'no' })).status, 303)
    await background(desk)
    assert.match(await seenBy(desk.editor), /No sentence waits/)
  }))

test('a version that was published before norms were kept is held against what they come to when it is first looked at, and says so', () =>
  atPublished('nmr-43', async (desk) => {
    const { db, editor, write } = desk
    await sql`alter table edition_cases disable trigger edition_cases_keep_their_norms`.execute(db)
    await sql`update edition_cases set norms = null`.execute(db)
    await sql`alter table edition_cases enable trigger edition_cases_keep_their_norms`.execute(db)
    await write(hours(20, 'prisons'))
    await background(desk)
    await lookAgain(desk)
    assert.match(await seenBy(editor), /No sentence waits/)
    await write(takesBack('C3'))
    await lookAgain(desk)
    assert.match(await seenBy(editor), /On 25 July 2021, when first kept if an account is accepted Now may be engaged/)
    assert.match(await seenBy(editor, rule), /“if an account is accepted” on 25 July 2021, when first kept, “may be engaged” now/)
    await assert.rejects(sql`update edition_cases set norms = '{}'`.execute(db))
  }))
