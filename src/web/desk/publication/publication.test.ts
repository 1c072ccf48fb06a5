import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { findEdition } from '../../../publishing/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { atAppeal, page } from '../../../../test/fixtures/appeal-desk.ts'
import { openDesk } from '../testing.ts'
import { approve, atApproved, hidden, lookAgain, publish, read, sayNews, textOf } from '../../../../test/fixtures/approved-appeal.ts'

test('what is neither reviewed nor approved is not published, and the page says what is missing, with the way there', () =>
  atAppeal(async ({ db, editor }) => {
    const shown = await editor.get(`${page}/publication`)
    assert.match(shown.text, /The risk review is not answered[\s\S]*\/risk-review/)
    assert.match(shown.text, /Nobody has asked for the approval[\s\S]*\/approval/)
    assert.doesNotMatch(shown.text, /Publish version/)
    const sent = await editor.send(`${page}/publication`, { ...hidden(shown.text), text: 'f'.repeat(64) })
    assert.equal(sent.status, 409)
    assert.equal(await findEdition(db, 'EX-001'), null)
  }))

test('an editor publishes what a second person approved: the page is there at once and says so, and it is on record', () =>
  atApproved(async ({ desk, editor, site }) => {
    const before = await editor.get(`${page}/publication`)
    assert.match(textOf(before.text), /Nothing stops it .*a second person approved the text.*What becomes public .*\d statements/)
    await publish(editor)
    const published = await read(site)
    assert.match(published, /Version 1, published on 25 July 2021/)
    assert.match(published, /A second person approved this text before it was published\./)
    const after = textOf((await editor.get(`${page}/publication`)).text)
    assert.match(after, /Version 1 , English/)
    assert.match(after, /Publishing again makes no new version/)
    const { rows } = await sql<{ action: string; entry: string; case_key: number; detail: object }>`
      select action, entry, case_key, detail from audit where action = 'appeal.publish'`.execute(desk.db)
    assert.deepEqual(rows, [{ action: 'appeal.publish', entry: 'EX-001', case_key: desk.key, detail: { version: 1 } }])
  }))

test('what was changed after its approval is not published, and the difference to the version that stands is shown in words', () =>
  atApproved(async ({ editor, reviewer, site }) => {
    await publish(editor)
    await editor.post(`${page}/head`, { summary: 'Another summary.' })
    const shown = await editor.get(`${page}/publication`)
    assert.match(textOf(shown.text), /changed after its approval was asked for or given/)
    assert.match(textOf(shown.text), /What is new against version 1 .*Fictional\. .*Another summary\./)
    assert.match(await read(site), /Fictional\. EX-001/)
    await sayNews(editor)
    await lookAgain(editor)
    await approve(editor, reviewer)
    await publish(editor)
    const next = await read(site)
    assert.match(next, /Version 2/)
    assert.match(next, /Fingerprint of version 1/)
  }))

test('what was taken down says so at the top of its text at the desk, with the version, the day and the reason, until it is published again', () =>
  atApproved(async ({ desk, editor, reviewer }) => {
    await publish(editor)
    assert.doesNotMatch((await editor.get(page)).text, /was taken down/)
    assert.match((await editor.get(`${page}/take-down`)).text, /<a href="\/cases\/example\/erasures">erase them instead<\/a>/)
    assert.equal((await reviewer.post(`${page}/take-down`, { reason: 'Her sister asks for it.' })).status, 303)
    const down = /Version 1 was taken down on .*25.*2021.* : Her sister asks for it\. What was published .*What stops publication/
    assert.match(textOf((await editor.get(page)).text), down)
    desk.time.now = new Date('2021-07-25T10:10:00Z')
    await lookAgain(editor)
    await approve(editor, reviewer)
    await publish(editor)
    assert.doesNotMatch((await editor.get(page)).text, /was taken down/)
  }))

