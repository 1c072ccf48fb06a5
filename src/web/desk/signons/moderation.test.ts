import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atSigning, signOnsPage as page } from '../../../../test/fixtures/signing-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { foldReleased } from '../../../log/index.ts'
import { doRemovals, listRemovals, withdraw } from '../../../signons/index.ts'
import { release, sign, type CampaignInTest } from '../../../signons/testing.ts'
import { formsIn } from '../testing-forms.ts'

const signers = async (campaign: CampaignInTest, count: number, given: Parameters<typeof sign>[1] = {}): Promise<void> => {
  const all = Array.from({ length: count }, (_, index) =>
    sign(campaign, { mail: `${given.country ?? 'XX'}.${index}@example.net`, ...given }),
  )
  await Promise.all(all)
}
/** What the form of a page would send as it is shown. */
const fieldsOf = (html: string): Record<string, readonly string[]> => {
  const form = formsIn(html).find(({ action }) => action.endsWith('/removals/new')) ?? assert.fail(html)
  return Object.fromEntries(form.fields)
}
const asked = { what: 'remove', disclosure: 'c', reason: 'automated', public_reason: 'A script signed 130 times on one night.' }

test('removing by a condition first shows the number and does nothing, and then puts each into the log', () =>
  atSigning(async (desk) => {
    const { member, db, log, signOns } = desk
    const editor = await member('editor')
    await signers(desk, 3)
    await signers(desk, 2, { country: 'CL', disclosure: 'a' })
    const shown = await editor.post(`${page}/removals/new`, asked)
    assert.equal(shown.status, 200)
    assert.match(textOf(shown.text), /3 sign-ons are meant/)
    assert.deepEqual(await listRemovals(db, 'EX-001'), [])

    // The page that shows the number has the form that begins.
    const begun = await editor.send(`${page}/removals/new`, fieldsOf(shown.text))
    assert.equal(begun.status, 303, begun.text)
    assert.match(textOf((await editor.get(`${page}/removals`)).text), /Removed: 0 of 3 .*A script signed 130 times on one night/)
    assert.equal(await doRemovals(signOns), 3)
    await release(log)
    const { total, removed } = (await foldReleased(db)).appeals.get('EX-001')!
    assert.deepEqual([total, removed], [2, [['automated', 3]]])
    const state = textOf((await editor.get(page)).text)
    assert.match(state, /Confirmed 2 sign-ons/)
    assert.match(state, /Removed 3: made by a machine/)
    assert.match(textOf((await editor.get(`${page}/removals`)).text), /Removed: 3 of 3/)
  }))

test('a number that has changed since it was shown is shown anew', () =>
  atSigning(async (desk) => {
    const editor = await desk.member('editor')
    await signers(desk, 2)
    const shown = await editor.post(`${page}/removals/new`, asked)
    await sign(desk, { mail: 'later@example.net' })
    const again = await editor.send(`${page}/removals/new`, fieldsOf(shown.text))
    assert.equal(again.status, 422)
    assert.match(textOf(again.text), /3 sign-ons are meant.*Others are meant now than those that you were shown/)
    assert.match(again.text, /A script signed 130 times on one night/)
    assert.deepEqual(await listRemovals(desk.db, 'EX-001'), [])
  }))

test('the same number of others is not removed in the place of those that were shown', () =>
  atSigning(async (desk) => {
    const editor = await desk.member('editor')
    await signers(desk, 1)
    const gone = await sign(desk, { mail: 'leaves@example.net' })
    const shown = await editor.post(`${page}/removals/new`, asked)
    assert.match(textOf(shown.text), /2 sign-ons are meant/)
    await withdraw(desk.signOns, gone)
    await sign(desk, { mail: 'comes@example.net' })
    const again = await editor.send(`${page}/removals/new`, fieldsOf(shown.text))
    assert.equal(again.status, 422)
    assert.match(textOf(again.text), /2 sign-ons are meant.*Others are meant now/)
    assert.deepEqual(await listRemovals(desk.db, 'EX-001'), [])
    // Whoever has looked at those goes on.
    assert.equal((await editor.send(`${page}/removals/new`, fieldsOf(again.text))).status, 303)
  }))

