import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import { keepAppeal } from '../appeals/index.ts'
import { importCase } from '../cases/index.ts'
import { openFiles, restoreBackup, silentLog, startJobs, writeBackup, type Connection, type Database, type Log } from '../platform/index.ts'
import { temporaryFolder, withDatabase, withEmptyDatabase } from '../platform/testing.ts'
import {
  asItStandsNow,
  catchUpOnSheets,
  findEdition,
  openSheets,
  printedForms,
  publishAppeal,
  publishingJobs,
  type PrintedForm,
  type Sheets,
} from './index.ts'

const clock = () => new Date('2021-07-25T10:00:00Z')
const publish = (db: Database) => publishAppeal(db, 'EX-001', { as: 'operator', by: 'Ana B.', clock, facts })

type Place = { readonly db: Database; readonly connection: Connection; readonly folder: string }

/** A database with an appeal that is ready to be published, and a folder for its files. */
const withAppeal = (body: (place: Place) => Promise<void>, text = hospitalAppeal): Promise<void> =>
  withDatabase(async (db, connection) => {
    await importCase(db, readCase(hospitalCase), { clock })
    await keepAppeal(db, readAppeal(text), { clock })
    await body({ db, connection, folder: join(temporaryFolder(), 'files') })
  })

const sheetsOf = ({ db, folder }: Place, { origin = 'https://example.org', log = silentLog } = {}): Sheets =>
  openSheets({ db, files: openFiles(folder, db), clock, log, addressOf: (appeal) => `${origin}/appeals/${appeal}` })

const editionOf = async (db: Database) => (await findEdition(db, 'EX-001')) ?? assert.fail('nothing was published')
const rowsOf = async (db: Database) =>
  (
    await sql<{
      number: number
      file: string | null
      scripts: string[] | null
      address: string
      form: PrintedForm
    }>`select * from sheets order by array_position(${printedForms}::text[], form), number`.execute(db)
  ).rows

/** Runs an installation as `amparo start` does, until every sheet job there is has come to an end. */
async function untilPrinted(place: Place, sheets = sheetsOf(place)): Promise<void> {
  const jobs = await startJobs(place, { log: silentLog, queues: publishingJobs(place.db, sheets), secondsBetweenLooks: 0.5 })
  await catchUpOnSheets(place.db, { files: openFiles(place.folder, place.db), sheets })
  try {
    for (;;) {
      const { rows } = await sql`select from pgboss.job where name = 'sheets' and state in ('created', 'active')`.execute(place.db)
      if (rows.length === 0) return
      await new Promise((wait) => setTimeout(wait, 50))
    }
  } finally {
    await jobs.stop()
  }
}

/** What a log was told, by name. */
function listening(): { readonly log: Log; readonly told: string[] } {
  const told: string[] = []
  return { told, log: { ...silentLog, error: (event) => void told.push(event) } }
}

test('what is printed of an edition is what was published, also for a reader whose page tells where the appeal stands now', () =>
  withAppeal(async (place) => {
    await publish(place.db)
    const published = await editionOf(place.db)
    const edition = asItStandsNow(published.edition, { status: 'closed', closed: '2021-07-24', outcome: 'released' })
    const hashes: string[] = []
    for (const each of [{ ...published, edition }, published]) {
      const card = await sheetsOf(place).read(each, 'card')
      hashes.push(card.kind === 'printed' ? card.hash : assert.fail(card.kind))
      rmSync(place.folder, { recursive: true })
    }
    assert.equal(hashes[0], hashes[1])
  }))