test('every page of an appeal is reached the same way: by its case, the appeals, and its text', () =>
  atAppeal(async ({ editor }) => {
    for (const name of ['', '/risk-review', '/approval', '/publication', '/take-down', '/history'])
      assert.match(
        (await editor.get(page + name)).text,
        /<ol><li><a href="\/cases\/example"[^>]*>Fictional: Ana Ejemplo at Valdeniebla<\/a><\/li><li><a href="\/appeals"[^>]*>Appeals<\/a><\/li>/,
        name,
      )
  }))

test('the same form sent twice publishes once, and what says the same is not published again', () =>
  atApproved(async ({ desk, editor }) => {
    const fields = hidden((await editor.get(`${page}/publication`)).text)
    const [one, two] = await Promise.all([editor.send(`${page}/publication`, fields), editor.send(`${page}/publication`, fields)])
    assert.deepEqual([one.status, two.status], [303, 303])
    assert.equal((await findEdition(desk.db, 'EX-001'))?.newest, 1)
    const again = await editor.send(`${page}/publication`, { ...fields, _once: 'another' })
    assert.equal(again.status, 422)
    assert.match(again.text, /Version 1 says exactly this\. Nothing was published\./)
  }))

test('after publishing the page leads to what readers see, and offers no version that would say the same', () =>
  atApproved(async ({ editor, reviewer }) => {
    assert.match((await editor.get(`${page}/publication`)).text, /Publish version 1/)
    await publish(editor)
    const { text } = await editor.get(`${page}/publication`)
    assert.match(text, /Readers see version 1: <a href="https:\/\/appeals\.example\.org\/appeals\/EX-001"/)
    assert.doesNotMatch(text, /Publish version 2/)
    assert.match(text, /Nothing is new since then/)
    assert.match((await editor.get(page)).text, /Version 1 is published with these words/)
    await editor.post(`${page}/head`, { summary: 'Another summary.' })
    await sayNews(editor)
    await lookAgain(editor)
    await approve(editor, reviewer)
    assert.match((await editor.get(`${page}/publication`)).text, /Publish version 2/)
    for (const path of [page, `${page}/approval`]) {
      const seen = await reviewer.get(path)
      assert.match(seen.text, /An editor or an administrator publishes it/, path)
      assert.doesNotMatch(seen.text, /Publish it…/, path)
      assert.match((await editor.get(path)).text, /<a class="button main"[^>]*>Publish it…/, path)
    }
  }))

test('readers and reviewers see the state and do not publish', () =>
  atApproved(async ({ desk, reviewer }) => {
    for (const person of [await desk.member('reader'), reviewer]) {
      assert.match((await person.get(`${page}/publication`)).text, /An editor or an administrator publishes it/)
      assert.equal((await person.post(`${page}/publication`, { text: 'f'.repeat(64) })).status, 403)
    }
  }))

