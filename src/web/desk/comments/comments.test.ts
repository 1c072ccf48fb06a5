import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { page, numberOf } from '../../../../test/fixtures/appeal-desk.ts'
import { atApproved, publish, read, textOf } from '../../../../test/fixtures/approved-appeal.ts'

test('a comment stands beside its sentence wherever that is moved, is answered and resolved, and nothing of it is published', () =>
  atApproved(async ({ desk, editor, reviewer }) => {
    const second = await numberOf(desk.db, 'S2')
    const form = `${page}/sentences/${second}/comment`
    const empty = await reviewer.post(form, { text: ' ' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /Type the comment/)
    assert.equal((await reviewer.post(form, { text: 'Who says so? <b>' })).status, 303)
    await editor.post(`${page}/sentences/${second}/move`, { to: 'earlier' })
    const beside = (await editor.get(page)).text
    assert.match(beside, new RegExp(`id="s${second}"[\\s\\S]*Nobody told the family[\\s\\S]*Who says so\\? &lt;b>`))
    assert.match(textOf(beside), /S1 Nobody told the family/)
    assert.match(textOf((await editor.get('/appeals')).text), /1 open comment/)
    assert.match(textOf((await reviewer.get(`${page}/approval`)).text), /1 open comment/)

    const thread = `${page}/comments/1`
    const on = { on: `${page}/comments?thread=1` }
    assert.equal((await editor.post(thread, { what: 'comment', text: '' }, on)).status, 422)
    assert.equal((await editor.post(thread, { what: 'comment', text: 'Her sister.' }, on)).status, 303)
    assert.equal((await reviewer.post(thread, { what: 'resolved', text: '' }, on)).status, 303)
    assert.equal((await editor.post(thread, { what: 'resolved', text: '' }, on)).status, 409)
    assert.doesNotMatch((await editor.get('/appeals')).text, /open comment/)
    assert.match(textOf((await editor.get(page)).text), /1 resolved comment/)
    assert.equal((await editor.post(thread, { what: 'reopened', text: 'She was not asked.' }, on)).status, 303)

    await editor.post(`${page}/sentences/${second}`, { text: 'Her sister says that nobody told the family.' })
    const changed = textOf((await editor.get(`${page}/comments`)).text)
    assert.match(
      changed,
      /S1 open Her sister says .*Said of: Nobody told the family\. .*Who says so\?.*Her sister\..*resolved it.*reopened it.*She was not asked\./,
    )
    await editor.post(`${page}/sentences/${second}/removal`, {}, { on: page })
    assert.match(textOf((await editor.get(`${page}/comments`)).text), /A sentence that is gone open/)

    const reader = await desk.member('reader')
    assert.match((await reader.get(`${page}/comments`)).text, /Who says so/)
    assert.equal((await reader.post(thread, { what: 'comment', text: 'x' })).status, 403)
    await assert.rejects(sql`update sentence_comments set part = 1`.execute(desk.db), /never rewritten/)
  }))

test('whoever may not read all of an appeal is shown no comments on it', () =>
  atApproved(async ({ desk, editor, reviewer, site }) => {
    await publish(editor)
    await reviewer.post(`${page}/sentences/${await numberOf(desk.db, 'S1')}/comment`, { text: 'The lawyer told us otherwise.' })
    assert.doesNotMatch(await read(site), /told us otherwise/)
    await desk.write({ kind: 'add', list: 'tightenings', entry: { claim: 'C3', sensitivity: 'sealed' } })
    const other = await desk.member('editor')
    for (const path of [page, `${page}/comments`]) assert.doesNotMatch((await other.get(path)).text, /told us otherwise/, path)
    assert.match((await other.get(`${page}/comments`)).text, /You may not read all of this appeal/)
    assert.equal((await other.post(`${page}/comments/1`, { what: 'comment', text: 'x' })).status, 403)
  }))
