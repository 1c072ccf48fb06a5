import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withDatabase } from '../platform/testing.ts'
import { checkReceipt, commit, openLog, readReleased, receipt, sampleOfLog, verifyLog, writeCopy, writeEntry } from './index.ts'
import { exampleEntries, exampleOpening, logKey, openTestLog, releaseAll } from './testing.ts'
import { readVerifierKey, verifierKeyOf } from './verify/index.ts'

/** What a log says that its own operator made, who signs whatever it likes. */
async function problemsOf(entries: readonly string[], origin?: string): Promise<readonly string[]> {
  const files = new Map<string, Uint8Array>()
  let vkey = ''
  await withDatabase(async (db) => {
    const log = origin === undefined ? await openTestLog(db) : await openLog(db, { key: logKey, origin, clock: () => new Date(0) })
    vkey = log.vkey
    await releaseAll(db, log, entries)
    const target = { read: () => null, has: () => false, write: (path: string, bytes: Uint8Array) => void files.set(path, bytes) }
    assert.equal((await writeCopy(db, target)).kind, 'written')
  })
  const key = origin === undefined ? (readVerifierKey(vkey) ?? assert.fail()) : verifierKeyOf(logKey)
  return (await verifyLog(async (path) => files.get(path) ?? null, { keys: [key] })).problems
}

const [edition = '', ...others] = exampleEntries(300)

test('a signature that is entered a second time, as a sign-on, as a correction or under another edition, is found', async () => {
  assert.deepEqual(await problemsOf([edition, ...others]), [])
  const signed = others[0]!
  assert.deepEqual(await problemsOf([edition, ...others, signed]), [
    'Entry 300 has the commitment of entry 1: the same signature is counted again.',
  ])
  const [, , , commitment] = signed.split(' ')
  const other = `amparo-log/1 edition EX-2 1 en ${'cd'.repeat(32)}`
  const again = [`amparo-log/1 sign 300 ${commitment} n --`, `amparo-log/1 correct 2 ${commitment} c`]
  assert.deepEqual(await problemsOf([edition, ...others, other, ...again]), [
    'Entry 301 has the commitment of entry 1: the same signature is counted again.',
    'Entry 302 has the commitment of entry 1: the same signature is counted again.',
  ])
})

test('a log that is another one when it is read a second time gives no sample', () =>
  withDatabase(async (db) => {
    const files = new Map<string, Uint8Array>()
    const log = await openTestLog(db)
    await releaseAll(db, log, [edition, ...others])
    await writeCopy(db, { read: () => null, has: () => false, write: (path, bytes) => void files.set(path, bytes) })
    const keys = [readVerifierKey(log.vkey) ?? assert.fail()]
    const asked = { keys, edition: 0, seed: 'lottery 7', size: 300, n: 300 }
    const honest = await sampleOfLog(async (path) => files.get(path) ?? null, asked)
    assert.ok(honest.kind === 'drawn')
    // The second time every commitment of the first bundle is that of a person whom the operator knows.
    const forged = Buffer.from(files.get('tile/entries/000')!).toString('latin1')
    const known = 'A'.repeat(43)
    const lie = Buffer.from(forged.replaceAll(/(sign 0 )\S{43}/g, `$1${known}`), 'latin1')
    let times = 0
    const lying = async (path: string) => (path === 'tile/entries/000' && (times += 1) > 1 ? lie : (files.get(path) ?? null))
    const told = await sampleOfLog(lying, asked)
    assert.ok(told.kind === 'refused', 'what was forged is confirmed')
    assert.match(told.problems.join('\n'), /when it was read a second time.*the root differs/s)
    // One that has only grown meanwhile is the same.
    const before = files.get('checkpoint')!
    await releaseAll(db, log, exampleEntries(40, 'more').slice(1, 30))
    await writeCopy(db, { read: () => null, has: () => false, write: (path, bytes) => void files.set(path, bytes) })
    let heads = 0
    const growing = async (path: string) => (path === 'checkpoint' && (heads += 1) === 1 ? before : (files.get(path) ?? null))
    const grown = await sampleOfLog(growing, asked)
    assert.deepEqual(grown.kind === 'drawn' && grown.entries, honest.entries)
  }))

test('a log of the same key under another name is not the log', async () => {
  assert.match((await problemsOf([edition, ...others], 'other.example/log')).join(), /none of the known keys signed it/)
})

test('a receipt is refused whose sign-on names what is no edition, or one that comes later', () =>
  withDatabase(async (db) => {
    const salt = Buffer.alloc(16, 5)
    const sign = (named: number) =>
      writeEntry({ kind: 'sign', edition: named, commitment: commit(salt, exampleOpening), disclosure: 'c', country: null })
    const log = await openTestLog(db)
    await releaseAll(db, log, [sign(2), sign(0), edition, sign(2)])
    const keys = [readVerifierKey(log.vkey) ?? assert.fail()]
    const given = { ...exampleOpening, salt: salt.toString('base64url') }
    assert.equal((await readReleased(db))?.size, 4)
    for (const [index, kind] of [
      [0, 'refused'],
      [1, 'refused'],
      [3, 'verified'],
    ] as const)
      assert.equal(checkReceipt((await receipt(db, index, given)) ?? '', keys).kind, kind, `${index}`)
  }))
