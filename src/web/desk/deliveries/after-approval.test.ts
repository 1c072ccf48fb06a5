import assert from 'node:assert/strict'
import { test } from 'node:test'
import { page } from '../../../../test/fixtures/appeal-desk.ts'
import { approve, hidden, lookAgain, publish, sayNews, textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { addBody, approvedDossier, atPublished, beginDossier, sendDossier } from '../../../../test/fixtures/approved-dossier.ts'
import { deliveriesOf, findDelivery } from '../../../delivery/index.ts'
import { takeLetter } from '../../../delivery/testing.ts'
import type { Typed } from '../testing.ts'

test('a version in whose place another one stands is sent only because somebody says why', () =>
  atPublished(async ({ desk: { db, time }, editor, reviewer }) => {
    const later = (seconds: number): Date => (time.now = new Date(time.now.getTime() + seconds * 1000))
    const waiting = await sendDossier(editor, await approvedDossier({ editor, reviewer }, await addBody(editor)))
    const unsent = await approvedDossier({ editor, reviewer }, await addBody(editor, { email: 'second@ombudsman.example.org' }))
    later(60)
    await editor.post(`${page}/head`, { summary: 'Fictional: she was seen.' })
    await sayNews(editor, 'She was seen.')
    await lookAgain(editor)
    await approve(editor, reviewer)
    await publish(editor)
    later(60)
    assert.equal(await takeLetter(db, time.now), null)
    const { state, events } = (await findDelivery(db, waiting))!
    assert.deepEqual([state, events.at(-1)?.code], ['uncertain', 'superseded'])
    const address = `${page}/deliveries/${waiting}`
    const { text } = await editor.get(address)
    assert.match(text, /Version 1 in English: not sent, since a newer version was published: decide\./)
    assert.match(text, /Version 2 was published before its turn came[^]*Begin a dossier of version 2[^]*Send it all the same/)
    assert.match(text, /Put aside: not sent, because another version was published before it left/)
    assert.doesNotMatch(text, /perhaps it arrived|may arrive twice|It arrived/)
    assert.match((await editor.get('/deliveries')).text, /not sent, since a newer version was published/)
    assert.equal((await editor.post(`${address}/decision`, { decision: 'again' }, { on: address })).status, 303)
    assert.equal((await takeLetter(db, later(1)))?.delivery, waiting)

    const refused = await editor.post(`${unsent}/send`, {}, { on: unsent })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Version 2 stands in the place of this one by now/)
    const reasoned = await sendDossier(editor, unsent, { again: 'They asked for the first one.' })
    assert.equal((await takeLetter(db, later(3600)))?.delivery, reasoned)
  }))

test('who asked for no more mail gets none at any address that its entry has, had, or was written to by', () =>
  atPublished(async ({ editor, reviewer }) => {
    const body = await addBody(editor)
    await sendDossier(editor, await approvedDossier({ editor, reviewer }, body))
    const correct = async (email: string) => assert.equal((await editor.post(`/bodies/${body}/edit`, { email })).status, 303)
    await correct('between@ombudsman.example.org')
    await correct('new@ombudsman.example.org')
    const objection = `/bodies/${body}/objection`
    assert.equal((await editor.post(objection, { words: 'Their letter of 24 July.' })).status, 303)
    const twins: string[] = []
    for (const email of ['OFFICE@ombudsman.example.org', 'between@ombudsman.example.org', 'new@ombudsman.example.org'])
      twins.push(await approvedDossier({ editor, reviewer }, await addBody(editor, { name: 'Its second floor', email })))
    for (const twin of twins)
      assert.match((await editor.post(`${twin}/send`, { again: 'Urgent' }, { on: twin })).text, /asked for no more mail/)
    // What it is given later is its address, too.
    await correct('later@ombudsman.example.org')
    const last = await approvedDossier(
      { editor, reviewer },
      await addBody(editor, { name: 'Its cellar', email: 'later@ombudsman.example.org' }),
    )
    assert.match((await editor.post(`${last}/send`, {}, { on: last })).text, /asked for no more mail/)
    assert.equal((await editor.post(objection, { words: 'They wrote again.' })).status, 303)
    for (const twin of twins) await sendDossier(editor, twin, { again: 'They wrote again.' })
  }))

