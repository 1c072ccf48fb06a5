import assert from 'node:assert/strict'
import { test } from 'node:test'
import { approvedSubmission, consentOfAna } from '../../test/fixtures/approved-submission.ts'
import { facts } from '../../test/fixtures/hospital-case.ts'
import { atDesk } from '../../test/fixtures/hospital-desk.ts'
import { projectCatalogue } from '../cases/index.ts'
import { submissionDeliveriesOf } from '../delivery/index.ts'
import { takeLetter } from '../delivery/testing.ts'
import { submissionStands } from './index.ts'

test('a submission that waits when a confidential procedure comes to cover its case is given up, and goes if somebody sends it all the same', () =>
  atDesk(async (desk) => {
    const { db, key, time, editor } = desk
    const { page } = await approvedSubmission(desk)
    const lawyer = await desk.member('administrator', 'privileged', 'Lía Lawyer')
    const later = (): Date => (time.now = new Date(time.now.getTime() + 1000))
    const catalogue = projectCatalogue()
    const take = () => takeLetter(db, time.now, (tx, id, now) => submissionStands(tx, id, { facts, catalogue, now }))
    assert.equal((await editor.post(`${page}/send`, {}, { on: page })).status, 303)
    later()
    const covers = { body: 'icrc', extent: 'whole', told: 'Gone.' }
    const recorded = await lawyer.post('/cases/example/procedures', covers)
    assert.equal(recorded.status, 303, recorded.text)
    assert.equal(await take(), null)
    const [line] = await submissionDeliveriesOf(db, [key])
    assert.deepEqual([line?.state, line?.events.at(-1)?.code], ['given-up', 'confidential'])
    assert.match((await editor.get(page)).text, /Given up: a procedure that forbids publicity covers the case since it was queued/)
    later()
    assert.equal((await editor.post(`${page}/send`, {}, { on: page })).status, 303)
    assert.equal((await take())?.to, 'hrc-wg-ad@un.org')
  }))

test('a submission that waits when its consent is taken back does not leave, and the ledger says why', () =>
  atDesk(async (desk) => {
    const { db, key, time, editor, write } = desk
    const { page } = await approvedSubmission(desk)
    assert.equal((await editor.post(`${page}/send`, {}, { on: page })).status, 303)
    await write({ kind: 'revise', list: 'consents', position: 0, base: 1, entry: { ...consentOfAna, withdrawn: '2021-07-24' } })
    const catalogue = projectCatalogue()
    assert.equal(await takeLetter(db, time.now, (tx, id, now) => submissionStands(tx, id, { facts, catalogue, now })), null)
    const [line] = await submissionDeliveriesOf(db, [key])
    assert.deepEqual([line?.state, line?.events.at(-1)?.code], ['given-up', 'consent'])
  }))

test('a no by somebody whom only a sealed claim names stops a submission that waits and one that would be sent, and nobody is told who it was', () =>
  atDesk(async (desk) => {
    const { db, key, time, editor, write } = desk
    const { page } = await approvedSubmission(desk)
    assert.equal((await editor.post(`${page}/send`, {}, { on: page })).status, 303)
    const mother = { id: 'mother', kind: 'person', names: [{ text: 'Marta Secreta', lang: 'es', kind: 'legal' }] }
    const told = {
      about: 'mother',
      said_by: ['lawyer'],
      said_on: '2021-07-20',
      printed_in: [],
      statement: 'She is the mother.',
      asserts: [],
    }
    await write({ kind: 'add', list: 'subjects', entry: mother })
    await write({ kind: 'add', list: 'claims', entry: { ...told, sensitivity: 'sealed' } })
    const no = {
      given_by: 'Marta Secreta',
      relation: 'mother',
      capacity: 'guardian',
      on: '2021-07-24',
      scope: 'publication',
      refused: true,
    }
    await write({ kind: 'add', list: 'consents', entry: { subject: 'ana', ...no } })
    const catalogue = projectCatalogue()
    assert.equal(await takeLetter(db, time.now, (tx, id, now) => submissionStands(tx, id, { facts, catalogue, now })), null)
    const [line] = await submissionDeliveriesOf(db, [key])
    assert.deepEqual([line?.state, line?.events.at(-1)?.code], ['given-up', 'consent'])
    const sent = await editor.post(`${page}/send`, {}, { on: page })
    assert.equal(sent.status, 422)
    assert.match(sent.text, /A consent on record that is not for the whole team speaks against it/)
    assert.doesNotMatch(sent.text, /Marta|mother/)
  }))

test('what is recorded by hand left no earlier than it was approved, and stands once, however often a form is sent and from however many tabs', () =>
  atDesk(async (desk) => {
    const { db, key, editor } = desk
    const { page } = await approvedSubmission(desk)
    const form = `${page}/by-hand`
    const typed = { channel: 'post', to: 'Geneva', day: '2021-07-25' }
    const early = await editor.post(form, { ...typed, day: '2021-07-24' })
    assert.equal(early.status, 422)
    assert.match(early.text, /id="field-day-error">.{0,60}The submission was approved on 25 July 2021/)

    const lines = async (): Promise<number> => (await submissionDeliveriesOf(db, [key])).length
    const tabs = await Promise.all([editor.post(form, typed), editor.post(form, { ...typed, to: 'Ginebra' })])
    assert.deepEqual(
      tabs.map(({ status }) => status).toSorted((one, other) => one - other),
      [303, 422],
    )
    assert.equal(await lines(), 1)
    assert.match(tabs.find(({ status }) => status === 422)!.text, /Say why it is told again/)

    const again = { channel: 'fax', to: '+41 22 000 0000', day: '2021-07-25', again: 'They asked for it by fax.' }
    const twice = await Promise.all([editor.post(form, again), editor.post(form, again)])
    assert.deepEqual(
      twice.map(({ status }) => status).toSorted((one, other) => one - other),
      [303, 422],
    )
    assert.match(twice.find(({ status }) => status === 422)!.text, /Exactly this is recorded already/)
    assert.equal(await lines(), 2)

    // The button pressed twice leads twice to what was recorded once.
    const { text } = await editor.get(form)
    const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value!])
    const sent = { ...Object.fromEntries(hidden), ...again, again: 'They lost the fax.' }
    const [first, second] = await Promise.all([editor.send(form, sent), editor.send(form, sent)])
    assert.deepEqual([first.status, second.status, second.location], [303, 303, first.location])
    assert.equal(await lines(), 3)
  }))
