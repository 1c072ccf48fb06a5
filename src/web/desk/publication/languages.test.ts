import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { keepReview, readReview } from '../../../appeals/index.ts'
import { askedEditionJobs, findEdition } from '../../../publishing/index.ts'
import { page } from '../../../../test/fixtures/appeal-desk.ts'
import { atApproved, hidden, publish, read, textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { translate } from '../../../../test/fixtures/translated-appeal.ts'
import type { Database } from '../../../platform/index.ts'

/** Does the jobs of what was asked for, as Amparo does while it runs. */
async function publishAsked(db: Database, now: Date): Promise<void> {
  const { rows } = await sql<{ appeal: string; version: number; lang: string }>`
    select appeal, version, lang from asked_editions where ended_at is null order by lang`.execute(db)
  const jobs = askedEditionJobs(db, { clock: () => now, facts, afterwards: async () => undefined })
  for (const row of rows) await jobs['editions']?.(row)
}

test('a version is published with the languages that are ready; the page says what the others lack and how far the rest is', () =>
  atApproved(async ({ desk: { db, time }, editor, reviewer, site }) => {
    await translate(db, 'EX-001', 'es')
    await translate(db, 'EX-001', 'ar', { but: ['S2', 'A1'] })
    const before = await editor.get(`${page}/publication`)
    assert.match(before.text, /name="language" value="es" checked/)
    assert.doesNotMatch(before.text, /name="language" value="ar"/)
    assert.match(textOf(before.text), /العربية .*5 of 7 approved; missing: S2, A1 .*español .*Approved for exactly this text/)
    assert.equal((await editor.post(`${page}/publication`, { language: 'es' })).status, 303)
    assert.match(textOf((await editor.get(`${page}/publication`)).text), /0 of 1 languages are out\. .*español .*Waiting/)
    const soon = await editor.post(`${page}/publication/languages`, { language: 'es' }, { on: `${page}/publication` })
    assert.equal(soon.status, 422, 'it waits')
    time.now = new Date(time.now.getTime() + 11 * 60_000)
    assert.equal((await editor.post(`${page}/publication/languages`, { language: 'es' }, { on: `${page}/publication` })).status, 303)
    await publishAsked(db, time.now)
    const after = textOf((await editor.get(`${page}/publication`)).text)
    assert.match(after, /español .*Published , its sheet is being printed/)
    assert.match(after, /Version 1 , español/)
    assert.match(await read(site, '/appeals/EX-001/es'), /\[es\] .*Traducción\. Idioma del original: inglés\./)

    assert.equal((await editor.post(`${page}/publication/languages`, {}, { on: page })).status, 422)
    const early = await editor.post(`${page}/publication/languages`, { language: 'ar' }, { on: `${page}/publication` })
    assert.equal(early.status, 422)
    assert.match(textOf(early.text), /One of these is not ready any more/)
    await translate(db, 'EX-001', 'ar')
    assert.equal((await reviewer.send(`${page}/publication/languages`, hidden(early.text))).status, 403)
    assert.match(textOf((await editor.get('/appeals')).text), /العربية : approved, to be published Published as it stands\./)
    assert.equal((await editor.post(`${page}/publication/languages`, { language: 'ar' }, { on: `${page}/publication` })).status, 303)
    await publishAsked(db, time.now)
    assert.match(textOf((await editor.get('/appeals')).text), /Nothing: published as it stands/)
    assert.equal((await findEdition(db, 'EX-001', 1, 'ar'))?.edition.lang, 'ar')
    const { rows } = await sql<{ detail: object }>`select detail from audit where action = 'appeal.publish-languages'`.execute(db)
    assert.deepEqual(rows[0]?.detail, { version: 1, languages: 1 })

    await translate(db, 'EX-001', 'fr')
    await db.transaction().execute(async (tx) => {
      const { answers, base } = await readReview(tx, 'EX-001')
      const { harm: _, ...others } = answers
      assert.ok(await keepReview(tx, 'EX-001', { base, answers: others, by: 'rita', at: time.now }))
    })
    assert.equal((await editor.post(`${page}/publication/languages`, { language: 'fr' }, { on: `${page}/publication` })).status, 303)
    await publishAsked(db, time.now)
    assert.equal((await findEdition(db, 'EX-001', 1, 'fr'))?.edition.lang, undefined, 'a question of the risk review is open')
  }))

test('a mended translation comes out with a new version that says the same in its own language, and one language is taken down alone', () =>
  atApproved(async ({ desk: { db, time }, editor, reviewer, site }) => {
    await translate(db, 'EX-001', 'es')
    await publish(editor)
    // The languages that are ready are ticked.
    await publishAsked(db, time.now)
    await translate(db, 'EX-001', 'es', { say: (text) => `[mended] ${text}` })
    const shown = await editor.get(`${page}/publication`)
    assert.match(textOf(shown.text), /The translation was mended since: it comes out with a new version\./)
    const again = await editor.post(`${page}/publication`, { again: 'yes', language: 'es' })
    assert.equal(again.status, 303, textOf(again.text))
    await publishAsked(db, time.now)
    assert.match(await read(site, '/appeals/EX-001/es'), /\[mended\] /)
    assert.match(await read(site, '/appeals/EX-001/1/es'), /\[es\] /)
    const form = textOf((await reviewer.get(`${page}/take-down`)).text)
    assert.match(form, /the sentences of each language that is taken down, which wait for their review again/)
    const down = await reviewer.post(`${page}/take-down`, { reason: 'A word can harm her.', version: '2 es' })
    assert.equal(down.status, 303, textOf(down.text))
    const gone = await site.request('/appeals/EX-001/es')
    assert.equal(gone.status, 410)
    const where = await gone.text()
    assert.match(where, /Esta traducción se ha retirado[^]*<span lang="en" dir="ltr">A word can harm her\./)
    assert.doesNotMatch(where, /Este llamamiento se ha retirado/)
    assert.match(where, /<a href="\/appeals\/EX-001" hreflang="en"[^>]*>English<\/a>[^]*<a href="\/appeals\/EX-001\/1\/es">/)
    const frame = await site.request('/appeals/EX-001/embed?lang=es')
    assert.equal(frame.status, 410)
    assert.match(await frame.text(), /Esta traducción se ha retirado[^]*href="[^"]*\/appeals\/EX-001"[^>]*>Leer el original/)
    assert.equal((await site.request('/appeals/EX-001')).status, 200)
    assert.match(
      textOf((await editor.get(`${page}/publication`)).text),
      /0 of 7 approved; to be approved again, since it was taken down: Title, Summary/,
    )
    assert.match(textOf((await editor.get('/appeals')).text), /español : 7 sentences wait for review/)

    const rest = { reason: 'Her family asked for it.', reason_es: 'Su familia lo pidió.', version: '' }
    assert.equal((await reviewer.post(`${page}/take-down`, rest)).status, 303)
    const earlier = await (await site.request('/appeals/EX-001/1/es')).text()
    assert.match(earlier, /Este llamamiento se ha retirado[^]*Su familia lo pidió\./)
    assert.doesNotMatch(earlier, /Her family/)
  }))
