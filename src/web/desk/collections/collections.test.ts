import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { clock, get, origin, sheetsOf } from '../../../../test/fixtures/public-site.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { manyHeldAlone } from '../../../../test/fixtures/many-held-alone.ts'
import { setOnePersonMayPublish } from '../../../appeals/index.ts'
import { lockCollection } from '../../../collections/index.ts'
import { findMentions } from '../../../erasure/index.ts'
import { importCase, loadCaseWith, recordEntries, type EntryChange } from '../../../cases/index.ts'
import { judgePersons } from '../../../people/index.ts'
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

const waitingForLocks = async (db: Database) =>
  (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)).rows

/** What a button of a page sends, without script. */
function formIn(page: string, action: string): Readonly<Record<string, string>> {
  const form = page.split('<form').find((part) => part.includes(`action="${action}"`)) ?? ''
  return Object.fromEntries([...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
}

test('a query is kept, counted for everybody, released by a second person, shown, and taken down', () =>
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
    const few = /without=(\d+)"/.exec((await editor.get('/cases/few')).text)![1]!
    const asked = { norms: 'nmr-44,iccpr-7', without: `99999,${few}` }
    const page = (await editor.post('/collections/new', { ...typed, ...asked })).location!.split('?')[0]!
    // A query is kept as it is understood, and of cases that somebody does not read only how many are left out.
    const kept = (await editor.get(page)).text
    assert.match(kept, /norms=iccpr-7\+nmr-44/)
    assert.match(kept, /2 cases are left out\./)
    for (const path of [page, `${page}/edit`, `${page}/history`]) {
      const { text } = await editor.get(path)
      assert.doesNotMatch(text, /99999/, path)
      assert.match(text, new RegExp(`without=${few}"|name="without"[^>]* value="${few}"`), path)
    }
    assert.match((await editor.get(`${page}/edit`)).text, /Cases of which you are not a member stay left out, too: 1\./)
    await editor.post(`${page}/edit`, { norms: '', without: '' })
    assert.match((await editor.get(page)).text, /One case is left out\./)
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
    assert.match((await editor.get(`${page}/changes`)).text, /Came in \(2\)[\s\S]*Person number 1 of few[\s\S]*Left \(0\)[\s\S]*Nobody/)

    // The form says which, so that pressing twice does not undo it.
    const pressed = formIn((await editor.get(page)).text, `${page}/archive`)
    for (const time of ['first', 'second'])
      assert.match((await editor.send(`${page}/archive`, pressed)).location ?? '', /notice=archived/, time)
    assert.doesNotMatch((await editor.get('/collections')).text, /Ada was first/)
    assert.match((await editor.get('/collections?archived=yes')).text, /Ada was first/)

    // Of fewer than five no number is told: whoever asks says that they know, and whoever decides is told.
    const small = (await editor.post('/collections/new', { ...typed, title: 'Nobody', country: 'BO' })).location!.split('?')[0]!
    const warned = await editor.post(`${small}/releases`, {}, { on: small })
    assert.equal(warned.status, 422)
    assert.match(warned.text, /Tick that it is asked for without a number[\s\S]*No number can be told now: each is under 5, and held back/)
    assert.doesNotMatch((await editor.get(small)).text, /waits for another person|No number can be told|name="empty"/)
    const empty = (await editor.post(`${small}/releases`, { empty: 'yes' }, { on: small })).location ?? ''
    assert.match((await admin.get(empty)).text, /No number stands in it: each is under 5, and held back/)

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

test('a no on record takes somebody out of the numbers, whoever reads it, whichever case holds it, and also after they were asked for', () =>
  at(async ({ db, member }) => {
    const [editor, reviewer] = [await member('editor', 'Rosa Editor'), await member('reviewer', 'Bruno Reviewer')]
    const write = (id: string, ...changes: readonly EntryChange[]) =>
      db.transaction().execute(async (tx) => {
        const written = await recordEntries(tx, id, changes, { by: 'somebody', at: clock(), facts })
        assert.ok(written.kind === 'recorded', JSON.stringify(written))
      })
    const no = { relation: 'mother', capacity: 'guardian', on: '2021-07-02', scope: 'publication', covers: ['publication'], refused: true }
    const consent = (subject: string, given_by: string): EntryChange => ({
      kind: 'add',
      list: 'consents',
      entry: { subject, given_by, ...no },
    })
    const asked = async (more: Readonly<Record<string, string>> = {}): Promise<string> => {
      const page = (await editor.post('/collections/new', { ...typed, ...more })).location!.split('?')[0]!
      const sent = await editor.post(`${page}/releases`, {}, { on: page })
      assert.equal(sent.status, 303, sent.text)
      return sent.location!.split('?')[0]!
    }
    const told = async (release: string): Promise<string | undefined> =>
      /Prison of the North<\/bdi><\/th><td>(at least \d+)</.exec((await editor.get(release)).text)?.[1]

    // Eleven: six of the north, five of the south. A no of the mother, whom a sealed claim alone names, leaves ten.
    const mother = { id: 'mother', kind: 'person', names: [{ text: 'Marta Secreta', lang: 'es', kind: 'legal' }] }
    const said = { about: 'mother', said_by: ['ngo'], said_on: '2021-07-01', printed_in: [], statement: 'She is the mother.', asserts: [] }
    await write('north', { kind: 'add', list: 'subjects', entry: mother })
    await write('north', { kind: 'add', list: 'claims', entry: { ...said, sensitivity: 'sealed' } }, consent('p0', 'Marta Secreta'))
    const first = await asked()
    assert.equal(await told(first), 'at least 10')
    const page = first.replace(/\/releases.*/, '')

    // Whoever asks or releases has read the cases, and waits for somebody who works on the collection: what is said meanwhile counts.
    const waitsWhile = async (send: () => ReturnType<Person['post']>, meanwhile: () => Promise<unknown>) => {
      const { waits } = await db.transaction().execute(async (tx) => {
        await lockCollection(tx, Number(page.split('/').at(-1)))
        const sent = send()
        for (let waiting = 0; waiting === 0;) waiting = (await waitingForLocks(db)).length
        await meanwhile()
        return { waits: sent }
      })
      return waits
    }
    const attempt = { name: 'Olinda', at: '2021-07-21', channel: 'email', outcome: 'promised', next: '2021-07-28' }
    const again = await waitsWhile(
      () => editor.post(`${page}/releases`, {}, { on: page }),
      () => write('south', { kind: 'add', list: 'contacts', entry: attempt }),
    )
    assert.equal(again.status, 409)
    assert.match(
      again.text,
      /Something changed in a case that is counted[\s\S]*Nothing was asked for: ask again\.[\s\S]*waits for another person/,
    )
    assert.doesNotMatch(again.text, /release 2</)
    // A case that it does not count may change.
    const elsewhere = () => write('elsewhere', { kind: 'add', list: 'contacts', entry: attempt })
    const other = await waitsWhile(() => editor.post(`${page}/releases`, {}, { on: page }), elsewhere)
    assert.equal(other.status, 303, other.text)
    const release = other.location!.split('?')[0]!
    assert.equal(await told(release), 'at least 10')

    // Another no after they were asked for leaves nine, in a case about the same person that nobody who asks or decides reads.
    assert.equal((await importCase(db, manyHeldAlone('twin', { persons: 1, refused: 0 }), { clock })).kind, 'imported')
    const [north, twin] = await Promise.all(['north', 'twin'].map(async (id) => (await loadCaseWith(db, id))!.key))
    const persons = [
      { caseKey: north!, subject: 1 },
      { caseKey: twin!, subject: 0 },
    ] as const
    const judged = {
      persons,
      cases: ['north', 'twin'] as const,
      decision: 'same',
      reason: 'x',
      seen: 0,
      by: 'somebody',
      at: clock(),
    } as const
    for (const meanwhile of [
      () => write('south', { kind: 'add', list: 'contacts', entry: attempt }),
      () => db.transaction().execute((tx) => judgePersons(tx, judged, randomBytes)),
    ]) {
      const changed = await waitsWhile(() => reviewer.post(release, { decision: 'released' }), meanwhile)
      assert.equal(changed.status, 409)
      assert.match(changed.text, /Something changed in a case that is counted[\s\S]*value="released" checked/)
    }
    const late = await reviewer.post(release, { decision: 'released' })
    assert.equal(late.status, 422)
    assert.match(late.text, /Since it was asked for somebody said no, took a consent back/)
    assert.equal((await reviewer.post(release, { decision: 'sent-back', note: 'Ask anew.' })).status, 303)
    const anew = await editor.post(`${page}/releases`, {}, { on: page })
    assert.equal(anew.status, 422)
    assert.match(anew.text, /count somebody who may no longer be counted/)
  }))
