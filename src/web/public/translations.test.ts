import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { sql } from 'kysely'
import { facts, hospitalAppeal, readAppeal } from '../../../test/fixtures/hospital-case.ts'
import { clock, get, withSite } from '../../../test/fixtures/public-site.ts'
import { asked, post, typed, withSigningSite } from '../../../test/fixtures/signing-site.ts'
import { translate } from '../../../test/fixtures/translated-appeal.ts'
import { keepAppeal } from '../../appeals/index.ts'
import type { Database } from '../../platform/index.ts'
import { closeSigning } from '../../signons/index.ts'
import { findEdition, publishAppeal, publishTranslationWithin, takeDown } from '../../publishing/index.ts'

const publishIn = async (db: Database, lang: string, id = 'EX-en'): Promise<void> => {
  await translate(db, id, lang)
  const outcome = await db.transaction().execute((tx) => publishTranslationWithin(tx, id, lang, { by: 'Ana B.', clock, facts }))
  assert.equal(outcome.kind, 'published', JSON.stringify(outcome))
}
const publishChanged = async (db: Database): Promise<void> => {
  const changed = hospitalAppeal.replace('The law is clear.', 'The rule is Rule 68.')
  await keepAppeal(db, { ...readAppeal(changed), id: 'EX-en' }, { clock })
  assert.equal((await publishAppeal(db, 'EX-en', { as: 'operator', by: 'Ana B.', clock, facts })).kind, 'published')
}