test('an appeal that is published while Amparo runs is printed as a sheet, a poster and a card and kept as its texts, each file under its own hash', () =>
  withAppeal(async (place) => {
    await untilPrinted(place)
    assert.equal((await publish(place.db)).kind, 'published')
    const { rows } = await sql<{ data: unknown }>`select data from pgboss.job where name = 'sheets'`.execute(place.db)
    assert.deepEqual(
      rows.map(({ data }) => data),
      printedForms.map((form) => ({ appeal: 'EX-001', version: 1, lang: 'en', form })),
    )
    await untilPrinted(place)
    const made = await rowsOf(place.db)
    assert.deepEqual(
      made.map(({ form }) => form),
      [...printedForms],
    )
    for (const { form, file: name } of made) {
      const file = await openFiles(place.folder, place.db).read(name ?? assert.fail(`no ${form} was recorded`))
      assert.ok(file.kind === 'found')
      const begins = { sheet: /^%PDF/, poster: /^%PDF/, card: /^.PNG/, text: /^FICTIONAL/, mail: /^Subject: / }[form]
      assert.match(Buffer.from(file.bytes).toString('latin1'), begins)
      assert.equal(createHash('sha256').update(file.bytes).digest('hex'), name)
    }
  }))

test('publishing again without a change, and a publication that is refused, leave no job', () =>
  withAppeal(async (place) => {
    await untilPrinted(place)
    await publish(place.db)
    assert.equal((await publish(place.db)).kind, 'unchanged')
    await keepAppeal(place.db, readAppeal(hospitalAppeal.replace("'example#C2'", "'example#C4'")), { clock })
    assert.equal((await publish(place.db)).kind, 'refused')
    const { rows } = await sql`select from pgboss.job where name = 'sheets'`.execute(place.db)
    assert.equal(rows.length, printedForms.length)
  }))

test('an appeal that was published before the first start is printed at the start, and starting again prints nothing', () =>
  withAppeal(async (place) => {
    await publish(place.db)
    await untilPrinted(place)
    assert.equal((await rowsOf(place.db)).length, printedForms.length)
    const files = openFiles(place.folder, place.db)
    assert.equal(await catchUpOnSheets(place.db, { files, sheets: sheetsOf(place) }), 0)
    assert.equal((await files.names()).length, printedForms.length)
  }))

test('a reader who comes before the job gets the sheet, and the job adds nothing to it', () =>
  withAppeal(async (place) => {
    await publish(place.db)
    const sheets = sheetsOf(place)
    const edition = await editionOf(place.db)
    const read = await Promise.all([sheets.read(edition), sheets.read(edition), sheets.make(edition)])
    await untilPrinted(place)
    const [row, ...more] = (await rowsOf(place.db)).filter(({ form }) => form === 'sheet')
    assert.deepEqual(more, [])
    assert.deepEqual(
      read.map((sheet) => sheet.kind === 'printed' && sheet.hash),
      [row?.file, row?.file, row?.file],
    )
  }))

test('a job that was killed after it stored the file, and is done again, doubles nothing', () =>
  withAppeal(async (place) => {
    await publish(place.db)
    const edition = await editionOf(place.db)
    await sheetsOf(place).make(edition)
    const before = await rowsOf(place.db)
    // A process of its own each time, as after a kill: nothing is remembered but what is stored.
    await Promise.all([sheetsOf(place).make(edition), sheetsOf(place).make(edition)])
    assert.deepEqual(await rowsOf(place.db), before)
    assert.equal((await openFiles(place.folder, place.db).names()).length, 1)
  }))

for (const [happens, to, told] of [
  ['lost', (path: string) => rmSync(path), 'stored sheet lost, made again'],
  ['damaged', (path: string) => writeFileSync(path, 'something else'), 'stored sheet damaged, made again'],
] as const)
  test(`a stored sheet that was ${happens} is made again, with the same bytes, and the log says so`, () =>
    withAppeal(async (place) => {
      await publish(place.db)
      const edition = await editionOf(place.db)
      const first = await sheetsOf(place).make(edition)
      assert.ok(first.kind === 'printed')
      to(join(place.folder, first.hash.slice(0, 2), first.hash))
      const log = listening()
      assert.deepEqual(await sheetsOf(place, { log: log.log }).read(edition), first)
      assert.deepEqual(log.told, [told])
      assert.equal((await openFiles(place.folder, place.db).read(first.hash)).kind, 'found')
      assert.equal((await rowsOf(place.db)).length, 1)
    }))

