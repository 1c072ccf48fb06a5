import assert from 'node:assert/strict'
import { test } from 'node:test'
import { facts, hospitalCase, readCase } from '../../../test/fixtures/hospital-case.ts'
import { clock, get, withSite } from '../../../test/fixtures/public-site.ts'
import { importInto, listCases, recordEntries } from '../../cases/index.ts'
import { erase, type Mention } from '../../erasure/index.ts'
import { sql } from 'kysely'
import { readProjectFile, type Database } from '../../platform/index.ts'
import { noteChanges, publicChanges, type NoticedChange } from '../../publishing/index.ts'

/** Imports a later state of the case on a day, as `amparo import` does. */
const learn = (db: Database, text: string, day: string): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const at = new Date(`${day}T10:00:00Z`)
    assert.equal((await importInto(tx, readCase(text), { clock })).kind, 'imported')
    await noteChanges(tx, { facts, at })
  })
const taken = hospitalCase.replace(
  'value: false, occasion: july}], sensitivity: public}',
  "value: false, occasion: july}], sensitivity: public, retracted: {by: source, on: '2021-08-01', why: The sister had been called after all.}}",
)
const contradicting = hospitalCase.concat(
  '  - {id: C20, about: ana, said_by: [prisons], printed_in: [{document: D2}], statement: A guard told the family., asserts: [{fact: notify.transfer, value: true, occasion: july}], sensitivity: public}\n',
)
const textOf = (page: string): string => page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('a published page notes with its day that a source took a statement back, beside the sentence that rests on it', () =>
  withSite(async (site, db) => {
    const before = await get(site, '/appeals/EX-en')
    const json = await get(site, '/appeals/EX-en.json')
    await learn(db, taken, '2021-08-02')
    const page = await get(site, '/appeals/EX-en')
    const [, second = ''] = page.split('id="s2"')
    assert.match(textOf(second.split('</li>')[0] ?? ''), /Noted on 2 August 2021: The source has taken back what note 3 cites\./)
    assert.doesNotMatch(textOf(page.split('id="s2"')[0] ?? ''), /Noted on/)
    assert.match(page, /<a href="#s2">What one sentence rests on has changed/)
    assert.doesNotMatch(page, /called after all/)
    assert.equal(await get(site, '/appeals/EX-en.json'), json, 'the version itself stays frozen')
    assert.ok(!before.includes('Noted on'))
    assert.match(
      (await get(site, '/appeals/EX-en.txt')).replaceAll(/\s+/g, ' '),
      /! Noted on 2 August 2021: The source has taken back what note 3 cites\./,
    )
  }))

test('the page of an older version carries the notes too, and a version published since does not need them', () =>
  withSite(async (site, db) => {
    await learn(db, contradicting, '2021-08-02')
    assert.match(textOf(await get(site, '/appeals/EX-en/1')), /Noted on 2 August 2021: What note 3 cites is contested now/)
  }))

test('a note of another account says of which question and whose it is, by no name that the page does not print itself', async () => {
  const byCook = contradicting
    .replace('sources:', 'sources:\n  - {id: cook, name: Carmen the cook, kind: person}')
    .replace('C20, about: ana, said_by: [prisons]', 'C20, about: ana, said_by: [cook]')
  for (const [text, who] of [
    [contradicting, 'Prison service'],
    [byCook, 'person'],
  ] as const)
    await withSite(async (site, db) => {
      await learn(db, text, '2021-08-02')
      const said = new RegExp(
        `there is another account\\. “Was the family told about each transfer\\?” The other account is given by: ${who}\\.`,
      )
      const page = await get(site, '/appeals/EX-en')
      assert.match(textOf(page), said)
      assert.match(page, /<a href="#note-3">Noted on/)
      assert.doesNotMatch(page, /Carmen/)
      assert.match((await get(site, '/appeals/EX-en.txt')).replaceAll(/\s+/g, ' '), said)
    })
})

test('where another account is taken back the page says so beside the sentence and at the note: whose, and whose remains', () =>
  withSite(async (site, db) => {
    const moved = "value: '2021-07-20', occasion: july}], sensitivity: public"
    await learn(
      db,
      hospitalCase.replace(`${moved}}`, `${moved}, retracted: {by: source, on: '2021-08-01', why: A clerk mixed up the days.}}`),
      '2021-08-02',
    )
    const said =
      /Noted on 2 August 2021: A source has taken back what it said on the question under note 1\. “When was the person moved to a hospital\?” In the note it stands as told by: Prison service ?\. There remains what is told by: Lawyer of the prisoner ?\./
    const page = await get(site, '/appeals/EX-en')
    for (const [sentence, next] of [
      ['s1', 's2'],
      ['s2', 's3'],
    ])
      assert.match(textOf(page.split(`id="${sentence}"`)[1]?.split(`id="${next}"`)[0] ?? ''), said, sentence)
    assert.match(page, /<details[^>]* open[^>]*>(?:(?!<\/details>)[^])*id="note-1"/)
    assert.match(textOf(page.split('id="note-1"')[1]?.split('</details>')[0] ?? ''), said, 'at the note')
    assert.doesNotMatch(page, /no longer contested|mixed up/)
    const text = (await get(site, '/appeals/EX-en.txt')).replaceAll(/\s+/g, ' ')
    assert.equal(text.split(said).length, 4, 'beside both sentences and under the note')
    assert.doesNotMatch(text, /no longer contested/)
  }))

