import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withDatabase } from '../platform/testing.ts'
import { openLog, readReleased } from './index.ts'

const key = { seed: Buffer.alloc(32, 7), name: 'example.org/log' }
const clock = () => new Date('2026-01-01T12:00:00Z')

test('smoke', () =>
  withDatabase(async (db) => {
    const log = await openLog(db, { key, origin: 'example.org/log', clock })
    for (const count of [1, 3, 300, 256, 1, 700, 65536]) {
      await db.transaction().execute(async (tx) => {
        const { integrated } = await log.append(
          tx,
          Array.from({ length: count }, (_, i) => `entry ${i}`),
        )
        integrated()
      })
      await log.sign()
      await log.release(clock())
      assert.equal((await openLog(db, { key, origin: 'example.org/log', clock })).size, log.size)
    }
    console.log((await readReleased(db))?.checkpoint, log.size)
  }))
