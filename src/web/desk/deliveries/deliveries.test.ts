import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { addBody, approvedDossier, atPublished, beginDossier, office, sendDossier } from '../../../../test/fixtures/approved-dossier.ts'
import { page } from '../../../../test/fixtures/appeal-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { translate } from '../../../../test/fixtures/translated-appeal.ts'
import { publishTranslationWithin } from '../../../publishing/index.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { readOutOriginal } from '../../../documents/index.ts'
import { testExtractor } from '../testing.ts'
import { openZip } from '../../../extraction/index.ts'
import { findDelivery, publicDeliveries } from '../../../delivery/index.ts'
import { takeLetter } from '../../../delivery/testing.ts'

test('the directory says where each entry is from and how old it is, and loses nobody’s words', async () => {
  await atDesk(async ({ editor, member, time }) => {
    const all = textOf((await editor.get('/bodies')).text)
    assert.match(all, /UN Working Group on Arbitrary Detention/)
    assert.match(all, /never checked by this team: check before use/)

    const typed = { name: 'Somebody', email: 'no address', days: 'soon', source: '', languages: 'xx-nothing-' }
    const wrong = await editor.post('/bodies/new', typed)
    assert.equal(wrong.status, 422)
    for (const sentence of [
      'This is no mail address',
      'Write a number of days',
      'Say where this is from',
      'is no code of a language',
      'value="no address"',
    ])
      assert.ok(wrong.text.includes(sentence), sentence)

    const id = await addBody(editor, { languages: 'Spanish, en' })
    assert.match((await editor.get(`/bodies/${id}`)).text, /Checked today\. Somebody of the team looked[^]*español, English/)
    const twice = await editor.post('/bodies/new', { ...office, languages: 'en, klingon' })
    for (const said of ['is in the directory already', 'klingon is no code of a language']) assert.ok(twice.text.includes(said), said)
    time.now = new Date('2022-09-25T10:00:00Z')
    const [rosa, other] = [editor, await member('editor', 'team', 'Olga Editor')]
    // Who signed in long ago signs in again; the other one is here.
    assert.match((await other.get(`/bodies/${id}`)).text, /Last checked 14 months ago: check before use\./)
    assert.equal((await rosa.get('/bodies')).status, 303)

    const seen = (await other.get(`/bodies/${id}/edit`)).text
    const base = /name="_base" value="(-?\d+)"/.exec(seen)![1]!
    assert.equal((await other.post(`/bodies/${id}/edit`, { title: 'Registry' })).status, 303)
    const late = await other.post(`/bodies/${id}/edit`, { title: 'Third floor', _base: base })
    assert.equal(late.status, 409)
    assert.ok(late.text.includes('Third floor') && late.text.includes('Registry'))
    assert.equal((await other.post(`/bodies/${id}/checked`, {}, { on: `/bodies/${id}` })).status, 303)
    assert.match((await other.get(`/bodies/${id}`)).text, /Checked today\./)

    // An entry of the catalogue is corrected likewise, and keeps what is known of it.
    assert.equal((await other.post('/bodies/wgad/edit', { post: 'Palais des Nations\n1211 Geneva 10' })).status, 303)
    const corrected = textOf((await other.get('/bodies/wgad')).text)
    assert.match(corrected, /Palais des Nations/)
    assert.match(corrected, /A State that it asks has 60 days/)
  })
})

