import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { test } from 'node:test'
import type { Database } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk } from '../testing.ts'
import { formsIn } from '../testing-forms.ts'
import { formTokenOf } from '../form-token.ts'

const form = '/cases/new/empty'
const typed = { name: 'Ana Ejemplo', title: 'Begun on the phone' }
const hour = 3_600_000

/** An editor at the desk, at a time that the test moves on. */
const atDesk = (body: (place: Place) => Promise<void>): Promise<void> =>
  withDatabase(async (db) => {
    const time = { now: new Date('2026-03-03T14:05:00Z') }
    const desk = openDesk(db, { clock: () => time.now })
    const { token, staff } = await addStaffMember(db, { role: 'editor', now: time.now })
    await body({ db, desk, time, token, staff: staff.id, editor: desk.as(token) })
  })
type Place = {
  readonly db: Database
  readonly desk: ReturnType<typeof openDesk>
  readonly time: { now: Date }
  readonly token: string
  readonly staff: string
  readonly editor: ReturnType<ReturnType<typeof openDesk>['as']>
}

/** What the page's script sends while somebody types. */
const autosave = async ({ editor }: Place, fields: Readonly<Record<string, string>>, path = form) => {
  const page = formsIn((await editor.get(path)).text).find(({ action }) => action === path)
  return editor.send('/drafts', { ...Object.fromEntries(page!.fields), ...fields })
}
const count = async (db: Database): Promise<number[]> => {
  const { rows } = await sql<{ drafts: number; keys: number }>`
    select (select count(*)::int from drafts) as drafts, (select count(*)::int from record_keys) as keys`.execute(db)
  return [rows[0]!.drafts, rows[0]!.keys]
}

test('what somebody types is kept, and stands in the form when they come back', async () => {
  await atDesk(async (place) => {
    const kept = await autosave(place, typed)
    assert.deepEqual([kept.status, JSON.parse(kept.text)], [200, { kept: true, at: '2026-03-03T14:05:00.000Z' }])
    const page = await place.editor.get(form)
    assert.match(page.text, /You were writing this on <time[^>]*>3 March 2026 at 14:05 UTC/)
    const again = formsIn(page.text).find(({ action }) => action === form)!
    assert.deepEqual([again.fields.get('name'), again.fields.get('title')], [['Ana Ejemplo'], ['Begun on the phone']])
    assert.doesNotMatch((await place.editor.get(`${form}?country=PE`)).text, /You were writing/, 'another page with a form')
  })
})

test('a draft that is discarded is gone, with its key', async () => {
  await atDesk(async (place) => {
    const before = await count(place.db)
    await autosave(place, typed)
    const discarded = await place.editor.post('/drafts/discard', {}, { on: form })
    assert.deepEqual([discarded.status, discarded.location], [303, form])
    assert.deepEqual(await count(place.db), before)
    assert.doesNotMatch((await place.editor.get(form)).text, /You were writing|Ana Ejemplo/)
  })
})

test('a form that is sent leaves no draft, even when a copy of it arrives afterwards', async () => {
  await atDesk(async (place) => {
    const { editor } = place
    await autosave(place, typed)
    const page = formsIn((await editor.get(form)).text).find(({ action }) => action === form)!
    const fields = { ...Object.fromEntries(page.fields), ...typed, country: 'PE' }
    assert.equal((await editor.send(form, fields)).status, 303)
    assert.deepEqual(JSON.parse((await editor.send('/drafts', fields)).text), { kept: false })
    assert.doesNotMatch((await editor.get(form)).text, /You were writing|Ana Ejemplo/)
  })
})

test('what is sent after the session has ended waits for whoever signs in again', async () => {
  await atDesk(async (place) => {
    const { db, desk, time, editor, staff } = place
    const page = formsIn((await editor.get(form)).text).find(({ action }) => action === form)!
    time.now = new Date(time.now.getTime() + hour)
    const sent = await editor.send(form, { ...Object.fromEntries(page.fields), ...typed })
    assert.deepEqual([sent.status, sent.location], [303, `/sign-in?next=${encodeURIComponent(form)}&notice=session-over-kept`])
    assert.match((await desk.as().get(sent.location!)).text, /What you typed is kept: sign in[\s\S]*<form/)
    assert.deepEqual((await count(db))[0], 1)
    const again = await addStaffMember(db, { role: 'editor', now: time.now })
    assert.doesNotMatch((await desk.as(again.token).get(form)).text, /Ana Ejemplo/, 'another person')
    await sql`update sessions set staff = ${staff} where staff = ${again.staff.id}`.execute(db)
    assert.match((await desk.as(again.token).get(form)).text, /You were writing.*Ana Ejemplo/s)
  })
})

