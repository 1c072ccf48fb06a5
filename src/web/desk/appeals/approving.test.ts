import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { answerReview, atAppeal, caseWithAppeal, page, askForApproval } from '../../../../test/fixtures/appeal-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { facts, hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { findDraft } from '../../../appeals/index.ts'
import { caseKeyOf, importCaseFile } from '../../../cases/index.ts'
import { publishAppeal } from '../../../publishing/index.ts'
import { membersOf, setMembership } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk } from '../testing.ts'

const asking = (text: string): string => /<form[^>]*approval\/request.*?<\/form>/s.exec(text)?.[0] ?? ''

test('whoever decides has the title, every sentence, what is asked and of whom, and the answers of the risk review before them', () =>
  atAppeal(async ({ editor, member }) => {
    const reviewer = await member('reviewer', 'team', 'Rita Reviewer')
    await answerReview(editor)
    const asked = await askForApproval(editor)
    assert.match(asked.location!, /notice=approval-asked$/)
    const before = textOf((await reviewer.get(`${page}/approval`)).text).split('Decide about this text')[0]!
    assert.match(before, /Approval: Fictional: an examination for Ana Ejemplo/)
    assert.match(before, /Fictional\. What is known S1 She was moved to a hospital on 17 July\. S2 Nobody told the family\./)
    assert.match(before, /S3 The law is clear\. our words What it asks A1 Let an independent doctor examine her\./)
    assert.match(before, /To whom Head of the prison service, Prison service/)
    assert.match(
      before,
      /Does a sentence rest on what a lawyer and a client said to each other\? No: It was said to the press\. Rosa Editor/,
    )
    assert.match(before, /Whose names go out .*Ana Ejemplo/)
    assert.doesNotMatch((await reviewer.get(`${page}/approval`)).text, /<details>(?:(?!<\/details>).)*client said to each other/s)
    assert.match((await editor.get(asked.location!)).text, /role="status">The approval is asked for/)
    const approved = await reviewer.post(`${page}/approval`, { decision: 'approve' })
    assert.match((await reviewer.get(approved.location!)).text, /role="status">Approved as it stands/)
    assert.doesNotMatch((await editor.get(asked.location!)).text, /The approval is asked for/, 'loaded again')
  }))

test('what the operator said of a sentence that takes one side stands with the approval, and neither asks for one nor gives it', () =>
  atAppeal(async ({ db, editor, time }) => {
    const publish = (contested: ReadonlyMap<string, string>) =>
      publishAppeal(db, 'EX-001', { as: 'operator', by: 'Ana B.', clock: () => time.now, facts, contested })
    const refused = await publish(new Map())
    assert.match(refused.kind === 'refused' ? refused.reasons.join() : '', /^S1 rests on what is contested and does not say so/)
    assert.equal((await publish(new Map([['S1', 'The other day stands beside it.']]))).kind, 'published')
    assert.equal((await publish(new Map())).kind, 'unchanged', 'nothing new needs no reason')
    const shown = textOf((await editor.get(`${page}/approval`)).text)
    assert.match(shown, /Nobody has asked for an approval yet\./)
    assert.match(
      shown,
      /Ana B\. published it from the command line on .*Why it may go out: S1 She was moved to a hospital on 17 July\. : The other day stands beside it\./,
    )
  }))

test('where nobody else may approve, it stands where the text is written and where it is approved: whom to ask, and who could be added', () =>
  atAppeal(async ({ db, editor, member, key, time }) => {
    const other = await importCaseFile(db, hospitalCase.replace('id: example', 'id: other'), { file: 'o', facts, clock: () => time.now })
    assert.equal(other.kind, 'imported')
    const otherKey = (await caseKeyOf(db, 'other'))!
    const administrator = await addStaffMember(db, { role: 'administrator', name: 'Ada Above', now: time.now })
    await addStaffMember(db, { role: 'reviewer', name: 'Rita Elsewhere', now: time.now, cases: [{ key: otherKey }] })
    await addStaffMember(db, { role: 'reviewer', name: 'Zoe Unknown', now: time.now })
    const both = await addStaffMember(db, { role: 'editor', name: 'Eva Both', now: time.now, cases: [{ key }, { key: otherKey }] })
    const [desk, anybody] = [openDesk(db, { clock: () => time.now }), /Nobody else may approve here yet\. Ask Ada Above : they invite/]
    for (const path of ['', '/publication', '/approval']) {
      const said = textOf((await editor.get(page + path)).text)
      assert.match(said, anybody, path)
      assert.doesNotMatch(said, /Rita|Zoe/, 'whom the editor shares no case with')
      assert.match(
        textOf((await desk.as(both.token).get(page + path)).text),
        /they make Rita Elsewhere a member of this case, or they/,
        path,
      )
    }
    await answerReview(editor)
    const administers = desk.as(administrator.token)
    const places = ['/cases', '/staff', '/staff/cases']
    const waits = /An approval in example waits for somebody who may approve: make somebody a member/
    for (const path of places) assert.doesNotMatch(textOf((await administers.get(path)).text), waits, path)
    await askForApproval(editor)
    for (const path of places) {
      const { text } = await administers.get(path)
      assert.match(textOf(text), waits, path)
      assert.match(text, /<a href="\/cases\/example\/members">/, path)
      assert.doesNotMatch(text, /EX-001|examination|Valdeniebla/, 'the administrator is no member')
    }
    assert.match(textOf((await administers.get('/staff/cases')).text), /example Eva Both \(editor\), Rosa Editor \(editor\)/)
    const needed = async (): Promise<readonly [string, string]> => {
      const { text } = await administers.get('/cases/example/members')
      const words = /Rosa Editor asks for the approval of an appeal here.* reads all that it rests on: (\w+) /.exec(textOf(text))?.[1]
      return [words ?? '', /name="clearance" value="(\w+)" checked/.exec(text)?.[1] ?? '']
    }
    assert.deepEqual(await needed(), ['team', 'team'])
    await member('reviewer', 'team', 'Rosa Reviewer')
    for (const path of places) assert.doesNotMatch(textOf((await administers.get(path)).text), waits, path)
  }))

