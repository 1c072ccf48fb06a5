import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDraft } from '../../../appeals/index.ts'
import type { Appeal } from '../../../cases/index.ts'
import type { Database } from '../../../platform/index.ts'
import { transfer } from '../../../../test/fixtures/hospital-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { atAppeal, caseWithAppeal, numberOf, page } from '../../../../test/fixtures/appeal-desk.ts'

async function appealIn(db: Database): Promise<Appeal> {
  const found = await findDraft(db, 'EX-001')
  assert.ok(found.kind === 'found')
  return found.draft.appeal
}
const textsIn = async (db: Database): Promise<string[]> =>
  (await appealIn(db)).sections.flatMap(({ sentences }) => sentences.map(({ text }) => text))

test('an appeal is begun in a case, with a neutral code and a first section to write into', () =>
  atAppeal(async ({ editor, db }) => {
    const form = await editor.get('/cases/example/appeals/new')
    assert.match(form.text, /value="XXX-001-0721"/)
    const begun = await editor.post('/cases/example/appeals/new', { id: 'XX-2021-NEW1', title: 'A title', summary: 'A summary.' })
    assert.equal(begun.status, 303, begun.text)
    const text = await editor.get(begun.location!)
    assert.match(text.text, /What stops publication/)
    assert.match(text.text, /It is still a draft/)
    const found = await findDraft(db, 'XX-2021-NEW1')
    assert.equal(found.kind === 'found' && found.draft.appeal.status, 'draft')
    const again = await editor.post('/cases/example/appeals/new', { id: 'EX-001', title: 'Another title', summary: 'A summary.' })
    assert.equal(again.status, 422)
    assert.match(again.text, /This code cannot be had\. Choose another code, such as XXX-001-0721\./)
    assert.doesNotMatch(again.text, /already/)
  }))

test('the text shows what each sentence cites as it stands, and both accounts where it is contested', () =>
  atAppeal(async ({ editor }) => {
    const { text, status } = await editor.get(page)
    assert.equal(status, 200)
    assert.match(text, /She was moved on 17 July\./)
    assert.match(text, /Contested\. The accounts:[\s\S]*17 July 2021[\s\S]*20 July 2021[\s\S]*Prison service/)
    assert.match(text, /Cite the point instead/)
    assert.match(text, /our words/)
  }))

test('a sentence is found a claim for without script, and saved with what was ticked', () =>
  atAppeal(async ({ editor, db }) => {
    const address = `${page}/sentences/new?after=${await numberOf(db, 'S2')}`
    const found = await editor.post(address, { text: 'She was arrested in 1992.', find: 'arrested gazette', do: 'find' })
    assert.equal(found.status, 200)
    assert.match(found.text, /She was arrested in 1992\.<\/textarea>/)
    assert.match(found.text, /value="example#C5"/)
    const saved = await editor.post(address, { text: 'She was arrested in 1992.', cite: 'example#C5' })
    assert.equal(saved.status, 303)
    const [, , third] = (await appealIn(db)).sections[0]!.sentences
    assert.deepEqual(third, { text: 'She was arrested in 1992.', cites: ['example#C5'], own_words: false })
  }))

test('the picker is given claims and points with their standing, the contested points first', () =>
  atAppeal(async ({ editor }) => {
    const { text } = await editor.get(`${page}/citations?q=moved`)
    const found = JSON.parse(text) as { cite: string; text: string; standing: string }[]
    assert.deepEqual([found[0]?.cite, found[0]?.standing], [`example#${transfer}`, 'contested'])
    assert.ok(found.some(({ cite }) => cite === 'example#C1'))
    assert.ok(found.length <= 12)
  }))

