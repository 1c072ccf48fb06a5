import assert from 'node:assert/strict'
import { test } from 'node:test'
import { approvedSubmission } from '../../../../test/fixtures/approved-submission.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { submissionDeliveriesFor, submissionDeliveriesOf, submissionRepliesOf } from '../../../delivery/index.ts'
import type { Person } from '../testing.ts'

const table = async (person: Person): Promise<string> => (await person.get('/deliveries.csv')).text

test('what a body answers to a submission is a document of the case, meets its deadline, and begins claims with who said it', () =>
  atDesk(async (desk) => {
    const { db, key, time } = desk
    const { page } = await approvedSubmission(desk)
    const sent = await desk.editor.post(`${page}/by-hand`, { channel: 'post', to: 'Geneva', day: '2021-07-25' })
    assert.equal(sent.status, 303, sent.text)
    const id = (await submissionDeliveriesOf(db, [key]))[0]!.id
    time.now = new Date('2021-11-01T10:00:00Z')
    const editor = await desk.member('editor')
    assert.match(textOf((await editor.get('/deadlines')).text), /Answer of the State, asked by UN Working Group/)

    const form = `${page}/deliveries/${id}/replies/new`
    const typed = { kind: 'answer', document: 'example/D2', speaker: 'example/prisons', received: '2021-10-01' }
    const doubtful = await editor.post(form, { ...typed, note: 'Their ambassador.' })
    assert.equal(doubtful.status, 422)
    for (const said of ['Prison service is not called as UN Working Group', 'Their ambassador.', 'to the submission “'])
      assert.ok(doubtful.text.includes(said), said)
    const sure = { document_sure: 'example/D2', speaker_sure: 'example/prisons' }
    const receipt = { ...typed, ...sure, kind: 'receipt', document: 'example/D1', document_sure: 'example/D1', received: '2021-08-01' }
    assert.equal((await editor.post(form, receipt)).status, 303)
    assert.match((await editor.get(page)).text, /overdue by \d+ days.*they wrote that they have it/s)
    assert.equal((await editor.post(form, { ...typed, ...sure })).status, 303)
    assert.match((await editor.post(form, { ...typed, ...sure })).text, /recorded as an answer to this delivery already/)
    const shown = await editor.get(page)
    assert.ok(shown.text.includes(`href="${form}"`))
    assert.match(textOf(shown.text), /An answer, 1 October 2021; said by Prison service.*Mark its words to make claims of them/)
    assert.doesNotMatch(textOf(shown.text), /Readers are/)
    assert.match(textOf((await editor.get(page)).text), /answered on 1 October 2021, after 68 days, 8 days late/)
    assert.doesNotMatch(textOf((await editor.get('/deadlines')).text), /Answer of the State, asked by UN Working Group/)
    assert.match(
      (await editor.get('/cases/example/claims/new?document=D2')).text,
      /<(?:option|input)[^>]*value="prisons"[^>]*(?:selected|checked)/,
    )

    // Two correct it at once: nobody's words are lost. Who only reviews writes none.
    const [lawyer, judge] = [await desk.member('administrator', 'privileged'), await desk.member('reviewer')]
    const reply = `${page}/replies/${(await submissionRepliesOf(db, key)).at(-1)!.id}`
    const base = /name="_base" value="(-?\d+)"/.exec((await lawyer.get(reply)).text)![1]!
    assert.equal((await editor.post(reply, { note: 'Read by Olga.' })).status, 303)
    const conflict = await lawyer.post(reply, { note: 'Read by Lía.', _base: base })
    assert.equal(conflict.status, 409)
    assert.ok(conflict.text.includes('Read by Lía.'))
    assert.equal((await judge.get(reply)).status, 403)

    const line = new RegExp(`${id},submission,,,example,[^\r]*,sent,[^\r]*answered on 1 October 2021`)
    assert.match(await table(editor), line)
    assert.deepEqual(await submissionDeliveriesFor(db, new Map()), [])

    // Of one to the body of a confidential procedure only those know who read of that.
    const covers = { body: 'wgad', extent: 'parts', documents: 'D2', told: 'Gone.' }
    assert.equal((await lawyer.post('/cases/example/procedures', covers)).status, 303)
    assert.equal((await lawyer.get(reply)).status, 200)
    for (const address of [reply, form]) assert.equal((await editor.get(address)).status, 404)
    assert.match(await table(lawyer), line)
    assert.doesNotMatch(await table(editor), /submission,,,/)
  }))
