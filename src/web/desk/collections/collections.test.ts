import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { clock, get, origin, sheetsOf } from '../../../../test/fixtures/public-site.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { manyHeldAlone } from '../../../../test/fixtures/many-held-alone.ts'
import { setOnePersonMayPublish } from '../../../appeals/index.ts'
import { findMentions } from '../../../erasure/index.ts'
import { importCase, loadCaseWith } from '../../../cases/index.ts'
import { openFiles, type Database } from '../../../platform/index.ts'
import { temporaryFolder, withDatabase } from '../../../platform/testing.ts'
import type { Role } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { publicApp } from '../../public/app.tsx'
import { openDesk, type Person } from '../testing.ts'

const typed = {
  title: 'Held alone in Peru',
  introduction: 'Persons of whom it is said that they are held alone.\n\nWe name none of them.',
  lang: 'en',
  country: 'PE',
  held: 'now',
  rows: 'place',
  columns: '',
}

/** The desk and the public site over cases with 12 persons in Peru, one of whom refused, and 7 elsewhere. */
const at = (
  body: (world: {
    readonly db: Database
    readonly member: (role: Role, name?: string) => Promise<Person>
    readonly read: (path: string) => Promise<string>
    readonly status: (path: string) => Promise<number>
  }) => Promise<void>,
): Promise<void> =>
  withDatabase(async (db) => {
    for (const file of [
      manyHeldAlone('north', { persons: 7, refused: 3 }),
      manyHeldAlone('south', { persons: 6, team: 5 }),
      manyHeldAlone('few', { persons: 2, place: 'Small prison', said: '2021-07-20' }),
      manyHeldAlone('elsewhere', { persons: 7, country: 'CL' }),
    ])
      assert.equal((await importCase(db, file, { clock })).kind, 'imported')
    const keys = await Promise.all(['north', 'south', 'few', 'elsewhere'].map(async (id) => (await loadCaseWith(db, id))!.key))
    const desk = openDesk(db, { clock })
    const { app, notFound } = publicApp({ db, clock, facts, origin, sheets: sheetsOf(db, openFiles(temporaryFolder(), db)) })
    if (notFound) app.notFound(notFound)
    await body({
      db,
      member: async (role, name = `Test ${role}`) =>
        desk.as((await addStaffMember(db, { role, name, now: clock(), cases: keys.map((key) => ({ key })) })).token),
      read: (path) => get(app, path),
      status: async (path) => (await app.request(path)).status,
    })
  })

