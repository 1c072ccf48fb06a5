import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fastCheck from 'fast-check'
import { page } from '../../../../test/fixtures/appeal-desk.ts'
import { approve, atApproved, lookAgain, publish, sayNews, textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { addBody, approvedDossier } from '../../../../test/fixtures/approved-dossier.ts'
import { answeringOf, publicTimeline, timelineOf } from '../../../delivery/index.ts'
import type { Person } from '../testing.ts'

/** Brings a dossier to its portal on a day; gives the page of the delivery. */
async function brought(team: { readonly editor: Person; readonly reviewer: Person }, body: string, day: string): Promise<string> {
  const dossier = await approvedDossier(team, body)
  const typed = { channel: 'portal', day, to: `https://portal.example.org/${body}` }
  const recorded = await team.editor.post(`${dossier}/by-hand`, typed)
  assert.equal(recorded.status, 303, recorded.text)
  return new URL(recorded.location!, 'https://desk.example.org').pathname
}

const answerOf = { kind: 'answer', document: 'example/D2', speaker: 'example/prisons', asks: '1' }
/** That it is the body's answer, though its date and its speaker's name say otherwise. */
const sure = { document_sure: 'example/D2', speaker_sure: 'example/prisons' }

test('an answer is tied to what was sent, meets its deadline or not, begins claims with who said it, and is told to readers once the team says so', () =>
  atApproved(async ({ desk, editor, reviewer, site }) => {
    const { time } = desk
    await publish(editor)
    const appeal = page.split('/').at(-1)!
    const readers = async (): Promise<string> => textOf(await (await site.request(`/appeals/${appeal}`)).text())
    const body = await addBody(editor, { days: '10' })
    const delivery = await brought({ editor, reviewer }, body, '2021-07-25')
    assert.match((await editor.get('/deliveries')).text, /answer due in 10 days, by 4 August 2021/)
    assert.doesNotMatch(await readers(), /What became of it/)
    assert.equal((await editor.post(`${delivery}/shown`, { show: 'yes' }, { on: delivery })).status, 303)
    assert.match(await readers(), /English\s+What became of it\s+What we ask/)
    assert.match(await readers(), /What became of it.*Brought to .{0,2}Office of the Ombudsman of Ejemplo.{0,2}, through its portal/s)
    assert.doesNotMatch(await readers(), /portal\.example\.org/)
    const text = await (await site.request(`/appeals/${appeal}.txt`)).text()
    assert.match(text, /What became of it\n-{17}\n[^]*\n- 25 July 2021 · Brought to/)
    assert.ok(text.split('\n').every((line) => Array.from(line).length <= 76))

    time.now = new Date('2021-08-10T10:00:00Z')
    const [late, judge] = [await desk.member('editor'), await desk.member('reviewer')]
    assert.match(
      await readers(),
      /The time in which .* was to answer was over, without an answer.*silent for 16 days.*was due by 4 August 2021/s,
    )
    assert.match((await late.get('/deliveries')).text, /answer overdue by 6 days/)

    const form = `${delivery}/replies/new`
    const wrong = await late.post(form, { ...answerOf, received: '2021-07-01', speaker: '', note: 'They rang.' })
    assert.equal(wrong.status, 422)
    for (const said of ['an answer comes later', 'Choose who says it', 'They rang.']) assert.ok(wrong.text.includes(said), said)
    // What somebody else said long before is their answer only where somebody confirms it; a tick is about what stood beside it.
    const doubtful = await late.post(form, { ...answerOf, received: '2021-08-09', document_sure: 'example/D1' })
    assert.equal(doubtful.status, 422)
    for (const said of [
      'This document is of 21 July 2021, and answers what left on 25 July 2021',
      'Prison service is not called as',
      'It speaks for the body',
    ])
      assert.ok(doubtful.text.includes(said), said)
    const receipt = { kind: 'receipt', document: 'example/D1', received: '2021-07-30', asks: [] }
    assert.equal((await late.post(form, { ...answerOf, ...sure, ...receipt, document_sure: 'example/D1' })).status, 303)
    assert.match((await late.get('/deliveries')).text, /answer overdue by 6 days.*they wrote that they have it/s)
    assert.match(await readers(), /silent for 16 days/)
    const kept = await late.post(form, { ...answerOf, ...sure, speaker_sure: [], received: '2021-08-09' })
    assert.equal(kept.status, 303, kept.text)
    const twice = await late.post(form, { ...answerOf, ...sure, received: '2021-08-10' })
    assert.equal(twice.status, 422)
    assert.match(twice.text, /id="field-document-error">.{0,60}recorded as an answer to this delivery already/)
    const shown = await late.get(delivery)
    assert.match(textOf(shown.text), /An answer, 9 August 2021; answers request 1; said by Prison service/)
    assert.match((await late.get('/deliveries')).text, /answered on 9 August 2021, after 15 days, 5 days late/)
    // Readers are not told of it yet, and nobody is called silent who answered.
    assert.doesNotMatch(await readers(), /Ejemplo.{0,2} answered|silent for/)

    const reply = /href="(\/appeals\/[^"]+\/replies\/[0-9a-f-]+)">Correct it/g
    const replies = [...shown.text.matchAll(reply)].map(([, href]) => href!)
    assert.equal(replies.length, 2)
    assert.equal((await late.post(`${replies[1]}/shown`, { show: 'yes' }, { on: delivery })).status, 303)
    assert.match(await readers(), /Ombudsman of Ejemplo.{0,2} answered\. About what we ask: 1\. It came 5 days after the time was over\./)

    // Two correct it at once: nobody's words are lost.
    const second = await desk.member('editor')
    const seen = await second.get(replies[1]!)
    const base = /name="_base" value="(-?\d+)"/.exec(seen.text)![1]!
    assert.equal((await late.post(replies[1]!, { note: 'Read by Olga.' })).status, 303)
    const conflict = await second.post(replies[1]!, { note: 'Read by Rosa.', _base: base })
    assert.equal(conflict.status, 409)
    assert.ok(conflict.text.includes('Read by Rosa.'))

    const claim = await late.get('/cases/example/claims/new?document=D2')
    assert.match(claim.text, /<(?:option|input)[^>]*value="prisons"[^>]*(?:selected|checked)/)
    assert.equal((await judge.get(replies[1]!)).status, 403)

    // One document that answers for two of them says nothing of whose words a claim is.
    const other = `${await brought({ editor: late, reviewer: judge }, await addBody(late, { email: 'court@ejemplo.example.org' }), '2021-08-10')}/replies/new`
    const gazette = { speaker: 'example/gazette', speaker_sure: 'example/gazette' }
    assert.equal((await late.post(other, { ...answerOf, ...sure, ...gazette, received: '2021-08-10' })).status, 303)
    assert.doesNotMatch(
      (await late.get('/cases/example/claims/new?document=D2')).text,
      /<(?:option|input)[^>]*value="(?:prisons|gazette)"[^>]*(?:selected|checked)/,
    )

    // Nobody closes it as unanswered without being told of them.
    assert.match(
      textOf((await late.get(`${page}/closing`)).text),
      /2 answers of bodies are on record: 9 August 2021; 10 August 2021, and readers/,
    )
    assert.equal((await late.post(`${page}/head`, { outcome: 'no_answer' })).status, 303)
    assert.match((await late.get(`${page}/publication`)).text, /“No answer came” would contradict that/)
  }))

