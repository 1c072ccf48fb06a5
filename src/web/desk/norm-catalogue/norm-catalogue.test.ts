import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { atAppeal, caseWithAppeal } from '../../../../test/fixtures/appeal-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { readNormSettings } from '../../../cases/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk } from '../testing.ts'

test('everybody at the desk looks norms up; which appeals cite one is told as far as somebody belongs to their cases', () =>
  atAppeal(
    async ({ db, editor, member, time }) => {
      const found = await editor.get('/norms?q=incommunicado')
      assert.match(found.text, /href="\/norms\/gc35\/gc35-35"/)
      assert.match(found.text, /Our words in Spanish: of 289 of 289 norms; nobody has reviewed them yet\./)
      assert.match((await editor.get('/search?q=incommunicado')).text, /<h2 id="found-norms">Norms<\/h2>/)
      assert.doesNotMatch((await editor.get('/search?q=incommunicado&kind=claims')).text, /found-norms/)
      assert.match((await editor.get('/norms/states/PE')).text, /Convention against Torture/)
      assert.equal((await editor.get('/norms/nmr/gc35-35')).status, 404)

      const rule = textOf((await editor.get('/norms/nmr/nmr-68')).text)
      assert.match(
        rule,
        /Our words in English, unreviewed; not the text of the norm\..*puede informar de inmediato a su familia.*Our words in Spanish, unreviewed/s,
      )
      assert.match(rule, /Where we read it/)
      assert.match(textOf((await editor.get('/norms/nmr')).text), /Where we read it.*complete text not found/)
      assert.match((await editor.get('/norms?q=incomunicacion')).text, /href="\/norms\/bop\/bop-15"/)
      assert.match(rule, /Our words in English, unreviewed; not the text of the norm\./)
      assert.match(rule, /Appeals that cite it.*Fictional: an examination for Ana Ejemplo/s)
      assert.match((await (await member('reader')).get('/norms/nmr/nmr-68')).text, /href="\/cases\/example"/)
      const stranger = await addStaffMember(db, { role: 'administrator', now: time.now })
      const seen = await openDesk(db, { clock: () => time.now })
        .as(stranger.token)
        .get('/norms/nmr/nmr-68')
      assert.equal(seen.status, 200)
      assert.doesNotMatch(seen.text, /Appeals that cite it|example|Ejemplo/)
    },
    caseWithAppeal.replace(
      '{text: The law is clear., own_words: true}',
      `{text: A rule may be engaged., own_words: true, cites: ['norm:nmr-68']}`,
    ),
  ))

test('an administrator sets our own limits and whether unconfirmed norms are proposed; each says who changed it, and nobody overwrites another', () =>
  atAppeal(async ({ db, editor, member, time }) => {
    assert.equal((await editor.get('/norms/settings')).status, 403)
    const [olga, petra] = [await member('administrator', 'team', 'Olga Admin'), await member('administrator', 'team', 'Petra Admin')]
    const limit = 'gc32-35:trial.pretrial_months'
    const shown = (await olga.get('/norms/settings')).text
    assert.match(textOf(shown), /General comment No\. 32 \(article 14\), .*In the catalogue: .*: more than 24 months\. Never changed\./)
    assert.doesNotMatch(shown, /nmr-44/)
    const base = /name="_base" value="(\d+)"/.exec(shown)![1]!

    const wrong = await olga.post('/norms/settings', { [limit]: 'two years' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Write a whole number from 1 to 240,.*value="two years"/s)
    assert.equal((await olga.post('/norms/settings', { [limit]: '99999' })).status, 422, 'which nobody reaches')

    assert.equal((await olga.post('/norms/settings', { unconfirmed: 'yes', [limit]: '12' })).status, 303)
    const kept = await readNormSettings(db)
    assert.deepEqual(kept.settings, { unconfirmed: true, thresholds: { [limit]: 12 } })
    const after = (await petra.get('/norms/settings')).text
    assert.match(textOf(after), /Set to 12 by Olga Admin on 25 July 2021/)
    assert.match(textOf(after), /Set to proposed by Olga Admin on 25 July 2021/)
    assert.match(textOf((await editor.get('/norms/gc32/gc32-35')).text), /more than 12 months.*The limit is ours\./s)

    const late = await petra.post('/norms/settings', { [limit]: '36', _base: base })
    assert.equal(late.status, 409)
    assert.ok(late.text.includes('Somebody else changed these settings meanwhile') && late.text.includes('value="36"'))
    assert.deepEqual((await readNormSettings(db)).settings.thresholds, { [limit]: 12 })

    time.now = new Date('2021-07-25T10:05:00Z')
    assert.equal((await petra.post('/norms/settings', { unconfirmed: 'no', [limit]: '' })).status, 303)
    assert.deepEqual((await readNormSettings(db)).settings, { unconfirmed: false, thresholds: {} })
    const { rows } = await sql<{ detail: string }>`select detail from audit where action = 'settings.change' order by id`.execute(db)
    assert.equal(rows.length, 4, 'only what differs is written and recorded')
    await assert.rejects(sql`delete from norm_settings`.execute(db), /never changed or removed/)
  }))
