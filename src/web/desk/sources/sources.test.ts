import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCase } from '../../../cases/index.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { unescaped } from '../testing-forms.ts'

const base = '/cases/example'

test('a source is added, corrected, and keeps what it said before in its history', () =>
  atDesk(async ({ editor, db }) => {
    const added = await editor.post(`${base}/sources/new`, {
      name: 'Radio Valle',
      kind: 'press',
      country: 'PE',
      lang: 'es',
      relays: ['gazette'],
    })
    assert.equal(added.location, `${base}/sources/S1?notice=added`)
    const corrected = await editor.post(`${base}/sources/S1/correction`, { name: 'Radio del Valle' })
    assert.equal(corrected.location, `${base}/sources/S1?notice=saved`)
    assert.deepEqual((await loadCase(db, 'example'))!.sources.at(-1), {
      id: 'S1',
      name: 'Radio del Valle',
      kind: 'press',
      country: 'PE',
      lang: 'es',
      relays: ['gazette'],
    })
    const { text } = await editor.get(`${base}/sources/S1`)
    assert.match(text, /<del dir="auto">Radio Valle<\/del>/)
    assert.match(text, /Passes on the words of/)
  }))

test('of two who correct the same source, the second is shown both texts and loses nothing', () =>
  atDesk(async ({ editor, member, db }) => {
    const page = `${base}/sources/prisons/correction`
    const other = await member('editor', 'team', 'Omar Other')
    const theirForm = await other.get(page)
    await editor.post(page, { name: 'Prison service of the region' })
    const fields = [...theirForm.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ])
    const late = await other.send(page, { ...Object.fromEntries(fields), name: 'National prison service', kind: 'authority' })
    assert.equal(late.status, 409)
    assert.match(late.text, /Somebody changed this while you were writing/)
    assert.match(late.text, /Rosa Editor/)
    assert.match(late.text, /value="National prison service"/)
    assert.match(unescaped(late.text.replaceAll(/<\/?mark>/g, '')), /Prison service of the region/)
    const again = [...late.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ])
    const settled = await other.send(page, { ...Object.fromEntries(again), name: 'National prison service', kind: 'authority' })
    assert.equal(settled.status, 303)
    assert.equal((await loadCase(db, 'example'))!.sources.find(({ id }) => id === 'prisons')?.name, 'National prison service')
  }))

test('a source that would pass on its own words is refused', () =>
  atDesk(async ({ editor }) => {
    await editor.post(`${base}/sources/gazette/correction`, { relays: ['lawyer'] })
    const circle = await editor.post(`${base}/sources/lawyer/correction`, { relays: ['gazette'] })
    assert.equal(circle.status, 422)
    assert.match(unescaped(circle.text), /Source 'lawyer' relays itself|Source 'gazette' relays itself/)
  }))

test('a document is kept with its text, and leads to a claim made of it', () =>
  atDesk(async ({ editor }) => {
    const document = {
      title: 'Nota 12',
      by: 'prisons',
      published: '2021-07-22',
      url: 'https://prisons.example/12',
      lang: 'es',
      text: 'Fue trasladada.',
    }
    const added = await editor.post(`${base}/documents/new`, document)
    assert.equal(added.location, `${base}/documents/D3?notice=added`)
    const { text } = await editor.get(`${base}/documents/D3`)
    assert.match(text, /Fue trasladada\./)
    assert.match(text, /claims\/new\?document=D3/)
    const script = await editor.post(`${base}/documents/new`, { ...document, url: 'javascript:alert(1)' })
    assert.equal(script.status, 422)
  }))

test('a subject has names in several scripts, one row more at a time', () =>
  atDesk(async ({ editor, db }) => {
    const one = { kind: 'person', role: 'witness', 'names.0.text': 'Rosa Testigo', 'names.0.lang': 'es' }
    const more = await editor.post(`${base}/subjects/new`, { ...one, do: 'row' })
    assert.equal(more.status, 200)
    assert.match(more.text, /name="names\.1\.text"/)
    await editor.post(`${base}/subjects/new`, { ...one, 'names.1.text': '罗莎', 'names.1.lang': 'zh-Hans', 'names.1.kind': 'spelling' })
    assert.deepEqual((await loadCase(db, 'example'))!.subjects.at(-1)?.names, [
      { text: 'Rosa Testigo', lang: 'es', kind: 'known_as' },
      { text: '罗莎', lang: 'zh-Hans', kind: 'spelling' },
    ])
  }))

