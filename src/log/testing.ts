import { hash } from 'node:crypto'
import type { Database } from '../platform/index.ts'
import { openLog, type Log } from './open-log.ts'
import type { Opening } from './verify/index.ts'

export const logKey = { seed: Buffer.alloc(32, 7), name: 'example.org/log' }
export const logOrigin = 'example.org/log'

/** What a sign-on of nobody stands for: without a country, and with a name that is not shown. */
export const exampleOpening: Opening = {
  address: 'a@example.org',
  appeal: 'EX-1',
  country: null,
  disclosure: 'c',
  lang: 'en',
  name: 'Ana',
  version: 1,
}

/** A log whose time is the test's. */
export const openTestLog = (db: Database, now = '2026-01-01T12:00:00Z'): Promise<Log> =>
  openLog(db, { key: logKey, origin: logOrigin, clock: () => new Date(now) })

/** Adds entries in a transaction of their own. */
export async function appendAlone(db: Database, log: Log, entries: readonly string[]): Promise<number> {
  const { first, integrated } = await db.transaction().execute((tx) => log.append(tx, entries))
  integrated()
  return first
}

/** Adds entries, signs, and releases them, whatever the time. */
export async function releaseAll(db: Database, log: Log, entries: readonly string[]): Promise<void> {
  await appendAlone(db, log, entries)
  await log.sign()
  await log.release(new Date('2036-01-01T12:00:00Z'))
}

/** Entries of all kinds, as a campaign of some size would make them: an edition, then mostly sign-ons. */
export function exampleEntries(count: number, salt = ''): string[] {
  const entries = [`amparo-log/1 edition EX-1 1 en ${'ab'.repeat(32)}`]
  const commitment = (at: number): string => hash('sha256', `${salt}${at}`, 'base64url')
  while (entries.length < count) {
    const at = entries.length
    if (at % 50 === 49) entries.push(`amparo-log/1 withdraw ${at - 4}`)
    else if (at % 50 === 48) entries.push(`amparo-log/1 correct ${at - 2} ${commitment(at)} c`)
    else entries.push(`amparo-log/1 sign 0 ${commitment(at)} ${'nac'[at % 3]} ${at % 5 === 0 ? 'PE' : '--'}`)
  }
  return entries.slice(0, count)
}
