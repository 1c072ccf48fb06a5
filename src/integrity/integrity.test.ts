import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { importCase, rebuildSearch } from '../cases/index.ts'
import { openFiles, systemClock as clock, type Database, type FileStore } from '../platform/index.ts'
import { temporaryFolder, withDatabase } from '../platform/testing.ts'
import { facts, hospitalCase, readCase } from '../../test/fixtures/hospital-case.ts'
import { checkInstallation } from './index.ts'

const letter = Buffer.from('To the family.\nShe was moved on 19 July.')

/** The hospital case with an original that is also its text, of which one claim gives words. */
const withOriginal = (body: (place: { db: Database; files: FileStore; pathOf: (name: string) => string; name: string }) => Promise<void>) =>
  withDatabase(async (db) => {
    const folder = temporaryFolder()
    const files = openFiles(folder, db)
    const name = await files.keep(letter)
    const held = readCase(hospitalCase)
    const [first, ...rest] = held.documents
    const original = { sha256: name, media_type: 'text/plain', bytes: letter.length }
    await importCase(db, { ...held, documents: [{ ...first!, original, derived: [{ kind: 'text', ...original }] }, ...rest] }, { clock })
    await body({ db, files, name, pathOf: (one) => join(folder, one.slice(0, 2), one) })
  })

const findings = async (db: Database, files: FileStore) =>
  (await checkInstallation(db, files, facts)).findings.filter(({ gravity }) => gravity === 'wrong').map(({ of, where }) => `${of} ${where}`)

const flipped = (bytes: Uint8Array, bit: number): Buffer => {
  const changed = Buffer.from(bytes)
  const at = Math.floor(bit / 8) % changed.length
  changed[at] = changed[at]! ^ (1 << (bit % 8))
  return changed
}

test('an installation that nobody touched has nothing wrong, and the check says what it looked at', () =>
  withOriginal(async ({ db, files }) => {
    const { looked, findings: found } = await checkInstallation(db, files, facts)
    assert.deepEqual(
      found.filter(({ gravity }) => gravity === 'wrong'),
      [],
    )
    assert.equal(looked.files, 1)
    assert.deepEqual([looked.cases, looked.claims, looked.records > 15], [1, 9, true], JSON.stringify(looked))
  }))

test('every single bit that changes in a stored file, in a sealed record or in a key is found', () =>
  withOriginal(async ({ db, files, name, pathOf }) => {
    const stored = readFileSync(pathOf(name))
    await fc.assert(
      fc.asyncProperty(fc.nat(stored.length * 8 - 1), async (bit) => {
        writeFileSync(pathOf(name), flipped(stored, bit))
        assert.equal((await files.read(name)).kind, 'damaged')
      }),
      { numRuns: 300 },
    )
    assert.ok((await findings(db, files)).includes(`file ${name}`))
    writeFileSync(pathOf(name), stored)
    assert.deepEqual(await findings(db, files), [])

    const { rows } = await sql<{ key: string; sealed: Buffer }>`select key, sealed from entries where list = 'claims' limit 1`.execute(db)
    const { key, sealed } = rows[0]!
    // What no trigger of ours sees: somebody at the disk.
    const change = async (table: string, column: string, by: string, value: Buffer): Promise<void> =>
      db.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${sql.ref(by)} = ${key}`.execute(tx)
      })
    for (const bit of [0, 95, 96, 200, 300, sealed.length * 8 - 1]) {
      await change('entries', 'sealed', 'key', flipped(sealed, bit))
      assert.ok((await findings(db, files)).includes(`record entries ${key}`), `bit ${bit}`)
    }
    await change('entries', 'sealed', 'key', sealed)
    const { rows: keys } = await sql<{ key: Buffer }>`select key from record_keys where id = ${key}`.execute(db)
    await change('record_keys', 'key', 'id', flipped(keys[0]!.key, 17))
    assert.ok((await findings(db, files)).includes(`record entries ${key}`))
    await sql`delete from record_keys where id = ${key}`.execute(db)
    assert.ok((await findings(db, files)).includes(`record entries ${key}`), 'a key that nobody erased')
  }))

test('a file whose bytes are gone, one that nothing names, and one that is named and not here are told apart', () =>
  withOriginal(async ({ db, files, name, pathOf }) => {
    const other = await files.keep(Buffer.from('left over'))
    const { findings: found } = await checkInstallation(db, files, facts)
    assert.deepEqual(
      found.filter(({ of }) => of === 'file').map(({ where, gravity }) => [where, gravity]),
      [[other, 'told']],
    )
    rmSync(pathOf(name))
    const gone = (await checkInstallation(db, files, facts)).findings.find(({ where }) => where === name)
    assert.equal(gone?.gravity, 'wrong')
    const { documents } = readCase(hospitalCase)
    assert.match(gone.says, new RegExp(`^It is of document ${documents[0]!.id} in case 1\\. Its bytes are gone`))
    await files.erase(name)
    const after = (await checkInstallation(db, files, facts)).findings.filter(({ where }) => where === name)
    assert.deepEqual(
      after.map(({ gravity }) => gravity),
      ['told'],
    )
  }))

test('a claim that was rewritten behind our back, a revision that is gone, and an index that says something else are found', () =>
  withOriginal(async ({ db, files }) => {
    await rebuildSearch(db, () => Promise.resolve(null))
    await sql`update search_rows set hash = decode('00112233445566778899aabbccddeeff', 'hex') where list = 'claims' and position = 0`.execute(
      db,
    )
    assert.deepEqual(
      (await findings(db, files)).map((line) => line.replace(/\d+$/, 'N')),
      ['search case N'],
    )
    // It is made anew as what is missing is, and then nothing is wrong.
    assert.match(JSON.stringify(await checkInstallation(db, files, facts)), /Not all of it can be searched yet/)
    assert.equal(await rebuildSearch(db, () => Promise.resolve(null)), 1)
    assert.doesNotMatch(JSON.stringify(await checkInstallation(db, files, facts)), /can be searched/)
    await sql`delete from search_rows`.execute(db)
    await db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql`update entries set revision = 3 where list = 'subjects' and position = 0`.execute(tx)
    })
    assert.ok((await findings(db, files)).some((line) => /^case case \d+ subjects 0$/.test(line)))
  }))
