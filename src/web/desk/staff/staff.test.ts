import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Database } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { codeAt, findSession, listStaff, membershipOf } from '../../../staff/index.ts'
import { addStaffMember, type SignedInMember } from '../../../staff/testing.ts'
import { Browser, joinByLink } from '../sign-in/testing.ts'
import { formsIn } from '../testing-forms.ts'
import { keepCase } from '../../../../test/fixtures/kept-case.ts'

const start = new Date('2026-11-22T10:00:00Z')
const password = 'copper harbour seventeen'

const at = (browser: Browser, { token }: SignedInMember): Browser => {
  browser.cookies.set('__Host-amparo', token)
  return browser
}
const linkIn = (page: string): string => /\/invitations\/([\w-]{43})</.exec(page)?.[1] ?? assert.fail(`no link in ${page}`)
const actions = async (db: Database): Promise<string[]> =>
  (await sql<{ action: string }>`select action from audit order by id`.execute(db)).rows.map(({ action }) => action)

test('an administrator invites an editor, who joins; the link is shown once and works once', () =>
  withDatabase(async (db) => {
    const administrator = await addStaffMember(db, { role: 'administrator', now: start })
    const desk = at(new Browser(db, start), administrator)
    const nobody = await desk.post('/staff/invite', { whom: '', role: 'king' })
    assert.equal(nobody.status, 422)
    assert.match(nobody.text, /Type whom the link is for/)
    assert.match(nobody.text, /Choose a role/)
    const made = await desk.post('/staff/invite', { whom: 'Luz', role: 'editor' })
    assert.equal(made.status, 200)
    const link = linkIn(made.text)
    const list = await desk.get('/staff')
    assert.match(list.text, /joins as editor/)
    assert.ok(!list.text.includes(link))
    const luz = desk.another()
    await joinByLink(luz, link, { name: 'luz', shown: 'Luz', password })
    assert.equal((await luz.get('/me')).status, 200)
    assert.equal((await luz.get('/staff')).status, 403)
    assert.equal((await desk.another().get(`/invitations/${link}`)).status, 410)
    const second = await desk.post('/staff/invite', { whom: 'Eva', role: 'reader' })
    const [, id] = /\/staff\/invitations\/([0-9a-f-]{36})\/withdraw/.exec((await desk.get('/staff')).text) ?? []
    await desk.post(`/staff/invitations/${id}/withdraw`, {}, { on: '/staff' })
    assert.equal((await desk.another().get(`/invitations/${linkIn(second.text)}`)).status, 410)
  }))