test('a case that everybody has left is still listed for administrators, where an approval waits in it', () =>
  atAppeal(async ({ db, editor, time, key, staff }) => {
    const administrator = await addStaffMember(db, { role: 'administrator', now: time.now })
    await answerReview(editor)
    await askForApproval(editor)
    const by = { by: administrator.staff.id, at: time.now }
    await db.transaction().execute((tx) => setMembership(tx, { staff: staff.id, caseKey: key, clearance: null }, by))
    const listed = textOf(
      (
        await openDesk(db, { clock: () => time.now })
          .as(administrator.token)
          .get('/staff/cases')
      ).text,
    )
    assert.match(listed, /An approval in example waits for somebody who may approve/)
  }))

test('a reviewer who may read only a part of the text is not counted as one who may approve it, until they may read all of it', () =>
  atAppeal(
    async ({ db, member, key, time }) => {
      const editor = await member('editor', 'sealed', 'Eva Editor')
      await member('reviewer', 'team', 'Rita Reviewer')
      const administrator = await addStaffMember(db, { role: 'administrator', name: 'Ada Above', now: time.now })
      const told = (await editor.get(`${page}/approval`)).text
      assert.match(textOf(told), /Nobody else may approve here yet\. Ask Ada Above : they let Rita Reviewer read all of the text, or they/)
      const rita = (await membersOf(db, key)).find(({ name }) => name === 'Rita Reviewer')!
      const wanted = { staff: rita.staff, caseKey: key, clearance: 'privileged' } as const
      await db.transaction().execute((tx) => setMembership(tx, wanted, { by: administrator.staff.id, at: time.now }))
      assert.doesNotMatch((await editor.get(`${page}/approval`)).text, /Nobody else may approve/)
    },
    caseWithAppeal.replace('text: The law is clear., own_words: true', "text: She is 53., cites: ['example#C9']"),
  ))

test('asking for the approval makes an open appeal of a draft, in one step and in the same form', () =>
  atAppeal(
    async ({ db, editor }) => {
      assert.match(textOf((await editor.get(page)).text), /It is still a draft\. Whoever asks for its approval makes it an open appeal/)
      assert.doesNotMatch((await editor.get(page)).text, /Open it/)
      await answerReview(editor)
      assert.match((await editor.get(`${page}/approval`)).text, /Asking makes it an open appeal/)
      const asked = await askForApproval(editor)
      assert.equal(asked.status, 303, textOf(asked.text))
      const found = await findDraft(db, 'EX-001')
      assert.equal(found.kind === 'found' && found.draft.appeal.status, 'open')
      assert.match(textOf((await editor.get(`${page}/approval`)).text), /Rosa Editor asks for the approval of the text as it stands/)
      const { rows } = await sql<{ action: string }>`
        select action from audit where action in ('appeal.change', 'review.ask') order by at, id`.execute(db)
      assert.deepEqual(
        rows.map(({ action }) => action),
        ['appeal.change', 'review.ask'],
      )
    },
    caseWithAppeal.replace('status: open', 'status: draft'),
  ))

test('administrators are told how to change that with links, before and after it is asked for', () =>
  atAppeal(async ({ editor, member }) => {
    await answerReview(editor)
    const admin = await member('administrator', 'team', 'Ada Alone')
    assert.doesNotMatch((await editor.get(`${page}/approval`)).text, /Nobody else may approve/)
    const { text } = await admin.get(`${page}/approval`)
    assert.match(textOf(text), /Nobody else may approve here yet\. Make somebody a member of example , or invite somebody/)
    assert.match(text, /<a href="\/cases\/example\/members">Make/)
    assert.match(asking(text), /<button type="submit" class="main">/)
    await askForApproval(admin)
    assert.match((await admin.get(`${page}/approval`)).text, /Nobody else may approve here yet/)
    assert.match((await admin.get('/cases/example/members')).text, /<a href="\/cases\/example" dir="auto">example<\/a>/)
    await member('reviewer', 'team', 'Bruno R.')
    const now = textOf((await admin.get(`${page}/approval`)).text)
    assert.doesNotMatch(now, /Nobody else may approve/)
    assert.match(now, /It waits for another person: Bruno R\. (?!\.)/)
  }))
