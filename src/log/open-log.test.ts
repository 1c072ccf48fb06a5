import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import type { Database } from '../platform/index.ts'
import { withDatabase } from '../platform/testing.ts'
import { newestHead } from './heads.ts'
import { openLog, proveConsistency, proveInclusion, readReleased } from './index.ts'
import { rootAt } from './read-tree.ts'
import { appendAlone, exampleEntries, logKey, logOrigin, openTestLog } from './testing.ts'
import { leafHash, nodeHash, sameHash, verifyConsistency, verifyInclusion, type Hash } from './verify/index.ts'

/** The tree as RFC 6962, 2.1 defines it, word by word; slow, and shares nothing with ours. */
function naiveRoot(leaves: readonly Hash[]): Hash {
  if (leaves.length === 1) return leaves[0] as Hash
  let half = 1
  while (half * 2 < leaves.length) half *= 2
  return nodeHash(naiveRoot(leaves.slice(0, half)), naiveRoot(leaves.slice(half)))
}

const entry = (at: number): string => `amparo-log/1 withdraw ${at}`
const entriesFrom = (first: number, count: number): string[] => Array.from({ length: count }, (_, at) => entry(first + at))
const leavesUpTo = (size: number): Hash[] => entriesFrom(0, size).map((text) => leafHash(Buffer.from(text)))

async function emptied(db: Database): Promise<Database> {
  await sql`alter table log_tiles disable trigger all; alter table log_bundles disable trigger all; alter table log_batches disable trigger all;
    alter table log_heads disable trigger all; delete from log_tiles; delete from log_bundles; delete from log_batches; delete from log_heads;
    alter table log_tiles enable trigger all; alter table log_bundles enable trigger all; alter table log_batches enable trigger all;
    alter table log_heads enable trigger all`.execute(db)
  return db
}

// Sizes about the borders of tiles are where mistakes live.
const batchSize = fc.oneof(
  fc.integer({ min: 1, max: 20 }),
  fc.constantFrom(1, 2, 127, 128, 254, 255, 256, 257, 511, 512, 513),
  fc.integer({ min: 1, max: 900 }),
)

test('batches of any sizes give the tree of RFC 6962, also reopened at any time, and each head is consistent with all before', () =>
  withDatabase(async (db) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(batchSize, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 7 }), async (batches) => {
        let log = await openTestLog(await emptied(db))
        const heads: { size: number; root: Hash }[] = []
        for (const [count, reopen, rollBack] of batches) {
          if (rollBack) await rolledBack(db, log, count)
          const first = await appendAlone(db, log, entriesFrom(log.size, count))
          assert.equal(first + count, log.size)
          assert.equal(await log.sign(), log.size)
          if (reopen) log = await openTestLog(db)
          assert.equal(log.size, first + count)
          const head = (await newestHead(db)) ?? assert.fail('nothing was signed')
          assert.ok(sameHash(head.root, naiveRoot(leavesUpTo(log.size))), `${log.size}`)
          for (const { size, root } of heads) {
            const proof = await proveConsistency(db, size, log.size)
            assert.ok(verifyConsistency({ from: size, to: log.size, fromRoot: root, toRoot: head.root, proof }))
          }
          heads.push(head)
        }
      }),
      { numRuns: 25 },
    )
  }))

async function rolledBack(db: Database, log: Awaited<ReturnType<typeof openLog>>, count: number): Promise<void> {
  const before = await contents(db)
  const size = log.size
  await assert.rejects(
    db.transaction().execute(async (tx) => {
      const { undo } = await log.append(tx, exampleEntries(count, 'gone'))
      undo()
      throw new Error('the rest of the transaction failed')
    }),
    /the rest/,
  )
  assert.equal(log.size, size)
  assert.deepEqual(await contents(db), before)
}

const contents = async (db: Database): Promise<unknown> =>
  (
    await sql`select (select count(*) from log_batches) as batches, (select count(*) from log_bundles) as bundles,
      (select count(*) from log_tiles) as tiles, (select coalesce(sum(count), 0) from log_batches) as waiting`.execute(db)
  ).rows