test('an appeal is taken down with a reason that readers see in its place; without one it stays, and what was typed too', () =>
  atApproved(async ({ desk, editor, reviewer, site }) => {
    await publish(editor)
    const empty = await reviewer.post(`${page}/take-down`, { reason: ' ' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /Say why\. The reason is shown to readers/)
    assert.equal((await site.request('/appeals/EX-001')).status, 200)
    const down = await reviewer.post(`${page}/take-down`, { reason: 'Her family asked for it. <b>' })
    assert.equal(down.status, 303)
    const gone = await site.request('/appeals/EX-001')
    assert.equal(gone.status, 410)
    assert.match(await gone.text(), /Her family asked for it\. &lt;b>/)
    assert.match(textOf((await editor.get(`${page}/publication`)).text), /taken down on/)
    assert.match((await editor.get(`${page}/take-down`)).text, /Nothing of EX-001 is shown to readers/)
    assert.equal((await editor.post(`${page}/take-down`, { reason: 'Again.' })).status, 422)
    const { rows } = await sql<{ action: string }>`select action from audit where action = 'appeal.take-down'`.execute(desk.db)
    assert.equal(rows.length, 1)
    const reader = await desk.member('reader')
    assert.equal((await reader.post(`${page}/take-down`, { reason: 'x' })).status, 403)
  }))

test('a claim that is taken back at the desk is noted on the public page at once, and waits at the desk for a decision', () =>
  atApproved(async ({ desk, editor, site }) => {
    await publish(editor)
    desk.time.now = new Date('2021-07-25T10:10:00Z')
    const taken = await editor.post('/cases/example/claims/C3/retraction', {
      by: 'source',
      on: '2021-07-25',
      why: 'The sister had been told.',
    })
    assert.equal(taken.status, 303, taken.text)
    assert.match(await read(site), /Nobody told the family\..*Noted on 25 July 2021: The source has taken back what note \d cites\./)
    const list = await editor.get('/appeals/changed')
    assert.match(
      textOf(list.text),
      /S2 Nobody told the family\. The source has taken back what note \d cites\. Noted on 25 July 2021 .*readers see it/,
    )
    assert.match(list.text, /href="\/cases\/example\/claims\/C3"/)
    assert.match(textOf(list.text), /At publication ○ alleged Now – retracted/)
    const [, keep = ''] = /href="(\/appeals\/EX-001\/kept-changes\/\d+)"/.exec(list.text) ?? []
    const wordless = await editor.post(keep, { reason: ' ' })
    assert.equal(wordless.status, 422)
    assert.match(wordless.text, /Say why the text stays as it is/)
    assert.equal((await editor.post(keep, { reason: 'The appeal says that she was told by nobody else.' })).status, 303)
    const after = textOf((await editor.get('/appeals/changed')).text)
    assert.match(after, /No sentence waits for a decision.*One change was looked at.*: The appeal says that she was told by nobody else\./)
    assert.match(await read(site), /Noted on 25 July 2021/, 'the note on the page stays')
  }))

test('what a claim changes that somebody may not read is told neither to readers nor to them, and to who may', () =>
  atApproved(async ({ desk, editor, site }) => {
    await publish(editor)
    const privileged = await desk.member('editor', 'privileged')
    const written = await desk.write({
      kind: 'add',
      list: 'claims',
      entry: {
        about: 'ana',
        said_by: ['lawyer'],
        printed_in: [],
        said_on: '2021-07-24',
        statement: 'Her lawyer was told.',
        asserts: [{ fact: 'notify.transfer', value: true, occasion: 'july' }],
        sensitivity: 'privileged',
      },
    })
    assert.equal(written.length, 1)
    // Any change at the desk holds what was published against its cases.
    await privileged.post('/cases/example/head', { summary: 'Another summary of the case.' })
    assert.doesNotMatch(await read(site), /Noted on/)
    assert.match((await editor.get('/appeals/changed')).text, /No sentence waits/)
    const seen = textOf((await privileged.get('/appeals/changed')).text)
    assert.match(seen, /S2 Nobody told the family\. What note \d cites is contested now.*readers do not see it/)
  }))

test('somebody of another case sees nothing of it', () =>
  atApproved(async ({ desk, editor }) => {
    await publish(editor)
    await editor.post('/cases/example/claims/C3/retraction', { by: 'source', on: '2021-07-25', why: 'Mixed up.' })
    const { token } = await addStaffMember(desk.db, { role: 'administrator', now: desk.time.now })
    const stranger = openDesk(desk.db, { clock: () => desk.time.now }).as(token)
    assert.match((await stranger.get('/appeals/changed')).text, /No sentence waits/)
    for (const path of ['publication', 'take-down']) assert.equal((await stranger.get(`${page}/${path}`)).status, 404)
    assert.equal((await stranger.post(`${page}/take-down`, { reason: 'x' })).status, 404)
    assert.equal((await stranger.post(`${page}/kept-changes/1`)).status, 404)
  }))

test('a version number that is none, and letters that would break a page, are answered beside their field', () =>
  atApproved(async ({ editor }) => {
    await publish(editor)
    for (const version of ['2', 'x', '-1', "1'", '1e9'.repeat(50)]) {
      const answer = await editor.post(`${page}/take-down`, { reason: 'Why.', version })
      assert.equal(answer.status, 422, version)
    }
    const long = await editor.post(`${page}/take-down`, { reason: 'long '.repeat(10_000) })
    assert.equal(long.status, 422)
    assert.equal((await editor.get(`${page}/publication`)).status, 200)
  }))
