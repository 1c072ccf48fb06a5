import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { sql } from 'kysely'
import type { Database } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { codeAt, listStaff, makeFirstLink, recordAudit, setMembership, type AuditEntry } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { Browser, joinByLink } from '../sign-in/testing.ts'
import { keepCase } from '../../../../test/fixtures/kept-case.ts'

const start = new Date('2026-11-22T10:00:00Z')
const password = 'copper harbour seventeen'

async function ana(db: Database): Promise<{ browser: Browser; secret: string }> {
  const browser = new Browser(db, start)
  const { token } = (await makeFirstLink(db, { now: start, random: randomBytes })) ?? assert.fail('there is somebody')
  const { secret } = await joinByLink(browser, token, { name: 'ana', shown: 'Ana B.', password })
  return { browser, secret }
}

test('somebody changes their name and reads from the right; an empty name is refused with what was typed', () =>
  withDatabase(async (db) => {
    const { browser } = await ana(db)
    assert.equal((await browser.post('/me', { name: 'Ana Beltrán', direction: 'rtl' })).status, 303)
    const page = await browser.get('/me')
    assert.match(page.text, /<html lang="en" dir="rtl">/)
    assert.match(page.text, /Ana Beltrán/)
    const wrong = await browser.post('/me', { name: '  ', direction: 'rtl' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Type the name that others are to see/)
    assert.equal((await browser.post('/me', { name: 'x'.repeat(101), direction: 'nowhere' })).status, 422)
  }))

test('nobody takes the name of a colleague, nor joins with it; of one who has left, everybody may', () =>
  withDatabase(async (db) => {
    const { browser } = await ana(db)
    const luz = await addStaffMember(db, { role: 'editor', name: 'Luz Ñandú', now: start })
    for (const name of ['Luz Ñandú', ' luz  ÑANDÚ', 'Luz N\u0303andu\u0301', 'Ｌｕｚ Ñandú']) {
      const refused = await browser.post('/me', { name, direction: 'ltr' })
      assert.equal(refused.status, 422, name)
      assert.match(refused.text, /A colleague has this name already/)
    }
    assert.equal((await browser.post('/me', { name: 'ANA B.', direction: 'rtl' })).status, 303, 'one’s own')
    const link = /\/invitations\/([\w-]{43})</.exec((await browser.post('/staff/invite', { whom: 'Luz', role: 'reader' })).text)?.[1]
    const joining = await browser.another().post(`/invitations/${link}`, { name: 'luz', shown: 'ana b.', password, again: password })
    assert.equal(joining.status, 422)
    assert.match(joining.text, /A colleague has this name already/)
    await browser.post(`/staff/${luz.staff.id}/end`, {})
    assert.equal((await browser.post('/me', { name: 'Luz Ñandú', direction: 'ltr' })).status, 303)
  }))

test('of two who take the same name at once, one has it', () =>
  withDatabase(async (db) => {
    const people = [
      await addStaffMember(db, { role: 'reader', name: 'A', now: start }),
      await addStaffMember(db, { role: 'reader', name: 'B', now: start }),
    ]
    const browser = new Browser(db, start)
    const answers = await Promise.all(
      people.map(({ token }) => {
        const own = browser.another()
        own.cookies.set('__Host-amparo', token)
        return own.post('/me', { name: 'Eva', direction: 'ltr' })
      }),
    )
    assert.deepEqual(answers.map(({ status }) => String(status)).toSorted(), ['303', '422'])
  }))

test('a new password needs the old one, ends the other sessions and counts from then on', () =>
  withDatabase(async (db) => {
    const { browser, secret } = await ana(db)
    browser.later(1)
    const other = browser.another()
    await other.post('/sign-in', { name: 'ana', password })
    await other.post('/sign-in/second-factor', { code: codeAt(secret, browser.now) })
    const changed = { password: 'lantern orchard eleven', again: 'lantern orchard eleven' }
    const wrong = await browser.post('/me/password', { current: 'not mine at all', ...changed })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /This is not your password/)
    assert.doesNotMatch(wrong.text, /lantern|not mine/)
    assert.equal((await browser.post('/me/password', { current: password, ...changed, again: 'x' })).status, 422)
    assert.equal((await browser.post('/me/password', { current: password, ...changed })).status, 303)
    assert.equal((await other.get('/me')).status, 303)
    assert.equal((await browser.get('/me')).status, 200)
    assert.equal((await other.post('/sign-in', { name: 'ana', password })).status, 422)
    assert.equal((await other.post('/sign-in', { name: 'ana', password: changed.password })).location, '/sign-in/second-factor')
  }))