test('every entry is proven to be in the log, at every size that is asked for', () =>
  withDatabase(async (db) => {
    const log = await openTestLog(db)
    for (const count of [1, 6, 250, 300, 256, 187]) await appendAlone(db, log, entriesFrom(log.size, count))
    const leaves = leavesUpTo(log.size)
    for (const size of [1, 2, 255, 256, 257, 512, 513, 768, 999, log.size]) {
      const root = naiveRoot(leaves.slice(0, size))
      assert.ok(sameHash(await rootAt(db, size), root), `${size}`)
      for (const index of [0, 1, 127, 255, 256, 511, 512, size - 2, size - 1].filter((at) => at >= 0 && at < size)) {
        const proof = await proveInclusion(db, index, size)
        assert.ok(verifyInclusion({ index, size, leaf: leaves[index] as Hash, root, proof }), `${index} in ${size}`)
      }
      for (const to of [size, 700, log.size].filter((other) => other >= size)) {
        const proof = await proveConsistency(db, size, to)
        assert.ok(verifyConsistency({ from: size, to, fromRoot: root, toRoot: naiveRoot(leaves.slice(0, to)), proof }), `${size} to ${to}`)
      }
    }
  }))

test('a log of more than one full tile of the second level is the same after it is opened again', () =>
  withDatabase(async (db) => {
    const log = await openTestLog(db)
    const all = entriesFrom(0, 256 * 256 + 300)
    await appendAlone(db, log, all.slice(0, 65_000))
    await log.sign()
    const again = await openTestLog(db)
    await appendAlone(db, again, all.slice(65_000))
    await again.sign()
    const head = (await newestHead(db)) ?? assert.fail()
    assert.ok(sameHash(head.root, naiveRoot(leavesUpTo(all.length))))
    assert.equal((await openTestLog(db)).size, all.length)
    const proof = await proveInclusion(db, 300, all.length)
    assert.ok(verifyInclusion({ index: 300, size: all.length, leaf: leafHash(Buffer.from(entry(300))), root: head.root, proof }))
  }))

test('what somebody at the command line wrote meanwhile is taken up by the next who writes', () =>
  withDatabase(async (db) => {
    const [one, other] = [await openTestLog(db), await openTestLog(db)]
    for (const [log, count] of [
      [one, 250],
      [other, 10],
      [one, 600],
      [other, 1],
    ] as const) {
      const size = Math.max(one.size, other.size)
      assert.equal(await appendAlone(db, log, entriesFrom(size, count)), size)
    }
    await other.sign()
    assert.ok(sameHash((await newestHead(db))?.root ?? Buffer.alloc(0), naiveRoot(leavesUpTo(861))))
  }))

test('two transactions at once are refused, and so is an entry that the log has no line for', () =>
  withDatabase(async (db) => {
    const log = await openTestLog(db)
    await assert.rejects(
      db.transaction().execute(async (tx) => {
        await log.append(tx, [entry(0)])
        await log.append(tx, [entry(1)])
      }),
      /one transaction at a time/,
    )
    const later = await openTestLog(db)
    await assert.rejects(appendAlone(db, later, ['amparo-log/1 sign María']), /has no entry/)
    assert.equal(await appendAlone(db, later, [entry(0)]), 0)
  }))

test('heads are released by twenty entries, or when the first has waited for fifteen minutes, the first ones of all, too', () =>
  withDatabase(async (db) => {
    let now = new Date('2026-01-01T12:00:00Z')
    const log = await openLog(db, { key: logKey, origin: logOrigin, clock: () => now })
    const after = (minutes: number): Date => (now = new Date(now.getTime() + minutes * 60_000))
    const add = async (count: number): Promise<void> => {
      await appendAlone(db, log, entriesFrom(log.size, count))
      await log.sign()
    }
    assert.equal(await log.release(now), null)
    await add(1)
    assert.equal(await log.release(after(14)), null, 'whoever signs first of all is not shown alone')
    assert.equal(await readReleased(db), null)
    assert.equal(await log.release(after(1)), 1)
    assert.equal(await log.release(after(60)), null, 'nothing is new')
    // Nobody had signed for an hour: an entry that came alone would be matched to whoever came just now.
    await add(1)
    assert.equal(await log.release(after(14)), null)
    await add(1)
    assert.equal(await log.release(after(0.5)), null)
    assert.equal((await readReleased(db))?.size, 1)
    assert.equal(await log.release(after(0.5)), 3)
    await add(19)
    assert.equal(await log.release(now), null)
    await add(1)
    assert.equal(await log.release(now), 23)
    await add(1)
    assert.equal(await log.release(after(-60 * 48)), 24, 'a clock that was set back holds nothing')
    const { rows } = await sql<{ size: number }>`select size from log_heads order by size`.execute(db)
    assert.deepEqual(
      rows.map(({ size }) => size),
      [1, 3, 23, 24],
    )
  }))

