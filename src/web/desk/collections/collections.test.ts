import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { clock, get, origin, sheetsOf } from '../../../../test/fixtures/public-site.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { manyHeldAlone } from '../../../../test/fixtures/many-held-alone.ts'
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
      manyHeldAlone('few', { persons: 2, place: 'Small prison' }),
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
