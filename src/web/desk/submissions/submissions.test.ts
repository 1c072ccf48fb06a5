import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { facts, hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { textOf as wordsOf } from '../../../extraction/testing.ts'
import { settleLetter, takeLetter as takeAny } from '../../../delivery/testing.ts'
import { submissionDeliveriesOf } from '../../../delivery/index.ts'
import { projectCatalogue } from '../../../cases/index.ts'
import { findSubmission, submissionStands } from '../../../submissions/index.ts'
import { readOutOriginal } from '../../../documents/index.ts'
import type { Database } from '../../../platform/index.ts'
import { testExtractor, type Answer, type Person } from '../testing.ts'

const catalogue = projectCatalogue()
const takeLetter = (db: Database, at: Date) => takeAny(db, at, (tx, id, now) => submissionStands(tx, id, { facts, catalogue, now }))

const list = '/cases/example/submissions'

/** Begins a submission to the Working Group; gives the address of its page. */
async function begin(person: Person, typed: Readonly<Record<string, string>> = {}): Promise<string> {
  const begun = await person.post(`${list}/new`, { form: 'wgad-questionnaire', about: 'ana', ...typed })
  assert.equal(begun.status, 303, textOf(begun.text))
  return new URL(begun.location ?? '', 'https://desk.example.org').pathname
}

const write = (person: Person, page: string, key: string, typed: Readonly<Record<string, string>>): Promise<Answer> =>
  person.post(`${page}/answers/${key}`, typed)

/** A consent of the person herself. */
const consent = {
  subject: 'ana',
  given_by: 'Ana Ejemplo',
  relation: 'herself',
  capacity: 'self',
  scope: 'that authorities and bodies are told',
  covers: ['authorities', 'name', 'publication'],
  on: '2021-07-20',
}
const rests = JSON.stringify([consent.given_by, consent.on, consent.scope])

test('a submission is drafted from the case, completed, approved by another person, frozen, sent by mail and acknowledged', async () => {
  await atDesk(async ({ db, key, time, editor, member, write: record, files }) => {
    const reviewer = await member('reviewer', 'team', 'Rita Reviewer')
    const page = await begin(editor)
    const drafted = textOf((await editor.get(page)).text)
    assert.match(drafted, /Contested: .*17 July 2021.*20 July 2021/, 'both accounts of the move stand in the draft')
    assert.match(drafted, /Of this form only the headings were read/, 'what is unconfirmed is said')
    assert.match(drafted, /Relation to the person and consent ?: Nobody has said on which consent this rests/)

    // No consent stands, and without one nothing is approved.
    assert.doesNotMatch((await editor.get(`${page}/answers/submitter.relation_and_consent`)).text, /checked/)
    const early = await reviewer.post(`${page}/approval`, {}, { on: page })
    assert.equal(early.status, 409)
    await record({ kind: 'add', list: 'consents', entry: consent })
    const asked = (await editor.get(`${page}/answers/submitter.relation_and_consent`)).text
    assert.match(asked, /Ana Ejemplo \(herself\)/)
    assert.doesNotMatch(asked, /value="\[&quot;Ana[^>]*checked/, 'a consent is never ticked for anybody')
    // A reason without the consent that it goes with is not lost: what to do is said, and what was typed stands there.
    const reasoned = await write(editor, page, 'submitter.relation_and_consent', { consent: '', because: 'Nobody reaches her.' })
    assert.equal(reasoned.status, 422)
    assert.match(reasoned.text, /Choose the consent that the reason goes with/)
    assert.match(reasoned.text, /Nobody reaches her\./)
    const relation = { consent: rests, answer: 'We are her lawyers.' }
    assert.equal((await write(editor, page, 'submitter.relation_and_consent', relation)).status, 303)

    // A statement without a source is refused with what was typed still there; so is one that rests on what may not leave.
    const bare = await write(editor, page, 'arrest.place', { answer: 'In the street, they say.' })
    assert.equal(bare.status, 422)
    assert.match(bare.text, /Nothing says on what this rests: “In the street, they say”\. Name a claim/)
    assert.match(bare.text, /In the street, they say\./)
    assert.match((await write(editor, page, 'arrest.place', { answer: 'In the street {C99}' })).text, /may not leave the house: C99/)
    assert.equal((await write(editor, page, 'submitter.name_address', { answer: 'A committee, Lima', ours: 'yes' })).status, 303)

    // Which part of the name is the family's is not guessed, and what has no answer is named where it is approved.
    const unnamed = textOf((await reviewer.get(page)).text)
    assert.match(
      unnamed,
      /questions have no answer\. As it stands, what goes out says “ ?Not known to us\. ?” there:.*Family name.*First name/,
    )
    assert.match(unnamed, /What is missing before somebody approves it:.*Family name ?: This has to be answered/)
    assert.equal((await write(editor, page, 'identity.family_name', { answer: 'Ejemplo', ours: 'yes' })).status, 303)

    const own = await editor.get(page)
    assert.match(textOf(own.text), /An administrator or a reviewer approves it/)
    const waits = /Submission on a deprivation of liberty, to UN Working Group on Arbitrary Detention: waits for your approval/
    assert.match(textOf((await reviewer.get('/cases/example')).text), waits, 'who may approve it is told on the page of the case')
    assert.doesNotMatch(textOf((await editor.get('/cases/example')).text), waits)
    const approved = await reviewer.post(`${page}/approval`, {}, { on: page })
    assert.equal(approved.status, 303, textOf(approved.text))
    assert.doesNotMatch(textOf((await reviewer.get('/cases/example')).text), waits)
    const [id = ''] = /[0-9a-f-]{36}/.exec(page) ?? []
    const { frozen } = (await findSubmission(db, id))!
    assert.ok(frozen?.files != null)

    // The archive is what its hash says, and its three forms say the same words.
    const archive = await editor.get(`${page}/submission.zip`)
    assert.equal(createHash('sha256').update(archive.bytes).digest('hex'), frozen.hash)
    assert.deepEqual(
      frozen.files.map(({ path }) => path),
      ['submission.pdf', 'submission.docx', 'submission.txt', 'manifest.json'],
    )
    const text = (await editor.get(`${page}/files/txt`)).text
    assert.doesNotMatch(text, /Draft, not approved/)
    assert.match(text, /Consent of Ana Ejemplo[^]*We are her lawyers\. \[\d+\]/)
    assert.match(await wordsOf((await editor.get(`${page}/files/docx`)).bytes), /A committee, Lima \[\d+\]/)

    // It goes to the address that was approved, and nobody changes a word of it any more.
    assert.match(
      (await write(editor, page, 'arrest.place', { answer: 'Elsewhere', ours: 'yes' })).location ?? '',
      /submissions\/[0-9a-f-]+$/,
    )
    const sent = await editor.post(`${page}/send`, {}, { on: page })
    assert.equal(sent.status, 303, textOf(sent.text))
    const taken = await takeLetter(db, time.now)
    assert.equal(taken?.to, 'hrc-wg-ad@un.org')
    const mail = await files.read(taken.file)
    assert.ok(mail.kind === 'found')
    assert.match(Buffer.from(mail.bytes).toString('latin1'), /submission\.docx/)
    assert.doesNotMatch(Buffer.from(mail.bytes).toString('latin1').split('\r\n\r\n')[0]!, /Ejemplo/, 'the head of the mail names nobody')
    await settleLetter(db, taken.delivery, { kind: 'accepted', at: time.now, code: '250' })
    const since = `day.${taken.delivery.slice(0, 8)}`
    const undated = await editor.post(`${page}/deliveries/${taken.delivery}/acknowledgement`, { [since]: 'soon' }, { on: page })
    assert.equal(undated.status, 422)
    assert.match(undated.text, /Write the day, such as 2021-07-20/)
    const acknowledged = await editor.post(`${page}/deliveries/${taken.delivery}/acknowledgement`, { [since]: '2021-07-25' }, { on: page })
    assert.equal(acknowledged.status, 303, textOf(acknowledged.text))
    const [line] = await submissionDeliveriesOf(db, [key])
    assert.deepEqual([line?.state, line?.deadline?.of, line?.deadline?.day], ['acknowledged', 'state', '2021-09-23'])
    assert.match(textOf((await editor.get(list)).text), /UN Working Group on Arbitrary Detention.*they have it/)

    assert.match(
      textOf((await editor.get('/deadlines')).text),
      /Answer of the State, asked by UN Working Group on Arbitrary Detention to a submission/,
    )

    assert.match(
      textOf((await editor.get('/deliveries')).text),
      /Submissions of cases.*UN Working Group on Arbitrary Detention.*they have it/,
    )

    // The same body is told of the same case a second time only for a reason.
    const again = await editor.post(`${page}/send`, {}, { on: page })
    assert.equal(again.status, 422)
    assert.match(again.text, /Say why it is told again/)
  })
})

test('two people who answer different questions at once both keep what they wrote, and of the same one is told', async () => {
  await atDesk(async ({ editor, member }) => {
    const other = await member('editor', 'team', 'Olga Other')
    const page = await begin(editor)
    const [mine, theirs] = [await editor.get(`${page}/answers/arrest.place`), await other.get(`${page}/answers/arrest.issuing_authority`)]
    assert.equal(mine.status + theirs.status, 400)
    const base = { _base: '1' }
    assert.equal((await write(editor, page, 'arrest.place', { ...base, answer: 'In a street', ours: 'yes' })).status, 303)
    assert.equal((await write(other, page, 'arrest.issuing_authority', { ...base, answer: 'Nobody', ours: 'yes' })).status, 303)
    const late = await write(other, page, 'arrest.place', { ...base, answer: 'In a house', ours: 'yes' })
    assert.equal(late.status, 409)
    assert.match(late.text, /As it stands now[\s\S]*In a street/)
    assert.match(late.text, /In a house/)
    const shown = textOf((await editor.get(page)).text)
    assert.match(shown, /In a street/)
    assert.match(shown, /Nobody/)
  })
})

test('nothing privileged is drafted into a submission or named in one, whoever writes it', async () => {
  const withSecret = hospitalCase.replace(
    'claims:\n',
    `claims:\n  - {id: C10, about: ana, said_by: [family], printed_in: [], statement: A secret of hers., asserts: [{fact: health.condition, value: a secret}], sensitivity: privileged, said_on: '2021-07-19'}\n`,
  )
  await atDesk(async ({ member }) => {
    const editor = await member('editor', 'privileged', 'Eva Editor')
    const page = await begin(editor, { form: 'iachr-precautionary-measures' })
    assert.doesNotMatch((await editor.get(page)).text, /secret/)
    assert.match((await write(editor, page, 'facts_and_risk.urgency', { answer: 'Now {C10}' })).text, /may not leave the house: C10/)
  }, withSecret)
})

test('what is covered, retracted or told to a body in confidence since it was written is kept from who may not read it, and leaves no more', async () => {
  await atDesk(async ({ db, key, time, editor, member, write: record }) => {
    const reviewer = await member('reviewer', 'team', 'Rita Reviewer')
    const lawyer = await member('administrator', 'privileged', 'Lía Lawyer')
    await record({ kind: 'add', list: 'consents', entry: consent })
    const page = await begin(editor)
    await write(editor, page, 'submitter.relation_and_consent', { consent: rests })
    await write(editor, page, 'submitter.name_address', { answer: 'A committee, Lima', ours: 'yes' })
    await write(editor, page, 'identity.family_name', { answer: 'Ejemplo', ours: 'yes' })
    await write(editor, page, 'arrest.place', { answer: 'Nobody told the family. {C3}' })
    const approved = await reviewer.post(`${page}/approval`, {}, { on: page })
    assert.equal(approved.status, 303, textOf(approved.text))
    const send = (person: Person): Promise<Answer> => person.post(`${page}/send`, {}, { on: page })
    const newest = async () => (await submissionDeliveriesOf(db, [key]))[0]
    assert.equal((await send(editor)).status, 303)
    assert.match((await editor.get(`${page}/files/txt`)).text, /Nobody told the family/)

    // Covered while it waits: it is given up, and its words are closed in every form of it.
    const procedures = '/cases/example/procedures'
    const told = { body: 'icrc', extent: 'parts', claims: 'C3', told: 'Gone.' }
    assert.equal((await lawyer.post(procedures, told)).status, 303)
    assert.equal(await takeLetter(db, time.now), null)
    assert.deepEqual([(await newest())?.state, (await newest())?.events.at(-1)?.code], ['given-up', 'stands-no-more'])
    const closed = (await editor.get(page)).text
    assert.doesNotMatch(closed, /Nobody told the family/)
    assert.match(closed, /Some of its answers rest on what you may not read/)
    for (const form of ['txt', 'pdf', 'docx']) assert.equal((await editor.get(`${page}/files/${form}`)).status, 303)
    assert.equal((await editor.get(`${page}/submission.zip`)).status, 422)
    assert.match((await lawyer.get(page)).text, /Nobody told the family/)
    const covered = await send(lawyer)
    assert.equal(covered.status, 422)
    assert.match(covered.text, /may not leave the house: C3/)
    assert.equal((await lawyer.post(`${procedures}/0/lift`, { why: 'Over.' })).status, 303)

    // Lifted, it leaves; what is retracted meanwhile leaves no more.
    assert.equal((await send(editor)).status, 303)
    const taken = await takeLetter(db, time.now)
    assert.ok(taken !== null)
    await settleLetter(db, taken.delivery, { kind: 'accepted', at: time.now, code: '250' })
    await record({ kind: 'add', list: 'retractions', entry: { claim: 'C3', by: 'source', on: '2021-07-24', why: 'A misprint.' } })
    const fallen = await editor.post(`${page}/send`, { again: 'They lost it.' }, { on: page })
    assert.equal(fallen.status, 422)
    assert.match(fallen.text, /It rests on what was retracted, replaced or refuted: C3/)
    const name = /UN Working Group on Arbitrary Detention/
    for (const address of [list, '/deliveries', '/deadlines']) assert.match(textOf((await editor.get(address)).text), name, address)

    // To a body before which a confidential procedure stands: for those alone who read of it, and told to no other body.
    const other = await begin(lawyer, { form: 'iachr-petition' })
    assert.match(textOf((await lawyer.get(other)).text), name)
    assert.equal((await lawyer.post(procedures, { body: 'wgad', extent: 'parts', documents: 'D2', told: 'Gone.' })).status, 303)
    for (const address of [list, '/deliveries', '/deadlines']) {
      assert.doesNotMatch(textOf((await editor.get(address)).text), name, address)
      assert.match(textOf((await lawyer.get(address)).text), name, address)
    }
    assert.equal((await editor.get(page)).status, 404)
    const later = await begin(lawyer, { form: 'iachr-petition' })
    assert.doesNotMatch(textOf((await lawyer.get(later)).text), name)
  })
})

test('files go along as with a dossier, and what was brought by hand keeps its proof', async () => {
  await atDesk(async ({ db, key, files, time, editor, member, write: record }) => {
    const lawyer = await member('administrator', 'privileged', 'Lena Lawyer')
    const reviewer = await member('reviewer', 'privileged', 'Remo Reviewer')
    for (const [name, id] of [
      ['report.txt', 'D3'],
      ['advice.txt', 'D4'],
    ] as const) {
      const file = new File([`The words of ${name}`], name)
      const added = await lawyer.post('/cases/example/documents/new/files', { files: file, by: 'prisons', from: 'Handed over' })
      assert.ok(added.location?.includes(id))
      await readOutOriginal(db, { caseKey: key, id }, { files, extractor: testExtractor(), facts, clock: () => time.now })
    }
    assert.equal((await lawyer.post('/cases/example/documents/D4/mark', { sensitivity: 'privileged' })).status, 303)
    await record({ kind: 'add', list: 'consents', entry: consent })
    const page = await begin(editor)
    const annexOf = async (person: Person, name: string) =>
      new RegExp(`value="([^"]+)"[^>]*/?><label[^>]*>${name}`).exec((await person.get(`${page}/annexes`)).text)?.[1]
    assert.equal(await annexOf(editor, 'advice'), undefined)
    const chosen = { annex: (await annexOf(lawyer, 'report'))!, closed: (await annexOf(lawyer, 'advice'))! }
    const silent = await lawyer.post(`${page}/annexes`, chosen)
    assert.equal(silent.status, 422)
    assert.match(silent.text, /Say why advice\.txt may leave\./)
    assert.equal((await lawyer.post(`${page}/annexes`, { ...chosen, reason: 'Her client agreed.' })).status, 303)
    assert.match(textOf((await lawyer.get(page)).text), /leaves because Lena Lawyer says so \(2021-07-25\): Her client agreed/)
    assert.match(textOf((await editor.get(page)).text), /A document that you may not read/)
    // Chosen again by who may not read one of them, that one stays; chosen on a page that is old by then, nothing does.
    const [earlier] = /name="_base" value="\d+"/.exec((await editor.get(`${page}/annexes`)).text)!
    assert.equal((await editor.post(`${page}/annexes`, { annex: chosen.annex })).status, 303)
    const late = await editor.post(`${page}/annexes`, { _base: /\d+/.exec(earlier)![0], annex: '' })
    assert.equal(late.status, 409)
    assert.match(late.text, /Somebody changed or approved it meanwhile/)

    await write(editor, page, 'submitter.relation_and_consent', { consent: rests })
    await write(editor, page, 'submitter.name_address', { answer: 'A committee, Lima', ours: 'yes' })
    await write(editor, page, 'identity.family_name', { answer: 'Ejemplo', ours: 'yes' })
    const approved = await reviewer.post(`${page}/approval`, {}, { on: page })
    assert.equal(approved.status, 303, textOf(approved.text))
    assert.match(textOf((await lawyer.get(page)).text), /Annex 1.*Annex 2/)
    const typed = {
      channel: 'post',
      day: '2021-07-25',
      proof: new File(['No. 12'], 'receipt.txt', { type: 'text/plain' }),
      proof_by: 'team',
    }
    const nowhere = await editor.post(`${page}/by-hand`, typed)
    assert.equal(nowhere.status, 422)
    assert.match(nowhere.text, /Say where it went/)
    assert.equal((await editor.post(`${page}/by-hand`, { ...typed, to: 'Rue Une 1, Geneva' })).status, 303)
    assert.match(textOf((await editor.get(page)).text), /printed letter by post: sent.*Proof of delivery, 2021-07-25/)
    assert.match((await editor.post(`${page}/by-hand`, { ...typed, to: 'Rue Une 1, Geneva' })).text, /Why this body is told again/)
  })
})
