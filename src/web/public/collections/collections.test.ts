import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { keepCollection, personsHeld } from '../../../../test/fixtures/kept-collection.ts'
import { clock, get, origin, sheetsOf, withSite } from '../../../../test/fixtures/public-site.ts'
import { caseKeyOf, recordEntries } from '../../../cases/index.ts'
import { addRelease, makeNumbers, type CollectionText } from '../../../collections/index.ts'
import { erase } from '../../../erasure/index.ts'
import { checkInstallation } from '../../../integrity/index.ts'
import type { Facets } from '../../../patterns/index.ts'
import { openDatabase, openFiles, restoreBackup, writeBackup, type Database } from '../../../platform/index.ts'
import { temporaryFolder, withDatabase, withEmptyDatabase } from '../../../platform/testing.ts'
import { takeDown } from '../../../publishing/index.ts'
import { Released } from '../../collections/released.tsx'
import { copySite } from '../../mirror/index.ts'
import { publicApp, samePages } from '../app.tsx'
import { renderPage } from '../page.tsx'

const norm = { norm: 'nmr-44', instrument: 'nmr', citation: 'Nelson Mandela Rules, Rule 44', place: 'Prison of the North' }

type Counting = { readonly collection: number; readonly text: CollectionText }
const numbersOf = (db: Database, asked: Counting, facets: readonly Facets[], effort?: number) =>
  db.transaction().execute((tx) => makeNumbers(tx, asked, { facets, day: '2021-07-26', ...(effort !== undefined && { effort }) }))

test('a collection lists its own appeal and those about its persons while they are shown, and what is erased of its words is gone', () =>
  withSite(
    async (site, db) => {
      const held = personsHeld(12, norm)
      const caseKey = (await caseKeyOf(db, 'example'))!
      const facets = [{ ...held[0]!, caseKey, subject: 'ana', person: `${caseKey}/0` }, ...held.slice(1)]
      const words = { title: 'All others at Secretville', introduction: 'Of whom it is said.' }
      const collection = await keepCollection(db, { at: clock(), facets, ...words, appeal: 'EX-en' })
      const path = `/collections/${collection}`
      assert.ok(samePages.test(path) && samePages.test(`${path}.csv`) && samePages.test('/es/collections'))
      const page = await get(site, path)
      assert.match(page, /Its own appeal[\s\S]*href="\/appeals\/EX-en"[\s\S]*Appeals about persons in it[\s\S]*href="\/appeals\/EX-es"/)
      assert.match(page, /href="\/norms\/nmr\/nmr-44"[\s\S]*at least 10/)
      assert.match(await get(site, '/appeals/EX-en'), /part of a collection:[\s\S]*href="\/collections\/1"[^>]*>All others at Secretville/)
      assert.doesNotMatch(await get(site, '/appeals/EX-es'), /\/collections\/1/)
      // A list is of persons behind numbers that are told: not of another person of the case, and of nobody where no number is told.
      for (const counted of [[{ ...facets[0]!, person: `${caseKey}/1` }, ...held.slice(1)], facets.slice(0, 4)]) {
        const other = await keepCollection(db, { at: clock(), facets: counted, query: { without: '999999' } })
        assert.doesNotMatch(await get(site, `/collections/${other}`), /EX-e/, `${counted.length} counted`)
      }
      // All else is mirrored in a test of its own.
      const ask = async (address: string) =>
        address === '/' || address.includes('collections') ? site.request(address) : new Response(null, { status: 404 })
      const mirrored = await copySite({ ask, origin, also: [] })
      const copied = new Set(mirrored.map((file) => file.path))
      for (const file of ['collections.html', 'collections/1.html', 'collections/1.csv', 'collections/1.json', 'es/collections.html'])
        assert.ok(copied.has(file), file)
      const said = {
        subject: 'ana',
        given_by: 'Ana Ejemplo',
        relation: 'herself',
        capacity: 'self',
        scope: 'publication',
        covers: ['publication'],
      }
      const refused = { kind: 'add', list: 'consents', entry: { ...said, refused: true, on: '2021-07-24' } } as const
      const by = { by: 'staff', at: clock(), facts }
      assert.equal((await db.transaction().execute((tx) => recordEntries(tx, 'example', [refused], by))).kind, 'recorded')
      assert.doesNotMatch(await get(site, path), /EX-es/, 'who refuses is in no list from then on')
      await takeDown(db, 'EX-es', { by: 'Ana B.', reason: 'Her family asked.', clock })
      await takeDown(db, 'EX-en', { by: 'Ana B.', reason: 'Her family asked.', clock })
      assert.match(await get(site, path), /No appeal about one of them is published here/)
      assert.doesNotMatch(await get(site, path), /EX-e/)

      const settings = { words: ['Secretville'], chosen: () => true, reason: 'Asked for.', by: 'staff', at: clock(), facts }
      const erased = await db.transaction().execute((tx) => erase(tx, settings))
      assert.ok(erased.kind === 'erased' && erased.left === 0, JSON.stringify(erased))
      for (const address of [path, '/collections', `${path}.json`]) assert.doesNotMatch(await get(site, address), /Secretville/, address)
      assert.match(await get(site, path), /at least 10/)
    },
    ['en', 'es'],
  ))