test('what is lost is printed again at the next start, before anybody asks', () =>
  withAppeal(async (place) => {
    await publish(place.db)
    await untilPrinted(place)
    rmSync(place.folder, { recursive: true })
    await untilPrinted(place)
    assert.equal((await openFiles(place.folder, place.db).names()).length, printedForms.length)
    assert.equal((await rowsOf(place.db)).length, printedForms.length)
  }))

test('a site that moves to another address prints its sheets anew, because the address stands on them', () =>
  withAppeal(async (place) => {
    await publish(place.db)
    await untilPrinted(place)
    await untilPrinted(place, sheetsOf(place, { origin: 'https://elsewhere.example' }))
    const rows = await rowsOf(place.db)
    assert.deepEqual(new Set(rows.map((row) => row.address)).size, 2)
    assert.equal(new Set(rows.map((row) => row.file)).size, 2 * printedForms.length)
  }))

test('letters without a typeface are recorded with their writing system, once, and tried again at the next start', () =>
  withAppeal(
    async (place) => {
      await publish(place.db)
      const sheets = sheetsOf(place)
      const edition = await editionOf(place.db)
      assert.equal(await sheets.mayBeRead(edition), true)
      await untilPrinted(place)
      assert.deepEqual(await sheets.read(edition), { kind: 'missing-glyphs', characters: ['ש', 'ל', 'ו', 'ם'], scripts: ['Hebrew'] })
      assert.equal(await sheets.mayBeRead(edition), false)
      assert.equal(await catchUpOnSheets(place.db, { files: openFiles(place.folder, place.db), sheets }), 3)
      await untilPrinted(place)
      assert.equal((await rowsOf(place.db)).length, printedForms.length)
      assert.equal((await sheets.read(edition, 'text')).kind, 'printed')
      assert.equal((await sheets.read(edition, 'poster')).kind, 'missing-glyphs')
      assert.deepEqual(await sheets.read(edition), { kind: 'missing-glyphs', characters: ['ש', 'ל', 'ו', 'ם'], scripts: ['Hebrew'] })
    },
    hospitalAppeal.replace('an examination for', 'שלום'),
  ))

test('what became of a sheet cannot be changed, deleted or emptied, not even in the database', () =>
  withAppeal(async (place) => {
    await publish(place.db)
    await sheetsOf(place).make(await editionOf(place.db))
    for (const statement of [sql`update sheets set number = 2`, sql`delete from sheets`, sql`truncate sheets`])
      await assert.rejects(statement.execute(place.db), /never changed or deleted/)
  }))

test('a sheet survives backup and restore: the same bytes, without printing again', () =>
  withAppeal(async (place) => {
    await publish(place.db)
    await untilPrinted(place)
    const edition = await editionOf(place.db)
    const before = await sheetsOf(place).read(edition)
    const path = join(temporaryFolder(), 'backup.age')
    const key = { kind: 'passphrase', passphrase: 'correct horse battery', workFactor: 10 } as const
    const written = await writeBackup(path, { connection: place.connection, files: place.folder, key, clock, version: '0.1.0' })
    assert.equal(written.kind, 'written')
    await withEmptyDatabase(async (db, connection) => {
      const folder = join(temporaryFolder(), 'files')
      const restored = await restoreBackup(path, { connection, files: folder, key })
      assert.equal(restored.kind, 'restored', restored.kind === 'refused' ? restored.reason : '')
      const there = { db, connection, folder }
      const log = listening()
      const sheets = sheetsOf(there, { log: log.log })
      assert.equal(await catchUpOnSheets(db, { files: openFiles(folder, db), sheets }), 0)
      assert.deepEqual(await sheets.read(await editionOf(db)), before)
      assert.deepEqual(log.told, [])
    })
  }))