test('what was brought by hand left no earlier than it was approved, and is corrected by a further line that says why', () =>
  atPublished(async ({ desk: { db }, editor, reviewer }) => {
    const dossier = await approvedDossier({ editor, reviewer }, await addBody(editor))
    const typed = { channel: 'fax', to: '+51 1 000 0000' }
    const early = await editor.post(`${dossier}/by-hand`, { ...typed, day: '2021-07-24' })
    assert.equal(early.status, 422)
    assert.match(early.text, /id="field-day-error">.{0,60}The dossier was approved on 25 July 2021/)
    const { location } = await editor.post(`${dossier}/by-hand`, { ...typed, day: '2021-07-25' })
    const id = /deliveries\/([0-9a-f-]+)/.exec(location!)![1]!
    const address = `${page}/deliveries/${id}`
    const correct = (fields: Typed) => editor.post(`${address}/correction`, { went_to: '+51 1 000 0001', ...fields }, { on: address })
    const silent = await correct({ left: '2021-07-24', corrected: '' })
    assert.equal(silent.status, 422)
    assert.match(silent.text, /<details open[^]*value="2021-07-24"[^]*id="field-corrected-error">.{0,60}Say why it is corrected/)
    assert.match(
      (await correct({ left: '2021-07-24', corrected: 'A slip' })).text,
      /id="field-left-error">.{0,60}The dossier was approved on 25 July 2021/,
    )
    assert.equal((await correct({ left: '2021-07-26', corrected: 'It went a day later' })).status, 303)
    const now = (await findDelivery(db, id))!
    assert.deepEqual([now.day, now.to, now.deadline?.day, now.events.length], ['2021-07-26', '+51 1 000 0001', '2021-08-25', 2])
    assert.match((await editor.get(address)).text, /Sent: corrected, on 26 July 2021[^]*It went a day later/)
    const had = { day: '2021-07-26', acknowledged: 'No. 77' }
    assert.equal((await editor.post(`${address}/acknowledgement`, had, { on: address })).status, 303)
    assert.equal((await correct({ left: '2021-07-25', corrected: 'The first was right' })).status, 303)
    assert.equal((await findDelivery(db, id))?.day, '2021-07-25')
    // A mail left when a server took it: nobody corrects that.
    const mail = await sendDossier(editor, dossier, { again: 'Once more' })
    assert.doesNotMatch((await editor.get(`${page}/deliveries/${mail}`)).text, /Correct it/)
  }))

test('what is brought by hand is recorded once, however often its form is sent', () =>
  atPublished(async ({ desk: { db }, editor, reviewer }) => {
    const dossier = await approvedDossier({ editor, reviewer }, await addBody(editor))
    const form = `${dossier}/by-hand`
    const typed = { channel: 'post', to: 'Calle Uno 1, Lima', day: '2021-07-25' }
    const lines = async (): Promise<number> => (await deliveriesOf(db, 'EX-001')).length
    // The button pressed twice leads twice to what was recorded once.
    const opened = { ...hidden((await editor.get(form)).text), ...typed }
    const [first, second] = await Promise.all([editor.send(form, opened), editor.send(form, opened)])
    assert.deepEqual([first.status, second.status, second.location], [303, 303, first.location])
    assert.equal(await lines(), 1)
    // Two who opened the form each for themselves record the same.
    const again = { ...typed, again: 'They lost it.' }
    const twice = await Promise.all([editor.post(form, again), editor.post(form, again)])
    assert.deepEqual(
      twice.map(({ status }) => status).toSorted((one, other) => one - other),
      [303, 422],
    )
    assert.match(twice.find(({ status }) => status === 422)!.text, /Exactly this is recorded already[^]*They lost it\./)
    assert.equal(await lines(), 2)
  }))

test('whoever could approve a dossier sends it back with a reason, and it is approved only once somebody has changed it', () =>
  atPublished(async ({ editor, reviewer }) => {
    const unsure = { days: '30', reply_source: '', languages: 'es', title: 'Registry' }
    const dossier = await beginDossier(editor, await addBody(editor, unsure))
    // A time to answer that nobody read where it stands is not put to the body.
    assert.doesNotMatch(textOf((await editor.get(dossier)).text), /Entendemos que responden|antes del/)
    const long = await editor.post(`${dossier}/letter`, { text: 'a'.repeat(8765) })
    assert.equal(long.status, 422)
    assert.match(long.text, /The letter has 8,765 letters; at most 8,000 go/)
    assert.equal((await reviewer.post(`${dossier}/sent-back`, { reason: '' }, { on: dossier })).status, 422)
    assert.equal((await reviewer.post(`${dossier}/sent-back`, { reason: 'It names her sister.' }, { on: dossier })).status, 303)
    const seen = textOf((await editor.get(dossier)).text)
    assert.match(seen, /Sent back by Rita Reviewer, .*It names her sister\..*Once somebody has changed it/)
    assert.match((await editor.get(`${page}/deliveries`)).text, /sent back to be changed/)
    const { text } = await reviewer.get(dossier)
    assert.equal((await reviewer.send(`${dossier}/approval`, { ...hidden(text), to: 'office@ombudsman.example.org' })).status, 409)
    assert.equal((await editor.post(`${dossier}/letter`, { closing: 'Atentamente, y gracias:' })).status, 303)
    assert.doesNotMatch((await editor.get(dossier)).text, /It names her sister/)
    assert.equal((await reviewer.post(`${dossier}/approval`, {}, { on: dossier })).status, 303)
    assert.equal((await reviewer.send(`${dossier}/sent-back`, { ...hidden(text), reason: 'Late' })).location, dossier)
  }))