test('what runs is stopped between two batches, and what was done can be counted again', () =>
  atSigning(async (desk) => {
    const { db, signOns, log, member } = desk
    const editor = await member('editor')
    await signers(desk, 130)
    const shown = await editor.post(`${page}/removals/new`, asked)
    assert.match(textOf(shown.text), /130 sign-ons are meant/)
    assert.equal((await editor.send(`${page}/removals/new`, fieldsOf(shown.text))).status, 303)
    // One batch is done, and somebody stops it before the next.
    const { committer } = signOns
    let batches = 0
    const change: typeof committer.change = async (work) => {
      const done = await committer.change(work)
      batches += 1
      if (batches === 1) assert.equal((await editor.post(`${page}/removals/cancel`, {}, { on: `${page}/removals` })).status, 303)
      return done
    }
    assert.equal(await doRemovals({ ...signOns, committer: { ...committer, change } }), 100)
    assert.match(textOf((await editor.get(`${page}/removals`)).text), /Removed: 100 of 130, then stopped/)

    const back = { what: 'restore', held_for: 'automated', reason: 'removed-by-mistake', public_reason: 'They were people.' }
    const restored = await editor.post(`${page}/removals/new`, back)
    assert.match(textOf(restored.text), /100 sign-ons are meant/)
    assert.equal((await editor.send(`${page}/removals/new`, fieldsOf(restored.text))).status, 303)
    await doRemovals(signOns)
    await release(log)
    const { total, removed } = (await foldReleased(db)).appeals.get('EX-001')!
    assert.deepEqual([total, removed], [130, []])
  }))

test('held ones are listed by reason and in numbers, and let through or removed', () =>
  atSigning(async (desk) => {
    const { limits, member, signOns, db, log } = desk
    limits.network = 'over'
    await signers(desk, 3, { name: 'Canary Quispe' })
    limits.network = 'within'
    const [editor, reviewer] = [await member('editor'), await member('reviewer')]
    const held = await editor.get(`${page}/held`)
    assert.match(textOf(held.text), /Many came from one network within a short time 3 Let 3 sign-ons through/)
    assert.doesNotMatch(held.text, /Canary|example\.net/)
    const way = /href="([^"]*what=release[^"]*)"/.exec(held.text)![1]!.replaceAll('&amp;', '&')
    const shown = await reviewer.post(`${page}/removals/new`, { public_reason: 'A choir signed in one room.' }, { on: way })
    assert.match(textOf(shown.text), /3 sign-ons are meant/)
    assert.equal((await reviewer.send(`${page}/removals/new`, fieldsOf(shown.text))).status, 303)
    // A reviewer decides about what is held, and about nothing else.
    assert.doesNotMatch((await reviewer.get(`${page}/removals/new`)).text, /Remove confirmed ones|Count removed ones/)
    const beyond = await reviewer.post(`${page}/removals/new`, { ...asked, what: 'remove' })
    assert.deepEqual([beyond.status, /You decide about held ones/.test(textOf(beyond.text))], [422, true])
    await doRemovals(signOns)
    await release(log)
    assert.equal((await foldReleased(db)).appeals.get('EX-001')!.total, 3)
    assert.match(textOf((await editor.get(`${page}/held`)).text), /Nothing is held/)
  }))

test('what cannot be read or is not allowed is said beside its field, and nothing is done', () =>
  atSigning(async (desk) => {
    const editor = await desk.member('editor')
    await signers(desk, 1)
    const refused = async (typed: Readonly<Record<string, string>>, said: RegExp): Promise<void> => {
      const answer = await editor.post(`${page}/removals/new`, { ...asked, ...typed })
      assert.equal(answer.status, 422)
      assert.match(textOf(answer.text), said)
    }
    await refused({ what: 'destroy' }, /Choose what is to be done/)
    await refused({ from: '3', to: '' }, /both ends of the range/)
    await refused({ from: '9', to: '3' }, /ends before it begins/)
    await refused({ ids: '1; drop table signons' }, /Write numbers only/)
    await refused({ country: 'CL' }, /No sign-on is meant/)
    await refused({ reason: 'proved-genuine', public_reason: '' }, /Choose why.*Say why in words/)
    await refused({ public_reason: 'A machine\u202E signed' }, /a mark in it that nobody sees \(U\+202E\)/)
    await refused({ disclosure: '' }, /Nothing says which ones/)
    await refused({ all: 'yes' }, /Either all of them, or those that you say/)
    assert.match(textOf((await editor.post(`${page}/removals/new`, { ...asked, disclosure: '', all: 'yes' })).text), /1 sign-on is meant/)
    assert.deepEqual(await listRemovals(desk.db, 'EX-001'), [])
  }))
