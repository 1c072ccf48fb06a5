import assert from 'node:assert/strict'
import { test } from 'node:test'
import { page } from '../../test/fixtures/appeal-desk.ts'
import { addBody, approvedDossier, atPublished, sendDossier } from '../../test/fixtures/approved-dossier.ts'
import { findDelivery } from './index.ts'
import { takeLetter } from './take-letters.ts'

test('a letter that waits when a consent is taken back does not leave, none is sent after it, and both go where somebody left the version as it is', () =>
  atPublished(async ({ desk: { db, time, write }, editor, reviewer }) => {
    const waits = await sendDossier(editor, await approvedDossier({ editor, reviewer }, await addBody(editor)))
    const ready = await approvedDossier({ editor, reviewer }, await addBody(editor, { email: 'second@ombudsman.example.org' }))
    const given = { given_by: 'Ana Ejemplo', relation: 'herself', capacity: 'self', on: '2021-07-20' }
    await write({ kind: 'add', list: 'consents', entry: { subject: 'ana', ...given, scope: 'publication', withdrawn: '2021-07-24' } })

    assert.equal(await takeLetter(db, time.now), null)
    const { state, events } = (await findDelivery(db, waits))!
    assert.deepEqual([state, events.at(-1)?.code], ['given-up', 'consent'])
    assert.match((await editor.get(`${page}/deliveries/${waits}`)).text, /Given up: a consent that it rests on holds no longer/)
    const refused = await editor.post(`${ready}/send`, {}, { on: ready })
    assert.equal(refused.status, 422)
    // Who took it back may be for fewer than whoever sends.
    assert.match(refused.text, /a consent that holds no longer: one was taken back\. Whose it is stands with the consents of the case/)
    assert.doesNotMatch(refused.text, /Ana Ejemplo took it back/)

    const changed = '/appeals/changed'
    const kept = /action="(\/appeals\/EX-001\/kept-consents)"[^]*?<\/form>/.exec((await reviewer.get(changed)).text) ?? []
    const fields = Object.fromEntries(
      [...(kept[0] ?? '').matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    )
    assert.equal((await reviewer.send(kept[1] ?? '', fields)).status, 303)
    const sent = await sendDossier(editor, ready)
    assert.equal((await takeLetter(db, time.now))?.delivery, sent)
  }))
