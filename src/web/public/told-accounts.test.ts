import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { facts, hospitalCase, readCase } from '../../../test/fixtures/hospital-case.ts'
import { clock, get, withSite } from '../../../test/fixtures/public-site.ts'
import { importInto } from '../../cases/index.ts'
import type { Database } from '../../platform/index.ts'
import { erase } from '../../erasure/index.ts'
import { noteChanges } from '../../publishing/index.ts'

/** Imports a later state of the case on a day, as `amparo import` does. */
const learn = (db: Database, text: string, day: string): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const imported = await importInto(tx, readCase(text), { clock })
    assert.equal(imported.kind, 'imported', JSON.stringify(imported))
    await noteChanges(tx, { facts, at: new Date(`${day}T10:00:00Z`) })
  })
const claim = (id: string, by: string, asserts: string, more = ''): string =>
  `  - {id: ${id}, about: ana, said_by: [${by}], printed_in: [{document: D2}], statement: Told later., asserts: [${asserts}], sensitivity: public${more}}\n`
const movedOn = (day: string): string => `{fact: custody.hospital_transfer_date, value: '${day}', occasion: july}`
const eighteenth = claim('C20', 'family', movedOn('2021-07-18'))
const nineteenth = claim('C21', 'gazette', movedOn('2021-07-19'))
const wasTold = '{fact: notify.transfer, value: true, occasion: july}'
const question = (text: string, claims: string): string =>
  `questions:\n  - {id: asked, question: '${text}', claims: [${claims}], state: open}\n`
const when = '“When was the person moved to a hospital\\?”'
const ofFamily = new RegExp(
  `Noted on 2 August 2021: There is a further account of the question under note 1\\. ${when} The other account is given by: Sister of the prisoner\\.`,
)
const ofPress = new RegExp(
  `Noted on 5 August 2021: There is a further account of the question under note 1\\. ${when} The other account is given by: press\\.`,
)
const read = async (site: Parameters<typeof get>[0]): Promise<string> =>
  (await get(site, '/appeals/EX-en'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' .', '.')

test('a dated note goes on saying what it said on its day, and a later account has a note and a day of its own', () =>
  withSite(async (site, db) => {
    await learn(db, hospitalCase + eighteenth, '2021-08-02')
    assert.match(await read(site), ofFamily)
    await learn(db, hospitalCase + eighteenth + nineteenth, '2021-08-05')
    const both = await read(site)
    assert.match(both, ofFamily)
    assert.match(both, ofPress)
    await learn(db, `${hospitalCase}${eighteenth}${nineteenth}${question('Who lies?', 'C1, C2, C20, C21')}`, '2021-08-06')
    const asked = await read(site)
    assert.match(asked, ofFamily)
    assert.match(asked, ofPress)
    assert.doesNotMatch(asked, /Who lies/)
    const taken = ", retracted: {by: source, on: '2021-08-07', why: No.}"
    await learn(db, hospitalCase + claim('C20', 'family', movedOn('2021-07-18'), taken) + nineteenth, '2021-08-08')
    const left = await read(site)
    assert.doesNotMatch(left, ofFamily, 'nobody tells it any more')
    assert.match(left, ofPress)
  }))

test('who joins an account that was noted, or one that the version has, changes no note', () =>
  withSite(async (site, db) => {
    await learn(db, hospitalCase + eighteenth, '2021-08-02')
    const before = await read(site)
    const joining = claim('C21', 'gazette', movedOn('2021-07-18')) + claim('C22', 'gazette', movedOn('2021-07-20'))
    await learn(db, hospitalCase + eighteenth + joining, '2021-08-05')
    assert.equal(await read(site), before)
  }))

test('a question that the team put after publication is not printed: the dictionary’s is, or none', async () => {
  await withSite(async (site, db) => {
    const asked = question('Why does Carmen lie?', 'C3, C20')
    await learn(db, `${hospitalCase}${claim('C20', 'prisons', wasTold)}${asked}`, '2021-08-02')
    const page = await read(site)
    assert.match(
      page,
      /there is another account\. “Was the family told about each transfer\?” The other account is given by: Prison service\./,
    )
    assert.doesNotMatch(page, /Carmen/)
  })
  await withSite(async (site, db) => {
    const asked = question('Why does Carmen lie?', 'C3, C7')
    await learn(db, `${hospitalCase}${asked}`, '2021-08-02')
    const page = await read(site)
    assert.match(page, /What note 3 cites is contested now: there is another account\. The other account is given by: Prison service\./)
    assert.doesNotMatch(page, /Carmen/)
    assert.doesNotMatch(await get(site, '/appeals/EX-en.txt'), /Carmen/)
  })
})

test('what was noted before accounts were kept with it gets its account once, and keeps its day', () =>
  withSite(async (site, db) => {
    await learn(db, hospitalCase + eighteenth, '2021-08-02')
    for (const statement of [
      sql`alter table edition_changes disable trigger user`,
      sql`update edition_changes set further = null`,
      sql`alter table edition_changes enable trigger user`,
      sql`update edition_cases set revision = -1`,
    ])
      await statement.execute(db)
    assert.doesNotMatch(await read(site), /Sister of the prisoner\./)
    const look = (): Promise<number> => db.transaction().execute((tx) => noteChanges(tx, { facts, at: new Date('2021-08-09T10:00:00Z') }))
    assert.equal(await look(), 1)
    assert.match(await read(site), ofFamily)
    await assert.rejects(sql`update edition_changes set further = null`.execute(db), /stays noted/)
  }))

test('a name that was erased from the version is gone from the note as well', () =>
  withSite(async (site, db) => {
    await learn(db, hospitalCase + eighteenth, '2021-08-02')
    const at = new Date('2021-08-03T10:00:00Z')
    await db.transaction().execute(async (tx) => {
      const erased = { words: ['Sister of the prisoner'], chosen: () => true, reason: 'She asks for it.', by: 'ana', at, facts }
      assert.equal((await erase(tx, erased)).kind, 'erased')
      await noteChanges(tx, { facts, at })
    })
    const page = await read(site)
    assert.doesNotMatch(page, /Sister of the prisoner/)
    assert.match(page, new RegExp(`Noted on 2 August 2021: .* ${when} The other account is given by: \\[erased on 3 August 2021\\]\\.`))
  }))