test('nothing is kept of a session that its owner has ended', async () => {
  await atDesk(async ({ db, editor }) => {
    const page = formsIn((await editor.get(form)).text).find(({ action }) => action === form)!
    assert.equal((await editor.post('/sign-out', {}, { on: '/me' })).status, 303)
    const sent = await editor.send(form, { ...Object.fromEntries(page.fields), ...typed })
    assert.equal(sent.location, `/sign-in?next=${encodeURIComponent(form)}&notice=session-over-draft`)
    assert.equal((await count(db))[0], 0)
  })
})

test('what a session sends after its time does not replace what its owner wrote since then elsewhere', async () => {
  await atDesk(async (place) => {
    const { db, desk, time, editor, staff } = place
    const page = formsIn((await editor.get(form)).text).find(({ action }) => action === form)!
    await autosave(place, typed)
    time.now = new Date(time.now.getTime() + hour)
    const again = await addStaffMember(db, { role: 'editor', now: time.now })
    await sql`update sessions set staff = ${staff} where staff = ${again.staff.id}`.execute(db)
    const elsewhere = desk.as(again.token)
    await autosave({ ...place, editor: elsewhere }, { name: 'Ana Ejemplo', title: 'Written since then' })
    time.now = new Date(time.now.getTime() + hour / 6)
    const sent = await editor.send(form, { ...Object.fromEntries(page.fields), ...typed })
    assert.equal(sent.location, `/sign-in?next=${encodeURIComponent(form)}&notice=session-over-draft`)
    assert.match((await elsewhere.get(form)).text, /Written since then/)
  })
})

test('nothing is kept for a token that nobody was given, nor for one not used since yesterday', async () => {
  await atDesk(async ({ db, desk, time, editor, token }) => {
    const fields = { _at: form, _token: formTokenOf(token), ...typed }
    assert.equal((await desk.as('x'.repeat(43)).send(form, fields)).status, 303)
    assert.equal((await desk.as().send(form, fields)).status, 303)
    time.now = new Date(time.now.getTime() + 25 * hour)
    assert.equal((await editor.send(form, fields)).status, 303)
    assert.equal((await count(db))[0], 0)
  })
})

test('a form of an earlier session is not done, and what was typed is kept', async () => {
  await atDesk(async ({ editor }) => {
    const answer = await editor.send(form, { _at: form, _token: 'of another session', ...typed })
    assert.equal(answer.status, 403)
    assert.match(answer.text, /opened before you signed in/)
    assert.match((await editor.get(form)).text, /You were writing.*Ana Ejemplo/s)
  })
})

test('neither words nor addresses of a draft can be read in the database, and no password is kept', async () => {
  await atDesk(async (place) => {
    const { db, editor, token } = place
    await autosave(place, { ...typed, password: 'correct horse', again: 'correct horse' })
    const { rows } = await sql<{ text: string }>`select drafts::text || encode(sealed, 'escape') as text from drafts`.execute(db)
    assert.equal(rows.length, 1)
    for (const word of ['Ejemplo', 'cases', 'empty', 'horse']) assert.equal(rows[0]!.text.includes(word), false, word)
    assert.doesNotMatch((await editor.get(form)).text, /correct horse/)
    for (const path of ['/sign-in', '/me/password', '/invitations/abc', '/confirm?next=/cases'])
      await editor.send('/drafts', { _at: path, _token: formTokenOf(token), name: 'x' })
    assert.equal((await count(db))[0], 1)
  })
})

test('a draft is as large as a form, and a person has no more than fifty', async () => {
  await atDesk(async ({ db, time, editor, token }) => {
    const frame = { _token: formTokenOf(token) }
    const large = await editor.send('/drafts', { ...frame, _at: form, statement: 'x'.repeat(950_000) })
    assert.deepEqual(JSON.parse(large.text), { kept: false })
    for (let index = 0; index < 55; index += 1) {
      time.now = new Date(time.now.getTime() + 1000)
      await editor.send('/drafts', { ...frame, _at: `/cases/${index}/head`, title: 'x' })
    }
    assert.equal((await count(db))[0], 50)
  })
})

test('discarding a draft leads to a page of the desk and nowhere else', async () => {
  await atDesk(async ({ editor, token }) => {
    for (const address of [
      '//evil.example/',
      'https://evil.example/',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      '/a\r\nSet-Cookie: b=c',
      '',
    ])
      assert.deepEqual(
        [(await editor.send('/drafts/discard', { _token: formTokenOf(token), _at: address })).location, address],
        ['/cases', address],
      )
  })
})

test('a date is read back in words while it is typed', async () => {
  await atDesk(async ({ editor }) => {
    assert.match((await editor.get('/understood?date=2021-07')).text, /^Understood: .*July 2021/)
    assert.match((await editor.get('/understood?date=1954-02-29')).text, /^This is no date that can be read/)
    assert.equal((await editor.get('/understood')).text, '')
    assert.equal((await editor.get(`/understood?date=${'%00%0d%0a'.repeat(500)}`)).status, 200)
  })
})