test('a citation that leads nowhere is refused beside its field, and what was typed stays', () =>
  atAppeal(async ({ editor, db }) => {
    const refused = await editor.post(`${page}/sentences/${await numberOf(db, 'S1')}`, {
      text: 'My words.',
      cites: 'example#C99 elsewhere#C1',
    })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /example#C99 names a claim that the case example does not have\./)
    assert.match(refused.text, /elsewhere#C1 names the case elsewhere, which is not here\./)
    assert.match(refused.text, /My words\.<\/textarea>/)
  }))

test('a sentence is changed, split by an empty line, moved and removed', () =>
  atAppeal(async ({ editor, db }) => {
    const second = await numberOf(db, 'S2')
    await editor.post(`${page}/sentences/${second}`, { text: 'Nobody told the family.\n\nNobody told the lawyer.' })
    assert.deepEqual((await textsIn(db)).slice(1, 3), ['Nobody told the family.', 'Nobody told the lawyer.'])
    assert.deepEqual((await appealIn(db)).sections[0]!.sentences[2]!.cites, ['example#C3'])
    assert.equal((await editor.post(`${page}/sentences/${second}/move`, { to: 'earlier' }, { on: page })).status, 303)
    assert.equal((await textsIn(db))[0], 'Nobody told the family.')
    assert.equal((await editor.post(`${page}/sentences/${second}/removal`, {}, { on: page })).status, 303)
    assert.ok(!(await textsIn(db)).includes('Nobody told the family.'))
  }))

test('a sentence that is sent again after the way back stands once, and leads to where it stands', () =>
  atAppeal(async ({ editor, member, db, time }) => {
    const before = await textsIn(db)
    const after = String(await numberOf(db, 'S1'))
    for (const [sent, grown] of [
      [{ text: 'She was seen by nobody.', cites: 'example#C1' }, 1],
      [{ text: 'First of two.\n\nSecond of two.', cites: 'example#C1', after }, 3],
      [{ text: 'Let her see a judge.', own_words: 'yes', list: 'asks' }, 3],
    ] as const) {
      const first = await editor.post(`${page}/sentences/new`, sent)
      const again = await editor.post(`${page}/sentences/new`, sent)
      assert.deepEqual([first.status, again.status], [303, 303], sent.text)
      assert.equal(again.location, first.location!.replace('=saved', '=stands-there'), 'it says that nothing was added')
      assert.equal((await textsIn(db)).length, before.length + grown, sent.text)
    }
    assert.equal((await appealIn(db)).asks.length, 2)
    await editor.post(`${page}/sentences/new`, { text: 'She was seen by nobody.', cites: 'example#C3' })
    assert.equal((await textsIn(db)).length, before.length + 4, 'with other citations it is another sentence')
    const same = { text: 'She was seen by nobody.', cites: 'example#C3' }
    const other = await member('editor', 'team', 'Otto Editor')
    await other.post(`${page}/sentences/new`, same)
    assert.equal((await textsIn(db)).length, before.length + 5, 'what somebody else wrote was not sent again')
    time.now = new Date(time.now.getTime() + 25 * 60 * 60 * 1000)
    const later = await member('editor', 'team', 'Otto Editor')
    await later.post(`${page}/sentences/new`, same)
    assert.equal((await textsIn(db)).length, before.length + 6, 'what was written a day ago was not sent again')
  }))

test('the point is cited instead of one of its claims, or the sentence says that it is contested', () =>
  atAppeal(async ({ editor, db }) => {
    const first = await numberOf(db, 'S1')
    const form = await editor.get(`${page}/sentences/${first}?contested=${encodeURIComponent(`example#${transfer}`)}`)
    assert.match(form.text, /This is contested\. Lawyer of the prisoner: 17 July 2021\. Prison service: 20 July 2021\./)
    const cited = await editor.post(`${page}/sentences/${first}/citation`, {}, { on: page })
    assert.equal(cited.status, 303)
    assert.deepEqual((await appealIn(db)).sections[0]!.sentences[0]!.cites, [`example#${transfer}`])
  }))

test('two people who change different sentences both succeed; the second one in the same sentence sees both texts', () =>
  atAppeal(async ({ editor, member, db }) => {
    const other = await member('editor', 'team', 'Otto Editor')
    const [first, second] = [await numberOf(db, 'S1'), await numberOf(db, 'S2')]
    const opened = await other.get(`${page}/sentences/${first}`)
    const base = /name="_base" value="(\d+)"/.exec(opened.text)![1]!
    const token = /name="_token" value="([^"]+)"/.exec(opened.text)![1]!
    assert.equal((await editor.post(`${page}/sentences/${second}`, { text: 'Changed second.' })).status, 303)
    assert.equal((await editor.post(`${page}/sentences/${first}`, { text: 'Changed by Rosa.' })).status, 303)
    const late = await other.send(`${page}/sentences/${first}`, {
      _token: token,
      _base: base,
      text: 'Changed by Otto.',
      cites: 'example#C1',
    })
    assert.equal(late.status, 409)
    assert.match(late.text, /Rosa Editor/)
    assert.match(late.text, /Rosa/)
    assert.match(late.text, /Changed by Otto\.<\/textarea>/)
    assert.deepEqual((await textsIn(db)).slice(0, 2), ['Changed by Rosa.', 'Changed second.'])
  }))