test('a question is kept, counted for everybody, released by a second person, shown, and taken down', () =>
  at(async ({ db, member, read, status }) => {
    const [editor, reviewer] = [await member('editor', 'Rosa Editor'), await member('reviewer', 'Bruno Reviewer')]
    assert.equal((await editor.post('/collections/new', { ...typed, country: 'Peru', title: '' })).status, 422)
    const begun = await editor.post('/collections/new?country=PE', typed)
    assert.equal(begun.status, 303, begun.text)
    const page = begun.location!.split('?')[0]!
    assert.match(page, /^\/collections\/\d+$/)
    const shown = (await editor.get(begun.location!)).text
    assert.match(shown, /<strong>15 persons<\/strong> of your cases now/)
    assert.match(shown, /Person number 1 of north/)
    assert.match(shown, /Nothing: not released\./)
    assert.equal(await status(page), 404)
    assert.match(await read('/collections'), /No collection is published here/)

    const asked = await editor.post(`${page}/releases`, {}, { on: page })
    assert.equal(asked.status, 303, asked.text)
    const release = asked.location!.split('?')[0]!
    const preview = (await editor.get(asked.location!)).text
    assert.match(preview, /What readers would see[\s\S]*Prison of the North[\s\S]*at least 10/)
    // Six of the north and five of the south are left, and of the small prison nothing is told.
    assert.doesNotMatch(preview, /Small prison|>1[0-9]<|fewer/)
    assert.match(preview, /You asked for it|An administrator or a reviewer decides on it/)
    assert.equal((await editor.send(release, {})).status, 403)
    assert.equal(await status(page), 404)
    const admin = await member('administrator')
    await admin.post(`${page}/releases`, {}, { on: page })
    assert.equal((await admin.post(`${page}/releases/2`, { decision: 'released' }, { on: page })).status, 422)
    const released = await reviewer.post(`${page}/releases/2`, { decision: 'released' })
    assert.equal(released.status, 303, released.text)
    assert.equal((await reviewer.post(`${page}/releases/2`, { decision: 'released' }, { on: page })).status, 409)

    const open = await read(page)
    assert.match(open, /Held alone in Peru[\s\S]*We name none of them\.[\s\S]*Country: <bdi>Peru/)
    assert.match(open, /Prison of the North<\/bdi><\/th><td>at least 10<\/td>/)
    assert.match(open, /rounded down to a multiple of 5/)
    assert.doesNotMatch(open, /<script|style="|undefined|\[object|Small prison|Person number/)
    assert.match(await read('/'), /href="\/collections"/)
    assert.match(await read('/es/collections'), /Held alone in Peru/)
    assert.match(
      await read(`${page}.csv`),
      /place,place_id,persons_at_least,counted_on,release,released_on\r\nPrison of the North,[^,]*,10,2021-07-25,2,/,
    )
    const data = JSON.parse(await read(`${page}.json`)) as { table: { total: { atLeast: number } }; others: boolean }
    assert.deepEqual([data.table.total.atLeast, data.others], [10, false])
    assert.doesNotMatch(JSON.stringify(data), /without|"cases"|"behind"/)

    // A number is not told anew for fewer than five more.
    assert.equal((await importCase(db, manyHeldAlone('west', { persons: 4 }), { clock })).kind, 'imported')
    const reason = 'The team asked for it <b>.'
    assert.equal((await editor.post(`${page}/take-down`, { reason: ' ' })).status, 422)
    assert.equal((await editor.post(`${page}/take-down`, { reason })).status, 303)
    assert.equal(await status(page), 410)
    assert.equal(await status(`${page}.csv`), 410)
    assert.match(await read('/collections'), /No collection is published here/)
    await assert.rejects(sql`update collection_releases set asked_by = 'x'`.execute(db))
    const tables = (await findMentions(db, ['Held alone in Peru'])).mentions.map(({ table }) => table)
    assert.deepEqual(new Set(tables), new Set(['collection_texts', 'collection_releases']))
    const history = (await editor.get(`${page}/history`)).text
    assert.match(history, /Rosa Editor<\/bdi> took it down on/)
  }))

test('two people who change a collection at once are told, what is archived leaves the list, and one person may release where the team says so', () =>
  at(async ({ db, member, read, status }) => {
    const [editor, admin] = [await member('editor', 'Rosa Editor'), await member('administrator', 'Ada Admin')]
    assert.match(
      (await editor.get('/cases/few')).text,
      /href="\/patterns\?country=PE&amp;held=now&amp;without=\d+"[^>]*>All others in Peru</,
    )
    const wrong = await editor.post('/collections/new', { ...typed, norms: 'none-such', from: 'soon', columns: 'place', title: 'Kept' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /The catalogue has no norm[\s\S]*Write a day as 2024-05-31[\s\S]*value="Kept"/)
    const page = (await editor.post('/collections/new', { ...typed, without: '999' })).location!.split('?')[0]!
    const form = await editor.get(`${page}/edit`)
    const hidden = Object.fromEntries(
      [...form.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    )
    assert.equal((await admin.post(`${page}/edit`, { title: 'Ada was first' })).status, 303)
    const late = await editor.send(`${page}/edit`, { ...typed, ...hidden, title: 'Rosa too' } as Readonly<Record<string, string>>)
    assert.equal(late.status, 409)
    assert.match(
      late.text,
      /Somebody changed it after you opened the form[\s\S]*value="Rosa too"[\s\S]*As it stands now[\s\S]*Ada was first/,
    )
    assert.match((await editor.get(`${page}/history`)).text, /Ada was first[\s\S]*Held alone in Peru/)
    assert.match((await editor.get(`${page}/changes`)).text, /Came in \(1\)[\s\S]*Person number 1 of few[\s\S]*Left \(0\)[\s\S]*Nobody/)

    await editor.post(`${page}/archive`, {}, { on: page })
    assert.doesNotMatch((await editor.get('/collections')).text, /Ada was first/)
    assert.match((await editor.get('/collections?archived=yes')).text, /Ada was first/)

    const begun = `${page}/appeal`
    assert.equal((await editor.get(begun)).status, 403)
    const id = 'PER-001-0721'
    const appeal = await admin.post(begun, { id, ask: 'Let them be with others.' })
    assert.equal(appeal.status, 303, appeal.text)
    assert.equal((await admin.post(begun, { id })).status, 422)
    assert.match((await admin.get(page)).text, /PER-001-0721<\/a>, not published/)
    assert.doesNotMatch((await editor.get(page)).text, /PER-001-0721/)

    await db.transaction().execute((tx) => setOnePersonMayPublish(tx, true, { by: 'staff', at: clock() }))
    await admin.post(`${page}/releases`, {}, { on: page })
    assert.equal((await admin.post(`${page}/releases/1`, { decision: 'sent-back' })).status, 422)
    assert.equal((await admin.post(`${page}/releases/1`, { decision: 'released' })).status, 303)
    assert.match((await editor.get(`${page}/history`)).text, /released it on [^,]*, alone/)
    assert.equal(await status(page), 200)
    assert.match(await read(page), /The team left some persons out of the question/)
  }))
