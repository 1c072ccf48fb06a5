import assert from 'node:assert/strict'
import { test } from 'node:test'
import { page } from '../../../../test/fixtures/appeal-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { addBody, approvedDossier, atPublished, beginDossier, sendDossier } from '../../../../test/fixtures/approved-dossier.ts'
import { findDelivery, letterBodies } from '../../../delivery/index.ts'
import { takeLetter } from '../../../delivery/testing.ts'

test('a body that was withdrawn is not offered, nothing is sent to it, what was brought to it stays, and it can be taken back', () =>
  atPublished(async ({ desk: { db, time }, editor, reviewer }) => {
    const body = await addBody(editor, { public: 'yes' })
    const waits = await sendDossier(editor, await approvedDossier({ editor, reviewer }, body))
    const ready = await approvedDossier({ editor, reviewer }, body)
    const begun = await beginDossier(editor, body)
    assert.equal((await editor.post(`${page}/letters`, { bodies: body })).status, 303)
    assert.equal((await letterBodies(db, 'EX-001')).length, 1)

    const form = `/bodies/${body}/withdrawal`
    assert.equal((await reviewer.get(form)).status, 403)
    const silent = await editor.post(form, { reason: ' ' })
    assert.equal(silent.status, 422)
    assert.match(silent.text, /id="field-reason-error">.{0,60}Say why/)
    const other = await editor.get(form)
    const hidden = Object.fromEntries(
      [...other.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value!]),
    )
    assert.equal((await editor.post(form, { reason: 'It was dissolved in June.' })).status, 303)
    const late = await editor.send(form, { ...hidden, reason: 'It is gone.' })
    assert.equal(late.status, 422)
    assert.match(late.text, /Somebody recorded this meanwhile/)

    assert.match(
      textOf((await editor.get(`/bodies/${body}`)).text),
      /Withdrawn from the directory by Rosa Editor.*It was dissolved in June\./,
    )
    assert.match(textOf((await editor.get('/bodies')).text), /Withdrawn, not offered any more\s+Office of the Ombudsman/)
    assert.deepEqual(await letterBodies(db, 'EX-001'), [])
    assert.equal(await takeLetter(db, time.now), null)
    const { state, events, bodyName } = (await findDelivery(db, waits))!
    assert.deepEqual([state, events.at(-1)?.code, bodyName], ['given-up', 'withdrawn', 'Office of the Ombudsman of Ejemplo'])
    assert.match((await editor.get(`${page}/deliveries/${waits}`)).text, /Given up: the body was withdrawn from the directory/)
    assert.doesNotMatch((await editor.get(`${page}/dossiers/new`)).text, new RegExp(`value="${body}"`))
    const chosen = await editor.send(`${page}/dossiers/new`, { ...hidden, body, from: 'A committee' })
    assert.match(chosen.text, /id="field-body-error">.{0,60}Choose to whom it goes/)
    assert.match((await editor.get('/cases/example/submissions/new')).text, /value="wgad"/)
    const draft = (await editor.post('/cases/example/submissions/new', { form: 'wgad-questionnaire', about: 'ana' })).location ?? ''
    assert.equal((await editor.post('/bodies/wgad/withdrawal', { reason: 'It has another name.' })).status, 303)
    assert.doesNotMatch((await editor.get('/cases/example/submissions/new')).text, /value="wgad"/)
    const submitted = await editor.post('/cases/example/submissions/new', { form: 'wgad-questionnaire', about: 'ana' })
    assert.equal(submitted.status, 422)
    assert.match(submitted.text, /UN Working Group on Arbitrary Detention was withdrawn from the directory: It has another name\./)
    assert.match((await editor.get(draft)).text, /was withdrawn from the directory: It has another name\./)
    assert.match((await editor.get(begun)).text, /was withdrawn from the directory: It was dissolved in June\./)
    const said = /was withdrawn from the directory: It was dissolved in June\./
    const sent = await editor.post(`${ready}/send`, {}, { on: ready })
    assert.equal(sent.status, 422)
    assert.match(sent.text, said)
    assert.match((await reviewer.post(`${begun}/approval`, {}, { on: begun })).text, said)

    // An entry that is corrected meanwhile stays withdrawn; taken back it is as it was.
    assert.equal((await editor.post(`/bodies/${body}/checked`, {}, { on: `/bodies/${body}` })).status, 303)
    assert.equal((await editor.post(form, { reason: 'It was another office.' })).status, 303)
    assert.equal((await letterBodies(db, 'EX-001')).length, 1)
    await sendDossier(editor, ready)
  }))
