import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { findDraft, type LeaveToPublish } from '../../../appeals/index.ts'
import { readAudit } from '../../../staff/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import { loadCase } from '../../../cases/index.ts'
import { leaveToPublishNow } from '../../../publishing/index.ts'
import { evaluated, facts } from '../../../../test/fixtures/hospital-case.ts'
import type { DeskOfCase } from '../../../../test/fixtures/hospital-desk.ts'
import { answerReview, atAppeal, caseWithAppeal, numberOf, page, askForApproval } from '../../../../test/fixtures/appeal-desk.ts'

async function leaveOf({ db, time }: DeskOfCase): Promise<LeaveToPublish> {
  const found = await findDraft(db, 'EX-001')
  assert.ok(found.kind === 'found')
  const today = dayOfInstant(time.now)
  return leaveToPublishNow(db, found.draft.appeal, evaluated([(await loadCase(db, 'example'))!], today), { today, facts })
}
/** What stands in a hidden field of a page. */
const field = (name: string, text: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)![1]!
const ask = (desk: DeskOfCase) => askForApproval(desk.editor)

test('the risk review lists what the files say, asks how it was weighed, and keeps what was typed', () =>
  atAppeal(async (desk) => {
    const { text } = await desk.editor.get(`${page}/risk-review`)
    assert.match(text, /These sentences cite what a lawyer says[\s\S]*S1[\s\S]*example#C1/)
    assert.match(text, /Ana Ejemplo[\s\S]*No consent is on record\./)
    const refused = await desk.editor.post(`${page}/risk-review`, { reprisal: 'yes', 'harm.why': 'A guard.', privilege: 'no' })
    assert.equal(refused.status, 422)
    assert.doesNotMatch(refused.text, /Tick the sentences/)
    assert.match(refused.text, /Could anybody else be harmed by a sentence\? Choose an answer to what you wrote below\./)
    assert.match(refused.text, /Could somebody be punished or threatened for a sentence of this text\? Say how it was weighed\./)
    assert.match(refused.text, /A guard\.<\/textarea>/)
  }))

test('a consent that somebody may not read is weighed by them, and its words are left out', () =>
  atAppeal(async ({ editor, member, write }) => {
    const claim = { about: 'ana', said_by: ['hidden'], said_on: '2021-07-20', printed_in: [], asserts: [], sensitivity: 'privileged' }
    const consent = { subject: 'ana', relation: 'relative', capacity: 'relative', covers: ['publication'], refused: true, on: '2021-07-10' }
    await write(
      { kind: 'add', list: 'sources', entry: { id: 'hidden', name: 'Berta Oculta', kind: 'family' } },
      { kind: 'add', list: 'claims', entry: { ...claim, statement: 'She asked for silence.' } },
      { kind: 'add', list: 'consents', entry: { ...consent, given_by: 'Berta Oculta', scope: 'Any publication' } },
    )
    const team = textOf((await editor.get(`${page}/risk-review`)).text)
    assert.match(team, /Ana Ejemplo a person : a refusal, in words that you may not read.*In words that you may not read: refused/)
    assert.doesNotMatch(team, /Berta|Any publication/)
    const lawyer = await member('reviewer', 'privileged')
    assert.match(
      textOf((await lawyer.get(`${page}/risk-review`)).text),
      /Berta Oculta \( relative \) for Any publication , 10 July 2021: refused/,
    )
  }))

test('a death and an age that somebody may not read are no more to them than something that bears on who may consent', () =>
  atAppeal(async ({ editor, member, write }) => {
    const consent = { subject: 'ana', given_by: 'Rosa Poder', relation: 'representative', capacity: 'representative', scope: 'Publication' }
    await write({ kind: 'add', list: 'consents', entry: { ...consent, covers: ['publication', 'name'], on: '2021-07-10' } })
    const before = textOf((await editor.get(`${page}/risk-review`)).text)
    const claim = { about: 'ana', said_by: ['family'], said_on: '2021-07-20', printed_in: [], statement: 'Of her.', sensitivity: 'sealed' }
    const sealed = (fact: string, value: string) =>
      write({ kind: 'add' as const, list: 'claims' as const, entry: { ...claim, asserts: [{ fact, value }] } })
    await sealed('person.birth_date', '2010-03-01')
    const told = ' Something that you may not read bears on who may consent; ask somebody who reads it.'
    const ofAge = textOf((await editor.get(`${page}/risk-review`)).text)
    assert.ok(ofAge.includes(told))
    assert.equal(ofAge.replace(told, ''), before)
    await sealed('person.death_date', '2021-07-19')
    const team = textOf((await editor.get(`${page}/risk-review`)).text)
    assert.ok(team.includes(told))
    assert.match(team, /Rosa Poder[^:]*: does not count, by what you may not read/)
    assert.doesNotMatch(team.replace('no contact, incapacity or death', ''), /death|dead|under 18|lapsed|1 that you/)
    const whole = textOf((await (await member('reviewer', 'sealed')).get(`${page}/risk-review`)).text)
    assert.match(whole, /a claim of this person’s death \(C11\)[^]*May be under 18 by the dates of birth on file: Ana Ejemplo \(C10\)/)
    assert.ok(!whole.includes(told))
  }))

test('each answer says beside it what it needs, and one that names no sentence is about the whole text', () =>
  atAppeal(async ({ editor }) => {
    const { text } = await editor.get(`${page}/risk-review`)
    assert.match(textOf(text), /Yes, and it was weighed Say below: who, by whom, and why it is published all the same\./)
    assert.match(textOf(text), / No Say below: who agreed, when and how/)
    await answerReview(editor)
    const weighed = await editor.post(`${page}/risk-review`, { harm: 'yes', 'harm.why': 'A guard; his name is left out.' })
    assert.equal(weighed.status, 303, textOf(weighed.text))
    const given = textOf((await editor.get(`${page}/approval`)).text)
    assert.match(
      given,
      /Could anybody else be harmed by a sentence\? Yes, and it was weighed \(the whole text\): A guard; his name is left out\./,
    )
  }))

test('answers are kept with the text, and a later sentence marks which have to be looked at again', () =>
  atAppeal(async (desk) => {
    await answerReview(desk.editor)
    const kept = await desk.editor.get(`${page}/risk-review`)
    assert.match(kept.text, /Answered by <bdi>Rosa Editor<\/bdi>/)
    assert.doesNotMatch(kept.text, /Look at this again/)
    await desk.editor.post(`${page}/sentences/${await numberOf(desk.db, 'S2')}`, { text: 'Nobody told the mother.' })
    const { text } = await desk.editor.get(`${page}/risk-review`)
    assert.equal(text.match(/Look at this again\. New or changed since it was answered: <bdi>S2<\/bdi>/g)?.length, 3)
    const unticked = await desk.editor.post(`${page}/risk-review`)
    const { text: left3 } = await desk.editor.get(unticked.location!)
    assert.match(left3, /The answers are kept\. The review is not finished/)
    assert.equal(left3.match(/Look at it again: change the answer, or tick/g)?.length, 3)
    await desk.editor.post(`${page}/risk-review`, { 'reprisal.again': 'yes', 'harm.again': 'yes' })
    const left = await desk.editor.get(`${page}/risk-review`)
    assert.equal(left.text.match(/Look at this again/g)?.length, 1)
  }))

test('answers that were made for another text, or after somebody else had answered, are shown again and not kept', () =>
  atAppeal(async (desk) => {
    const other = await desk.member('reviewer', 'team', 'Rita Reviewer')
    const opened = (await other.get(`${page}/risk-review`)).text
    const typed = { _token: field('_token', opened), _base: field('_base', opened), text: field('text', opened), trial: 'no' }
    await answerReview(desk.editor)
    const late = await other.send(`${page}/risk-review`, typed)
    assert.equal(late.status, 409)
    assert.match(late.text, /Somebody changed this while you were writing[\s\S]*Rosa Editor/)
    await desk.editor.post(`${page}/sentences/${await numberOf(desk.db, 'S2')}`, { text: 'Nobody told the mother.' })
    const older = await other.send(`${page}/risk-review`, typed)
    assert.equal(older.status, 409)
    assert.match(older.text, /Somebody changed the text while you were answering/)
  }))

test('a text is published by two people: one asks, another approves exactly it; a later edit ends that', () =>
  atAppeal(async (desk) => {
    const reviewer = await desk.member('reviewer', 'team', 'Rita Reviewer')
    assert.match((await desk.editor.get(`${page}/approval`)).text, /Before an approval can be asked for, one thing has to be done/)
    const text = field('text', (await desk.editor.get(`${page}/risk-review`)).text)
    const early = await desk.editor.post(`${page}/approval/request`, { text })
    assert.equal(early.status, 422)
    assert.match(early.text, /One thing still stops publication besides the approval/)
    await answerReview(desk.editor)
    assert.equal((await ask(desk)).status, 303)
    assert.equal((await leaveOf(desk)).kind, 'may-not')
    assert.match((await reviewer.get('/appeals')).text, /Rosa Editor waits for an approval/)
    const approved = await reviewer.post(`${page}/approval`, { decision: 'approve' })
    assert.equal(approved.status, 303, approved.text)
    const leave = await leaveOf(desk)
    assert.ok(leave.kind === 'may')
    assert.equal(leave.approved, 'second-person')
    assert.match((await desk.editor.get(page)).text, /Nothing stops publication/)
    await desk.editor.post(`${page}/head`, { summary: 'Another summary.' })
    const after = await leaveOf(desk)
    assert.ok(after.kind === 'may-not' && after.hindrances.some(({ place }) => place === 'approval'))
    assert.match((await reviewer.get(`${page}/approval`)).text, /The approval has to be asked for again/)
  }))

test('a text is sent back with remarks on its sentences, and who decides has to say what is wrong', () =>
  atAppeal(async (desk) => {
    const reviewer = await desk.member('reviewer', 'team', 'Rita Reviewer')
    await answerReview(desk.editor)
    await ask(desk)
    const wordless = await reviewer.post(`${page}/approval`, { decision: 'send-back' })
    assert.equal(wordless.status, 422)
    assert.match(wordless.text, /Say what has to change/)
    const remark = `remark.${await numberOf(desk.db, 'S2')}`
    assert.equal((await reviewer.post(`${page}/approval`, { decision: 'send-back', [remark]: 'Who is nobody?' })).status, 303)
    const { text } = await desk.editor.get(`${page}/approval`)
    assert.match(text, /Rita Reviewer<\/bdi> sent the text back as it stands[\s\S]*Nobody told the family\.[\s\S]*Who is nobody\?/)
  }))

test('a decision about a text that was changed since it was read is refused and says so', () =>
  atAppeal(async (desk) => {
    const reviewer = await desk.member('reviewer')
    await answerReview(desk.editor)
    await ask(desk)
    const { text } = await reviewer.get(`${page}/approval`)
    await desk.editor.post(`${page}/head`, { summary: 'Another summary.' })
    const late = await reviewer.send(`${page}/approval`, { _token: field('_token', text), text: field('text', text), decision: 'approve' })
    assert.equal(late.status, 409)
    assert.equal((await leaveOf(desk)).kind, 'may-not')
  }))

test('a decision that comes too late is answered also where one connection is left', { timeout: 60_000 }, () =>
  atAppeal(async (desk) => {
    const reviewer = await desk.member('reviewer')
    await answerReview(desk.editor)
    await ask(desk)
    const { text } = await reviewer.get(`${page}/approval`)
    await desk.editor.post(`${page}/head`, { summary: 'Another summary.' })
    const over = Promise.withResolvers<void>()
    // Of four that the pool of a test has.
    const taken = Array.from({ length: 3 }, () => desk.db.transaction().execute(() => over.promise))
    const late = await reviewer.send(`${page}/approval`, { _token: field('_token', text), text: field('text', text), decision: 'approve' })
    assert.equal(late.status, 409)
    over.resolve()
    await Promise.all(taken)
  }),
)

test('who asked does not approve; with the setting of a team of one they do, and it is said that one person went alone', () =>
  atAppeal(async (desk) => {
    const admin = await desk.member('administrator', 'team', 'Ada Alone')
    await answerReview(admin)
    assert.equal((await askForApproval(admin)).status, 303)
    const seen = await admin.get(`${page}/approval`)
    assert.match(seen.text, /You asked for it, so another person decides/)
    assert.doesNotMatch(seen.text, /I have read all of it/)
    const changed = await admin.post('/settings', { approval: 'one-person' })
    assert.equal(changed.status, 303, changed.location ?? changed.text)
    assert.equal((await admin.post(`${page}/approval`, { decision: 'approve' })).status, 303)
    const leave = await leaveOf(desk)
    assert.ok(leave.kind === 'may')
    assert.equal(leave.approved, 'alone')
    await admin.post('/settings', { approval: 'second-person' })
    assert.equal((await leaveOf(desk)).kind, 'may-not')
  }))

test('a reader sees the review and the approval, and decides nothing', () =>
  atAppeal(async (desk) => {
    const reader = await desk.member('reader')
    assert.equal((await reader.get(`${page}/risk-review`)).status, 200)
    assert.equal((await reader.get(`${page}/approval`)).status, 200)
    assert.equal((await reader.post(`${page}/risk-review`, { trial: 'no' })).status, 403)
    assert.equal((await reader.post(`${page}/approval`, { decision: 'approve' })).status, 403)
    assert.equal((await desk.editor.post(`${page}/approval`, { decision: 'approve' })).status, 403)
    assert.equal((await reader.get('/settings')).status, 403)
  }))

test('consents that disagree have to be weighed in words', () =>
  atAppeal(
    async (desk) => {
      const { text } = await desk.editor.get(`${page}/risk-review`)
      assert.match(text, /These consents conflict/)
      const refused = await desk.editor.post(`${page}/risk-review`, { consent: 'given' })
      assert.equal(refused.status, 422)
      const weighed = await desk.editor.post(`${page}/risk-review`, { consent: 'given', 'consent.why': 'She decides for herself.' })
      assert.equal(weighed.status, 303)
    },
    caseWithAppeal.replace(
      'appeals:\n',
      `consents:
  - {subject: ana, given_by: Ana Ejemplo, relation: herself, scope: publication, on: 2021-07-01}
  - {subject: ana, given_by: Her sister, relation: sister, scope: publication, on: 2021-07-01, withdrawn: 2021-07-20}
appeals:
`,
    ),
  ))

test('a consent that is not on record cannot be answered with, and the question leads to where it is recorded', () =>
  atAppeal(async (desk) => {
    const { text } = await desk.editor.get(`${page}/risk-review`)
    assert.match(text, /<input[^>]*value="given"[^>]* disabled[^>]*>/)
    assert.match(text, /consents on record above cover this text<span class="hint">Not while no consent for Ana Ejemplo stands on record\./)
    const record = /No consent is on record\. <a href="([^"]+)">Record a consent/.exec(text)?.[1] ?? ''
    assert.match((await desk.editor.get(record)).text, /<option value="ana" selected>/)
    assert.doesNotMatch((await (await desk.member('reviewer')).get(`${page}/risk-review`)).text, /Record a consent/)
    const refused = await desk.editor.post(`${page}/risk-review`, { consent: 'given', 'consent.why': 'By telephone.' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /No consent for Ana Ejemplo stands on record\. Record one/)
    assert.match(refused.text, /By telephone/)
    assert.equal(
      (await desk.editor.post(`${page}/risk-review`, { consent: 'not-needed', 'consent.why': 'All of it is public.' })).status,
      303,
    )
  }))

test('the record counts the questions that were answered and the names that were let out, each by itself', () =>
  atAppeal(async (desk) => {
    await answerReview(desk.editor)
    const records = await readAudit(desk.db, { action: 'review.answer' })
    assert.deepEqual(
      records.map(({ detail }) => detail),
      [{ answered: 6, names: 3 }],
    )
  }))

test('where the name of whoever approved ends with a full stop, the sentence has no second one', () =>
  atAppeal(async (desk) => {
    const bruno = await desk.member('reviewer', 'team', 'Bruno R.')
    await answerReview(desk.editor)
    await ask(desk)
    assert.equal((await bruno.post(`${page}/approval`, { decision: 'approve' })).status, 303)
    const { text } = await desk.editor.get(`${page}/approval`)
    assert.match(text, /Approved as it stands by <bdi>Bruno R\.<\/bdi><\/p>/)
  }))
