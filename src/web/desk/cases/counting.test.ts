import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerReview, atAppeal, page as appealPage, askForApproval } from '../../../../test/fixtures/appeal-desk.ts'
import { atApproved, lookAgain, publish, sayNews } from '../../../../test/fixtures/approved-appeal.ts'
import { facts, hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { addApprovalStep, findDraft, textHash } from '../../../appeals/index.ts'
import { caseJobs, caseKeyOf, importCaseFile } from '../../../cases/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { listStaff } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk, type Person } from '../testing.ts'

const clock = (): Date => new Date('2021-07-25T12:00:00Z')

test('a list counts a few cases that have changed, says which were never counted, and a job counts the rest', () =>
  withDatabase(async (db) => {
    const keys: { key: number; clearance: 'sealed' | 'team' }[] = []
    for (const [index, id] of ['one', 'two', 'three', 'four', 'five'].entries()) {
      await importCaseFile(db, hospitalCase.replace('id: example', `id: ${id}`), { file: id, facts, clock })
      keys.push({ key: (await caseKeyOf(db, id))!, clearance: index === 4 ? 'sealed' : 'team' })
    }
    const member = await addStaffMember(db, { role: 'reader', cases: keys, now: clock() })
    const person = openDesk(db, { clock }).as(member.token)
    const says = async (words: RegExp): Promise<number> => [...(await person.get('/cases')).text.matchAll(words)].length
    assert.equal(await says(/not counted yet/g), 2)
    await caseJobs(db, { facts, clock })['attention']!({})
    assert.equal(await says(/not counted yet/g), 0)
    assert.equal(await says(/1 contested point without a ruling/g), 4)
    // Who may read more is told of more.
    assert.equal(await says(/2 contested points without a ruling/g), 1)
  }))

const waiting = '<a href="/appeals/EX-001/approval">appeal EX-001 waits for your approval</a>'
const waits = async (person: Person): Promise<boolean> => (await person.get('/cases')).text.includes(waiting)
const ask = async (editor: Person): Promise<void> => {
  await answerReview(editor)
  assert.equal((await askForApproval(editor)).status, 303)
}

test('the list tells whoever may approve an appeal that it waits for them, and nobody else, until it is decided', () =>
  atAppeal(async ({ editor, member }) => {
    const [reviewer, other] = [await member('reviewer'), await member('reviewer', 'team', 'Nora')]
    assert.equal(await waits(reviewer), false, 'nobody has asked')
    await ask(editor)
    assert.deepEqual([await waits(reviewer), await waits(other), await waits(editor)], [true, true, false])
    assert.equal((await reviewer.post(`${appealPage}/approval`, { decision: 'approve' })).status, 303)
    assert.equal(await waits(other), false)
  }))

test('an approval that was asked for of an earlier text waits for nobody', () =>
  atAppeal(async ({ editor, member }) => {
    const reviewer = await member('reviewer')
    await ask(editor)
    assert.equal((await editor.post(`${appealPage}/head`, { title: 'Fictional: another title' })).status, 303)
    assert.equal(await waits(reviewer), false)
  }))

test('a deadline, a promise that is due and a long silence are said in days', () =>
  withDatabase(async (db) => {
    const appeal = `appeals:
  - {id: A1, title: T, summary: S, status: open, opened: '2021-07-22', act_until: '2021-07-30', lang: en, sections: [], asks: [], to: []}
`
    await importCaseFile(db, hospitalCase + appeal, { file: 'example', facts, clock })
    const key = (await caseKeyOf(db, 'example'))!
    const member = await addStaffMember(db, { role: 'editor', cases: [{ key }], now: clock() })
    const person = openDesk(db, { clock }).as(member.token)
    const logged = await person.post('/cases/example/calls/new', {
      who: 'Her sister',
      at: '2021-07-01',
      channel: 'phone',
      said: 'Nothing new.',
      promised: 'Papers',
      next: '2021-07-20',
      sensitivity: 'team',
    })
    assert.equal(logged.status, 303)
    const { text } = await person.get('/cases')
    assert.ok(text.includes('an appeal asks for something until 30 July 2021, 5 days from now'))
    assert.ok(text.includes('somebody was to be tried again 5 days ago'))
    assert.ok(/nobody of it was spoken with since 1 July 2021, 24 days ago/.test(text))
  }))

test('the list and the page of the case lead whoever publishes to what is approved, until it is published, and reviewers to what they approve', () =>
  atApproved(async ({ desk, editor, reviewer }) => {
    const link = /<a href="\/appeals\/EX-001\/publication">(?:A|a)ppeal EX-001 is approved by a second person: publish it<\/a>/
    for (const path of ['/cases', '/cases/example']) {
      assert.match((await editor.get(path)).text, link, path)
      assert.doesNotMatch((await reviewer.get(path)).text, /publish it/, path)
    }
    await publish(editor)
    for (const path of ['/cases', '/cases/example']) assert.doesNotMatch((await editor.get(path)).text, /publish it/, path)
    await editor.post(`${appealPage}/head`, { title: 'Fictional: another title' })
    await sayNews(editor)
    await lookAgain(editor)
    desk.time.now = new Date(desk.time.now.getTime() + 60_000)
    assert.equal((await askForApproval(editor)).status, 303)
    assert.match(
      (await reviewer.get('/cases/example')).text,
      /<a href="\/appeals\/EX-001\/approval">Appeal EX-001 waits for your approval<\/a>/,
    )
  }))

test('every attempt and promise that is overdue counts, and what comes next is said beside them', () =>
  atAppeal(async ({ editor }) => {
    for (const [who, next] of [
      ['Her sister', '2021-07-20'],
      ['Her lawyer', '2021-07-22'],
      ['The prison', '2021-08-20'],
    ] as const)
      assert.equal((await editor.post('/cases/example/calls/new', { who, said: 'Nothing new.', promised: 'Papers', next })).status, 303)
    const { text } = await editor.get('/cases')
    assert.match(text, /2 attempts or promises are overdue, the first for 5 days<\/a><strong class="mark"> due/)
    assert.match(text, /somebody is to be tried again on 20 August 2021, 26 days from now/)
  }))

test('a promise that is due tomorrow is said today, and a case without a title is called by the name of its person', () =>
  withDatabase(async (db) => {
    const untitled = hospitalCase.replace(/title: '[^']*'/, "title: 'Case example'")
    await importCaseFile(db, untitled, { file: 'example', facts, clock })
    const key = (await caseKeyOf(db, 'example'))!
    const desk = openDesk(db, { clock })
    const person = desk.as((await addStaffMember(db, { role: 'editor', cases: [{ key }], now: clock() })).token)
    const called = async (path: string): Promise<string | undefined> =>
      /<td><a href="\/cases\/example"[^>]*>([^<]*)<\/a> <span class="hint code">example</.exec((await person.get(path)).text)?.[1]
    assert.equal(await called('/cases'), 'Ana Ejemplo')
    assert.equal(await called('/cases?q=ejemplo'), 'Ana Ejemplo')
    assert.equal(await called('/cases?q=quispe'), undefined)
    const planned = async (next: string): Promise<string> => {
      const call = { who: 'Her sister', at: '2021-07-25', said: 'Nothing new.', promised: 'Papers', next }
      assert.equal((await person.post('/cases/example/calls/new', call)).status, 303)
      return (await person.get('/cases')).text
    }
    assert.match(await planned('2021-08-20'), /somebody is to be tried again on 20 August 2021, 26 days from now/)
    assert.match(await planned('2021-07-26'), /somebody is to be tried again tomorrow/)
    assert.match(await planned('2021-07-25'), /somebody is to be tried again today<\/a><strong class="mark"> due/)
  }))

test('an appeal waits for an approval also where many later ones wait for somebody else’s', () =>
  atAppeal(async ({ db, editor, member, write, time }) => {
    const reviewer = await member('reviewer', 'team', 'Rita')
    await ask(editor)
    time.now = new Date(time.now.getTime() + 60_000)
    const { id: by } = (await listStaff(db)).find(({ name }) => name === 'Rita')!
    const draft = { title: 'T', summary: 'S', status: 'draft', opened: '2021-07-22', lang: 'en', sections: [], asks: [], to: [] }
    const drafts = Array.from({ length: 25 }, (_, number) => ({ ...draft, id: `LATER-${number}` }))
    await write(...drafts.map((entry) => ({ kind: 'add' as const, list: 'appeals' as const, entry })))
    await db.transaction().execute(async (tx) => {
      for (const { id } of drafts) {
        const found = await findDraft(tx, id)
        assert.ok(found.kind === 'found')
        await addApprovalStep(tx, id, { kind: 'asked', text: textHash(found.draft.appeal), by, at: time.now })
      }
    })
    assert.equal(await waits(reviewer), true)
  }))