test('a dossier is written by one, approved by another, frozen with its fingerprint, and its files are what the manifest says', async () => {
  await atPublished(async ({ desk, editor, reviewer }) => {
    const id = await addBody(editor)
    const begun = await editor.post(`${page}/dossiers/new`, { body: id, from: 'A committee, Lima' })
    const dossier = begun.location!.replace(/\/letter$/, '')
    const letter = await editor.get(begun.location!)
    assert.match(letter.text, /Dear Ombudsman,/)
    assert.match(letter.text, /1\. Let an independent doctor examine her\./)
    assert.match((await reviewer.get(dossier)).text, /Say who signs/)
    const unsigned = await editor.post(begun.location!, { text: 'Not finished', to: 'a\nb\nc\nd\ne\nf\ng' })
    assert.equal(unsigned.status, 422)
    assert.ok(unsigned.text.includes('Not finished') && unsigned.text.includes('one to 6 lines'))
    // What no mail can carry is said before somebody approves it.
    for (const subject of ['Appeal\tEX-001', 'Appeal\u2028EX-001'])
      assert.match((await editor.post(begun.location!, { subject })).text, /Write a subject in one line/)
    assert.equal((await editor.post(begun.location!, { signed: 'Rosa Editor' })).status, 303)
    // Whoever wrote it does not approve it, whatever they send.
    assert.equal((await editor.send(`${dossier}/approval`, {})).status, 403)
    const owner = await desk.member('administrator', 'team', 'Ada Administrator')
    assert.equal((await owner.post(begun.location!, { closing: 'With respect,' })).status, 303)
    assert.equal((await owner.post(`${dossier}/approval`, {}, { on: begun.location! })).status, 409)
    assert.match((await owner.get(dossier)).text, /somebody else approves it/)
    assert.equal((await reviewer.post(`${dossier}/approval`, {}, { on: dossier })).status, 303)
    assert.equal((await editor.post(begun.location!, { text: 'Something else' })).location, dossier)

    const zip = await editor.get(`${dossier}/dossier.zip`)
    const hash = createHash('sha256').update(zip.bytes).digest('hex')
    assert.ok((await editor.get(dossier)).text.includes(hash))
    const files = await openZip(zip.bytes, 50, 100)
    const manifest = JSON.parse(Buffer.from(await files.get('manifest.json')!.read(1_000_000)).toString()) as {
      readonly files: readonly { readonly path: string; readonly sha256: string }[]
    }
    assert.deepEqual(
      manifest.files.map(({ path }) => path),
      ['letter.pdf', 'letter.txt', 'appeal.pdf', 'appeal.txt', 'appeal.json'],
    )
    for (const { path, sha256 } of manifest.files)
      assert.equal(
        createHash('sha256')
          .update(await files.get(path)!.read(10_000_000))
          .digest('hex'),
        sha256,
      )
    const appeal = Buffer.from(await files.get('appeal.txt')!.read(1_000_000)).toString()
    assert.match(appeal, /She was moved to a hospital on 17 July\./)
    assert.match(appeal, /Prison service/)
  })
})

test('a body is given the edition in its language, its letter in that, too, and the way to that page', async () => {
  await atPublished(async ({ desk: { db, time, files }, editor, reviewer }) => {
    await translate(db, 'EX-001', 'es')
    const settings = { by: 'test', clock: () => time.now, facts }
    const outcome = await db.transaction().execute((tx) => publishTranslationWithin(tx, 'EX-001', 'es', settings))
    assert.equal(outcome.kind, 'published', JSON.stringify(outcome))
    const dossier = await approvedDossier(
      { editor, reviewer },
      await addBody(editor, { languages: 'qu, es', salutations: 'es: Señor Defensor:' }),
    )
    assert.match((await editor.get(dossier)).text, /Version 1 of EX-001, in español/)
    const zip = await openZip((await editor.get(`${dossier}/dossier.zip`)).bytes, 50, 100)
    const read = async (path: string): Promise<string> => Buffer.from(await zip.get(path)!.read(1_000_000)).toString()
    assert.match(await read('letter.txt'), /^Señor Defensor:\n\nLe presentamos el llamamiento/)
    assert.match(await read('appeal.txt'), /\[es\] She was moved to a hospital/)
    const { hash } = (await findDelivery(db, await sendDossier(editor, dossier)))!
    const mail = await files.read(hash)
    assert.ok(mail.kind === 'found' && Buffer.from(mail.bytes).toString().includes('/appeals/EX-001/es'))
  })
})

