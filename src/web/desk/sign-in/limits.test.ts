import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Hono } from 'hono'
import { withDatabase } from '../../../platform/testing.ts'
import { argon2Passwords, countAttempts, signIn, type Passwords } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { clientAddress } from '../../client-address.ts'
import { Browser } from './testing.ts'

const start = new Date('2026-11-22T10:00:00Z')
const password = 'copper harbour seventeen'
/** What differs from page to page anyhow: what makes a form the same when it is sent again. */
const withoutChance = (page: string): string => page.replaceAll(/name="_once" value="[^"]*"/g, '')

test('a wrong password and a name that nobody has are answered alike, word for word, until both are told to wait', () =>
  withDatabase(async (db) => {
    const { staff } = await addStaffMember(db, { role: 'editor', password, now: start })
    const browser = new Browser(db, start)
    for (let number = 1; number <= 12; number++) {
      const [known, unknown] = [
        await browser.post('/sign-in', { name: staff.signInName, password: 'wrong' }),
        await browser.post('/sign-in', { name: 'nobody', password: 'wrong' }),
      ]
      assert.equal(known.status, number < 10 ? 422 : 429, `${number}`)
      assert.equal(unknown.status, known.status)
      assert.equal(unknown.headers.get('retry-after'), known.headers.get('retry-after'))
      assert.equal(withoutChance(unknown.text).replaceAll('nobody', '*'), withoutChance(known.text).replaceAll(staff.signInName, '*'))
    }
    const waiting = await browser.post('/sign-in', { name: staff.signInName, password })
    assert.equal(waiting.status, 429)
    assert.equal(waiting.headers.get('retry-after'), '60')
    assert.match(waiting.text, /Try again in 60 seconds/)
    assert.doesNotMatch(waiting.text, /copper/)
    const elsewhere = browser.another('198.51.100.7')
    assert.equal((await elsewhere.post('/sign-in', { name: staff.signInName, password })).location, '/sign-in/second-factor')
    browser.later(1)
    assert.equal((await browser.post('/sign-in', { name: staff.signInName, password })).location, '/sign-in/second-factor')
    const { rows } = await sql<{ staff: string | null }>`select staff from audit where action = 'sign-in.slowed' order by id`.execute(db)
    assert.deepEqual(rows, [{ staff: staff.id }, { staff: null }])
  }))

test('a name that nobody has, or whose owner has left, is compared with a hash all the same', () =>
  withDatabase(async (db) => {
    const { staff } = await addStaffMember(db, { role: 'editor', password, now: start })
    const { staff: gone } = await addStaffMember(db, { role: 'editor', password, now: start })
    await sql`update staff_members set ended_at = ${start} where id = ${gone.id}`.execute(db)
    const asked: string[] = []
    const passwords: Passwords = {
      ...argon2Passwords,
      matches: (hashed, typed) => {
        asked.push(hashed)
        return argon2Passwords.matches(hashed, typed)
      },
    }
    const attempts = countAttempts(randomBytes)
    const context = { now: start, random: randomBytes, attempts, address: '192.0.2.1', device: 'a test', passwords }
    for (const name of [staff.signInName, 'nobody', gone.signInName, 'x'.repeat(100_000), '\0'])
      assert.equal((await signIn(db, { name: name.replaceAll('\0', ''), password: 'wrong', destination: '/' }, context)).kind, 'refused')
    assert.equal((await signIn(db, { name: gone.signInName, password, destination: '/' }, context)).kind, 'refused')
    assert.equal(asked.length, 6)
    for (const hashed of asked) assert.match(hashed, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  }))

test('what is empty or is no form is answered beside the field, with the name kept', () =>
  withDatabase(async (db) => {
    const browser = new Browser(db, start)
    const empty = await browser.post('/sign-in', { name: ' ', password: '' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /Type the name that you sign in with/)
    assert.match(empty.text, /Type your password/)
    const kept = await browser.post('/sign-in', { name: 'Ana "<b>"', password: '' })
    assert.match(kept.text, /value="Ana &quot;&lt;b>&quot;"/)
    for (const path of [
      '/sign-in',
      '/sign-in/second-factor',
      '/invitations/x',
      `/invitations/${'A'.repeat(43)}`,
      '/invitations/%00/second-factor',
    ])
      for (const typed of [{}, { name: '\u202e\0', password: 'x'.repeat(50_000), code: '٣٤٥٦٧٨', passkey: '{' }]) {
        const { status } = await browser.send(path, typed)
        assert.ok(status < 500, `${path}: ${status}`)
      }
  }))

test('a form of another site does not sign anybody in', () =>
  withDatabase(async (db) => {
    const { staff } = await addStaffMember(db, { role: 'editor', password, now: start })
    const browser = new Browser(db, start)
    for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }])
      assert.equal((await browser.send('/sign-in', { name: staff.signInName, password }, headers)).status, 403)
    assert.equal(browser.cookies.size, 0)
  }))

const ask = async (peer: string, forwarded: string, trusted: readonly string[]): Promise<string> => {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, trusted)))
  const socket = { incoming: { socket: { remoteAddress: peer } } }
  return (await app.request('/', { headers: forwarded === '' ? {} : { 'X-Forwarded-For': forwarded } }, socket)).text()
}

test('who asks is the connection, unless that is a trusted proxy, which says it at the end of its header', async () => {
  const proxies = ['127.0.0.1', '10.0.0.0/8', '2001:db8::/32']
  for (const [peer, forwarded, trusted, client] of [
    ['203.0.113.9', '192.0.2.1', [], '203.0.113.9'],
    ['203.0.113.9', '192.0.2.1', proxies, '203.0.113.9'],
    ['127.0.0.1', '192.0.2.1', proxies, '192.0.2.1'],
    ['::ffff:127.0.0.1', '6.6.6.6, 192.0.2.1', proxies, '192.0.2.1'],
    ['127.0.0.1', '6.6.6.6, 192.0.2.1, 10.1.2.3', proxies, '192.0.2.1'],
    ['2001:db8::5', '[2001:dead::1]:443', proxies, '2001:dead::1'],
    ['127.0.0.1', '192.0.2.1:5555', proxies, '192.0.2.1'],
    ['127.0.0.1', 'nonsense', proxies, '127.0.0.1'],
    ['127.0.0.1', '', proxies, '127.0.0.1'],
    ['127.0.0.1', '10.1.1.1, 10.2.2.2', proxies, '10.1.1.1'],
  ] as const)
    assert.equal(await ask(peer, forwarded, trusted), client, `${peer} ${forwarded}`)
})