test('a translation has its own address in every form, names its original, and each language leads to the others', () =>
  withSite(async (site, db) => {
    await publishIn(db, 'es')
    await publishIn(db, 'ar')
    const response = await site.request('/appeals/EX-en/es')
    assert.equal(response.headers.get('Content-Language'), 'es')
    const page = await response.text()
    assert.match(page, /<html lang="es"/)
    assert.match(page, /<h1>\[es\] Fictional: an examination/)
    assert.match(page, /Idioma del original: inglés\. .*<a href="\/appeals\/EX-en" hreflang="en">Leer el original<\/a>/)
    assert.match(page, /<link rel="canonical" href="https:\/\/example\.org\/appeals\/EX-en\/es"/)
    assert.match(page, /<link rel="alternate" hreflang="ar" href="https:\/\/example\.org\/appeals\/EX-en\/ar"/)
    assert.match(page, /<a href="\/appeals\/EX-en\/ar" hreflang="ar" lang="ar" dir="rtl">العربية<\/a>/)
    assert.match(page, /<a href="\/appeals\/EX-en\/es" hreflang="es" lang="es" dir="ltr" aria-current="page">español<\/a>/)
    assert.match(page, /<b>Sister of the prisoner<\/b>: <span lang="en" dir="ltr">Nobody told the family\.<\/span>/)
    const original = await get(site, '/appeals/EX-en')
    assert.match(original, /<a href="\/appeals\/EX-en\/es" hreflang="es"/)
    assert.match(original, /<link rel="alternate" hreflang="x-default" href="https:\/\/example\.org\/appeals\/EX-en"/)
    assert.equal(await get(site, '/appeals/EX-en/en'), original)
    assert.match(await get(site, '/appeals/EX-en/es.txt'), /\[ES\] FICTIONAL[^]*https:\/\/example\.org\/appeals\/EX-en\/es\n$/)
    const data = JSON.parse(await get(site, '/appeals/EX-en/es.json')) as { hash: string }
    assert.equal(data.hash, (await findEdition(db, 'EX-en', 1, 'es'))?.hash)
    assert.match(
      await get(site, '/appeals/EX-en/es.jsonld'),
      /"translationOfWork": \{\s*"@type": "Article",\s*"@id": "https:\/\/example\.org\/appeals\/EX-en"/,
    )
    const sheet = await site.request('/appeals/EX-en/ar.pdf')
    assert.deepEqual([sheet.status, sheet.headers.get('Content-Disposition')], [200, 'inline; filename="EX-en-1-ar.pdf"'])
    const absent = [
      '/appeals/EX-en/fr',
      '/appeals/EX-en/2/es',
      '/appeals/EX-en/1/fr.pdf',
      '/appeals/EX-en/1/es.jsonld',
      '/appeals/EX-no/es',
    ]
    for (const path of absent) assert.equal((await site.request(path)).status, 404, path)
    const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off', 'no-inline-style': 'error' } })
    for (const path of ['/appeals/EX-en/ar', '/appeals/EX-en/1/es', '/appeals/EX-en']) {
      const { results } = await validator.validateString(await get(site, path), path)
      assert.deepEqual(
        results.flatMap(({ messages }) => messages.map(({ line, message }) => `${path}:${line} ${message}`)),
        [],
      )
    }
  }))

test('where the newest version is not there in a language, the last one that is says so first; its older ones lead to the newest', () =>
  withSite(async (site, db) => {
    await publishIn(db, 'es')
    await publishChanged(db)
    const behind = await get(site, '/appeals/EX-en/es')
    const newer = /Se ha publicado una versión más reciente que aún no existe en este idioma\. Está en: inglés\./
    assert.match(behind, newer)
    assert.ok(behind.search(newer) < behind.indexOf('<h1>'))
    assert.match(behind, /<a href="\/appeals\/EX-en\/1" hreflang="en">Leer el original<\/a>/)
    assert.match(await get(site, '/appeals/EX-en/es.txt'), /versión más\s+reciente que aún no existe/)
    await publishIn(db, 'es')
    assert.doesNotMatch(await get(site, '/appeals/EX-en/es'), newer)
    const older = await get(site, '/appeals/EX-en/1/es')
    assert.match(older, /<a href="\/appeals\/EX-en\/es">/)
    assert.match(older, /<link rel="canonical" href="https:\/\/example\.org\/appeals\/EX-en\/1\/es"/)

    const down = { by: 'Ana B.', reason: 'Un error.', clock }
    await takeDown(db, 'EX-en', { ...down, version: 2, lang: 'es' })
    const gone = await site.request('/appeals/EX-en/es')
    assert.equal(gone.status, 410)
    assert.match(
      await gone.text(),
      /Esta traducción se ha retirado[^]*Un error\.[^]*<a href="\/appeals\/EX-en" hreflang="en"[^>]*>English</,
    )
    assert.equal((await site.request('/appeals/EX-en/1/es')).status, 200)
    assert.doesNotMatch(await get(site, '/appeals/EX-en'), /hreflang="es"/)
    await takeDown(db, 'EX-en', { ...down, version: 2 })
    for (const path of ['/appeals/EX-en', '/appeals/EX-en/es', '/appeals/EX-en/en.txt'])
      assert.equal((await site.request(path)).status, 410, path)
    // The original is gone with it: nobody is sent there.
    assert.match(await (await site.request('/appeals/EX-en/es')).text(), /Si el llamamiento vuelve a publicarse/)
  }))

test('who signs on the page of a language signs its edition, and a language that is behind leads to what is signed now', () =>
  withSigningSite(async ({ site, db, mails, signOns, origin: siteOrigin, publishAgain }) => {
    await publishIn(db, 'es')
    assert.match(await get(site, '/appeals/EX-en/es'), /href="\/appeals\/EX-en\/es\/sign"/)
    const form = await get(site, '/appeals/EX-en/es/sign')
    assert.match(form, /<form class="sheet" method="post" action="\/appeals\/EX-en\/es\/sign"/)
    assert.match(form, /name="version" value="1"/)
    assert.match(form, /name="lang" value="es"/)
    const sent = await post(site, '/appeals/EX-en/es/sign', typed({ lang: 'es' }))
    assert.equal(sent.status, 200)
    const link = asked({ mails, origin: siteOrigin })
    assert.match(await get(site, link.path), /<cite>\[es\] Fictional/)
    await post(site, link.path, { do: 'confirm' })
    const { rows } = await sql`select version, lang from signon_editions`.execute(db)
    assert.deepEqual(rows, [{ version: 1, lang: 'es' }])
    assert.match(await get(site, '/appeals/EX-en/es/count'), /<html lang="es"/)
    await publishAgain((text) => text.replace('The law is clear.', 'The rule is Rule 68.'))
    assert.match(await get(site, '/appeals/EX-en/es/sign'), /<html lang="en"[^]*name="version" value="2"/)
    for (const path of ['count', 'names', 'check']) assert.match(await get(site, `/appeals/EX-en/es/${path}`), /<html lang="es"/, path)
    assert.equal((await site.request('/appeals/EX-en/fr/sign')).status, 404)
    await closeSigning(signOns, 'EX-en', { staff: null })
    for (const path of ['sign', 'organisations/sign'])
      assert.match(
        await get(site, `/appeals/EX-en/es/${path}`),
        /<html lang="es"[^]*<a href="\/appeals\/EX-en\/es">/,
        `${path} of what is closed`,
      )
  }))
