import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openDatabase } from '../platform/index.ts'
import { withDatabase } from '../platform/testing.ts'
import { checkReceipt, commit, entryBundle, foldReleased, readReleased, receipt, tile, type Opening } from './index.ts'
import { appendAlone, exampleEntries, exampleOpening, openTestLog, releaseAll } from './testing.ts'
import { countsOfAppeals, foldMore, newFold, readVerifierKey, writeEntry } from './verify/index.ts'

test('only what is released is counted, at once and in pieces alike, and the total after each release is remembered', () =>
  withDatabase(async (db, connection) => {
    const log = await openTestLog(db)
    assert.deepEqual(await foldReleased(db), { size: 0, releasedAt: null, appeals: new Map(), history: new Map(), problems: [] })
    const entries = exampleEntries(700)
    for (const [from, to] of [
      [0, 1],
      [1, 256],
      [256, 300],
      [300, 613],
    ]) {
      await releaseAll(db, log, entries.slice(from, to))
      const folded = await foldReleased(db)
      assert.equal(folded.size, to)
      assert.deepEqual(folded.appeals, countsOfAppeals(foldMore(newFold(), entries.slice(0, to))))
      assert.deepEqual(folded.problems, [])
    }
    await appendAlone(db, log, entries.slice(613))
    await log.sign()
    const [one, other] = await Promise.all([foldReleased(db), foldReleased(db)])
    assert.equal(one.size, 613, 'what is not released is not counted')
    assert.deepEqual(one, other)
    const totals = one.history.get('EX-1')?.map(({ total }) => total)
    // The first release had nothing but the edition.
    assert.equal(totals?.length, 3)
    assert.equal(totals.at(-1), one.appeals.get('EX-1')?.total)
    const again = openDatabase(connection)
    assert.deepEqual(await foldReleased(again.db), one)
    await again.close()
  }))

test('a log of many bundles and releases is counted with few queries, and says where entries are missing', () =>
  withDatabase(async (db, connection) => {
    const log = await openTestLog(db)
    const entries = exampleEntries(9000)
    for (let from = 0, count = 7; from < entries.length; from += count, count = (count * 3) % 701) {
      await releaseAll(db, log, entries.slice(from, from + count))
    }
    const asked: string[] = []
    const counting = openDatabase(connection)
    const counted = counting.db.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(node.kind)
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    })
    const folded = await foldReleased(counted)
    assert.equal(folded.size, 9000)
    assert.deepEqual(folded.appeals, countsOfAppeals(foldMore(newFold(), entries)))
    assert.ok(asked.length <= 6, `${asked.length} queries`)
    await counting.close()
    await sql`alter table log_bundles disable trigger all; delete from log_bundles where number = 20`.execute(db)
    const again = openDatabase(connection)
    await assert.rejects(foldReleased(again.db), /has lost entries after 5120/)
    await again.close()
  }))

test('nothing beyond the released size is handed out, and everything up to it is', () =>
  withDatabase(async (db) => {
    const log = await openTestLog(db)
    await releaseAll(db, log, exampleEntries(300))
    await appendAlone(db, log, exampleEntries(300).slice(1))
    const size = (await readReleased(db))?.size ?? 0
    assert.equal(size, 300)
    assert.equal((await tile(db, 0, 0, 256, size))?.length, 8192)
    assert.equal((await tile(db, 0, 1, 44, size))?.length, 44 * 32)
    assert.equal((await tile(db, 0, 1, 7, size))?.length, 7 * 32)
    assert.equal(await tile(db, 0, 1, 45, size), null)
    assert.equal(await tile(db, 0, 1, 256, size), null)
    assert.equal((await tile(db, 1, 0, 1, size))?.length, 32)
    assert.equal(await tile(db, 1, 0, 2, size), null)
    assert.equal(await tile(db, 2, 0, 1, size), null)
    assert.ok((await entryBundle(db, 1, 44, size)) !== null)
    assert.equal(await entryBundle(db, 1, 45, size), null)
    assert.equal(await receipt(db, 300), null)
  }))

test('a receipt can be had once its entry is released, proves it, and a full one what it stands for', () =>
  withDatabase(async (db) => {
    const log = await openTestLog(db)
    const opening: Opening = { ...exampleOpening, country: 'PE', disclosure: 'n', name: 'Ana B.' }
    const salt = Buffer.alloc(16, 5)
    const sign = writeEntry({ kind: 'sign', edition: 0, commitment: commit(salt, opening), disclosure: 'n', country: null })
    await releaseAll(db, log, exampleEntries(260))
    await appendAlone(db, log, [sign])
    await log.sign()
    assert.equal(await receipt(db, 260), null)
    await log.release(new Date('2036-01-01T12:00:00Z'))
    const keys = [readVerifierKey(log.vkey) ?? assert.fail('no key')]
    const plain = checkReceipt((await receipt(db, 260)) ?? '', keys)
    assert.ok(plain.kind === 'verified' && plain.opening === undefined)
    assert.equal(plain.line, sign)
    const given = { ...opening, salt: salt.toString('base64url') }
    const full = checkReceipt((await receipt(db, 260, given)) ?? '', keys)
    assert.ok(full.kind === 'verified')
    assert.deepEqual(full.opening, opening)
    const wrong = checkReceipt((await receipt(db, 260, { ...given, name: 'Ana C.' })) ?? '', keys)
    assert.deepEqual(wrong, { kind: 'refused', reason: 'The entry is in the log, and does not stand for what the receipt says.' })
    assert.equal(checkReceipt((await receipt(db, 260)) ?? '', []).kind, 'refused')
  }))
