import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atSigning, sheets, signOnsPage as page } from '../../../../test/fixtures/signing-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { eraseAlone } from '../../../platform/index.ts'
import { confirm, listBatches, readSigningState } from '../../../signons/index.ts'
import { ask, sign } from '../../../signons/testing.ts'

/** Where a form keeps what the writer of the log waits for, these hang instead of failing. */
const orHangs = { timeout: 60_000 }

test('two forms with one mark, sent while the log is written, stop nobody: one is done, the other leads where that led', orHangs, () =>
  atSigning(async (desk) => {
    const { administrator, signOns, db } = desk
    const waiting = await ask(desk, { mail: 'meanwhile@example.net' })
    const written = Promise.withResolvers<void>()
    const busy = signOns.committer.change(() => written.promise)
    const closing = administrator.post(`${page}/closing`, { sure: 'yes', _once: 'one-mark' })
    const paper = administrator.post(`${page}/paper/new`, { ...sheets, _once: 'one-mark' })
    // Both come as far as the writer lets them.
    await new Promise((go) => setTimeout(go, 300))
    written.resolve()
    await busy
    const [one, other] = await Promise.all([closing, paper])
    assert.deepEqual([one.status, other.status, one.location], [303, 303, other.location])
    const closed = (await readSigningState(db, 'EX-001')).kind === 'closed'
    assert.equal((await listBatches(db, 'EX-001')).length, closed ? 0 : 1)
    assert.equal((await confirm(signOns, waiting.token)).kind, closed ? 'closed' : 'confirmed')
  }),
)

test('a form that an erasure holds up gives back what was typed, and holds up nobody who signs', orHangs, () =>
  atSigning(async (desk) => {
    const { member, db } = desk
    const editor = await member('editor')
    const [begun, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const erasing = db.transaction().execute(async (tx) => {
      assert.ok(await eraseAlone(tx))
      begun.resolve()
      await over.promise
    })
    await begun.promise
    const [held] = await Promise.all([editor.post(`${page}/paper/new`, sheets), sign(desk, { mail: 'meanwhile@example.net' })])
    assert.equal(held.status, 422)
    assert.match(textOf(held.text), /Nothing was changed\. Wait a moment, then send it again/)
    assert.match(held.text, /value="A union"/)
    over.resolve()
    await erasing
    assert.deepEqual(await listBatches(db, 'EX-001'), [])
    assert.equal((await editor.post(`${page}/paper/new`, sheets)).status, 303)
  }),
)