test('readers are told of no time that is a State’s to answer the body, nor of one that nobody has read where it stands', () =>
  atApproved(async ({ desk: { time, db }, editor, reviewer }) => {
    await publish(editor)
    const [own, state, unsure] = [
      await addBody(editor, { days: '10' }),
      await addBody(editor, { name: 'Committee of Ejemplo', email: 'post@committee.example.org', days: '10', of: 'state' }),
      await addBody(editor, { name: 'Court of Ejemplo', email: 'post@court.example.org', days: '10', reply_source: '' }),
    ]
    for (const body of [own, state, unsure]) {
      const delivery = await brought({ editor, reviewer }, body, '2021-07-25')
      assert.equal((await editor.post(`${delivery}/shown`, { show: 'yes' }, { on: delivery })).status, 303)
    }
    time.now = new Date('2021-08-10T10:00:00Z')
    const course = (await publicTimeline(db, page.split('/').at(-1)!, '2021-08-10'))!
    assert.deepEqual(
      course.lines.flatMap((line) => (line.kind === 'lapsed' ? [line.delivery.body] : [])),
      [own],
    )
    const kinds = new Map(course.silent.map(({ delivery, answering }) => [delivery.body, answering.kind]))
    assert.deepEqual(
      [own, state, unsure].map((body) => kinds.get(body)),
      ['lapsed', 'silent', 'silent'],
    )
  }))

