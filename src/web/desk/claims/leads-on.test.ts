import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk, transferPage, transferRuling } from '../../../../test/fixtures/hospital-desk.ts'
import { loadCase } from '../../../cases/index.ts'
import { unescaped } from '../testing-forms.ts'

const ruleOnIt = /<h1>Claim C\d+<\/h1>.*?<p class="notice">It stands against what others say: .*?>Rule on it<.*?<blockquote/s

test('a claim that contradicts another one begins with what it contradicts, and one way to rule on it', () =>
  atDesk(async ({ editor, member }) => {
    const { text } = await editor.get('/cases/example/claims/C2')
    assert.match(text, ruleOnIt)
    assert.ok(unescaped(text).indexOf('What it meets') < text.indexOf('Who may read it'))
    assert.equal(text.match(/>Rule on it</g)?.length, 1)
    assert.doesNotMatch(text, /Rule on this/)
    const reader = await member('reader')
    assert.doesNotMatch((await reader.get('/cases/example/claims/C2')).text, /Rule on it/)
    assert.doesNotMatch((await editor.get('/cases/example/claims/C5')).text, /It stands against/)
    await editor.post(transferRuling, { 'view.C1': 'neither', 'view.C2': 'neither', standing: 'disputed', reason: 'No record.' })
    assert.doesNotMatch((await editor.get('/cases/example/claims/C2')).text, /Rule on it/)
  }))

test('a point that was ruled on leads on to an appeal, as long as no sentence rests on it', () =>
  atDesk(async ({ editor, member }) => {
    const onwards = /<a class="button main" href="\/cases\/example\/appeals\/new">Write an appeal/
    assert.doesNotMatch((await editor.get(transferPage)).text, onwards)
    await editor.post(transferRuling, { 'view.C1': 'neither', 'view.C2': 'neither', standing: 'disputed', reason: 'No record.' })
    assert.match((await editor.get(transferPage)).text, onwards)
    assert.doesNotMatch((await (await member('reader')).get(transferPage)).text, onwards)
  }))

test('in a file in which nobody has spoken, who said it is asked at once', () =>
  atDesk(
    async ({ editor }) => {
      const { text } = await editor.get('/cases/example/claims/new')
      assert.match(text, /<legend>Who said it<\/legend>/)
      assert.doesNotMatch(text, /<summary>Somebody new/)
      const refused = await editor.post('/cases/example/claims/new', { statement: 'She is ill.' })
      assert.match(refused.text, /href="#field-said_by"/)
      assert.match(refused.text, /id="field-said_by"/)
    },
    `
format: amparo-case/1
case: {id: example, title: 'Fictional: nobody has spoken', country: XX, summary: Fictional., opened: '2021-07-15'}
subjects: [{id: ana, kind: person, names: [{text: Ana Ejemplo, lang: es, kind: legal}]}]
`,
  ))

test('a claim is for whom the point or the call is that it is made of', () =>
  atDesk(async ({ editor, db, member }) => {
    const chosen = async (query: string, person = editor): Promise<string | undefined> =>
      /name="sensitivity" value="([^"]*)" checked/.exec(
        (await person.get(`/cases/example/claims/new?${query}`)).text.replaceAll('value checked', 'value="" checked'),
      )?.[1]
    assert.equal(await chosen(''), '')
    assert.equal(await chosen('point=ana%2Fcustody.hospital_transfer_date%2Fjuly'), '', 'that others may be published says nothing of it')
    const lawyer = await member('editor', 'privileged', 'Luz Lawyer')
    const point = (await lawyer.get('/cases/example/claims/C9')).text
    const id = /point\?id=([^"]*person\.age[^"]*)"/.exec(point)?.[1] ?? ''
    assert.equal(await chosen(`point=${id}`, lawyer), 'privileged')
    const logged = await lawyer.post('/cases/example/calls/new', { who: 'Her lawyer', said: 'She is well.', sensitivity: 'privileged' })
    assert.equal(logged.status, 303, logged.text)
    assert.equal(await chosen('call=0', lawyer), 'privileged')
    assert.equal((await loadCase(db, 'example'))!.claims.length, 9)
  }))
