import assert from 'node:assert/strict'
import { test } from 'node:test'
import { page } from '../../../../test/fixtures/appeal-desk.ts'
import { addBody, approvedDossier, atPublished, sendDossier } from '../../../../test/fixtures/approved-dossier.ts'
import { recordCovering } from '../../../../test/fixtures/covering.ts'
import { takeLetter } from '../../../delivery/testing.ts'

test('while a confidential procedure covers an appeal no letter about it leaves, neither one that waits nor a new one, and the desk publishes nothing', () =>
  atPublished(async ({ desk, editor, reviewer }) => {
    const [waits, other] = [await addBody(editor), await addBody(editor, { name: 'Another office', email: 'other@ombudsman.example.org' })]
    const delivery = await sendDossier(editor, await approvedDossier({ editor, reviewer }, waits))
    const ready = await approvedDossier({ editor, reviewer }, other)
    const lawyer = await desk.member('reviewer', 'privileged')
    // The way there is on the page that takes an appeal down, and ticks it.
    const way = /href="(\/cases\/example\/procedures\?[^"#]*)/.exec((await lawyer.get(`${page}/take-down`)).text)?.[1]
    const on = way ?? assert.fail('there is no way')
    const recorded = await recordCovering(lawyer, { body: 'unesco-104', told: 'Gone.' }, on)
    assert.equal(recorded.status, 303, recorded.text)
    assert.equal(await takeLetter(desk.db, desk.time.now), null)
    assert.match((await editor.get(`${page}/deliveries/${delivery}`)).text, /taken down|given up/i)
    const sent = await editor.post(`${ready}/send`, {}, { on: ready })
    assert.equal(sent.status, 422)
    assert.match(sent.text, /Version 1 of EX-001 was taken down\./)
    const publication = await editor.get(`${page}/publication`)
    assert.match(publication.text, /A procedure that forbids publicity covers it/)
    assert.equal((await editor.post(`${page}/publication`, {})).status, 409)
  }))
