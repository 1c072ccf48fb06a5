import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { atApproved, approve, lookAgain, publish, read, sayNews, textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { page } from '../../../../test/fixtures/appeal-desk.ts'

const base = '/cases/example'
const consent = {
  subject: 'ana',
  given_by: 'Her sister',
  relation: 'sister',
  capacity: 'relative',
  scope: 'That the appeal names her.',
  on: '2021-07-16',
  refused: 'yes',
}

test('a consent that is withdrawn flags every version that readers see, with the way to take it down; readers are told nothing', () =>
  atApproved(async ({ editor, reviewer, site, desk }) => {
    await publish(editor)
    assert.equal((await editor.post(`${page}/head`, { summary: 'Another summary.' })).status, 303)
    await sayNews(editor)
    await lookAgain(editor)
    await approve(editor, reviewer)
    await publish(editor)
    const before = await read(site)
    assert.equal((await editor.post(`${base}/consents/new`, consent)).status, 303)
    assert.doesNotMatch((await editor.get('/appeals/changed')).text, /no longer agreed to/)
    assert.equal((await editor.post(`${base}/consents/0/correction`, { withdrawn: '2021-07-25' })).status, 303)
    for (const path of ['/appeals/changed', base, `${base}/consents`, `${base}/consents/0`]) {
      const { text, status } = await editor.get(path)
      assert.equal(status, 200)
      const words = textOf(text)
      assert.match(words, /no longer agreed to/, path)
      assert.match(
        words,
        /version 2, at sentences 1, 2.*Her sister withdrew this consent: That the appeal names her\..*25 July 2021.*Noted by Rosa Editor on 25 July 2021.*Take down…/,
        path,
      )
      assert.match(words, /version 1, at sentences? 1/, path)
    }
    assert.equal(await read(site), before, 'readers are told nothing')
    const flagged = (await editor.get('/appeals/changed')).text
    const [, fields = ''] = /action="\/appeals\/EX-001\/kept-consents"[^>]*>([\s\S]*?)<button/.exec(flagged) ?? []
    const values = Object.fromEntries(
      [...fields.matchAll(/name="([a-z]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    )
    assert.equal((await editor.post(`${page}/kept-consents`, values, { on: '/appeals/changed' })).status, 303)
    const left = textOf((await editor.get('/appeals/changed')).text)
    assert.doesNotMatch(left, new RegExp(`version ${values['version']}, at sentence`))
    assert.match(textOf((await editor.get(`${base}/consents`)).text), /left the page as it is/)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit where action = 'consent.keep'`.execute(desk.db)
    assert.equal(rows[0]!.n, 1)
    assert.equal((await editor.post(`${page}/kept-consents`, { ...values, position: '7' }, { on: '/appeals/changed' })).status, 303)
    assert.equal((await editor.post(`${page}/take-down`, { reason: 'Her sister asked.' })).status, 303)
    assert.doesNotMatch((await editor.get('/appeals/changed')).text, /no longer agreed to/)
    assert.match((await editor.get(`${page}/publication`)).text, /taken down/i)
  }))

test('a no that does not count flags nothing as long as a yes that counts stands; once that is withdrawn, it is flagged too', () =>
  atApproved(async ({ editor }) => {
    await publish(editor)
    const own = { ...consent, given_by: 'Ana Ejemplo', relation: 'herself', capacity: 'self' }
    assert.equal((await editor.post(`${base}/consents/new`, own)).status, 303)
    assert.equal((await editor.post(`${base}/consents/new`, { ...consent, refused: 'no', scope: 'No publication.' })).status, 303)
    const shown = textOf((await editor.get(`${base}/consents`)).text)
    assert.match(shown, /In conflict[\s\S]*Does not count: the person lives/)
    assert.doesNotMatch(shown, /no longer agreed to/)
    assert.equal((await editor.post(`${base}/consents/0/correction`, { withdrawn: '2021-07-25' })).status, 303)
    assert.match(textOf((await editor.get(`${base}/consents`)).text), /no longer agreed to: \d/)
  }))

test('consents stand person by person, those that conflict side by side, each with what it weighs and why', () =>
  atApproved(async ({ editor, desk }) => {
    const form = (await editor.get(`${base}/consents/new`)).text
    assert.match(form, /As what they speak[\s\S]*They said no[\s\S]*Asked one by one/)
    const own = {
      ...consent,
      given_by: 'Ana Ejemplo',
      relation: 'herself',
      capacity: 'self',
      scope: 'All of it.',
      covers: ['publication', 'name'],
    }
    assert.equal((await editor.post(`${base}/consents/new`, own)).status, 303)
    const refusal = await editor.post(`${base}/consents/new`, { ...consent, refused: 'no', scope: 'No publication.' })
    assert.equal(refusal.status, 303, refusal.text)
    const { text } = await editor.get(`${base}/consents`)
    assert.match(text, /point contested/)
    assert.match(
      textOf(text),
      /In conflict\. These conflict.*Ana Ejemplo : yes.*All of it.*Counts: it is their own.*Her sister : a no.*No publication.*Does not count: the person lives/,
    )
    assert.match(textOf((await editor.get(`${page}/risk-review`)).text), /These consents conflict/)
    await desk.write({
      kind: 'add',
      list: 'claims',
      entry: {
        about: 'ana',
        said_by: ['family'],
        printed_in: [],
        said_on: '2021-07-24',
        statement: 'She died.',
        asserts: [{ fact: 'death.occurred', value: true }],
      },
    })
    assert.match(
      textOf((await editor.get(`${base}/consents`)).text),
      /The file says that the person died: C\d+.*Counts: the person is dead, and a relative speaks/,
    )
    const stopped = textOf((await editor.get(page)).text)
    assert.match(stopped, /Her sister refused for Ana Ejemplo \(No publication\.\)/)
    const narrow = await editor.post(`${base}/consents/0/correction`, { covers: ['authorities'] })
    assert.equal(narrow.status, 303, narrow.text)
    assert.match(textOf((await editor.get(page)).text), /the consents on record for Ana Ejemplo do not cover publication/)
    for (const bad of [{ capacity: 'king' }, { covers: ['all'] }, { refused: 'perhaps' }, { on: '31 February' }])
      assert.equal((await editor.post(`${base}/consents/new`, { ...consent, ...bad })).status, 422, JSON.stringify(bad))
  }))
