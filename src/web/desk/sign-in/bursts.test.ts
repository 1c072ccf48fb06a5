import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Database } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { codeAt, makeFirstLink } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { formTokenOf } from '../form-token.ts'
import { Browser, joinByLink, seen } from './testing.ts'

const start = new Date('2026-11-22T10:00:00Z')
const password = 'copper harbour seventeen'

const count = async (db: Database, action: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from audit where action = ${action}`.execute(db)).rows[0]?.n ?? 0
const times = <Result>(number: number, work: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: number }, (_, index) => work(index)))

async function ana(db: Database): Promise<{ browser: Browser; secret: string }> {
  const browser = new Browser(db, start)
  const { token } = (await makeFirstLink(db, { now: start, random: randomBytes })) ?? assert.fail('there is somebody')
  const { secret } = await joinByLink(browser, token, { name: 'ana', shown: 'Ana B.', password })
  return { browser, secret }
}

test('of many passwords sent at once ten are compared: the right one at their end is told to wait', () =>
  withDatabase(async (db) => {
    const { staff } = await addStaffMember(db, { role: 'editor', password, now: start })
    const browser = new Browser(db, start)
    const answers = await times(40, (index) =>
      browser.send('/sign-in', { name: staff.signInName, password: index === 39 ? password : `wrong ${index}` }),
    )
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [429])
    assert.equal(await count(db, 'sign-in.slowed'), 1)
    browser.later(11)
    assert.equal((await browser.send('/sign-in', { name: staff.signInName, password })).location, '/sign-in/second-factor')
  }))

test('of many wrong codes sent at once after as many right passwords, ten are compared', () =>
  withDatabase(async (db) => {
    const { browser } = await ana(db)
    const thieves = Array.from({ length: 8 }, () => browser.another())
    for (const thief of thieves) assert.equal((await thief.post('/sign-in', { name: 'ana', password })).status, 303)
    await times(40, (index) => thieves[index % 8]!.send('/sign-in/second-factor', { code: String(100_000 + index) }))
    assert.ok((await count(db, 'sign-in.wrong-factor')) <= 10)
  }))

test('of many wrong codes and passwords sent at once to confirm who sits there, ten of each are compared', () =>
  withDatabase(async (db) => {
    const { browser } = await ana(db)
    const own = { _token: formTokenOf(browser.cookies.get('__Host-amparo') ?? '') }
    await times(30, (index) => browser.send('/confirm', { ...own, password: String(100_000 + index) }))
    assert.equal(await count(db, 'session.wrong-proof'), 10)
    await times(30, (index) => browser.send('/confirm', { ...own, password: `wrong ${index}` }))
    assert.equal(await count(db, 'session.wrong-proof'), 20)
  }))

test('of many passwords sent at once to change one’s own, ten are compared', () =>
  withDatabase(async (db) => {
    const { browser } = await ana(db)
    const changed = { _token: formTokenOf(browser.cookies.get('__Host-amparo') ?? ''), password: 'lantern orchard eleven', again: 'x' }
    const answers = await times(30, (index) => browser.send('/me/password', { ...changed, current: `wrong ${index}` }))
    assert.equal(answers.filter(({ status }) => status === 422).length, 10)
    for (let number = 0; number < 15; number++) {
      browser.later(10)
      const { text } = await browser.send('/me/password', { ...changed, current: password })
      assert.match(text, /The two passwords differ/, 'a right one is not counted')
      await seen(db, browser)
    }
  }))

test('whoever began to sign in with the old password does not finish after it was changed', () =>
  withDatabase(async (db) => {
    const { browser, secret } = await ana(db)
    browser.later(1)
    const thief = browser.another()
    assert.equal((await thief.post('/sign-in', { name: 'ana', password })).location, '/sign-in/second-factor')
    const changed = { current: password, password: 'lantern orchard eleven', again: 'lantern orchard eleven' }
    assert.equal((await browser.post('/me/password', changed)).status, 303)
    const answer = await thief.send('/sign-in/second-factor', { code: codeAt(secret, browser.now) })
    assert.match(answer.location ?? '', /begin-again/)
    assert.equal(thief.cookies.has('__Host-amparo'), false)
  }))

test('a password that is changed while it is compared lets nobody go on', () =>
  withDatabase(async (db) => {
    const { browser, secret } = await ana(db)
    browser.later(1)
    const changed = { current: password, password: 'lantern orchard eleven', again: 'lantern orchard eleven' }
    const thieves = Array.from({ length: 4 }, () => browser.another())
    await Promise.all([browser.post('/me/password', changed), ...thieves.map((thief) => thief.send('/sign-in', { name: 'ana', password }))])
    for (const thief of thieves) {
      const { location } = await thief.send('/sign-in/second-factor', { code: codeAt(secret, browser.now) })
      assert.match(location ?? '', /begin-again/)
    }
  }))