test('a consent is recorded, and withdrawn later', () =>
  atDesk(async ({ editor, db }) => {
    const consent = {
      subject: 'ana',
      given_by: 'Ana Ejemplo',
      relation: 'herself',
      scope: 'Publish what concerns her health.',
      on: '2021-07-20',
    }
    const form = (await editor.get(`${base}/consents/new`)).text
    assert.match(form, /<option value="ana"/)
    assert.doesNotMatch(form, /<option value="valdeniebla"/, 'no place agrees to anything')
    const unsaid = await editor.post(`${base}/consents/new`, consent)
    assert.equal(unsaid.status, 422, 'nobody is taken to have agreed')
    assert.match(unsaid.text, /Choose what they said/)
    const added = await editor.post(`${base}/consents/new`, { ...consent, refused: 'yes' })
    assert.equal(added.location, `${base}/consents/0?notice=added`)
    assert.match((await editor.get(`${base}/consents/0`)).text, /correction#field-withdrawn">They withdraw it</)
    await editor.post(`${base}/consents/0/correction`, { withdrawn: '2021-07-24' })
    const withdrawn = (await editor.get(`${base}/consents/0`)).text
    assert.match(withdrawn, /withdrawn\. Nothing may rest on it any more/)
    assert.doesNotMatch(withdrawn, /They withdraw it|Counts: it is their own/)
    assert.equal((await loadCase(db, 'example'))!.consents[0]?.withdrawn?.text, '2021-07-24')
    assert.match((await editor.get(`${base}/consents`)).text, /withdrawn 24 July 2021/)
  }))

test('whoever says on the phone that she agrees is recorded from the call, as a person of the case', () =>
  atDesk(async ({ editor, db }) => {
    const follow = async (path: string, label: string): Promise<string> => {
      const { text } = await editor.get(path)
      return unescaped(new RegExp(`href="([^"]+)">${label}</a>`).exec(text)?.[1] ?? assert.fail(`${path} leads to no “${label}”`))
    }
    await editor.post(`${base}/calls/new`, { who: 'sister of the prisoner', said: 'I agree that you publish my name.' })
    const consent = await follow(`${base}/calls/0`, 'Record a consent')
    assert.equal(consent, `${base}/consents/new?call=0`)
    const person = await follow(consent, 'added as a person')
    const added = await editor.post(person, { role: 'sister' })
    assert.equal(added.status, 303, added.text)
    const own = { relation: 'herself', scope: 'publication', refused: 'yes' }
    assert.equal((await editor.post(consent, own)).status, 303)
    const { consents, subjects } = (await loadCase(db, 'example'))!
    const sister = subjects.at(-1)!
    assert.deepEqual(
      consents.map(({ subject, given_by: by, on }) => [subject, by, on.text]),
      [[sister.id, 'Sister of the prisoner', '2021-07-25']],
    )
    const form = await follow(`${base}/subjects/${sister.id}`, 'Record a consent')
    assert.match((await editor.get(form)).text, new RegExp(`<option value="${sister.id}" selected>`))
  }))

test('each list says how many claims rest on what is in it, and finds it by its words', () =>
  atDesk(async ({ editor }) => {
    for (const list of ['subjects', 'sources', 'documents', 'consents']) assert.equal((await editor.get(`${base}/${list}`)).status, 200)
    const { text } = await editor.get(`${base}/sources?q=prison+service`)
    assert.match(text, /<td data-label="Claims">3<\/td>/)
    assert.doesNotMatch(text, /The Gazette/)
  }))

test('a reader reads them all and corrects none', () =>
  atDesk(async ({ member }) => {
    const reader = await member('reader')
    for (const page of ['subjects/ana', 'sources/lawyer', 'documents/D1']) {
      const { status, text } = await reader.get(`${base}/${page}`)
      assert.equal(status, 200)
      assert.doesNotMatch(text, /Correct it/)
      assert.equal((await reader.get(`${base}/${page}/correction`)).status, 403)
    }
  }))

test('what only a claim names that somebody may not read is not there for them', () =>
  atDesk(async ({ editor, member, write }) => {
    const [hidden] = await write({ kind: 'add', list: 'sources', entry: { name: 'An informant', kind: 'person' } })
    const told = {
      about: 'ana',
      said_by: [hidden!],
      statement: 'Said in confidence.',
      sensitivity: 'sealed',
      recorded: { on: '2021-07-25', by: 'Rosa' },
    }
    await write({ kind: 'add', list: 'claims', entry: told })
    assert.equal((await editor.get(`${base}/sources/${hidden}`)).status, 404)
    assert.doesNotMatch((await editor.get(`${base}/sources`)).text, /informant/)
    assert.equal((await editor.post(`${base}/documents/new`, { title: 'Letter', by: hidden! })).status, 422)
    assert.equal((await (await member('editor', 'sealed')).get(`${base}/sources/${hidden}`)).status, 200)
  }))
