import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { run } from './run.ts'
import { amparo, startAmparo, type RunningAmparo } from '../../test/running-amparo.ts'

/** The link that a start prints, which comes a moment after the sites answer. */
async function firstLink(running: RunningAmparo): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const [, link] = /First sign-in: (http\S+)\s/.exec(running.printed()) ?? []
    if (link !== undefined) return link
    await wait(50)
  }
  return assert.fail(`no link in:\n${running.printed()}`)
}
const send = (address: string, typed: Readonly<Record<string, string>>) =>
  fetch(address, { method: 'POST', body: new URLSearchParams(typed), redirect: 'manual', headers: { 'Sec-Fetch-Site': 'same-origin' } })

test('the first start prints a link for the first staff member, the next one another, and the command line invites more', async (t) => {
  const first = await startAmparo('start')
  t.after(() => first.stop())
  const old = new URL(await firstLink(first))
  assert.equal(old.origin, first.deskOrigin)
  const page = await fetch(old)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /You join as administrator/)
  await first.stop()

  const second = await startAmparo('start', { AMPARO_DATA: first.data })
  t.after(() => second.stop())
  assert.equal((await fetch(new URL(old.pathname, second.deskOrigin))).status, 410)
  assert.equal((await fetch(await firstLink(second))).status, 200)

  const data = { AMPARO_DATA: first.data, DESK_PORT: new URL(second.deskOrigin).port }
  const invited = await amparo(['staff', 'invite', 'Luz', '--role', 'editor'], data)
  assert.equal(invited.status, 0, invited.err)
  const link = /http\S+/.exec(invited.out)?.[0] ?? assert.fail(invited.out)
  assert.match(await (await fetch(link)).text(), /You join as editor/)
  const nobody = await amparo(['staff', 'recover', 'Luz'], data)
  assert.equal(nobody.status, 1)
  assert.match(nobody.err, /Nobody signs in as 'Luz'/)
  assert.match((await amparo(['staff', 'list'], data)).out, /There is nobody yet/)
  const checked = await amparo(['audit', 'check'], data)
  assert.equal(checked.status, 0, checked.err)
  assert.match(checked.out, /^1 entry,/)
})

test('what is typed wrongly is answered with how it is written', async () => {
  let err = ''
  const context = { env: {}, clock: () => new Date(), out: assert.fail, err: (text: string) => (err += text), columns: 80, terminal: false }
  for (const words of [['staff'], ['staff', 'toString'], ['staff', 'invite'], ['staff', 'list', 'x'], ['audit', 'x']]) {
    assert.equal(await run(words, context), 2, words.join(' '))
    assert.match(err, /Usage: amparo (staff list|audit check)/)
  }
})

test('the demo prints how its four people sign in, without a second factor and nowhere else', async (t) => {
  const demo = await startAmparo('demo')
  t.after(() => demo.stop())
  const password = /the password of each is (\S+)/.exec(demo.printed())?.[1] ?? assert.fail(demo.printed())
  assert.match(await (await fetch(`${demo.deskOrigin}/sign-in`)).text(), /This is the demo/)
  for (const name of ['administrator', 'editor', 'reviewer', 'reader']) {
    const signedIn = await send(`${demo.deskOrigin}/sign-in`, { name, password })
    assert.equal(signedIn.headers.get('location'), '/cases')
    const cookie = signedIn.headers.getSetCookie().find((line) => /^amparo=[\w-]{43};/.test(line)) ?? assert.fail('no session')
    assert.equal(
      (await fetch(`${demo.deskOrigin}/me`, { headers: { Cookie: cookie.split(';')[0] ?? '' }, redirect: 'manual' })).status,
      200,
    )
  }
  assert.match((await amparo(['staff', 'list'], { AMPARO_DATA: `${demo.data}/demo` })).out, /reader {2}Demo reader, reader, 5 cases/)
  await demo.stop()

  // The same database, served as if it were somebody's own: the people of the demo are not let in by a password alone.
  const served = await startAmparo('start', { AMPARO_DATA: `${demo.data}/demo` })
  t.after(() => served.stop())
  const answer = await send(`${served.deskOrigin}/sign-in`, { name: 'administrator', password })
  assert.equal(answer.headers.get('location'), '/sign-in/second-factor')
})
