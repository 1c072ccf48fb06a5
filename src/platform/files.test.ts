import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openFiles, type FileStore } from './files.ts'
import { temporaryFolder, withDatabase } from './testing.ts'

const letter = new TextEncoder().encode('To the Minister of Justice')
const withFiles = (body: (files: FileStore, folder: string) => Promise<void>): Promise<void> =>
  withDatabase(async (db) => {
    const folder = join(temporaryFolder(), 'files')
    await body(openFiles(folder, db), folder)
  })
const pathOf = (folder: string, name: string): string => join(folder, name.slice(0, 2), name)

test('what is kept is read back by the hash of its bytes, and kept once', () =>
  withFiles(async (files, folder) => {
    const [name, again] = await Promise.all([files.keep(letter), files.keep(letter)])
    assert.equal(again, name)
    assert.equal(name, createHash('sha256').update(letter).digest('hex'))
    assert.deepEqual(await files.read(name), { kind: 'found', bytes: Buffer.from(letter) })
    assert.deepEqual(await files.names(), [name])
    assert.deepEqual(readdirSync(folder), [name.slice(0, 2)], 'nothing unfinished is left')
  }))

test('on the disk nothing of a file can be read', () =>
  withFiles(async (files, folder) => {
    const name = await files.keep(letter)
    assert.equal(readFileSync(pathOf(folder, name)).includes('Minister'), false)
  }))

test('a file that changed on the disk is called damaged, one that is not there missing; kept again it is whole', () =>
  withFiles(async (files, folder) => {
    const name = await files.keep(letter)
    const path = pathOf(folder, name)
    const sealed = readFileSync(path)
    for (const place of [0, 15, sealed.length - 1]) {
      const changed = Buffer.from(sealed)
      changed[place] = (changed[place] ?? 0) ^ 1
      writeFileSync(path, changed)
      assert.deepEqual(await files.read(name), { kind: 'damaged' }, `byte ${place}`)
    }
    writeFileSync(path, 'To nobody')
    assert.deepEqual(await files.read(name), { kind: 'damaged' })
    await files.keep(letter)
    assert.equal((await files.read(name)).kind, 'found')
    rmSync(path)
    assert.deepEqual(await files.read(name), { kind: 'missing' })
    assert.deepEqual(await files.read('0'.repeat(64)), { kind: 'missing' })
  }))

test('a file that was erased is gone, also where a copy of its sealed bytes comes back', () =>
  withFiles(async (files, folder) => {
    const name = await files.keep(letter)
    const copy = readFileSync(pathOf(folder, name))
    await files.erase(name)
    assert.deepEqual(await files.read(name), { kind: 'missing' })
    writeFileSync(pathOf(folder, name), copy)
    assert.deepEqual(await files.read(name), { kind: 'missing' })
    assert.deepEqual(await files.names(), [])
  }))

test('a name that is not a hash reaches no file', () =>
  withFiles((files) => assert.rejects(files.read('../postgres.password'), /named by its SHA-256/)))

test('bytes that somebody keeps again in a transaction are neither swept away nor forgotten before it commits', () =>
  withDatabase(async (db) => {
    const files = openFiles(join(temporaryFolder(), 'files'), db)
    const name = await files.keep(letter)
    await files.forget(name)
    const sweeping = await db.transaction().execute(async (tx) => {
      await files.within(tx).keep(letter)
      return begun(files.sweep(name))
    })
    await sweeping.over
    assert.equal((await files.read(name)).kind, 'found')
    let named = false
    const forgetting = await db.transaction().execute(async (tx) => {
      await files.within(tx).keep(letter)
      const asked = db.transaction().execute((other) => files.within(other).forgetUnless(name, () => Promise.resolve(named)))
      const waiting = await begun(asked)
      named = true
      return waiting
    })
    assert.equal(await forgetting.over, false)
    assert.equal((await files.read(name)).kind, 'found')
    assert.equal(await db.transaction().execute((tx) => files.within(tx).forgetUnless(name, () => Promise.resolve(false))), true)
    await files.sweep(name)
    assert.deepEqual(await files.read(name), { kind: 'missing' })
  }))

/** Something that was given the time to come as far as it gets for now. */
async function begun<T>(over: Promise<T>): Promise<{ readonly over: Promise<T> }> {
  await new Promise((resolve) => setTimeout(resolve, 100))
  return { over }
}
