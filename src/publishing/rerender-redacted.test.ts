import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import { keepAppeal } from '../appeals/index.ts'
import { importCase } from '../cases/index.ts'
import {
  addErasure,
  openFiles,
  openSealed,
  sealedColumns,
  sealedJoins,
  silentLog,
  type SealedRow,
  startJobs,
  type Connection,
  type Database,
  type FileStore,
} from '../platform/index.ts'
import { temporaryFolder, withDatabase } from '../platform/testing.ts'
import {
  canonicalEdition,
  catchUpOnSheets,
  findEdition,
  leavesHolding,
  listEditions,
  openSheets,
  plainText,
  publishAppeal,
  publishingJobs,
  rerenderRedacted,
  verifyEdition,
  type Sheets,
} from './index.ts'

const clock = () => new Date('2021-07-25T10:00:00Z')
const at = new Date('2027-03-03T10:00:00Z')
const editionOf = async (db: Database) => (await findEdition(db, 'EX-001')) ?? assert.fail('nothing was published')

type Place = {
  readonly db: Database
  readonly connection: Connection
  readonly files: FileStore
  readonly sheets: Sheets
  readonly hash: string
}
const withEdition = (body: (place: Place) => Promise<void>): Promise<void> =>
  withDatabase(async (db, connection) => {
    await importCase(db, readCase(hospitalCase), { clock })
    await keepAppeal(db, readAppeal(hospitalAppeal.replace('summary: Fictional.', 'summary: Of Ana Ejemplo.')), { clock })
    const outcome = await publishAppeal(db, 'EX-001', { as: 'operator', by: 'Ana B.', clock, facts })
    assert.ok(outcome.kind === 'published')
    const files = openFiles(join(temporaryFolder(), 'files'), db)
    const sheets = openSheets({ db, files, clock, log: silentLog, addressOf: (appeal) => `https://example.org/appeals/${appeal}` })
    await body({ db, connection, files, sheets, hash: outcome.hash })
  })

const eraseAna = (db: Database): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { committed, edition } = (await findEdition(tx, 'EX-001')) ?? assert.fail('nothing was published')
    const erasure = await addErasure(tx, { reason: 'She asked for it.', by: 'amparo', at })
    const pointers = leavesHolding(committed, (text) => text.includes('Ana Ejemplo'))
    assert.ok(pointers.length > 3)
    assert.equal(await rerenderRedacted(tx, edition, pointers, { erasure, at }), true)
  })

test('after an erasure a published version shows the gap with its day in every form, and its fingerprint still verifies', () =>
  withEdition(async ({ db, hash }) => {
    await eraseAna(db)
    const published = await editionOf(db)
    assert.equal(published.hash, hash)
    const verified = verifyEdition(canonicalEdition(published.committed))
    assert.ok(verified.kind === 'verified' && verified.published.hash === hash)
    const text = plainText(published, 'https://example.org')
    for (const form of [JSON.stringify(published.committed), JSON.stringify(await listEditions(db)), text])
      assert.doesNotMatch(form, /Ejemplo/)
    assert.match(text, /\[ERASED ON 3 MARCH 2027\]/)
    assert.match(text.replaceAll(/\s+/g, ' '), /On 3 March 2027, \d+ texts of this version were erased\. The fingerprint still holds\./)
    assert.equal((await listEditions(db))[0]?.title, '[erased on 3 March 2027]')
    assert.match(published.edition.notes[0]?.points[0]?.subject ?? '', /^\[erased on/)
    assert.equal(published.edition.asks[0]?.text, 'Let an independent doctor examine her.', 'the rest stays')
  }))

test('who published it is kept through an erasure', () =>
  withEdition(async ({ db }) => {
    await eraseAna(db)
    const { rows } = await sql<SealedRow>`
      select ${sealedColumns('editions', 'head_')} from editions ${sealedJoins('editions', 'head_')}`.execute(db)
    const head = openSealed(rows[0] ?? assert.fail('nothing was published'))
    assert.ok(head.kind === 'open')
    const { title, published_by } = head.value as Record<string, string>
    assert.deepEqual([title, published_by], ['[erased on 3 March 2027]', 'Ana B.'])
  }))

test('the sheet that showed it is erased, and another is printed that does not', () =>
  withEdition(async ({ db, connection, files, sheets }) => {
    const jobs = await startJobs({ db, connection }, { log: silentLog, queues: publishingJobs(db, sheets), secondsBetweenLooks: 0.5 })
    const before = await sheets.make(await editionOf(db))
    assert.ok(before.kind === 'printed')
    await eraseAna(db)
    const left = sql`select from pgboss.job where name like '%sheets' and state in ('created', 'active')`
    while ((await left.execute(db)).rows.length > 0) await new Promise((wait) => setTimeout(wait, 50))
    await jobs.stop()
    assert.equal((await files.read(before.hash)).kind, 'missing')
    const after = await sheets.read(await editionOf(db))
    assert.ok(after.kind === 'printed' && after.hash !== before.hash)
    assert.doesNotMatch(Buffer.from(after.bytes).toString('latin1'), new RegExp(utf16('Ejemplo')))
  }))

test('what a job could not erase is erased at the next start', () =>
  withEdition(async ({ db, files, sheets }) => {
    const before = await sheets.make(await editionOf(db))
    assert.ok(before.kind === 'printed')
    await eraseAna(db)
    assert.equal((await files.read(before.hash)).kind, 'found')
    await catchUpOnSheets(db, { files, sheets })
    assert.equal((await files.read(before.hash)).kind, 'missing')
  }))

test('a sheet that is being printed while something is erased of its edition is not kept', () =>
  withEdition(async ({ db, files, sheets }) => {
    const old = await editionOf(db)
    await eraseAna(db)
    const printed = await sheets.make(old)
    assert.ok(printed.kind === 'printed')
    assert.doesNotMatch(Buffer.from(printed.bytes).toString('latin1'), new RegExp(utf16('Ejemplo')))
    assert.deepEqual(await files.names(), [printed.hash])
  }))

test('an appeal of which something was erased and that is published again is a new version, chained to the old one', () =>
  withEdition(async ({ db, hash }) => {
    await eraseAna(db)
    const again = await publishAppeal(db, 'EX-001', { as: 'operator', by: 'Ana B.', clock, facts })
    assert.ok(again.kind === 'published' && again.version === 2)
    assert.equal((await editionOf(db)).edition.previous, hash)
  }))

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()
