import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Database } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { codeAt, findSession, makeFirstLink } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { Browser, joinByLink, seen } from './testing.ts'

const start = new Date('2026-11-22T10:00:00Z')
const password = 'copper harbour seventeen'
const first = async (db: Database, now = start) =>
  (await makeFirstLink(db, { now, random: randomBytes })) ?? assert.fail('there is somebody')

test('the first staff member joins by a one-time link with a password and an app, and is at the desk', () =>
  withDatabase(async (db) => {
    const browser = new Browser(db, start)
    const { token } = await first(db)
    const joined = await joinByLink(browser, token, { name: 'ana@example.org', shown: 'Ana B.', password })
    assert.equal(joined.answer.status, 303)
    assert.equal(joined.answer.location, '/cases')
    const session = await findSession(db, browser.cookies.get('__Host-amparo') ?? '', start)
    assert.deepEqual([session?.staff.name, session?.staff.role], ['Ana B.', 'administrator'])
    assert.equal((await browser.get(`/invitations/${token}`)).status, 410)
    assert.equal(await makeFirstLink(db, { now: start, random: randomBytes }), null)
  }))

test('a first link that was never used is replaced at the next start', () =>
  withDatabase(async (db) => {
    const browser = new Browser(db, start)
    const [before, after] = [await first(db), await first(db)]
    assert.equal((await browser.get(`/invitations/${before.token}`)).status, 410)
    assert.equal((await browser.get(`/invitations/${after.token}`)).status, 200)
    browser.later(73 * 60)
    assert.equal((await browser.get(`/invitations/${after.token}`)).status, 410)
  }))

test('signing in takes the password and then a code, each code once, and leads to where one wanted to go', () =>
  withDatabase(async (db) => {
    const browser = new Browser(db, start)
    const { secret } = await joinByLink(browser, (await first(db)).token, { name: 'ana@example.org', shown: 'Ana B.', password })
    const other = browser.another()
    other.later(2)
    const asked = await other.post('/sign-in?next=%2Fme', { name: ' ANA@example.org ', password })
    assert.equal(asked.location, '/sign-in/second-factor')
    assert.equal(other.cookies.has('__Host-amparo'), false)
    const code = codeAt(secret, other.now)
    assert.equal((await other.post('/sign-in/second-factor', { code: '000000' })).status, 422)
    assert.equal((await other.post('/sign-in/second-factor', { code })).location, '/me')
    const third = other.another()
    await third.post('/sign-in', { name: 'ana@example.org', password })
    const again = await third.post('/sign-in/second-factor', { code })
    assert.equal(again.status, 422)
    assert.match(again.text, /not right, or was used before/)
    const { rows } = await sql<{ action: string }>`select action from audit order by id`.execute(db)
    assert.deepEqual(
      rows.map((row) => row.action),
      ['staff.join', 'sign-in', 'sign-in.wrong-factor', 'sign-in', 'sign-in.wrong-factor'],
    )
  }))

test('two browsers that send one code at the same time: one is let in', () =>
  withDatabase(async (db) => {
    const browser = new Browser(db, start)
    const { secret } = await joinByLink(browser, (await first(db)).token, { name: 'ana', shown: 'Ana B.', password })
    browser.later(5)
    const both = [browser.another(), browser.another()]
    for (const each of both) await each.post('/sign-in', { name: 'ana', password })
    const code = codeAt(secret, browser.now)
    const answers = await Promise.all(both.map((each) => each.post('/sign-in/second-factor', { code })))
    assert.deepEqual(answers.map(({ status }) => String(status)).toSorted(), ['303', '422'])
  }))