test('head, headings and addressees are changed, and wrong dates are refused with what was typed', () =>
  atAppeal(async ({ editor, db }) => {
    const wrong = await editor.post(`${page}/head`, { opened: '1954-02-29' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /value="1954-02-29"/)
    const impossible = await editor.post(`${page}/head`, {
      opened: '2030',
      act_until: '2020',
      closed: '1900-05-01',
      outcome: 'died_in_custody',
    })
    assert.equal(impossible.status, 422)
    assert.match(impossible.text, /The day to act by is 2020, before the appeal was opened \(2030\)\./)
    assert.match(impossible.text, /The day of closing is 1 May 1900, before the appeal was opened/)
    assert.equal((await editor.post(`${page}/head`, { title: 'Another title', act_until: '2021-09' })).status, 303)
    assert.equal((await editor.post(`${page}/sections/new`, { heading: 'What the law says' })).status, 303)
    assert.equal(
      (await editor.post(`${page}/addressees/new`, { name: 'The judge', title: 'Court', salutation: 'Señora:', language: 'es' })).status,
      303,
    )
    const unknown = await editor.post(`${page}/addressees/new`, { name: 'The judge', title: 'Court', language: 'xx' })
    assert.deepEqual([unknown.status, /Type the code of a language/.test(unknown.text)], [422, true])
    const appeal = await appealIn(db)
    assert.deepEqual(
      [appeal.title, appeal.act_until?.text, appeal.sections.at(-1)?.heading],
      ['Another title', '2021-09', 'What the law says'],
    )
    assert.deepEqual(appeal.to.at(-1), { name: 'The judge', title: 'Court', salutation: 'Señora:', language: 'es' })
  }))

test('who may not read a claim that the appeal cites sees neither it nor its sentence, and does not change the text', () =>
  atAppeal(
    async ({ editor, member, db }) => {
      const { text } = await editor.get(page)
      assert.doesNotMatch(text, /She is 53|A confidence/)
      assert.match(text, /One sentence or heading of this appeal rests on claims that you may not read/)
      await member('administrator', 'sealed', 'Ada Administrator')
      assert.match((await editor.get(page)).text, /Ada Administrator/)
      const refused = await editor.get(`${page}/sentences/${await numberOf(db, 'S1')}`)
      assert.equal(refused.status, 403)
      const sent = await editor.post(`${page}/sentences/new`, { text: 'New.', own_words: 'yes' })
      assert.equal(sent.status, 403)
      assert.doesNotMatch((await editor.get(`${page}/citations?q=53`)).text, /example#/)
      assert.equal((await editor.get(`${page}/history`)).text.includes('A confidence'), false)
    },
    caseWithAppeal.replace('{text: The law is clear., own_words: true}', "{text: A confidence of the lawyer., cites: ['example#C9']}"),
  ))

test('the preview is the page that readers will see, under a banner, and the history says what came and went', () =>
  atAppeal(async ({ editor, db }) => {
    const preview = await editor.get(`${page}/preview`)
    assert.equal(preview.status, 200)
    assert.match(preview.text, /Preview, not published/)
    const sees = new RegExp(`href="${page}/who-sees"`)
    assert.match(preview.text, sees)
    assert.match((await editor.get(page)).text, sees)
    assert.match(preview.text, /<section id="notes"/)
    await editor.post(`${page}/sentences/${await numberOf(db, 'S2')}`, { text: 'Nobody told the mother.' })
    const { text } = await editor.get(`${page}/history`)
    assert.match(text, /<del[^>]*>Nobody told the family\.<\/del>[\s\S]*<ins[^>]*>Nobody told the mother\.<\/ins>/)
    await editor.post(`${page}/head`, { act_until: '2021-09-30', outcome: 'died_in_custody' })
    assert.match((await editor.get(`${page}/head`)).text, />died in custody<\/textarea>/)
    await editor.post(`${page}/head`, { title: 'Another title' })
    assert.equal((await appealIn(db)).outcome, 'died_in_custody')
    await editor.post(`${page}/head`, { act_until: '2021-10-31', outcome: '' })
    await editor.post(`${page}/addressees/new`, { name: 'The judge', title: 'Court' })
    const later = textOf((await editor.get(`${page}/history`)).text)
    assert.match(later, /Addressee says now: The judge, Court/)
    assert.match(later, /Outcome said before: died in custody Act until said before: 30 September 2021 says now: 31 October 2021/)
  }))

test('what stops publication stands at the foot with the way to mend it; a reader sees the text and changes nothing', () =>
  atAppeal(async ({ editor, member, db }) => {
    await editor.post(`${page}/sentences/${await numberOf(db, 'S1')}`, { text: 'Cold.', cites: 'example#C4' })
    const { text } = await editor.get(page)
    assert.match(text, /S1 cites example#C4, which is marked team\.[\s\S]*Go to S1/)
    assert.match(text, /The risk review is not answered\./)
    const reader = await member('reader')
    const seen = await reader.get(page)
    assert.equal(seen.status, 200)
    assert.doesNotMatch(seen.text, /Remove S1/)
    assert.equal((await reader.get(`${page}/sentences/new`)).status, 403)
    const list = await reader.get('/appeals')
    assert.match(list.text, /an examination for Ana Ejemplo[\s\S]*2 reasons|1 reason stops publication/)
  }))
