import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withDatabase } from '../../src/platform/testing.ts'
import { addStaffMember } from '../../src/staff/testing.ts'
import { lines } from '../../src/web/desk/chapters.ts'
import { formTokenOf } from '../../src/web/desk/form-token.ts'
import { deskOrigin, openDesk, type Answer } from '../../src/web/desk/testing.ts'
import { signOnsOver } from '../fixtures/sign-ons.ts'
import { keepCanary } from './canary-desk.ts'
import { fill, partsOf } from './parts-of-addresses.ts'

const now = new Date('2021-07-25T10:00:00Z')

/** Every name of a field or of a part of an address's query that the desk reads, as its pages and their code know them. */
const names = [
  'next',
  'q',
  'at',
  'known',
  'fact',
  'source',
  'standing',
  'page',
  'sort',
  'id',
  'point',
  'claims',
  'denies',
  'supersedes',
  'document',
  'call',
  'about',
  'day',
  'action',
  'staff',
  'case',
  'date',
  'edit',
  'notice',
  'role',
  'name',
  'title',
  'lang',
  'country',
  '_at',
  '_once',
  '_base',
  'mark',
  'code',
  'reason',
  'text',
  'statement',
  'value',
  'what',
  'public_reason',
  'from',
  'ids',
  'held_for',
  'corrects',
  'public_key',
  'addressed',
  'key',
  'organisation',
  'batch',
  'edition',
  'n',
  'seed',
  'number',
  'result.method',
]

/** Sends each value under all names at once to every address, as somebody who may do everything. */
const everywhere = (values: readonly string[], look: (answer: Answer, where: string, value: string) => void): Promise<void> =>
  withDatabase(async (db) => {
    const own = await keepCanary(db, { id: 'zq-0', word: 'ownword', now, published: true })
    const desk = openDesk(db, { clock: () => now, signOns: await signOnsOver(db, () => now, own.appeal) })
    const signIn = () => addStaffMember(db, { role: 'administrator', now, cases: [{ key: own.key, clearance: 'sealed' }] })
    let member = await signIn()
    for (const { route } of lines)
      for (const value of values) {
        const path = fill(route.path, partsOf(route.path, own, 'staff-of-nobody'))
        const all = Object.fromEntries(names.map((name) => [name, value]))
        const query = `?${new URLSearchParams(all).toString()}`
        const person = desk.as(member.token)
        const sent = { ...all, _token: formTokenOf(member.token) }
        const answer = await (route.method === 'GET' ? person.get(path + query) : person.send(path + query, sent))
        look(answer, `${route.method} ${route.path}`, value)
        // Some of what is sent ends the session.
        if (answer.status === 303 && (await person.get('/me')).status !== 200) member = await signIn()
      }
  })

test('line ends in any field or query make no header of an answer', async () => {
  await everywhere(
    ['x\r\nX-Injected: yes\r\n\r\n<script>injected()</script>', '/cases\r\nSet-Cookie: amparo=injected'],
    (answer, where) => {
      assert.ok(answer.status < 500, `${where} failed`)
      assert.equal(answer.headers.get('x-injected'), null, where)
      assert.doesNotMatch(answer.headers.get('set-cookie') ?? '', /injected/, where)
      assert.doesNotMatch(answer.text, /<script>injected/, where)
    },
  )
})

test('nothing that is sent leads anybody away from the desk', async () => {
  const elsewhere = [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/%2f%2fevil.example',
    'https:evil.example',
  ]
  await everywhere(elsewhere, (answer, where, value) => {
    assert.ok(answer.status < 500, `${where} failed`)
    if (answer.location === null) return
    const to = new URL(answer.location, deskOrigin)
    assert.equal(to.origin, deskOrigin, `${where} with ${value} leads to ${answer.location}`)
    assert.doesNotMatch(to.pathname, /^\/\//, `${where} with ${value} leads to ${answer.location}`)
  })
})

test('markup in any field or query stays text', async () => {
  await everywhere(['"><img src=x onerror=alert(1)>', `'-alert(1)-'`, '</textarea></title><svg onload=alert(1)>'], (answer, where) => {
    assert.ok(answer.status < 500, `${where} failed`)
    assert.doesNotMatch(answer.text, /<img src=x|<svg onload|<\/textarea><\/title>/, where)
  })
})

test('who asks under another name is not answered', async () => {
  await withDatabase(async (db) => {
    const { app } = openDesk(db)
    const { token } = await addStaffMember(db, { role: 'reader' })
    for (const Host of ['evil.example', 'desk.example.org.evil.example', 'desk.example.org:8080', 'desk.example.org@evil.example', '']) {
      const answer = await app.request(`${deskOrigin}/cases`, { headers: { Host, Cookie: `__Host-amparo=${token}` } })
      assert.deepEqual([answer.status, Host], [421, Host])
    }
    const named = await app.request(`${deskOrigin}/cases`, {
      headers: { Host: 'desk.example.org', 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' },
    })
    assert.equal(new URL(named.headers.get('location') ?? '', deskOrigin).origin, deskOrigin)
    assert.doesNotMatch(JSON.stringify([...named.headers]), /evil/)
  })
})

test('a form from another site is not done, whoever is signed in, and one without a token neither', async () => {
  await withDatabase(async (db) => {
    const { app } = openDesk(db, { clock: () => now })
    const { token } = await addStaffMember(db, { role: 'editor', now })
    const own = { Host: 'desk.example.org', Cookie: `__Host-amparo=${token}` }
    const fields = { _token: formTokenOf(token), _at: '/cases/new/empty', name: 'Ana' }
    const send = async (headers: Readonly<Record<string, string>>, body: Readonly<Record<string, string>> = fields): Promise<number> =>
      (await app.request(`${deskOrigin}/drafts`, { method: 'POST', headers: { ...own, ...headers }, body: new URLSearchParams(body) }))
        .status
    assert.equal(await send({ 'Sec-Fetch-Site': 'same-origin' }), 200)
    assert.equal(await send({ Origin: deskOrigin }), 200)
    for (const site of ['cross-site', 'same-site', 'none']) assert.deepEqual([await send({ 'Sec-Fetch-Site': site }), site], [403, site])
    for (const Origin of ['https://evil.example', 'null', 'https://desk.example.org.evil.example', 'http://desk.example.org', ''])
      assert.deepEqual([await send({ Origin }), Origin], [403, Origin])
    assert.equal(await send({}), 403)
    const { _token: _, ...without } = fields
    assert.equal(await send({ 'Sec-Fetch-Site': 'same-origin' }, without), 403)
    assert.equal(await send({ 'Sec-Fetch-Site': 'same-origin' }, { ...fields, _token: formTokenOf('of another session') }), 403)
    assert.equal(await send({ 'Sec-Fetch-Site': 'same-origin', 'X-Form-Token': 'guessed' }), 403)
  })
})