test('a head that contradicts the tree stops the log: nothing is signed, and nothing more is written', () =>
  withDatabase(async (db) => {
    const log = await openTestLog(db)
    await appendAlone(db, log, entriesFrom(0, 300))
    await log.sign()
    await sql`alter table log_heads disable trigger all`.execute(db)
    await sql`update log_heads set root = ${Buffer.alloc(32, 1)}`.execute(db)
    await appendAlone(db, log, entriesFrom(300, 5))
    await assert.rejects(log.sign(), /would contradict/)
    await assert.rejects(appendAlone(db, log, [entry(305)]), /stopped/)
    await assert.rejects(log.release(new Date()), /stopped/)
    await assert.rejects(openTestLog(db), /not those over which its newest head/)
  }))

for (const [what, statement] of [
  ['an entry that was changed', `update log_batches set entries = overlay(entries placing 'X' from 5)`],
  ['entries that were taken out', 'delete from log_batches where first > 256'],
  ['a tile that was changed', `update log_tiles set hashes = overlay(hashes placing '\\x00' from 9)`],
  ['a full bundle that was changed', `update log_bundles set entries = overlay(entries placing 'X' from 9)`],
  ['the root of a tile that was changed', `update log_tiles set root = sha256(root)`],
  ['another head', `update log_heads set note = replace(note, '300', '301')`],
] as const)
  test(`the log is not opened over ${what}`, () =>
    withDatabase(async (db) => {
      const log = await openTestLog(db)
      for (const count of [256, 20, 24]) await appendAlone(db, log, entriesFrom(log.size, count))
      await log.sign()
      await sql`alter table log_batches disable trigger all; alter table log_tiles disable trigger all;
        alter table log_bundles disable trigger all; alter table log_heads disable trigger all`.execute(db)
      await openTestLog(db)
      await sql.raw(statement).execute(db)
      await assert.rejects(openTestLog(db))
    }))

test('the log keeps its name when the installation moves, and is not opened with another key', () =>
  withDatabase(async (db) => {
    const log = await openLog(db, { key: { ...logKey, name: 'localhost:8080/log' }, origin: 'localhost:8080/log', clock: () => new Date() })
    assert.equal(log.origin, 'localhost:8080/log')
    const named = await openTestLog(db)
    assert.equal(named.origin, logOrigin, 'nothing was signed yet')
    await appendAlone(db, named, [entry(0)])
    await named.sign()
    const moved = await openLog(db, { key: logKey, origin: 'appeals.example.net/log', clock: () => new Date() })
    assert.equal(moved.origin, logOrigin)
    assert.equal(moved.vkey, named.vkey)
    const other = { seed: Buffer.alloc(32, 8), name: logOrigin }
    await assert.rejects(openLog(db, { key: other, origin: logOrigin, clock: () => new Date() }), /another key/)
  }))

test('what the log has written is refused any change by the database itself', () =>
  withDatabase(async (db) => {
    const log = await openTestLog(db)
    await appendAlone(db, log, entriesFrom(0, 300))
    await log.sign()
    await log.release(new Date())
    for (const statement of [
      `update log_batches set entries = ''`,
      `delete from log_bundles`,
      `update log_tiles set root = root`,
      `delete from log_tiles`,
      `update log_heads set note = note`,
      `delete from log_heads`,
    ])
      await assert.rejects(sql.raw(statement).execute(db), statement)
  }))