test('somebody adds a second app and removes the first, and never the last', () =>
  withDatabase(async (db) => {
    const { browser, secret } = await ana(db)
    const path = '/me/second-factors'
    const only = /name="factor" value="([^"]+)"/.exec((await browser.get(path)).text)?.[1] ?? assert.fail('no factor')
    const last = await browser.post(path, { do: 'remove', factor: only })
    assert.equal(last.status, 422)
    assert.match(last.text, /your only second factor/)
    // The first form of the page is the one that removes, so the button that adds is sent as it stands.
    assert.equal((await browser.post(path, { do: 'add' })).location, `${path}/new`)
    const page = await browser.get(`${path}/new`)
    assert.match(page.text, /<svg class="qr"/)
    const second = /class="secret">([A-Z2-7 ]+)</.exec(page.text)?.[1]?.replaceAll(' ', '') ?? assert.fail('no secret')
    assert.equal((await browser.post(`${path}/new`, { code: codeAt(secret, browser.now) })).status, 422)
    assert.equal((await browser.post(`${path}/new`, { code: codeAt(second, browser.now) })).status, 303)
    assert.equal((await browser.get(`${path}/new`)).location, path)
    assert.equal((await browser.post(path, { do: 'remove', factor: only })).status, 303)
    assert.equal((await browser.post(path, { do: 'remove', factor: 'nothing' })).status, 303)
    browser.later(2)
    const other = browser.another()
    await other.post('/sign-in', { name: 'ana', password })
    assert.equal((await other.post('/sign-in/second-factor', { code: codeAt(secret, browser.now) })).status, 422)
    assert.equal((await other.post('/sign-in/second-factor', { code: codeAt(second, browser.now) })).status, 303)
  }))

test('the secret of an app cannot be read in the database without its key, which goes with the app', () =>
  withDatabase(async (db) => {
    const { browser, secret } = await ana(db)
    const kept = async () => {
      const { rows } = await sql<{ text: string; keys: number }>`
        select string_agg(f::text || encode(coalesce(sealed, ''), 'escape'), ' ') as text,
          (select count(*)::int from record_keys where id in (select key from second_factors)) as keys
        from second_factors f`.execute(db)
      return rows[0] ?? assert.fail()
    }
    assert.equal((await kept()).keys, 1)
    assert.equal((await kept()).text.includes(secret), false)
    await sql`delete from record_keys where id in (select key from second_factors)`.execute(db)
    browser.later(2)
    const other = browser.another()
    await other.post('/sign-in', { name: 'ana', password })
    assert.equal((await other.post('/sign-in/second-factor', { code: codeAt(secret, browser.now) })).status, 422)
    const path = '/me/second-factors'
    await browser.post(path, { do: 'add' })
    const again = /class="secret">([A-Z2-7 ]+)</.exec((await browser.get(`${path}/new`)).text)?.[1]?.replaceAll(' ', '') ?? ''
    await browser.post(`${path}/new`, { code: codeAt(again, browser.now) })
    const { rows } = await sql<{ id: string; key: string }>`select id, key from second_factors order by added_at desc limit 1`.execute(db)
    assert.equal((await browser.post(path, { do: 'remove', factor: rows[0]?.id ?? '' })).status, 303)
    const { rows: left } = await sql`select from record_keys where id = ${rows[0]?.key ?? ''}`.execute(db)
    assert.equal(left.length, 0)
  }))

test('somebody sees where they are signed in and ends one session, and not that of somebody else', () =>
  withDatabase(async (db) => {
    const { browser, secret } = await ana(db)
    browser.later(1)
    const other = browser.another()
    await other.post('/sign-in', { name: 'ana', password })
    await other.post('/sign-in/second-factor', { code: codeAt(secret, browser.now) })
    const stranger = await addStaffMember(db, { role: 'reader', now: start })
    const page = await browser.get('/me/sessions')
    const [id = ''] = [...page.text.matchAll(/name="session" value="([0-9a-f-]{36})"/g)].map(([, found]) => found)
    await browser.post('/me/sessions', { session: stranger.session.id })
    await browser.post('/me/sessions', { session: "'; drop table sessions; --" })
    const elsewhere = browser.another()
    elsewhere.cookies.set('__Host-amparo', stranger.token)
    assert.equal((await elsewhere.get('/me')).status, 200)
    assert.equal((await other.get('/me')).status, 200)
    await browser.post('/me/sessions', { session: id })
    assert.equal((await other.get('/me')).status, 303)
    assert.equal((await browser.get('/me')).status, 200)
  }))

test('everybody reads what is recorded of them, administrators of all, by person, case, action and day, page by page', () =>
  withDatabase(async (db) => {
    const key = await keepCase(db, 'EX')
    const { browser } = await ana(db)
    const reader = await addStaffMember(db, { role: 'reader', name: 'Rita R.', cases: [{ key }], now: start })
    const rita = browser.another()
    rita.cookies.set('__Host-amparo', reader.token)
    await rita.get('/cases/EX')
    const own = await rita.get('/me/actions')
    assert.match(own.text, /Rita R\. read the case/)
    assert.doesNotMatch(own.text, /Ana B\./)
    assert.equal((await rita.get('/audit')).status, 403)
    assert.equal((await rita.get('/audit.csv')).status, 403)
    const all = await browser.get('/audit')
    assert.match(all.text, /Rita R\. read the case/)
    assert.match(all.text, /Ana B\. signed in/)
    const some = await browser.get(`/audit?staff=${reader.staff.id}&case=EX&action=case.read&day=2026-11-22`)
    assert.match(some.text, /Rita R\. read the case/)
    assert.doesNotMatch(some.text, /Ana B\. signed in/)
    const wrong = await browser.get('/audit?staff=x&case=nothing&action=y&day=2026-02-30')
    assert.equal(wrong.status, 422)
    for (const sentence of [/no such staff member/, /no case with this code/, /no such action/, /This is not a day/])
      assert.match(wrong.text, sentence)
    const table = await browser.get(`/audit.csv?case=EX`)
    assert.match(table.headers.get('content-type') ?? '', /^text\/csv/)
    assert.match(table.text, /"Rita R\. read the case","case.read","EX"/)
    assert.match((await browser.get('/audit')).text, /Ana B\. downloaded the record of actions/)
    for (let number = 0; number < 100; number++) await browser.post('/me', { name: `Ana ${number}`, direction: 'ltr' })
    const first = await browser.get('/me/actions')
    assert.equal(first.text.match(/<tr>/g)?.length, 101)
    const next = /href="(\/me\/actions\?before=\d+)"/.exec(first.text)?.[1] ?? assert.fail('no further page')
    assert.match((await browser.get(next)).text, /joined the team/)
  }))

