import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { findAppeal, textHash } from '../../../appeals/index.ts'
import { page, askForApproval } from '../../../../test/fixtures/appeal-desk.ts'
import type { DeskOfCase } from '../../../../test/fixtures/hospital-desk.ts'
import { atApproved, hidden, lookAgain, publish, read, textOf } from '../../../../test/fixtures/approved-appeal.ts'

const contradicting = (sensitivity: string, more = {}) =>
  ({
    kind: 'add',
    list: 'claims',
    entry: {
      about: 'ana',
      said_by: ['prisons'],
      printed_in: [],
      said_on: '2021-07-24',
      statement: 'A guard called the sister.',
      asserts: [{ fact: 'notify.transfer', value: true, occasion: 'july' }],
      sensitivity,
      ...more,
    },
  }) as const

test('what readers are told of a change stays when something comes that they may not read', () =>
  atApproved(async ({ desk, editor, site }) => {
    await publish(editor)
    await desk.write(contradicting('public'))
    await editor.post('/cases/example/head', { summary: 'Another summary of the case.' })
    assert.match(await read(site), /Noted on 25 July 2021: What note \d cites is contested now/)
    await desk.write(contradicting('privileged', { denies: ['C3'] }))
    await editor.post('/cases/example/head', { summary: 'A third summary of the case.' })
    assert.match(await read(site), /Noted on 25 July 2021: What note \d cites is contested now/)
    const { rows } = await sql<{ kind: string }>`select kind from edition_changes where clearance = 'public' and ended_at is null`.execute(
      desk.db,
    )
    assert.deepEqual(rows, [{ kind: 'contested' }])
  }))

test('what was taken down is not published again on the old approval: it is reviewed and approved anew', () =>
  atApproved(async ({ desk, editor, reviewer, site }) => {
    await publish(editor)
    desk.time.now = new Date('2021-07-25T10:05:00Z')
    assert.equal((await reviewer.post(`${page}/take-down`, { reason: 'Her family asked for it.' })).status, 303)
    desk.time.now = new Date('2021-07-25T10:06:00Z')
    const shown = await editor.get(`${page}/publication`)
    assert.match(textOf(shown.text), /6 questions of the risk review|The risk review is not answered/)
    assert.match(textOf(shown.text), /taken down after its approval was given: the approval has to be asked for again/)
    const sent = await editor.send(`${page}/publication`, { ...hidden(shown.text), text: await textHashOf(desk) })
    assert.equal(sent.status, 422)
    assert.equal((await site.request('/appeals/EX-001')).status, 410)
    assert.match((await editor.get(`${page}/risk-review`)).text, /Look at this again[^<]*<bdi>the take-down of the appeal<\/bdi>/)
    await lookAgain(editor)
    const asked = await askForApproval(editor)
    assert.equal(asked.status, 303, asked.text)
    assert.equal((await editor.send(`${page}/publication`, { ...hidden(shown.text), text: await textHashOf(desk) })).status, 422)
    assert.equal((await reviewer.post(`${page}/approval`, { decision: 'approve' })).status, 303)
    await publish(editor)
    assert.match(await read(site), /Version 2/)
  }))

const textHashOf = async ({ db }: DeskOfCase): Promise<string> => {
  const found = await findAppeal(db, 'EX-001')
  assert.ok(found.kind === 'found')
  return textHash(found.appeal)
}

test('what the cited case says otherwise after the approval is shown in words, and is not published without another approval', () =>
  atApproved(async ({ desk, editor, reviewer, site }) => {
    await desk.write(contradicting('public'))
    const shown = await editor.get(`${page}/publication`)
    assert.match(textOf(shown.text), /What readers may open of it has changed since its approval was asked for or given/)
    assert.match(textOf(shown.text), /What has changed since the approval was asked for .*A guard called the sister\./)
    const sent = await editor.send(`${page}/publication`, { ...hidden(shown.text), text: await textHashOf(desk) })
    assert.equal(sent.status, 422)
    assert.equal((await site.request('/appeals/EX-001')).status, 404)
    assert.match(textOf((await editor.get('/appeals')).text), /What readers may open of it has changed since its approval/)
    const asked = await askForApproval(editor)
    assert.equal(asked.status, 303, asked.text)
    const seen = textOf((await reviewer.get(`${page}/approval`)).text)
    assert.match(seen, /What readers may open .*Nobody told the family\..*A guard called the sister\..*Decide about this text/)
    assert.equal((await reviewer.post(`${page}/approval`, { decision: 'approve' })).status, 303)
    await publish(editor)
    assert.match(await read(site), /A guard called the sister\./)
  }))

test('an approval is of the notes that its page showed: what has come meanwhile is shown, and nothing is decided', () =>
  atApproved(async ({ desk, editor, reviewer }) => {
    await desk.write(contradicting('public'))
    assert.equal((await askForApproval(editor)).status, 303)
    const opened = hidden((await reviewer.get(`${page}/approval`)).text)
    await desk.write({ kind: 'add', list: 'sources', entry: { id: 'sister', name: 'Another name', kind: 'family' } })
    await desk.write(contradicting('public', { said_by: ['sister'], statement: 'She was told.' }))
    const late = await reviewer.send(`${page}/approval`, { ...opened, decision: 'approve' })
    assert.equal(late.status, 409)
    assert.match(late.text, /What readers may open of it has changed after this page was opened\. Nothing is decided yet/)
    assert.match(textOf((await reviewer.get(`${page}/approval`)).text), /When it was asked for .*She was told\./)
  }))

test('what was to be printed and was closed since is not shown to whoever may not read it any more', () =>
  atApproved(async ({ desk, editor }) => {
    const [claim = assert.fail('no claim')] = await desk.write(contradicting('public'))
    assert.equal((await askForApproval(editor)).status, 303)
    await desk.write({ kind: 'add', list: 'tightenings', entry: { claim, sensitivity: 'sealed' } })
    const sealed = await desk.member('administrator', 'sealed')
    for (const path of ['approval', 'publication']) {
      assert.doesNotMatch((await editor.get(`${page}/${path}`)).text, /A guard called the sister/)
      const whole = await sealed.get(`${page}/${path}`)
      assert.match(textOf(whole.text), /When it was asked for .*A guard called the sister\./)
    }
  }))

test('what is printed the same on another day, while somebody is still held, stays approved', () =>
  atApproved(async ({ desk }) => {
    desk.time.now = new Date('2021-08-03T10:00:00Z')
    const signedIn = await desk.member('editor', 'team', 'Second Editor')
    assert.match((await signedIn.get(`${page}/publication`)).text, /Publish version 1/)
  }))