test('the form of an invitation keeps what was typed and says what is wrong, except the password', () =>
  withDatabase(async (db) => {
    const administrator = await addStaffMember(db, { role: 'administrator', name: 'Ana', now: start })
    const desk = at(new Browser(db, start), administrator)
    const link = linkIn((await desk.post('/staff/invite', { whom: 'Luz', role: 'reader' })).text)
    const guest = desk.another()
    const wrong = await guest.post(`/invitations/${link}`, {
      name: administrator.staff.signInName.toUpperCase(),
      shown: 'Luz',
      password: 'short',
      again: '',
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Somebody signs in with this name already/)
    assert.match(wrong.text, /has 5 of at least 12 characters/)
    assert.match(wrong.text, /value="Luz"/)
    assert.doesNotMatch(wrong.text, /value="short"/)
    const differing = await guest.post(`/invitations/${link}`, { name: 'luz', shown: 'Luz', password, again: `${password}!` })
    assert.match(differing.text, /The two passwords differ/)
  }))

test('a new role holds with the next request, and the sessions of that person end', () =>
  withDatabase(async (db) => {
    const [administrator, editor] = [
      await addStaffMember(db, { role: 'administrator', now: start }),
      await addStaffMember(db, { role: 'editor', now: start }),
    ]
    const desk = at(new Browser(db, start), administrator)
    const path = `/staff/${editor.staff.id}/role`
    assert.equal((await desk.post(path, { role: 'reader' })).status, 303)
    assert.equal(await findSession(db, editor.token, start), null)
    assert.equal((await listStaff(db)).find(({ id }) => id === editor.staff.id)?.role, 'reader')
    assert.deepEqual(await actions(db), ['staff.role'])
  }))

test('the last administrator can neither be ended nor given another role, also when two try it on each other at once', () =>
  withDatabase(async (db) => {
    const one = await addStaffMember(db, { role: 'administrator', now: start })
    const desk = at(new Browser(db, start), one)
    for (const [path, typed] of [
      [`/staff/${one.staff.id}/end`, {}],
      [`/staff/${one.staff.id}/role`, { role: 'reader' }],
    ] as const) {
      const answer = await desk.post(path, typed)
      assert.equal(answer.status, 422)
      assert.match(answer.text, /This is the only administrator/)
    }
    const two = await addStaffMember(db, { role: 'administrator', now: start })
    const other = at(desk.another(), two)
    const answers = await Promise.all([
      desk.post(`/staff/${two.staff.id}/end`, {}),
      other.post(`/staff/${one.staff.id}/role`, { role: 'reader' }),
    ])
    const administrators = (await listStaff(db)).filter(({ role, endedAt }) => role === 'administrator' && endedAt === null)
    assert.equal(administrators.length, 1, answers.map(({ status }) => status).join())
  }))

test('whoever is ended is out at once, belongs to nothing, and their name is free for somebody else', () =>
  withDatabase(async (db) => {
    const key = await keepCase(db, 'EX')
    const administrator = await addStaffMember(db, { role: 'administrator', now: start })
    const editor = await addStaffMember(db, { role: 'editor', cases: [{ key }], password, now: start })
    const desk = at(new Browser(db, start), administrator)
    await desk.post(`/staff/${editor.staff.id}/end`, {})
    assert.equal(await findSession(db, editor.token, start), null)
    assert.equal(await membershipOf(db, editor.staff.id, key), null)
    assert.equal((await desk.another().post('/sign-in', { name: editor.staff.signInName, password })).status, 422)
    assert.match((await desk.get('/staff')).text, /access ended on 22 November 2026/)
    const link = linkIn((await desk.post('/staff/invite', { whom: 'Luz', role: 'reader' })).text)
    await joinByLink(desk.another(), link, { name: editor.staff.signInName, shown: 'Luz', password })
  }))

test('an administrator lets somebody in again who has lost everything; nobody makes a recovery link for themselves', () =>
  withDatabase(async (db) => {
    const administrator = await addStaffMember(db, { role: 'administrator', now: start })
    const desk = at(new Browser(db, start), administrator)
    const link = linkIn((await desk.post('/staff/invite', { whom: 'Luz', role: 'editor' })).text)
    const luz = desk.another()
    const { secret } = await joinByLink(luz, link, { name: 'luz', shown: 'Luz', password })
    const [member] = (await listStaff(db)).filter(({ name }) => name === 'Luz')
    const recovery = linkIn((await desk.post(`/staff/${member?.id}/recover`, {})).text)
    assert.equal((await luz.get('/me')).status, 303)
    const again = desk.another()
    assert.match((await again.get(`/invitations/${recovery}`)).text, /Set your password anew/)
    const renewed = await joinByLink(again, recovery, { password: 'lantern orchard eleven' })
    assert.equal(renewed.answer.status, 303)
    desk.later(5)
    const old = desk.another()
    assert.equal((await old.post('/sign-in', { name: 'luz', password })).status, 422)
    await old.post('/sign-in', { name: 'luz', password: 'lantern orchard eleven' })
    assert.equal((await old.post('/sign-in/second-factor', { code: codeAt(secret, desk.now) })).status, 422)
    assert.equal((await old.post('/sign-in/second-factor', { code: codeAt(renewed.secret, desk.now) })).status, 303)
    const self = await desk.post(`/staff/${administrator.staff.id}/recover`, {})
    assert.equal(self.status, 422)
    assert.match(self.text, /Another administrator must make your recovery link/)
    assert.ok((await actions(db)).includes('staff.recovered'))
  }))

test('with three administrators a recovery link opens after a day, and any of them can withdraw it', () =>
  withDatabase(async (db) => {
    const [administrator] = [
      await addStaffMember(db, { role: 'administrator', now: start }),
      await addStaffMember(db, { role: 'administrator', now: start }),
      await addStaffMember(db, { role: 'administrator', now: start }),
    ]
    const reader = await addStaffMember(db, { role: 'reader', now: start })
    const desk = at(new Browser(db, start), administrator)
    const made = await desk.post(`/staff/${reader.staff.id}/recover`, {})
    assert.match(made.text, /It opens on 23 November 2026/)
    const guest = desk.another()
    const path = `/invitations/${linkIn(made.text)}`
    assert.match((await guest.get(path)).text, /This link opens later/)
    assert.equal((await guest.send(path, { password, again: password })).status, 403)
    guest.later(24 * 60)
    assert.match((await guest.get(path)).text, /Set your password anew/)
  }))

test('an administrator sees only the codes of cases they do not belong to, makes themselves a member, and that is recorded', () =>
  withDatabase(async (db) => {
    const key = await keepCase(db, 'EX')
    const administrator = await addStaffMember(db, { role: 'administrator', now: start })
    const desk = at(new Browser(db, start), administrator)
    assert.match((await desk.get('/staff/cases')).text, /\/cases\/EX\/members">EX</)
    assert.equal((await desk.get('/cases/EX')).status, 404)
    const page = '/cases/EX/members'
    const wrong = await desk.post(page, { staff: '', clearance: 'king' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Choose a staff member/)
    assert.equal((await desk.post(page, { staff: 'staff-nobody', clearance: 'team' })).status, 422)
    assert.equal((await desk.post(page, { staff: administrator.staff.id, clearance: 'privileged' })).status, 303)
    assert.equal((await membershipOf(db, administrator.staff.id, key))?.clearance, 'privileged')
    assert.equal((await desk.get('/cases/EX')).status, 200)
    await desk.post(page, { staff: administrator.staff.id, clearance: 'team' })
    await desk.post(page, { staff: administrator.staff.id, clearance: 'none' })
    assert.equal((await desk.get('/cases/EX')).status, 404)
    assert.deepEqual(
      (await actions(db)).filter((action) => action.startsWith('membership')),
      ['membership.give', 'membership.change', 'membership.end'],
    )
    assert.equal((await desk.get('/cases/nothing/members')).status, 404)
  }))

test('a quarter of an hour after signing in, giving a membership asks first who sits there', () =>
  withDatabase(async (db) => {
    await keepCase(db, 'EX')
    const administrator = await addStaffMember(db, { role: 'administrator', password, now: start })
    const desk = at(new Browser(db, start), administrator)
    desk.later(16)
    const asked = await desk.post('/cases/EX/members', { staff: administrator.staff.id, clearance: 'team' })
    assert.match(asked.text, /Confirm that it is you/)
    assert.deepEqual(await actions(db), [])
    const fields = Object.fromEntries([...formsIn(asked.text).at(-1)!.fields].map(([name, values]) => [name, values[0] ?? '']))
    const wrong = await desk.send('/cases/EX/members', { ...fields, _password: 'not this one at all' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /This is not your password/)
    assert.equal((await desk.send('/cases/EX/members', { ...fields, _password: password })).status, 303)
    assert.deepEqual(await actions(db), ['session.wrong-proof', 'session.confirm', 'membership.give'])
  }))