test('what is privileged leaves only because a named person says so, with the reason', async () => {
  await atPublished(async ({ desk, editor, reviewer }) => {
    const lawyer = await desk.member('editor', 'privileged', 'Lena Lawyer')
    const upload = (person: typeof editor, name: string) =>
      person.post('/cases/example/documents/new/files', {
        files: new File([`The words of ${name}`], name),
        by: 'prisons',
        from: 'Handed over',
      })
    assert.match((await upload(editor, 'report.txt')).location ?? '', /D3/)
    assert.match((await upload(lawyer, 'advice.txt')).location ?? '', /D4/)
    assert.equal((await lawyer.post('/cases/example/documents/D4/mark', { sensitivity: 'privileged' })).status, 303)
    for (const id of ['D3', 'D4'])
      await readOutOriginal(
        desk.db,
        { caseKey: desk.key, id },
        { files: desk.files, extractor: testExtractor(), facts, clock: () => desk.time.now },
      )
    const dossier = await beginDossier(editor, await addBody(editor))
    const keyOf = async (person: typeof editor, name: string) =>
      new RegExp(`value="([^"]+)"[^>]*/?><label[^>]*>${name}`).exec((await person.get(`${dossier}/annexes`)).text)?.[1]
    assert.equal(await keyOf(editor, 'advice'), undefined)
    const [open, closed] = [(await keyOf(lawyer, 'report'))!, (await keyOf(lawyer, 'advice'))!]
    assert.ok(open !== undefined && closed !== undefined)
    const silent = await lawyer.post(`${dossier}/annexes`, { annex: open, closed })
    assert.equal(silent.status, 422)
    assert.match(silent.text, /Say why advice\.txt may leave/)
    assert.equal((await lawyer.post(`${dossier}/annexes`, { annex: open, closed, reason: 'Her client agreed on 20 July.' })).status, 303)
    assert.match(textOf((await lawyer.get(dossier)).text), /leaves because Lena Lawyer says so \(2021-07-25\): Her client agreed/)
    // Who may not read it is told neither its name nor the reason, and does not approve what they cannot read.
    const unseen = textOf((await reviewer.get(dossier)).text)
    assert.match(unseen, /A document that you may not read/)
    assert.doesNotMatch(unseen, /advice|client/)
    assert.match((await reviewer.post(`${dossier}/approval`, {}, { on: dossier })).text, /You may not read all of its annexes/)
    const second = await desk.member('reviewer', 'privileged', 'Remo Reviewer')
    assert.equal((await second.post(`${dossier}/approval`, {}, { on: dossier })).status, 303)
    assert.equal((await editor.get(`${dossier}/dossier.zip`)).status, 422)
    const files = await openZip((await lawyer.get(`${dossier}/dossier.zip`)).bytes, 50, 100)
    assert.ok(files.has('annexes/1 report.txt') && files.has('annexes/2 advice.txt'))
  })
})

test('an annex that is closed after the approval leaves by no mail, neither queued by who may not read it nor waiting by then', async () => {
  await atPublished(async ({ desk, editor, reviewer }) => {
    const lawyer = await desk.member('editor', 'privileged', 'Lena Lawyer')
    const report = { files: new File(['The words of the report'], 'report.txt'), by: 'prisons', from: 'Handed over' }
    assert.match((await editor.post('/cases/example/documents/new/files', report)).location ?? '', /D3/)
    const settings = { files: desk.files, extractor: testExtractor(), facts, clock: () => desk.time.now }
    await readOutOriginal(desk.db, { caseKey: desk.key, id: 'D3' }, settings)
    const approved = async (email: string): Promise<string> => {
      const dossier = await beginDossier(editor, await addBody(editor, { email }))
      const annex = /value="([^"]+)"[^>]*\/?><label[^>]*>report/.exec((await editor.get(`${dossier}/annexes`)).text)![1]!
      assert.equal((await editor.post(`${dossier}/annexes`, { annex })).status, 303)
      assert.equal((await reviewer.post(`${dossier}/approval`, {}, { on: dossier })).status, 303)
      return dossier
    }
    const [waiting, other] = [await approved('one@ombudsman.example.org'), await approved('two@ombudsman.example.org')]
    const id = await sendDossier(editor, waiting)
    assert.equal((await lawyer.post('/cases/example/documents/D3/mark', { sensitivity: 'privileged' })).status, 303)
    assert.match((await editor.post(`${other}/send`, {}, { on: other })).text, /You may not read all of its annexes/)
    assert.match((await lawyer.post(`${other}/send`, {}, { on: other })).text, /One of its annexes was closed since it was approved/)
    assert.equal(await takeLetter(desk.db, desk.time.now), null)
    assert.match((await editor.get(`${page}/deliveries/${id}`)).text, /Given up: one of its annexes was closed/)
  })
})

test('a mail goes to the address that was approved, and to no other that is written into the directory later', async () => {
  await atPublished(async ({ editor, reviewer }) => {
    const body = await addBody(editor)
    const dossier = await beginDossier(editor, body)
    const seen = (await reviewer.get(dossier)).text
    assert.match(textOf(seen), /Mail goes to office@ombudsman\.example\.org and nowhere else/)
    const correct = async (email: string) => assert.equal((await editor.post(`/bodies/${body}/edit`, { email })).status, 303)
    await correct('mole@elsewhere.example.org')
    // What was approved is what was seen.
    const late = await reviewer.post(`${dossier}/approval`, { to: 'office@ombudsman.example.org' }, { on: dossier })
    assert.equal(late.status, 409)
    assert.match(late.text, /The mail address of the body was changed meanwhile/)
    await correct('office@ombudsman.example.org')
    assert.equal((await reviewer.post(`${dossier}/approval`, {}, { on: dossier })).status, 303)
    const stale = await editor.post(`${dossier}/send`, { to: 'registry@ombudsman.example.org' }, { on: dossier })
    assert.match(stale.text, /which is not what your page showed/)
    await correct('mole@elsewhere.example.org')
    assert.match((await editor.post(`${dossier}/send`, {}, { on: dossier })).text, /not the one to which it was approved/)
    await correct('office@ombudsman.example.org')
    await sendDossier(editor, dossier)
  })
})

