import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { facts } from '../fixtures/hospital-case.ts'
import { importCaseFile, loadCase, loadCaseWith } from '../../src/cases/index.ts'
import { erasureJobs } from '../../src/erasure/index.ts'
import {
  jsonLog,
  openDatabase,
  openFiles,
  restoreBackup,
  silentLog,
  startJobs,
  writeBackup,
  type BackupKey,
  type Connection,
  type Database,
} from '../../src/platform/index.ts'
import { temporaryFolder, withDatabase, withEmptyDatabase } from '../../src/platform/testing.ts'
import { canonicalEdition, catchUpOnSheets, findEdition, openSheets, publishingJobs, verifyEdition } from '../../src/publishing/index.ts'
import { addStaffMember } from '../../src/staff/testing.ts'
import { openDesk } from '../../src/web/desk/testing.ts'
import { wordsLeft } from '../words-left.ts'
import { keepCanary } from './canary-desk.ts'

const now = new Date('2026-03-03T10:00:00Z')
const word = 'Ñahuincopa'
const slug = 'maria-nahuincopa'
const key: BackupKey = { kind: 'passphrase', passphrase: 'correct horse battery', workFactor: 10 }

test('what an administrator erases is gone from the database, the printed sheets, the log and a backup made before, and the page still proves its fingerprint', () =>
  withDatabase(async (db, connection) => {
    const lines: string[] = []
    const desk = openDesk(db, { clock: () => now, log: jsonLog({ write: (line) => lines.push(line) }) })
    const canary = await keepCanary(db, { id: 'zq-1', word, now, published: true })
    const { token } = await addStaffMember(db, { role: 'administrator', cases: [{ key: canary.key, clearance: 'sealed' }], now })
    const ana = desk.as(token)
    assert.match((await ana.get(`/cases/${canary.id}`)).text, /Ñahuincopa/)
    const published = (await findEdition(db, canary.appeal)) ?? assert.fail('nothing was published')
    const folder = temporaryFolder()
    const [backup, files] = [join(folder, 'before.age'), join(folder, 'files')]
    const installation: Installation = { db, connection, files }
    await untilJobsAreDone(installation)
    const printed = await openFiles(files, db).names()
    assert.equal(printed.length, 5, 'a sheet, a poster, a card and two texts')
    const write = (path: string) => writeBackup(path, { connection, files, key, clock: () => now, version: '0.1.0' })
    assert.equal((await write(backup)).kind, 'written')

    const address = `/cases/${canary.id}/erasures/new`
    const looked = await ana.post(address, { words: word, reason: 'A witness asked for it.' })
    assert.equal(looked.status, 200, looked.text)
    assert.match(looked.text, /Where the words stand/)
    assert.notDeepEqual(await wordsLeft([word], { texts: { page: looked.text } }), [])
    const records = [...looked.text.matchAll(/name="record" value="([^"]+)"/g)].map(([, record]) => record!)
    assert.ok(records.length === 24, `only ${records.length} places were found`)
    const done = await ana.post(address, {
      words: word,
      reason: 'A witness asked for it.',
      looked: word,
      record: records,
      elsewhere: 'yes',
    })
    assert.equal(done.status, 303, done.text)
    await untilJobsAreDone(installation)
    const after = await openFiles(files, db).names()
    assert.ok(after.length === 5 && !after.some((name) => printed.includes(name)), 'each is made anew, with the gap')
    for (const gone of printed) {
      assert.deepEqual(await openFiles(files, db).read(gone), { kind: 'missing' })
      assert.ok(!readdirSync(files, { recursive: true }).some((name) => String(name).includes(gone)))
    }

    const everywhere = { db, paths: [files], texts: { log: lines.join('\n') } }
    assert.deepEqual(await wordsLeft([word], everywhere), [])
    const list = await ana.get(`/cases/${canary.id}/erasures`)
    assert.match(list.text, /A witness asked for it/)
    const file = (await loadCase(db, canary.id)) ?? assert.fail('the case cannot be read')
    assert.equal(file.claims.length, 6)
    assert.equal(file.sources[0]?.name, 'Lawyer [erased]')
    for (const path of [`/cases/${canary.id}`, `/cases/${canary.id}/history`, `/appeals/${canary.appeal}`])
      assert.equal((await ana.get(path)).status, 200, path)
    await stillVerifies(db, canary.appeal, published.hash)

    const keys = join(folder, 'after.keys')
    await write(join(folder, 'after.age'))
    await withEmptyDatabase(async (_, elsewhere) => {
      const restored = await restoreBackup(backup, {
        connection: elsewhere,
        files: join(folder, 'restored'),
        key,
        keys: `${join(folder, 'after.age')}.keys`,
      })
      assert.equal(restored.kind, 'restored', restored.kind === 'refused' ? restored.reason : keys)
      const { db: other, close } = openDatabase(elsewhere)
      assert.deepEqual(await wordsLeft([word], { db: other, paths: [join(folder, 'restored')] }), [])
      for (const gone of printed) assert.deepEqual(await openFiles(join(folder, 'restored'), other).read(gone), { kind: 'missing' })
      assert.equal((await loadCase(other, canary.id))?.sources[0]?.name, 'Lawyer [erased]')
      await stillVerifies(other, canary.appeal, published.hash)
      await close()
    })
  }))

