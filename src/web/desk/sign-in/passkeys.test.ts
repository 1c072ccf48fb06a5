import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Database } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { makeFirstLink, recover } from '../../../staff/index.ts'
import { Authenticator } from '../../../staff/testing.ts'
import { formTokenOf } from '../form-token.ts'
import { deskOrigin } from '../testing.ts'
import { Browser } from './testing.ts'

const start = new Date('2026-11-22T10:00:00Z')
const password = 'copper harbour seventeen'

/** What the page asks the browser for. */
const optionsIn = (page: string): string => {
  const text = /data-options="([^"]*)"/.exec(page)?.[1] ?? assert.fail('the page asks for no passkey')
  return text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** Ana, who has joined with a passkey and nothing else. */
async function anaWithPasskey(db: Database): Promise<{ browser: Browser; passkey: Authenticator }> {
  const browser = new Browser(db, start)
  const { token } = (await makeFirstLink(db, { now: start, random: randomBytes })) ?? assert.fail('there is somebody')
  const at = `/invitations/${token}/second-factor`
  await browser.post(`/invitations/${token}`, { name: 'ana', shown: 'Ana B.', password, again: password })
  const passkey = new Authenticator(deskOrigin)
  const wrong = [
    { origin: 'https://desk.example.org.evil.example' },
    { origin: 'https://appeals.example.org' },
    { verified: false },
    { challenge: Buffer.alloc(32, 1).toString('base64url') },
  ]
  for (const refused of wrong)
    assert.equal((await browser.post(at, { passkey: passkey.make(optionsIn((await browser.get(at)).text), refused) })).status, 422)
  const joined = await browser.post(at, { passkey: passkey.make(optionsIn((await browser.get(at)).text)) })
  assert.equal(joined.location, '/cases', joined.text)
  return { browser, passkey }
}

test('somebody joins with a passkey and signs in with it; the page has no field for a code', () =>
  withDatabase(async (db) => {
    const { browser, passkey } = await anaWithPasskey(db)
    const other = browser.another()
    await other.post('/sign-in', { name: 'ana', password })
    const page = await other.get('/sign-in/second-factor')
    assert.doesNotMatch(page.text, /name="code"/)
    assert.match(page.text, /<form method="post" action="\/sign-in\/second-factor" hidden>/)
    const answer = await other.post('/sign-in/second-factor', { passkey: passkey.show(optionsIn(page.text)) })
    assert.equal(answer.location, '/cases')
    assert.equal((await other.get('/me')).status, 200)
  }))

test('a passkey of another site, for another challenge, shown twice, by a copy, or by nobody in particular lets nobody in', () =>
  withDatabase(async (db) => {
    const { browser, passkey } = await anaWithPasskey(db)
    const thief = browser.another()
    const attempt = async (make: (options: string) => string): Promise<number> => {
      const fresh = browser.another()
      await fresh.post('/sign-in', { name: 'ana', password })
      const answer = await fresh.post('/sign-in/second-factor', {
        passkey: make(optionsIn((await fresh.get('/sign-in/second-factor')).text)),
      })
      assert.equal(fresh.cookies.has('__Host-amparo'), answer.status === 303)
      return answer.status
    }
    let used = ''
    assert.equal(await attempt((options) => (used = passkey.show(options))), 303)
    assert.equal(await attempt(() => used), 422)
    for (const deviation of [
      { origin: 'https://desk.example.org.evil.example' },
      { origin: 'http://desk.example.org' },
      { verified: false },
      { challenge: randomBytes(32).toString('base64url') },
      { counter: 1 },
    ])
      assert.equal(await attempt((options) => passkey.show(options, deviation)), 422, JSON.stringify(deviation))
    const stranger = new Authenticator(deskOrigin)
    assert.equal(await attempt((options) => stranger.show(options)), 422)
    for (const garbage of [
      '{}',
      'null',
      '[]',
      '"',
      '{"id":1}',
      'x'.repeat(20_000),
      JSON.stringify({
        id: 'a',
        rawId: 'a',
        type: 'public-key',
        response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' },
      }),
    ])
      assert.equal(await attempt(() => garbage), 422, garbage.slice(0, 40))
    assert.equal((await thief.send('/sign-in/second-factor', { passkey: used })).status, 303)
    assert.equal(thief.cookies.has('__Host-amparo'), false)
    const { rows } = await sql<{ n: number }>`select count(*) as n from audit where action = 'sign-in.wrong-factor'`.execute(db)
    assert.equal(rows[0]?.n, 14)
  }))

test('a passkey confirms who sits there, and its challenge counts once', () =>
  withDatabase(async (db) => {
    const { browser, passkey } = await anaWithPasskey(db)
    browser.later(16)
    const asked = await browser.get('/me/second-factors')
    assert.equal(asked.location, '/confirm?next=%2Fme%2Fsecond-factors')
    const page = await browser.get(asked.location ?? '')
    const shown = passkey.show(optionsIn(page.text))
    const token = /name="_token" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    assert.equal((await browser.send(asked.location ?? '', { _token: token, passkey: shown })).location, '/me/second-factors')
    assert.equal((await browser.send(asked.location ?? '', { _token: token, passkey: shown })).status, 422)
    const list = await browser.get('/me/second-factors')
    assert.equal(list.status, 200)
    assert.match(list.text, /Passkey of A browser/)
  }))

test('a passkey that a colleague has is not accepted, neither on an invitation nor from two who add it at once', () =>
  withDatabase(async (db) => {
    const { browser, passkey } = await anaWithPasskey(db)
    const made = await browser.post('/staff/invite', { whom: 'Luz', role: 'editor' })
    const link = /\/invitations\/([\w-]{43})</.exec(made.text)?.[1] ?? assert.fail('no link')
    const luz = browser.another()
    const at = `/invitations/${link}/second-factor`
    await luz.post(`/invitations/${link}`, { name: 'luz', shown: 'Luz', password, again: password })
    const refused = await luz.post(at, { passkey: passkey.make(optionsIn((await luz.get(at)).text)) })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /The passkey was not accepted/)
    const own = new Authenticator(deskOrigin)
    assert.equal((await luz.post(at, { passkey: own.make(optionsIn((await luz.get(at)).text)) })).status, 303)
    const shared = new Authenticator(deskOrigin)
    const path = '/me/second-factors'
    const ready = []
    for (const each of [browser, luz]) {
      await each.send(path, { _token: formTokenOf(each.cookies.get('__Host-amparo') ?? ''), do: 'add' })
      ready.push({ each, shown: shared.make(optionsIn((await each.get(`${path}/new`)).text)) })
    }
    const answers = await Promise.all(ready.map(({ each, shown }) => each.post(`${path}/new`, { passkey: shown })))
    assert.equal(answers.filter(({ status }) => status === 303).length, 1, answers.map(({ status }) => status).join())
  }))

test('whoever sets everything anew may go on using the passkey that they had', () =>
  withDatabase(async (db) => {
    const { browser, passkey } = await anaWithPasskey(db)
    const { rows } = await sql<{ id: string }>`select id from staff_members`.execute(db)
    const link = await db.transaction().execute((tx) => recover(tx, rows[0]?.id ?? '', { by: null, now: start, random: randomBytes }))
    assert.ok(link.kind === 'made')
    const at = `/invitations/${link.token}/second-factor`
    const again = browser.another()
    await again.post(`/invitations/${link.token}`, { password, again: password })
    assert.equal((await again.post(at, { passkey: passkey.make(optionsIn((await again.get(at)).text)) })).location, '/cases')
  }))