test('numbers that would tell of fewer than five beside others are not released, whatever the two queries are', () =>
  withSite(async (site, db) => {
    const held = personsHeld(23, norm)
    await keepCollection(db, { at: clock(), facets: held })
    const text = { title: 'Others', introduction: 'Others.', lang: 'en', rows: 'norm', columns: '' }
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 23 }), fc.boolean(), async (left, byPlace) => {
        const without = held.slice(0, left).map(({ caseKey }) => caseKey)
        const query = left === 0 ? { country: 'PE' } : { without: without.join(' ') }
        const asked = { ...text, query, ...(byPlace && { rows: 'place' }) }
        const made = await numbersOf(db, { collection: 2, text: asked }, held)
        // 23 are told as 20.
        const told = Math.floor((23 - left) / 5) * 5
        assert.equal(made.kind, told !== 20 && left < 5 ? 'refused' : 'made', `${left} left out`)
        if (made.kind === 'made') assert.equal(made.content.shown.table.total.atLeast, told === 0 ? null : told)
        assert.doesNotMatch(JSON.stringify(made.kind === 'made' ? made.content.shown : ''), /without|10\d\d/)
      }),
      { numRuns: 48 },
    )
    const few = await keepCollection(db, { at: clock(), facets: personsHeld(3, norm), columns: 'place' })
    const heading = 'norm,norm_id,place,place_id,persons_at_least,counted_on,release,released_on\r\n'
    assert.equal(await get(site, `/collections/${few}.csv`), heading, 'where no number is told')
  }))

test('numbers of the same persons are held against each other in whatever order or by whatever filter they are asked for, released or not', () =>
  withSite(async (_, db) => {
    const elsewhere = { ...norm, norm: 'nmr-43', citation: 'Nelson Mandela Rules, Rule 43', place: 'Prison of the South' }
    const apart = personsHeld(54, elsewhere).slice(10)
    const held = [...personsHeld(10, norm), ...apart.slice(0, 22)]
    await keepCollection(db, { at: clock(), facets: held, columns: 'place' })
    const kept = { title: 'Held', introduction: 'Held.', lang: 'en', query: {}, rows: 'norm', columns: 'place' }
    const later = await numbersOf(db, { collection: 1, text: kept }, [...held, ...apart.slice(22, 30)])
    assert.ok(later.kind === 'made')
    const html = renderPage(Released({ frozen: later.content.shown }))
    assert.match(html, /<td>at least 30<\/td>/, 'eight more: counted anew')
    assert.match(html, /<td>at least 10 \(counted on 25 July 2021\)<\/td>/, 'a number that stays has its own day')

    const text = { title: 'All others than one', introduction: 'Others.', lang: 'en', query: {}, rows: 'place', columns: '' }
    const others = (asked: Partial<CollectionText>, without = '1000'): Counting => ({
      collection: 2,
      text: { ...text, ...asked, query: { ...asked.query, without } },
    })
    for (const asked of [
      others({ rows: 'norm', columns: 'place' }),
      others({ columns: 'norm' }),
      others({ query: { norms: 'nmr-44' } }),
      others({ rows: 'norm', query: { place: 'north' } }),
    ])
      assert.equal((await numbersOf(db, asked, held)).kind, 'refused', JSON.stringify(asked.text))
    // Five persons make the difference.
    assert.equal((await numbersOf(db, others({ columns: 'norm' }, '1000 1001 1002 1003 1004'), held)).kind, 'made')

    // What was frozen and never released is read by the team.
    const inChile = apart.slice(22).map((one) => ({ ...one, countries: ['CL'] }))
    const chile = (query: CollectionText['query']): Counting => ({ collection: 1, text: { ...text, rows: 'country', query } })
    const first = await numbersOf(db, chile({ country: 'CL', norms: 'nmr-44,nmr-43' }), inChile.slice(0, 9))
    assert.ok(first.kind === 'made' && first.content.shown.table.total.atLeast === 5)
    assert.equal(first.content.shown.query['norms'], 'nmr-43 nmr-44')
    const asked = { collection: 1, revision: 1, content: first.content }
    await db.transaction().execute((tx) => addRelease(tx, asked, { by: 'writer', at: clock() }))
    const second = await numbersOf(db, chile({ country: 'CL', norms: 'nmr-43 nmr-44' }), inChile.slice(0, 10))
    assert.ok(second.kind === 'made' && second.content.shown.table.total.atLeast === 5, 'it goes on from what was asked for')
    assert.equal((await numbersOf(db, chile({ country: 'CL' }), inChile.slice(0, 10))).kind, 'refused')
  }))