test('what was noted as no longer contested where an account was taken back ends with the migration, and is told as that', () =>
  withSite(async (site, db) => {
    const moved = "value: '2021-07-20', occasion: july}], sensitivity: public"
    const text = hospitalCase.replace(`${moved}}`, `${moved}, retracted: {by: source, on: '2021-08-01', why: A clerk mixed up the days.}}`)
    await learn(db, text, '2021-08-02')
    for (const statement of [
      sql`alter table edition_changes disable trigger user`,
      sql`update edition_changes set kind = 'settled', further = null where note = 1`,
      sql`alter table edition_changes enable trigger user`,
    ])
      await statement.execute(db)
    assert.match(textOf(await get(site, '/appeals/EX-en')), /Noted on 2 August 2021: [^.]* note 1 [^.]*no longer/)
    await sql`alter table edition_cases drop column norms_held`.execute(db)
    await sql.raw(readProjectFile('db', 'migrations', '0059_norms_held.sql')).execute(db)
    // As at start.
    await db.transaction().execute((tx) => noteChanges(tx, { facts, at: new Date('2021-08-09T10:00:00Z') }))
    const page = textOf(await get(site, '/appeals/EX-en'))
    assert.match(page, /Noted on 9 August 2021: A source has taken back what it said on the question under note 1\./)
    assert.doesNotMatch(page, /no longer/)
    const { rows } = await sql<{ kind: string; ended: boolean }>`
      select kind, ended_at is not null as ended from edition_changes where note = 1 order by id`.execute(db)
    assert.deepEqual(rows, [
      { kind: 'settled', ended: true },
      { kind: 'retracted', ended: false },
    ])
  }))

test('a note keeps the day on which it was first noted, and goes when it is so no longer', () =>
  withSite(async (site, db) => {
    await learn(db, contradicting, '2021-08-02')
    await learn(db, contradicting, '2021-08-05')
    assert.match(textOf(await get(site, '/appeals/EX-en')), /Noted on 2 August 2021: What note 3 cites is contested now/)
    const back = contradicting.replace(
      'value: true, occasion: july}], sensitivity: public}',
      "value: true, occasion: july}], sensitivity: public, retracted: {by: source, on: '2021-08-06', why: No.}}",
    )
    await learn(db, back, '2021-08-07')
    assert.doesNotMatch(textOf(await get(site, '/appeals/EX-en')), /Noted on/)
    const { rows } = await sql<{ kind: string; ended: boolean }>`select kind, ended_at is not null as ended from edition_changes`.execute(
      db,
    )
    assert.deepEqual(rows, [{ kind: 'contested', ended: true }])
  }))

test('of what may not be read by everybody the page says nothing', () =>
  withSite(async (site, db) => {
    await learn(
      db,
      contradicting.replace('value: true, occasion: july}], sensitivity: public', 'value: true, occasion: july}], sensitivity: team'),
      '2021-08-02',
    )
    assert.doesNotMatch(textOf(await get(site, '/appeals/EX-en')), /Noted on/)
    const { rows } = await sql<{ clearance: string }>`select clearance from edition_changes`.execute(db)
    assert.deepEqual(rows, [{ clearance: 'team' }])
  }))

test('a page whose case lost its id in an erasure is still held against it, whether or not the id was erased from the page too', async () => {
  for (const page of [true, false])
    await withSite(async (_site, db) => {
      const at = new Date('2021-08-02T10:00:00Z')
      await db.transaction().execute(async (tx) => {
        const outcome = await erase(tx, { words: ['example'], chosen: choosing(page), reason: 'It was a name.', by: 'ana', at, facts })
        assert.ok(outcome.kind === 'erased' && outcome.renamed.has('example'), JSON.stringify(outcome))
        await noteChanges(tx, { facts, at })
      })
      assert.deepEqual((await publicChanges(db, enOne)).map(wordless), [], `nothing has changed; of the page: ${page}`)
      const [{ id } = assert.fail('no case is left')] = await listCases(db)
      assert.notEqual(id, 'example')
      await db.transaction().execute(async (tx) => {
        const entry = { claim: 'C3', by: 'source', on: '2021-08-01', why: 'She was called.' }
        const recorded = await recordEntries(tx, id, [{ kind: 'add', list: 'retractions', entry }], { by: 'ana', at, facts })
        assert.equal(recorded.kind, 'recorded', JSON.stringify(recorded))
        await noteChanges(tx, { facts, at })
      })
      assert.deepEqual(
        (await publicChanges(db, enOne)).map(wordless),
        [{ note: 3, kind: 'retracted', sentences: ['s2'] }],
        `of the page: ${page}`,
      )
    })
})

/** The code of the case, and of published versions all that holds it where that is meant, too. */
const choosing =
  (page: boolean) =>
  ({ where }: Mention): boolean =>
    where.kind === 'entry' ? where.list === 'head' : page && where.kind === 'edition'
const enOne = { appeal: 'EX-en', version: 1, lang: 'en' }
const wordless = ({ note, kind, sentences }: NoticedChange) => ({ note, kind, sentences })

test('a case that is looked at again without a change is not compared again', () =>
  withSite(async (_site, db) => {
    const look = (): Promise<number> => db.transaction().execute((tx) => noteChanges(tx, { facts, at: clock() }))
    assert.equal(await look(), 0)
    await db.transaction().execute((tx) => importInto(tx, readCase(taken), { clock }))
    assert.equal(await look(), 1)
    assert.equal(await look(), 0)
  }))

test('what was noted is not rewritten, not even in the database', () =>
  withSite(async (_site, db) => {
    await learn(db, taken, '2021-08-02')
    for (const statement of [
      sql`delete from edition_changes`,
      sql`update edition_changes set kind = 'settled'`,
      sql`truncate edition_changes cascade`,
    ])
      await assert.rejects(statement.execute(db), /stays noted/)
  }))
