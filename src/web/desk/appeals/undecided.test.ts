import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseKeyOf, importCaseFile } from '../../../cases/index.ts'
import { readAudit } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { atAppeal, caseWithAppeal, page } from '../../../../test/fixtures/appeal-desk.ts'
import { approve, atApproved, hidden, publish, read, textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { facts, hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { transfer } from '../../../../test/fixtures/hospital-desk.ts'
import { openDesk, type Person } from '../testing.ts'

/** The two accounts of the move, and what the family says, without a mark. */
const unmarked = caseWithAppeal.replaceAll(/(- \{id: C[123],.*), sensitivity: public/g, '$1')
const form = `${page}/undecided`

test('claims of which nobody has decided stand in one line, in words, with the one form in which all of them are decided', () =>
  atAppeal(async ({ db, editor }) => {
    const before = await editor.get(page)
    assert.doesNotMatch(before.text, /case file|example#C1, which/)
    assert.match(
      textOf(before.text),
      /What stops publication: 3 .*Nobody has decided whether these 3 claims may be published: C1 \( Lawyer of the prisoner: She was moved on 17 July\. \) ; C2/,
    )
    assert.match(before.text, new RegExp(`<a href="${form}">Decide about them</a>`))
    assert.match((await editor.get(`${page}/publication`)).text, new RegExp(`<a href="${form}">Decide about them</a>`))
    const none = await editor.post(form)
    assert.equal(none.status, 422)
    assert.match(none.text, /Tick what may be published/)
    const decided = await editor.post(form, { public: ['example#C1', 'example#C2'] })
    assert.equal(decided.status, 303, decided.text)
    assert.match(decided.location!, /^\/appeals\/EX-001\?notice=decided#stops$/)
    const after = textOf((await editor.get(page)).text)
    assert.match(after, /Nobody has decided whether this claim may be published: C3/)
    const audit = await readAudit(db, { action: 'claim.tighten' })
    assert.equal(audit.length, 2)
    await editor.post(form, { public: 'example#C3' })
    assert.doesNotMatch((await editor.get(page)).text, /Nobody has decided/)
    assert.match((await editor.get(form)).text, /Nothing waits for a decision/)
  }, unmarked))

test('all that the form lists may be let out with one button, and only what was listed', () =>
  atAppeal(async ({ editor }) => {
    const { text } = await editor.get(form)
    assert.match(textOf(text), /The text rests on these 3 claims/)
    assert.match(text, /<button type="submit" name="do" value="all">All 3 may be published<\/button>/)
    const listed = [...text.matchAll(/name="listed" value="([^"]+)"/g)].map(([, name = '']) => name)
    assert.deepEqual(listed, ['example#C1', 'example#C2', 'example#C3'])
    assert.equal((await editor.post(form, { do: 'all', listed: listed.slice(0, 2) })).status, 303)
    assert.match(textOf((await editor.get(page)).text), /Nobody has decided whether this claim may be published: C3/)
    assert.doesNotMatch((await editor.get(form)).text, /value="all"/)
    const late = await editor.post(form, { do: 'all', listed: ['example#C1', 'example#C3'] })
    assert.equal(late.status, 422)
    assert.match(late.text, /Somebody has decided about one of these meanwhile/)
  }, unmarked))

test('what somebody else decided meanwhile, and what the text does not rest on, is not decided with it', () =>
  atAppeal(async ({ editor, member, write }) => {
    const fields = Object.fromEntries(
      [...(await editor.get(form)).text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    )
    await write({ kind: 'add', list: 'tightenings', entry: { claim: 'C1', sensitivity: 'team' } })
    const late = await editor.send(form, { ...fields, public: ['example#C1', 'example#C2'] })
    assert.equal(late.status, 422)
    assert.match(late.text, /Somebody has decided about one of these meanwhile/)
    assert.match(textOf((await editor.get(page)).text), /these 2 claims may be published: C2/)
    assert.equal((await editor.post(form, { public: 'example#C4' })).status, 422)
    assert.equal((await (await member('reader')).get(form)).status, 403)
    assert.match(textOf((await (await member('reader')).get(page)).text), /An editor or an administrator decides it/)
  }, unmarked))

test('the form names what is published already and rests on the same question, before it changes', () =>
  atApproved(async ({ editor, site }) => {
    await publish(editor)
    await sayLater(editor, 'example')
    const { text } = await editor.get(form)
    assert.match(textOf(text), /readers may see a dated note at once: Fictional: an examination for Ana Ejemplo , at sentence 1\./)
    const [claim = assert.fail('no claim to decide about')] = /example#[^"]+/.exec(text) ?? []
    const { told: _, ...unsaid } = hidden(text)
    const warned = await editor.send(form, { ...unsaid, public: claim })
    assert.equal(warned.status, 422)
    assert.match(textOf(warned.text), /readers of Fictional: an examination for Ana Ejemplo see a dated note at once/)
    assert.doesNotMatch(await read(site), /Noted on/)
    assert.equal((await editor.send(form, { ...hidden(warned.text), public: claim })).status, 303)
    assert.match(await read(site), /Noted on/)
  }))

test('where the text rests on two cases, both sentences are named that change when claims of both are decided', () =>
  atAppeal(
    async ({ db, key, time }) => {
      const file = hospitalCase.replace('id: example', 'id: other')
      assert.equal((await importCaseFile(db, file, { file: 'o', facts, clock: () => time.now })).kind, 'imported')
      const cases = [{ key }, { key: (await caseKeyOf(db, 'other'))! }]
      const { as } = openDesk(db, { clock: () => time.now })
      const [editor, reviewer] = [
        as((await addStaffMember(db, { role: 'editor', now: time.now, cases })).token),
        as((await addStaffMember(db, { role: 'reviewer', now: time.now, cases })).token),
      ]
      await approve(editor, reviewer)
      await publish(editor)
      for (const id of ['example', 'other']) await sayLater(editor, id)
      const { text } = await editor.get(form)
      const both = /see a dated note at once: Fictional: an examination for Ana Ejemplo , at sentences 1, 2\./
      assert.match(textOf(text), both)
      const { told: _, ...unsaid } = hidden(text)
      const warned = await editor.send(form, { ...unsaid, do: 'all', listed: text.match(/(?<=name="listed" value=")[^"]+/g) ?? [] })
      assert.equal(warned.status, 422)
      assert.match(textOf(warned.text), both)
      assert.match(textOf(warned.text), /readers of Fictional: an examination for Ana Ejemplo see a dated note at once/)
    },
    caseWithAppeal.replace("'example#C3'", "'other#C1'"),
  ))

/** Saves what the family says of the transfer, of which nobody has decided. */
async function sayLater(editor: Person, caseId: string): Promise<void> {
  const about = { about: 'ana', said_by: 'family', said_on: '2021-07-24', statement: 'It was on 18 July.' }
  const says = { 'asserts.0.fact': 'custody.hospital_transfer_date', 'asserts.0.value': '2021-07-18', 'asserts.0.occasion': 'july' }
  const claims = `/cases/${caseId}/claims`
  const saved = await editor.post(`${claims}/new`, { ...about, ...says }, { on: `${claims}/new?point=${encodeURIComponent(transfer)}` })
  assert.equal(saved.status, 303, saved.text)
}
