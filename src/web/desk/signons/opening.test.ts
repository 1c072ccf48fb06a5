import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { atApproved, publish, textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { facts, hospitalAppeal, readAppeal } from '../../../../test/fixtures/hospital-case.ts'
import { atSigning, newKey, signOnsPage as page } from '../../../../test/fixtures/signing-desk.ts'
import { keepAppeal } from '../../../appeals/index.ts'
import { publishAppeal } from '../../../publishing/index.ts'
import { findCampaign, listCampaignKeys, openExport, openSigning, readSealedLines, readSigningState } from '../../../signons/index.ts'
import { ask, release, sign } from '../../../signons/testing.ts'
import { foldReleased } from '../../../log/index.ts'

test('an appeal is opened only once it is published, by an administrator, with a key whose file somebody has', () =>
  atSigning(async ({ db, administrator, member }) => {
    const again = await administrator.post(`${page}/opening`, newKey().typed)
    assert.match(textOf(again.text), /It was opened for sign-ons before/)
    const editor = await member('editor')
    assert.equal((await editor.get(`${page}/opening`)).status, 403)
    assert.equal((await readSigningState(db, 'EX-001')).kind, 'open')
  }))

test('a key is refused that is none, whose file was not opened, or that came with its private half', () =>
  atSigning(async ({ db, administrator }) => {
    const { typed } = newKey()
    const refused = async (wrong: Readonly<Record<string, string>>, said: RegExp): Promise<void> => {
      const answer = await administrator.post(`${page}/keys`, { ...typed, ...wrong })
      assert.equal(answer.status, 422)
      assert.match(textOf(answer.text), said)
      assert.equal((await listCampaignKeys(db, 'EX-001')).length, 1)
    }
    await refused({ public_key: 'no key' }, /43 letters, digits, hyphens and underscores/)
    await refused({ public_key: 'A'.repeat(43) }, /not the end of the fingerprint/)
    await refused({ fingerprint: '0000 0000' }, /not the end of the fingerprint/)
    await refused({ public_key: '{"publicKey":"…","privateKey":"…"}' }, /It was not kept here, but it has left your machine/)
    await refused({ copied: '' }, /Make a copy first/)
    const zeros = await administrator.post(`${page}/keys`, { ...typed, public_key: 'A'.repeat(43), fingerprint: '2a27 e0d4' })
    assert.equal(zeros.status, 422)
  }))

test('new sign-ons are sealed to the newest key; a lost one is reported, and the count goes on', () =>
  atSigning(async (desk) => {
    const { db, log, administrator, privateKey, member } = desk
    await sign(desk, { mail: 'first@example.net' })
    const second = newKey()
    assert.equal((await administrator.post(`${page}/keys`, second.typed)).status, 303)
    await sign(desk, { mail: 'second@example.net', name: 'Second Quispe' })
    await release(log)
    const keys = await listCampaignKeys(db, 'EX-001')
    assert.deepEqual(
      keys.map(({ inUse, signOns }) => [inUse, signOns]),
      [
        [true, 1],
        [false, 1],
      ],
    )
    const file = (await administrator.post(`${page}/export`, { knows: 'yes' })).text
    const read = readSealedLines(file)
    assert.ok(read.kind === 'read')
    assert.deepEqual(
      openExport(read.lines, [second.privateKey]).rows.map(({ name }) => name),
      ['Second Quispe'],
    )
    assert.equal(openExport(read.lines, [second.privateKey, privateKey]).rows.length, 2)

    const lost = { key: String(keys[0]!.id), fate: 'lost' }
    const unsure = await administrator.post(`${page}/keys/fate`, lost, { on: `${page}/keys` })
    assert.match(textOf(unsure.text), /this cannot be taken back/)
    const told = await administrator.post(`${page}/keys/fate`, { ...lost, sure: 'yes' }, { on: `${page}/keys` })
    assert.equal(told.status, 303, told.text)
    const shown = textOf((await (await member('reviewer')).get(`${page}/keys`)).text)
    assert.match(shown, /lost: reported on 25 July 2021/)
    assert.equal((await foldReleased(db)).appeals.get('EX-001')!.total, 2)
  }))

test('when the last key was destroyed nobody can sign, until another one is added', () =>
  atSigning(async (desk) => {
    const { db, administrator } = desk
    await sign(desk)
    const [key] = await listCampaignKeys(db, 'EX-001')
    const fate = { key: String(key!.id), fate: 'destroyed', sure: 'yes' }
    assert.equal((await administrator.post(`${page}/keys/fate`, fate, { on: `${page}/keys` })).status, 303)
    assert.match(
      textOf((await administrator.get(`${page}/keys`)).text),
      /destroyed: recorded on .* No key is in use|No key is in use.*destroyed: recorded on/,
    )
    assert.match(textOf((await administrator.get(page)).text), /Nobody can sign: there is no key to seal to/)
    await assert.rejects(ask(desk, { mail: 'late@example.net' }))
    assert.equal((await administrator.post(`${page}/keys`, newKey().typed)).status, 303)
    await sign(desk, { mail: 'late@example.net' })
    const again = await administrator.post(`${page}/keys/fate`, fate, { on: `${page}/keys` })
    assert.match(textOf(again.text), /That was recorded before/)
  }))

test('an appeal that is closed is not opened, and the page says why', () =>
  atSigning(async ({ db, administrator, time, signOns }) => {
    const clock = () => time.now
    const closed = hospitalAppeal
      .replaceAll('EX-001', 'EX-002')
      .replace('status: open', "status: closed\n  closed: '2021-07-24'\n  outcome: She died.")
    await keepAppeal(db, readAppeal(closed), { clock })
    assert.equal((await publishAppeal(db, 'EX-002', { as: 'operator', by: 'Ana B.', clock, facts })).kind, 'published')
    const form = '/appeals/EX-002/sign-ons/opening'
    const sent = await administrator.post(form, newKey().typed)
    assert.equal(sent.status, 422)
    assert.match(textOf(sent.text), /This appeal is closed/)
    assert.match(textOf((await administrator.get(form)).text), /This appeal is closed, so nobody is asked to sign it/)
    const alone = await openSigning(signOns, 'EX-002', { publicKey: newKey().publicKey, note: '', addressed: [] }, { staff: null })
    assert.deepEqual(alone, { kind: 'refused', reason: 'appeal-closed' })
    assert.equal((await readSigningState(db, 'EX-002')).kind, 'none')
  }))

test('the countries that an appeal addresses are changed while people sign, unless somebody did so meanwhile', () =>
  atSigning(async ({ db, administrator, member }) => {
    const addressed = async () => (await findCampaign(db, 'EX-001'))!.addressed
    const send = (typed: Readonly<Record<string, string>>) => administrator.post(`${page}/addressed`, typed, { on: `${page}/addressed` })
    assert.equal((await (await member('editor')).get(`${page}/addressed`)).status, 403)
    const wrong = await send({ addressed: 'PE, Chile' })
    assert.deepEqual([wrong.status, /value="PE, Chile"/.test(wrong.text)], [422, true])
    assert.equal((await send({ stood: '', addressed: 'pe; CL' })).status, 303)
    assert.deepEqual(await addressed(), ['PE', 'CL'])
    assert.match(textOf((await administrator.get(`${page}/addressed`)).text), /Now: PE, CL/)
    // A second one, who still has the form from before.
    const late = await send({ stood: '', addressed: 'RU' })
    assert.equal(late.status, 422)
    assert.match(textOf(late.text), /Somebody changed the countries meanwhile/)
    assert.deepEqual(await addressed(), ['PE', 'CL'])
    assert.equal((await send({ stood: 'CL, PE', addressed: '' })).status, 303)
    assert.deepEqual(await addressed(), [])
    const { rows } = await sql<{ detail: unknown }>`select detail from audit where action = 'signon.addressed' order by id`.execute(db)
    assert.deepEqual(rows, [{ detail: { countries: 'CL PE' } }, { detail: { countries: '' } }])
  }))

test('an appeal is paused and goes on, and is closed for good only by somebody who means it', () =>
  atSigning(async (desk) => {
    const { db, log, administrator, member } = desk
    const editor = await member('editor')
    await sign(desk)
    assert.equal((await editor.post(`${page}/pause`, {}, { on: page })).status, 303)
    assert.equal((await readSigningState(db, 'EX-001')).kind, 'paused')
    assert.match(textOf((await editor.get(page)).text), /Paused: nobody can sign/)
    assert.equal((await editor.post(`${page}/pause`, {}, { on: page })).status, 303)
    assert.equal((await readSigningState(db, 'EX-001')).kind, 'open')
    assert.equal((await administrator.post(`${page}/closing`)).status, 422)
    assert.equal((await administrator.post(`${page}/closing`, { sure: 'yes' })).status, 303)
    await release(log)
    assert.notEqual((await foldReleased(db)).appeals.get('EX-001')!.closed, null)
    assert.match(textOf((await editor.get(page)).text), /Closed for good/)
    await assert.rejects(ask(desk, { mail: 'late@example.net' }))
  }))

test('the page of an appeal leads to its sign-ons once it is published', () =>
  atApproved(async ({ editor, desk }) => {
    assert.doesNotMatch((await editor.get('/appeals/EX-001')).text, /sign-ons/)
    assert.match(textOf((await (await desk.member('administrator')).get(`${page}/opening`)).text), /No version is published/)
    await publish(editor)
    assert.match((await editor.get('/appeals/EX-001')).text, /href="\/appeals\/EX-001\/sign-ons"/)
    assert.match(textOf((await editor.get(page)).text), /Nobody can sign this appeal.* An administrator opens it/)
  }))