test('a body gets one letter of a version, a second one with a reason, and none by mail once it objected', async () => {
  await atPublished(async ({ desk: { db }, editor, reviewer }) => {
    const body = await addBody(editor)
    const dossier = await approvedDossier({ editor, reviewer }, body)
    const first = await sendDossier(editor, dossier)
    assert.equal((await findDelivery(db, first))?.state, 'queued')
    const twice = await editor.post(`${dossier}/send`, {}, { on: dossier })
    assert.equal(twice.status, 422)
    assert.match(twice.text, /Say why a second letter goes there/)
    // Another entry with the same address is the same body.
    const twin = await approvedDossier(
      { editor, reviewer },
      await addBody(editor, { name: 'Its second floor', email: 'OFFICE@ombudsman.example.org' }),
    )
    assert.equal((await editor.post(`${twin}/send`, {}, { on: twin })).status, 422)
    await sendDossier(editor, dossier, { again: 'They asked for it once more.' })

    assert.equal((await editor.post(`/bodies/${body}/objection`, { words: '' })).status, 422)
    assert.equal((await editor.post(`/bodies/${body}/objection`, { words: 'Their letter of 24 July.' })).status, 303)
    for (const each of [dossier, twin])
      assert.match(
        (await editor.send(`${each}/send`, { _token: tokenIn((await editor.get(each)).text), again: 'Urgent' })).text,
        /asked for no more mail/,
      )

    // By hand it still goes, with its proof as a document of the case.
    const byHand = `${twin}/by-hand`
    const wrong = await editor.post(byHand, { channel: 'post', day: '2021-12-01', to: '' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /This day is still to come/)
    const posted = await editor.post(byHand, {
      channel: 'post',
      day: '2021-07-25',
      to: 'Calle Uno 1, Lima',
      again: 'By post, since they take no mail',
      proof: new File(['Receipt 12'], 'receipt.txt', { type: 'text/plain' }),
      proof_by: 'example/prisons',
    })
    assert.equal(posted.status, 303, posted.text)
    const id = /deliveries\/([0-9a-f-]+)/.exec(posted.location!)![1]!
    const delivery = (await findDelivery(db, id))!
    assert.deepEqual(
      [delivery.state, delivery.day, delivery.deadline?.day, delivery.deadline?.source],
      ['sent', '2021-07-25', '2021-08-24', 'Its law, article 20'],
    )
    const shown = await editor.get(`${page}/deliveries/${id}`)
    assert.match(shown.text, /Proof of delivery, 2021-07-25/)
    assert.match(textOf(shown.text), /answer due in 30 days, by 24 August 2021/)
    assert.match(
      (await editor.post(`${page}/deliveries/${id}/acknowledgement`, { day: '2021-07-20' }, { on: `${page}/deliveries/${id}` })).text,
      /cannot have had it before it left/,
    )

    // Readers are told of what the team marks, and of no address.
    assert.deepEqual(await publicDeliveries(db, 'EX-001'), [])
    assert.equal((await editor.post(`${page}/deliveries/${id}/shown`, {}, { on: `${page}/deliveries/${id}` })).status, 303)
    const [told] = await publicDeliveries(db, 'EX-001')
    assert.equal(told?.bodyName, 'Its second floor')
    assert.doesNotMatch(JSON.stringify(told), /Calle|@/)
    assert.equal(
      (
        await editor.post(
          `${page}/deliveries/${id}/acknowledgement`,
          { day: '2021-07-25', acknowledged: 'No. 77', proof: new File(['Stamp'], 'stamp.txt'), proof_by: 'body' },
          { on: `${page}/deliveries/${id}` },
        )
      ).status,
      303,
    )
    assert.equal((await publicDeliveries(db, 'EX-001'))[0]?.state, 'acknowledged')
    // Who made the proof is a source of the case by now.
    assert.match((await editor.get(`${page}/deliveries/${id}/replies/new`)).text, /value="example\/[^"]+">Its second floor</)
    const table = (await editor.get('/deliveries.csv')).text
    assert.match(table, /Its second floor,post,"Calle Uno 1, Lima"/)
  })
})

const tokenIn = (html: string): string => /name="_token" value="([^"]+)"/.exec(html)![1]!
