import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { wordsLeft } from '../../../test/words-left.ts'
import { restoreBackup, writeBackup, writeKeys } from '../backup/index.ts'
import type { Database } from '../database.ts'
import { openFiles } from '../files.ts'
import { temporaryFolder, withDatabase, withEmptyDatabase } from '../testing.ts'
import { forgetDeadRows } from './forget-dead-rows.ts'
import { addErasure, openSealed, readDigests, redact, sealedColumns, sealedJoins, sealMany, type SealedRow } from './index.ts'

const at = new Date('2021-08-01T10:00:00Z')
const [witness, guard] = ['Señora Quispe of San Juan', 'Sergeant Huamán Ñaupari']

/** A table as modules have them, with two records; gives the ids of their keys. */
async function furnish(db: Database): Promise<readonly string[]> {
  return db.transaction().execute(async (tx) => {
    const records = await sealMany(tx, [{ name: witness }, { name: guard }])
    for (const [index, { key, sealed }] of records.entries())
      await sql`insert into appeals values (${Buffer.from([index])}, 1, ${key}, ${sealed}, ${at}, 'import')`.execute(tx)
    return records.map(({ key }) => key)
  })
}
async function read(db: Database): Promise<readonly unknown[]> {
  const { rows } = await sql<SealedRow>`
    select ${sealedColumns('appeals')} from appeals ${sealedJoins('appeals')} order by id_digest`.execute(db)
  return rows.map((row) => {
    const opened = openSealed(row)
    return opened.kind === 'open' ? opened.value : opened.kind
  })
}
const erase = (db: Database, record: string, replacement: unknown) =>
  db.transaction().execute(async (tx) => {
    const erasure = await addErasure(tx, { reason: `${witness} asked for it`, by: 'staff-ana', at })
    await redact(tx, record, replacement, erasure)
  })

test('what is sealed stands in no table as it was said, and is read back', () =>
  withDatabase(async (db) => {
    await furnish(db)
    assert.deepEqual(await wordsLeft([witness, guard], { db }), [])
    assert.deepEqual(await read(db), [{ name: witness }, { name: guard }])
  }))

test('a redacted record says what stands in its place, or nothing; redacted again, the replacement is gone as well', () =>
  withDatabase(async (db) => {
    const [first = '', second = ''] = await furnish(db)
    await erase(db, first, { name: 'A witness from San Juan' })
    assert.deepEqual(await read(db), [{ name: 'A witness from San Juan' }, { name: guard }])
    await erase(db, first, null)
    await erase(db, second, { name: 'A guard' })
    assert.deepEqual(await read(db), ['erased', { name: 'A guard' }])
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from record_keys where id not in (select key from erasures)`.execute(db)
    assert.equal(rows[0]?.n, 1, 'only the key of what stands is left')
    await assert.rejects(erase(db, '00000000-0000-4000-8000-000000000000', null), /There is no record under the key/)
    assert.equal((await forgetDeadRows(db)).checkpoint, true)
  }))

test('a record that was changed in the database, or laid in the place of another, is not opened', () =>
  withDatabase(async (db) => {
    await furnish(db)
    const { rows } = await sql<SealedRow>`
      select ${sealedColumns('appeals')} from appeals ${sealedJoins('appeals')} order by id_digest`.execute(db)
    const [one, other] = [rows[0]!, rows[1]!]
    const changed = Buffer.from(one.sealed)
    changed[changed.length - 1]! ^= 1
    for (const row of [
      { ...one, sealed: changed },
      { ...one, key_id: other.key_id },
      { ...one, record_key: other.record_key },
      { ...one, sealed: one.sealed.subarray(0, 20) },
    ])
      assert.throws(() => openSealed(row), /cannot be opened/)
  }))

test('a word has one digest in an installation, another for another kind of word, and another in another installation', () =>
  withDatabase(async (db) => {
    const digest = async (kind: string, word = 'salgado') => (await readDigests(db))(kind, word).toString('hex')
    const before = await digest('case')
    assert.equal(await digest('case'), before)
    assert.notEqual(await digest('appeal'), before)
    assert.notEqual(await digest('case', 'salgadp'), before)
    await sql`update digest_key set key = sha256(key)`.execute(db)
    assert.notEqual(await digest('case'), before)
  }))

test('a backup from before an erasure, restored with the newest keys, brings back neither words nor files, nor does anything hold the words', async () => {
  const folder = temporaryFolder()
  const [backup, keys, files] = [join(folder, 'old.age'), join(folder, 'newest.keys'), join(folder, 'files')]
  const key = { kind: 'passphrase', passphrase: 'correct horse battery', workFactor: 10 } as const
  const letter = new TextEncoder().encode(`A letter about ${witness}`)
  const name = createHash('sha256').update(letter).digest('hex')
  await withDatabase(async (db, connection) => {
    const settings = { connection, key, clock: () => at, version: '0.1.0' }
    const [first = ''] = await furnish(db)
    await openFiles(files, db).keep(letter)
    await writeBackup(backup, { ...settings, files })
    await erase(db, first, { name: 'A witness' })
    await openFiles(files, db).erase(name)
    await forgetDeadRows(db)
    assert.deepEqual(await wordsLeft([witness], { db, paths: [files, backup] }), [])
    assert.equal((await writeKeys(keys, settings)).kind, 'written')
  })
  const restored = async (chosen: string, check: (db: Database, there: string) => Promise<void>): Promise<void> =>
    withEmptyDatabase(async (db, connection) => {
      const there = join(temporaryFolder(), 'files')
      const outcome = await restoreBackup(backup, { connection, files: there, key, keys: chosen })
      assert.equal(outcome.kind, 'restored', outcome.kind === 'refused' ? outcome.reason : '')
      await check(db, there)
    })
  await restored(keys, async (db, there) => {
    assert.deepEqual(await read(db), [{ name: 'A witness' }, { name: guard }])
    assert.deepEqual(await openFiles(there, db).read(name), { kind: 'missing' })
    assert.deepEqual(await wordsLeft([witness], { db, paths: [there] }), [])
    const next = await db.transaction().execute((tx) => addErasure(tx, { reason: 'Another', by: 'staff-ana', at }))
    assert.equal(next, 2, 'no number is given twice')
  })
  // An old file of keys in a drawer opens what it always opened: so operators are told to replace it.
  await restored(`${backup}.keys`, async (db) => assert.deepEqual(await read(db), [{ name: witness }, { name: guard }]))
})