test('readers are told how to write themselves: to whom the team chose, with the requests and their notes, no mail where none is wanted, and what is over', () =>
  atApproved(async ({ editor, reviewer, site }) => {
    await publish(editor)
    const appeal = page.split('/').at(-1)!
    const address = `/appeals/${appeal}/write`
    const [open, closed] = [
      await addBody(editor, { title: 'Reception of papers', public: 'yes' }),
      await addBody(editor, { name: 'Ministry of Ejemplo', email: 'minister@example.org', public: 'yes' }),
    ]
    const inside = await addBody(editor, { name: 'Not for everybody' })
    assert.equal((await site.request(address)).status, 404)
    assert.doesNotMatch((await editor.get(`${page}/letters`)).text, /Not for everybody/)
    assert.equal((await editor.send(`${page}/letters`, { ...(await token(editor)), bodies: inside })).status, 422)
    const objected = { kind: 'objected', words: 'No more mail, please.', sure: 'yes' }
    const noted = await editor.post(`/bodies/${closed}/objection`, objected)
    assert.equal(noted.status, 303, noted.text)
    assert.equal((await editor.post(`${page}/letters`, { bodies: [open, closed] })).status, 303)
    assert.ok((await (await site.request(`/appeals/${appeal}`)).text()).includes(`href="${address}"`))

    const response = await site.request(address)
    assert.equal(response.status, 200)
    const html = await response.text()
    assert.doesNotMatch(html, /<form|<script|minister@example\.org/)
    assert.match(html, /Let an independent doctor examine her\./)
    assert.match(html, /Dear Ombudsman,/)
    const mailto = /href="(mailto:[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&')
    const link = new URL(mailto)
    assert.equal(link.pathname, 'office@ombudsman.example.org')
    assert.match(link.searchParams.get('subject')!, /an examination for Ana Ejemplo \(EX-001\)/)
    assert.equal(link.searchParams.get('body'), 'Dear Ombudsman,\r\n\r\n')
    assert.match(textOf(html), /Ministry of Ejemplo.*By post:.*Calle Uno 1/s)
    // The envelope says to which part of the body it goes; numbers are spoken of only where there are any.
    assert.match(textOf(html), /By post: +Office of the Ombudsman of Ejemplo +Reception of papers +Calle Uno 1/)
    assert.equal(/The numbers lead/.test(html), /#note-\d/.test(html))
    assert.equal((await site.request(`/appeals/${appeal}/fr/write`)).status, 404)

    const over = await editor.post(`${page}/head`, { status: 'closed', closed: '2021-07-25', outcome: 'released' })
    assert.equal(over.status, 303, over.text)
    await sayNews(editor, 'She is free.', 'update')
    await lookAgain(editor)
    await approve(editor, reviewer)
    await publish(editor)
    const gone = await site.request(address)
    assert.equal(gone.status, 410)
    assert.match(textOf(await gone.text()), /Write yourself Closed: released on 25 July 2021/)
  }))

const token = async (person: Person): Promise<Record<string, string>> => ({
  _token: /name="_token" value="([^"]+)"/.exec((await person.get(`${page}/letters`)).text)![1]!,
})

const day = fastCheck.integer({ min: 18_000, max: 19_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

test('whoever answered is never silent, whoever did not is answered by nobody, and no word that it was received is an answer', () => {
  const reply = fastCheck.record({ kind: fastCheck.constantFrom('answer', 'refusal', 'receipt'), received: day } as const)
  const deadline = fastCheck.option(day.map((due) => ({ day: due, days: 1, of: 'body', confirmed: 'text' }) as const))
  fastCheck.assert(
    fastCheck.property(day, deadline, fastCheck.array(reply, { maxLength: 4 }), day, (left, due, replies, today) => {
      const answering = answeringOf({ day: left, deadline: due }, replies, today)
      const isAnswered = replies.some(({ kind }) => kind !== 'receipt')
      assert.equal(answering.kind === 'answered', isAnswered)
      if (answering.kind === 'lapsed') assert.ok(due !== null && today > due.day)
      if (answering.kind === 'awaited') assert.ok(due !== null && today <= due.day)
      const delivery = { id: 'd', version: 1, body: 'b', bodyName: 'B', channel: 'post', state: 'sent', deadline: due, day: left } as const
      const kept = replies.map((words, at) => ({
        delivery: 'd',
        shown: at % 2 === 0,
        words: { ...words, asks: [], case: 'c', document: 'D', speaker: 's', note: 'secret' },
      }))
      const told = timelineOf({ deliveries: [delivery], replies: kept, chain: [], newest: undefined }, today)
      assert.equal(told.silent.length, isAnswered ? 0 : 1)
      assert.equal(told.lines.filter((line) => line.kind === 'received').length, kept.filter(({ shown }) => shown).length)
      assert.doesNotMatch(JSON.stringify(told), /secret/)
      const days = told.lines.map((line) => line.day)
      assert.deepEqual(days, days.toSorted())
    }),
  )
})