test('after five wrong codes the password is asked for again, and whoever waits too long begins again', () =>
  withDatabase(async (db) => {
    const browser = new Browser(db, start)
    await joinByLink(browser, (await first(db)).token, { name: 'ana', shown: 'Ana B.', password })
    const thief = browser.another()
    await thief.post('/sign-in', { name: 'ana', password })
    for (let attempt = 0; attempt < 4; attempt++) assert.equal((await thief.post('/sign-in/second-factor', { code: '123456' })).status, 422)
    assert.match((await thief.post('/sign-in/second-factor', { code: '123456' })).location ?? '', /^\/sign-in\?notice=begin-again/)
    await thief.post('/sign-in', { name: 'ana', password })
    thief.later(16)
    assert.match((await thief.get('/sign-in/second-factor')).location ?? '', /begin-again/)
  }))

test('a link that asks to go elsewhere after signing in leads to the cases', () =>
  withDatabase(async (db) => {
    const browser = new Browser(db, start)
    await joinByLink(browser, (await first(db)).token, { name: 'ana', shown: 'Ana B.', password })
    for (const next of [
      '//evil.example',
      'https://evil.example/',
      '/\\evil.example',
      '/%0d%0aSet-Cookie:x',
      '/\t/evil.example',
      'javascript:alert(1)',
      '/sign-out',
      '/@evil.example/..//evil.example',
    ]) {
      const { location } = await browser.get(`/sign-in?next=${encodeURIComponent(next)}`)
      assert.ok(
        location !== null && new URL(location, 'https://desk.example.org').origin === 'https://desk.example.org',
        `${next}: ${location}`,
      )
      assert.doesNotMatch(location, /[\r\n\t\\]|^\/\/|^\/sign-out/)
    }
    assert.equal((await browser.get('/sign-in?next=%2Fcases%2Fx%3Fat%3D2021')).location, '/cases/x?at=2021')
  }))

test('the cookie of a session is its own after each sign-in, and the session before it ends', () =>
  withDatabase(async (db) => {
    const browser = new Browser(db, start)
    browser.cookies.set('__Host-amparo', 'A'.repeat(43))
    const { secret } = await joinByLink(browser, (await first(db)).token, { name: 'ana', shown: 'Ana B.', password })
    const before = browser.cookies.get('__Host-amparo') ?? ''
    assert.notEqual(before, 'A'.repeat(43))
    browser.later(1)
    await browser.post('/sign-in', { name: 'ana', password })
    const answer = await browser.post('/sign-in/second-factor', { code: codeAt(secret, browser.now) })
    const after = browser.cookies.get('__Host-amparo') ?? ''
    assert.notEqual(after, before)
    assert.equal(await findSession(db, before, browser.now), null)
    assert.match(answer.headers.get('set-cookie') ?? '', /__Host-amparo=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict/)
  }))

test('a session ends when it is not used for half an hour, after twelve hours, and when its owner signs out', () =>
  withDatabase(async (db) => {
    const { token } = await addStaffMember(db, { role: 'reader', now: start })
    const [browser, idle, away] = [new Browser(db, start), new Browser(db, start), new Browser(db, start)]
    for (const each of [browser, idle, away]) each.cookies.set('__Host-amparo', token)
    idle.later(31)
    assert.equal((await idle.get('/me')).location, '/sign-in?next=%2Fme&notice=session-over')
    assert.match((await idle.get('/sign-in?next=%2Fme&notice=session-over')).text, /Your session has ended[\s\S]*<form/)
    for (let hours = 0; hours < 24; hours++) {
      assert.equal((await browser.get('/me')).status, 200, `${hours}`)
      await seen(db, browser)
      browser.later(29.9)
    }
    browser.later(3)
    assert.equal((await browser.get('/me')).location, '/sign-in?next=%2Fme&notice=session-over')
    const { token: another } = await addStaffMember(db, { role: 'reader', now: start })
    away.cookies.set('__Host-amparo', another)
    assert.match((await away.post('/sign-out', {}, { on: '/me' })).location ?? '', /^\/sign-in\?notice=signed-out/)
    assert.equal(await findSession(db, another, start), null)
  }))
