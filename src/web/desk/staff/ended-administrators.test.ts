import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Database } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { invite } from '../../../staff/index.ts'
import { addStaffMember, type SignedInMember } from '../../../staff/testing.ts'
import { Browser } from '../sign-in/testing.ts'

const start = new Date('2026-11-22T10:00:00Z')

const at = (browser: Browser, { token }: SignedInMember): Browser => {
  browser.cookies.set('__Host-amparo', token)
  return browser
}
const linkIn = (page: string): string => /\/invitations\/([\w-]{43})</.exec(page)?.[1] ?? assert.fail(`no link in ${page}`)

/** Two administrators and a reader; the second of them has made an invitation and a recovery link. */
async function team(db: Database) {
  const one = await addStaffMember(db, { role: 'administrator', name: 'Ana', now: start })
  const two = await addStaffMember(db, { role: 'administrator', name: 'Ben', now: start })
  const reader = await addStaffMember(db, { role: 'reader', name: 'Rita', now: start })
  const desk = at(new Browser(db, start), one)
  const other = at(desk.another(), two)
  const links = [
    linkIn((await other.post('/staff/invite', { whom: 'Friend', role: 'administrator' })).text),
    linkIn((await other.post(`/staff/${reader.staff.id}/recover`, {})).text),
  ]
  const kept = linkIn((await desk.post('/staff/invite', { whom: 'Luz', role: 'reader' })).text)
  return { desk, two, links, kept }
}

for (const [what, path, typed] of [
  ['the access of an administrator ends', 'end', {}],
  ['an administrator becomes an editor', 'role', { role: 'editor' }],
] as const)
  test(`when ${what}, the links that they made open nothing any more, and those of others do`, () =>
    withDatabase(async (db) => {
      const { desk, two, links, kept } = await team(db)
      const guest = desk.another()
      for (const link of links) assert.equal((await guest.get(`/invitations/${link}`)).status, 200)
      assert.equal((await desk.post(`/staff/${two.staff.id}/${path}`, typed)).status, 303)
      for (const link of links) {
        assert.equal((await guest.get(`/invitations/${link}`)).status, 410)
        const chosen = { name: 'friend', shown: 'Friend', password: 'copper harbour seventeen', again: 'copper harbour seventeen' }
        assert.equal((await guest.send(`/invitations/${link}`, chosen)).status, 410)
      }
      assert.equal((await guest.get(`/invitations/${kept}`)).status, 200)
      assert.doesNotMatch((await desk.get('/staff')).text, /Friend/)
      assert.match((await desk.get('/audit')).text, /links withdrawn: 2/)
      await sql`update staff_members set role = 'administrator', ended_at = null where id = ${two.staff.id}`.execute(db)
      assert.equal((await guest.get(`/invitations/${links[0]}`)).status, 410, 'nor when they are back')
    }))

test('a link that an administrator makes in the moment in which they are ended opens nothing', () =>
  withDatabase(async (db) => {
    const { desk, two } = await team(db)
    await desk.post(`/staff/${two.staff.id}/end`, {})
    const made = await db
      .transaction()
      .execute((tx) => invite(tx, { forWhom: 'Friend', role: 'administrator' }, { by: two.staff.id, now: start, random: randomBytes }))
    assert.equal((await desk.another().get(`/invitations/${made.token}`)).status, 410)
  }))
