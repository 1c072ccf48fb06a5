import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCase } from '../../../cases/index.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'

const newClaim = '/cases/example/claims/new'

/** The prison service said on the phone on 22 July that she was moved to a hospital on 19 July. */
const call = {
  about: 'ana',
  said_by: 'prisons',
  said_on: '2021-07-22',
  statement: 'She was moved on 19 July, they said on the phone.',
  'asserts.0.fact': 'custody.hospital_transfer_date',
  'asserts.0.value': '2021-07-19',
  'asserts.0.occasion': 'july',
}

test('whoever denies a claim stands against it, without knowing better', () =>
  atDesk(async ({ editor }) => {
    const form = await editor.get(`${newClaim}?denies=C1`)
    assert.match(form.text, /A claim that denies C1/)
    const saved = await editor.post(newClaim, { said_by: 'family', statement: 'That is not so.' }, { on: `${newClaim}?denies=C1` })
    assert.equal(saved.status, 303, saved.text)
    const { text } = await editor.get(saved.location!)
    assert.match(text, /Denies/)
    assert.match((await editor.get('/cases/example/claims/C1')).text, /Denied by/)
  }))

test('a claim is replaced by one that begins with all it said', () =>
  atDesk(async ({ editor, db }) => {
    const address = `${newClaim}?supersedes=C2`
    const saved = await editor.post(newClaim, { 'asserts.0.value': '2021-07-21' }, { on: address })
    assert.equal(saved.status, 303, saved.text)
    const { claims } = (await loadCase(db, 'example'))!
    const [before, after] = [claims.find(({ id }) => id === 'C2')!, claims.at(-1)!]
    assert.equal(after.supersedes, 'C2')
    assert.deepEqual([after.statement, after.printed_in], [before.statement, before.printed_in])
    assert.deepEqual([before.sensitivity, after.sensitivity], ['public', undefined], 'whether it may be published is decided again')
    assert.match((await editor.get('/cases/example/claims/C2')).text, /Replaced by/)
  }))

test('a claim about a point begins with its question and its event', () =>
  atDesk(async ({ editor }) => {
    const { text } = await editor.get(`${newClaim}?point=${encodeURIComponent('ana/custody.hospital_transfer_date/july')}`)
    assert.match(text, /value="custody\.hospital_transfer_date" selected/)
    assert.match(text, /value="july" selected/)
  }))

test('a claim is retracted with a reason, once, and stays visible', () =>
  atDesk(async ({ editor }) => {
    const page = '/cases/example/claims/C2/retraction'
    assert.equal((await editor.post(page, { by: 'source' })).status, 422)
    const saved = await editor.post(page, { by: 'source', on: '2021-07-24', why: 'The communiqué was withdrawn.' })
    assert.equal(saved.status, 303, saved.text)
    const { text } = await editor.get('/cases/example/claims/C2')
    assert.match(text, /taken back by its source, 24 July 2021/)
    assert.match(text, /Rosa Editor<\/bdi> recorded that its source took it back/)
    const again = await editor.post(page, { by: 'team', on: '2021-07-24', why: 'Again.' })
    assert.equal(again.status, 422)
    assert.match(again.text, /retracted already/)
  }))

test('who may read a claim only becomes fewer', () =>
  atDesk(async ({ editor, member, db }) => {
    const page = '/cases/example/claims/C1/mark'
    assert.doesNotMatch((await editor.get(page)).text, /value="public"/)
    assert.equal((await editor.post(page, { sensitivity: 'public' })).status, 422)
    assert.equal((await editor.post(page, { sensitivity: 'privileged' })).status, 303)
    assert.equal((await editor.get('/cases/example/claims/C1')).status, 404)
    const lawyer = await member('editor', 'privileged')
    assert.match((await lawyer.get('/cases/example/claims/C1')).text, /marked it as privileged/)
    assert.equal((await loadCase(db, 'example'))!.claims[0]?.sensitivity, 'privileged')
  }))

test('what nobody decided may be decided once, public too', () =>
  atDesk(async ({ editor, db }) => {
    await editor.post(newClaim, call)
    assert.equal((await editor.post('/cases/example/claims/C10/mark', { sensitivity: 'public' })).status, 303)
    assert.equal((await loadCase(db, 'example'))!.claims.at(-1)?.sensitivity, 'public')
  }))

test('a claim may be published only by the button that says so, and not if few may read it', () =>
  atDesk(async ({ editor, db }) => {
    assert.equal((await editor.post(newClaim, { ...call, sensitivity: 'public' })).status, 422)
    const both = await editor.post(newClaim, { ...call, sensitivity: 'team', do: 'allow' })
    assert.equal(both.status, 422)
    assert.match(both.text, /You chose that few may read it, and that it may be published/)
    assert.equal((await editor.post(newClaim, { ...call, do: 'allow' })).status, 303)
    assert.equal((await loadCase(db, 'example'))!.claims.at(-1)?.sensitivity, 'public')
  }))

test('nothing of a claim that somebody may not read is offered, shown or confirmed to them', () =>
  atDesk(async ({ editor }) => {
    assert.equal((await editor.get('/cases/example/claims/C9')).status, 404)
    assert.doesNotMatch((await editor.get(`${newClaim}?supersedes=C9`)).text, /She is 53/)
    const [hidden, none] = [
      await editor.post(newClaim, { ...call, denies_more: 'C9' }),
      await editor.post(newClaim, { ...call, denies_more: 'C99' }),
    ]
    assert.equal(hidden.status, 422)
    assert.match(hidden.text, /There is no claim C9 in this file/)
    assert.match(none.text, /There is no claim C99 in this file/)
    assert.doesNotMatch((await editor.get(newClaim)).text, /value="privileged"/)
    assert.equal((await editor.post(newClaim, { ...call, sensitivity: 'sealed' })).status, 422)
  }))

test('a reader reads a claim and enters none', () =>
  atDesk(async ({ member }) => {
    const reader = await member('reader')
    const { text, status } = await reader.get('/cases/example/claims/C1')
    assert.equal(status, 200)
    assert.doesNotMatch(text, /Retract it/)
    assert.equal((await reader.get(newClaim)).status, 403)
    assert.equal((await reader.post('/cases/example/claims/C1/retraction', { by: 'team', on: '2021', why: 'x' })).status, 403)
  }))