test('the record says in words what each entry is about: no id of a session, and the first call is number 1', () =>
  withDatabase(async (db) => {
    const key = await keepCase(db, 'EX')
    const { browser } = await ana(db)
    const [{ id } = assert.fail('nobody is here')] = await listStaff(db)
    const write = (entry: Pick<AuditEntry, 'action' | 'list' | 'entry' | 'detail'>) =>
      db.transaction().execute((tx) => recordAudit(tx, { at: start, staff: id, caseKey: key, ...entry }))
    await write({ action: 'call.add', list: 'calls', entry: '0' })
    await write({ action: 'claim.add', list: 'claims', entry: 'C12' })
    await write({ action: 'case.change', list: 'head', entry: '0' })
    await write({ action: 'session.confirm', entry: '7d1e2f30-1111-4222-8333-944455566677' })
    await write({ action: 'review.approve', entry: 'EX-001', detail: { text: '4f3a9b7c'.repeat(8) } })
    const { text } = await browser.get('/audit')
    const about = [...text.matchAll(/<tr><td>.*?<td dir="auto">([^<]*)<\/td><\/tr>/g)].map(([, said]) => said)
    for (const said of ['call number 1', 'claim C12', 'title and summary', 'EX-001, text: 4f3a9b7c']) assert.ok(about.includes(said), said)
    assert.doesNotMatch(text, /[0-9a-f]{8}-[0-9a-f]{4}-|calls, 0/)
    assert.match((await browser.get('/audit.csv')).text, /"7d1e2f30-1111-4222-8333-944455566677"/)
  }))

test('whoever is no longer a member of a case does not read its code among what is recorded of them', () =>
  withDatabase(async (db) => {
    const key = await keepCase(db, 'EX')
    const { browser } = await ana(db)
    const reader = await addStaffMember(db, { role: 'reader', cases: [{ key }], now: start })
    const rita = browser.another()
    rita.cookies.set('__Host-amparo', reader.token)
    await rita.get('/cases/EX')
    assert.match((await rita.get('/me/actions')).text, /<td data-label="Case">EX<\/td>/)
    await db
      .transaction()
      .execute((tx) => setMembership(tx, { staff: reader.staff.id, caseKey: key, clearance: null }, { by: reader.staff.id, at: start }))
    const { text } = await rita.get('/me/actions')
    assert.doesNotMatch(text, />EX<\/td>/)
    assert.match(text, /a case you are no longer a member of/)
  }))

test('every page about staff members is valid HTML, without script or style in it', () =>
  withDatabase(async (db) => {
    await keepCase(db, 'EX')
    const { browser } = await ana(db)
    await browser.post('/staff/invite', { whom: 'Luz', role: 'reader' })
    const reader = await addStaffMember(db, { role: 'reader', now: start })
    await browser.post('/me/second-factors', { do: 'add' })
    const guest = browser.another()
    await guest.post('/sign-in', { name: 'ana', password })
    const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off', 'no-inline-style': 'error' } })
    const member = `/staff/${reader.staff.id}`
    const own = ['/me', '/me/password', '/me/second-factors', '/me/second-factors/new', '/me/sessions', '/me/actions', '/confirm']
    const managing = ['/staff', '/staff/cases', '/staff/invite', member, `${member}/role`, `${member}/end`, `${member}/recover`]
    const pages = [
      ...[...own, ...managing, '/cases/EX/members', '/audit', '/audit?day=x'].map((path) => [browser, path] as const),
      ...['/sign-in', '/sign-in/second-factor', `/invitations/${'A'.repeat(43)}`].map((path) => [guest, path] as const),
    ]
    for (const [who, path] of pages) {
      const { text, status } = await who.get(path)
      assert.ok([200, 410, 422].includes(status), `${path}: ${status}`)
      const { results } = await validator.validateString(text, path)
      assert.deepEqual(
        results.flatMap((result) => result.messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId} ${message}`)),
        [],
      )
      assert.doesNotMatch(text, /<script(?! type="module" src="\/scripts-)|<img|\sstyle=|\son[a-z]+=|javascript:/i)
    }
  }))