const heldAt = (place: string, from: number, many: number) => personsHeld(from + many, { ...norm, place }).slice(from)
const inThree = (elsewhere: number) => [
  ...heldAt('Prison of the North', 0, 9),
  ...heldAt('Prison of the South', 9, 9),
  ...heldAt('A third', 18, elsewhere),
]

test('numbers of parts are held against that of their whole together, in whatever order they are asked for', () =>
  withSite(async (_, db) => {
    const all = { title: 'All', introduction: 'All.', lang: 'en', query: {}, rows: 'country', columns: '' }
    const asked = (elsewhere: number) => numbersOf(db, { collection: 9, text: all }, inThree(elsewhere))
    await keepCollection(db, { at: clock(), facets: inThree(2), query: { place: 'north' } })
    assert.equal((await asked(2)).kind, 'made')
    await keepCollection(db, { at: clock(), facets: inThree(2), query: { place: 'south' } })
    // At least 20, at least 5 and at least 5: two at least are somewhere else.
    assert.equal((await asked(2)).kind, 'refused')
    for (const many of [1, 5]) assert.equal((await asked(many)).kind, 'made', `${many} elsewhere`)
  }))

test('where too many numbers overlap to be held against each other, that is said, and of no release that it tells anything', () =>
  withSite(async (_, db) => {
    const held = inThree(9)
    for (const place of ['north', 'south', 'third'])
      for (let times = 0; times < 4; times += 1) await keepCollection(db, { at: clock(), facets: held, query: { place } })
    const text = { title: 'All', introduction: 'All.', lang: 'en', query: {}, rows: 'country', columns: '' }
    assert.equal((await numbersOf(db, { collection: 99, text }, held)).kind, 'made')
    const made = await numbersOf(db, { collection: 99, text }, held, 5)
    assert.ok(made.kind === 'refused')
    assert.match(made.reason, /could not be held against all that were asked for before/)
    assert.doesNotMatch(made.reason, /release \d/)
  }))

test('a collection that is restored from a backup is shown byte for byte as it was, and the check finds a release that somebody changed', () =>
  withDatabase(async (db, connection) => {
    const folder = temporaryFolder()
    const [path, files] = [join(folder, 'collections.age'), join(folder, 'files')]
    const key = { kind: 'passphrase', passphrase: 'correct horse battery', workFactor: 10 } as const
    const collection = await keepCollection(db, { at: clock(), facets: personsHeld(12, norm), introduction: 'Words of theirs: «solos».' })
    const pagesOf = async (of: Database): Promise<readonly string[]> => {
      const { app } = publicApp({ db: of, clock, facts, origin, sheets: sheetsOf(of, openFiles(files, of)) })
      return Promise.all(['', '.csv', '.json'].map((form) => get(app, `/collections/${collection}${form}`)))
    }
    const before = await pagesOf(db)
    assert.match(before[0]!, /«solos»[\s\S]*at least 10/)
    assert.equal((await writeBackup(path, { connection, files, key, clock, version: '0.1.0' })).kind, 'written')
    await withEmptyDatabase(async (_, elsewhere) => {
      const settings = { connection: elsewhere, files: join(folder, 'restored'), key, keys: `${path}.keys` }
      assert.equal((await restoreBackup(path, settings)).kind, 'restored')
      const { db: other, close } = openDatabase(elsewhere)
      const wrong = async () =>
        (await checkInstallation(other, openFiles(settings.files, other), facts)).findings.filter(({ gravity }) => gravity === 'wrong')
      assert.deepEqual(await pagesOf(other), before)
      assert.deepEqual(await wrong(), [])
      await other.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await sql`update collection_releases set sealed = set_bit(sealed, 200, 1 - get_bit(sealed, 200))`.execute(tx)
      })
      assert.ok((await wrong()).some(({ of, where }) => of === 'record' && where.startsWith('collection_releases ')))
      await close()
    })
  }))