type Installation = { readonly db: Database; readonly connection: Connection; readonly files: string }

const addressOf = (appeal: string): string => `https://appeals.example.org/appeals/${appeal}`

/** Runs the jobs as `amparo start` does, until there is none left: printing sheets, erasing them, forgetting dead rows. */
async function untilJobsAreDone({ db, connection, files }: Installation): Promise<void> {
  const store = openFiles(files, db)
  const sheets = openSheets({ db, files: store, clock: () => now, log: silentLog, addressOf })
  const queues = { ...publishingJobs(db, sheets), ...erasureJobs(db, store) }
  const jobs = await startJobs({ db, connection }, { log: silentLog, queues, secondsBetweenLooks: 0.5 })
  await catchUpOnSheets(db, { files: store, sheets })
  try {
    for (;;) {
      const { rows } = await sql`select from pgboss.job where state in ('created', 'retry', 'active')`.execute(db)
      if (rows.length === 0) return
      await new Promise((wait) => setTimeout(wait, 50))
    }
  } finally {
    await jobs.stop()
  }
}

async function stillVerifies(db: Database, appeal: string, hash: string): Promise<void> {
  const { committed } = (await findEdition(db, appeal)) ?? assert.fail('the edition is gone')
  const verified = verifyEdition(canonicalEdition(committed))
  assert.ok(verified.kind === 'verified' && verified.published.hash === hash)
  assert.deepEqual(await wordsLeft([word], { texts: { edition: canonicalEdition(committed) } }), [])
}

test('an id that was made of a name is renamed with it, everywhere it is referred to, in the address of the case, too', () =>
  withDatabase(async (db) => {
    const desk = openDesk(db, { clock: () => now })
    const text = `
format: amparo-case/1
case: {id: rosa-nahuincopa, title: Rosa in custody, country: XX, summary: She is held., opened: '2021-07-15'}
subjects: [{id: rosa, kind: person, names: [{text: Rosa, kind: known_as}]}]
sources: [{id: ${slug}, name: A neighbour, kind: person}, {id: press, name: Press, kind: press, relays: [${slug}]}]
documents: []
claims:
  - {id: C1, about: rosa, said_by: [${slug}], said_on: '2021-07-17', statement: She was ill., asserts: [{fact: health.diagnosis, value: flu, occasion: nahuincopa-visit}], sensitivity: public}
  - {id: C2, about: rosa, said_by: [press], said_on: '2021-07-18', statement: She was well., asserts: [], denies: [C1], sensitivity: public}
`
    const outcome = await importCaseFile(db, text, { file: 'rosa.yaml', facts, clock: () => now })
    assert.equal(outcome.kind, 'imported', JSON.stringify(outcome))
    const before = (await loadCaseWith(db, 'rosa-nahuincopa')) ?? assert.fail('not imported')
    const { token } = await addStaffMember(db, { role: 'administrator', cases: [{ key: before.key, clearance: 'sealed' }], now })
    const ana = desk.as(token)
    const correction = `/cases/rosa-nahuincopa/sources/${slug}/correction`
    assert.equal((await ana.post(correction, { name: 'The neighbour' })).status, 303)
    const address = '/cases/rosa-nahuincopa/erasures/new'
    const looked = await ana.post(address, { words: 'Ñahuincopa\nMaría Ñahuincopa', reason: 'She asked.' })
    const records = [...looked.text.matchAll(/name="record" value="([^"]+)"/g)].map(([, record]) => record!)
    // One of several places is enough: what refers to an id goes with it.
    const [one] = records
    const sent = { words: 'Ñahuincopa\nMaría Ñahuincopa', reason: 'She asked.', looked: 'Ñahuincopa\nMaría Ñahuincopa', record: [one!] }
    const done = await ana.post(address, sent)
    assert.equal(done.status, 303, done.text)
    assert.equal(done.location, `/cases/case-${before.key}/erasures?notice=erased`)
    assert.equal((await ana.get('/cases/rosa-nahuincopa')).status, 404)
    const after = (await loadCase(db, `case-${before.key}`)) ?? assert.fail('the case is not found by its new id')
    const [neighbour, press] = after.sources
    assert.match(neighbour?.id ?? '', /^erased-\d$/)
    assert.deepEqual(press?.relays, [neighbour?.id])
    assert.deepEqual(await wordsLeft(['nahuincopa'], { db }), [])
  }))

test('words that hold a case together are not erased, and the form says why', () =>
  withDatabase(async (db) => {
    const desk = openDesk(db, { clock: () => now })
    const canary = await keepCanary(db, { id: 'zq-1', word, now })
    const { token } = await addStaffMember(db, { role: 'administrator', cases: [{ key: canary.key, clearance: 'sealed' }], now })
    const ana = desk.as(token)
    const address = `/cases/${canary.id}/erasures/new`
    const looked = await ana.post(address, { words: 'authority', reason: 'To see.' })
    const records = [...looked.text.matchAll(/name="record" value="([^"]+)"/g)].map(([, record]) => record!)
    const refused = await ana.post(address, { words: 'authority', reason: 'To see.', looked: 'authority', record: records })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Without these words the case zq-1 could not be read/)
    assert.equal((await loadCase(db, canary.id))?.sources[1]?.kind, 'authority')
  }))
