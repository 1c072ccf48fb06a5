import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Hono } from 'hono'
import { HtmlValidate } from 'html-validate'
import { facts, hospitalAppeal, readAppeal } from '../../../../test/fixtures/hospital-case.ts'
import { clock, get, origin, withSite } from '../../../../test/fixtures/public-site.ts'
import { keepAppeal } from '../../../appeals/index.ts'
import { projectCatalogue } from '../../../cases/index.ts'
import { publishAppeal, takeDown } from '../../../publishing/index.ts'
import { normLanguages } from '../../norms/addresses.ts'

/** Where we read a norm is noted for those who work with the catalogue. */
const workingNotes = /scribd|github|legalize-pe|not found|Where we read it|leímos/

test('every norm, instrument and State has a page, the pages lead to each other, and each says that the words are ours', () =>
  withSite(async (site) => {
    const catalogue = projectCatalogue()
    const pages = await allPages(site, '/norms')
    const heaviest = Math.max(...[...pages.values()].map((page) => Buffer.byteLength(page)))
    assert.ok(heaviest < 40_000, `one page has ${heaviest} bytes, and the style sheets come with it`)
    for (const [path, page] of pages) {
      assert.ok(page.includes(`<link rel="alternate" hreflang="es" href="${origin}/es${path}"/>`), path)
      assert.doesNotMatch(page, /<script|style="|undefined|\[object/, path)
      assert.doesNotMatch(page, workingNotes, path)
      if (/^\/norms\/(?!states)[a-z0-9]+\/(?!states)/.test(path))
        assert.match(page, /Our words in English, unreviewed; not the text of the norm\./)
    }
    const looked = [
      '/norms',
      '/norms/opcat',
      '/norms/nmr/nmr-44',
      '/norms/iccpr/iccpr-9-3',
      '/norms/echr/states',
      '/norms/states',
      '/norms/states/MX',
    ]
    for (const path of looked) await assertValid(path, pages)

    const rule = textIn(pages.get('/norms/nmr/nmr-44')!)
    for (const sentence of [
      'Nelson Mandela Rules, Rule 44',
      'Year 2015. What happened before is not measured by it.',
      'Standard. Adopted by States or their bodies.',
      'United Nations document A/RES/70/175',
      'Checked against the text.',
      'All of these:',
      'Hours alone in the cell a day: at least 22 hours',
    ])
      assert.ok(rule.includes(sentence), `${sentence} in ${rule}`)
    assert.match(pages.get('/norms/nmr/nmr-44')!, /href="https:\/\/undocs\.org\/A\/RES\/70\/175"/)
    const ours = textIn(pages.get('/norms/iccpr/iccpr-9-3')!)
    assert.match(ours, /The limit is ours\. The text of the norm names no such number\./)
    const consolidated = textIn(pages.get('/norms/pe/pe-cep-30')!)
    assert.match(consolidated, /The limit is ours\. The text of the norm names other numbers: isolation of at most 30 days/)
    assert.match(consolidated, /Year 2021, as a consolidation\. Before, it was Legislative Decree 654, arts 27 and 33, of 1991/)
    assert.match(ours, /volume 999, page 171 \(this number is not checked\)/)
    const unconfirmed = [...catalogue.norms.values()].find(({ confirmed }) => confirmed === 'unconfirmed')!
    assert.match(pages.get(`/norms/${unconfirmed.instrument}/${unconfirmed.id}`)!, /<strong class="mark">Unconfirmed<\/strong>/)
    assert.match(pages.get(`/norms/${unconfirmed.instrument}`)!, /<strong class="mark">Unconfirmed<\/strong>/)
    const mexico = textIn(pages.get('/norms/states/MX')!)
    assert.match(mexico, /United Nations Treaty Collection, status of treaties, as copied on 14 March 2015/)
    assert.match(
      mexico,
      /American Convention on Human Rights: Party, since 24 March 1981 Sources differ source \d+: 24 March 1981; source \d+: 2 April 1982/,
    )
    assert.match(mexico, /A treaty that is not listed here is not covered: that does not mean that the State is not bound by it\./)
    assert.match(textIn(pages.get('/norms/echr/states')!), /Withdrawn \(1\) Russia.* until 16 September 2022 \(unconfirmed\)/)
    for (const nowhere of ['/norms/xyz', '/norms/nmr/xyz', '/norms/iccpr/nmr-44', '/norms/states/XX', '/norms/nmr/nmr-44/more'])
      assert.equal((await site.request(nowhere)).status, 404, nowhere)
  }))

test('the same pages stand in Spanish: our words and Amparo’s own, what was not checked as plainly, and English only where it is marked', () =>
  withSite(async (site) => {
    const catalogue = projectCatalogue()
    assert.deepEqual(
      [...catalogue.languages.keys()].filter((lang) => !(normLanguages as readonly string[]).includes(lang)),
      [],
      'notes of editions lead to pages in each language of the catalogue',
    )
    const pages = await allPages(site, '/es/norms')
    for (const [path, page] of pages) {
      assert.doesNotMatch(page, /<script|style="|undefined|\[object/, path)
      if (!path.includes('/states')) assert.doesNotMatch(page, workingNotes, path)
      assert.match(page, /<html lang="es" dir="ltr">/)
      assert.ok(page.includes(`<link rel="canonical" href="${origin}${path}"/>`), path)
      assert.ok(page.includes(`<link rel="alternate" hreflang="en" href="${origin}${path.slice(3)}"/>`), path)
      assert.ok(page.includes(`<a href="${path.slice(3)}" hreflang="en" lang="en"`), path)
      if (/^\/es\/norms\/(?!states)[a-z0-9]+\/(?!states)/.test(path))
        assert.match(page, /Nuestras palabras en español, traducción sin revisar; no son el texto de la norma\./, path)
      const unmarked = textIn(page.replaceAll(/<(\w+)[^>]* lang="en"[^>]*>.*?<\/\1>/gs, ' '))
      assert.doesNotMatch(unmarked, /\b(?:the|of|and|with|is|not|States?|Rules?|Article)\b/, path)
    }
    for (const path of [
      '/es/norms',
      '/es/norms/opcat',
      '/es/norms/gc20/gc20-6',
      '/es/norms/echr/states',
      '/es/norms/states',
      '/es/norms/states/MX',
    ])
      await assertValid(path, pages)
    const rule = textIn(pages.get('/es/norms/gc20/gc20-6')!)
    for (const sentence of [
      'Comité de Derechos Humanos, Observación general núm. 20 (artículo 7), párr. 6',
      'El régimen de aislamiento prolongado puede equivaler a actos prohibidos por el artículo 7.',
      'Estados que son parte en el tratado que interpreta: Pacto Internacional de Derechos Civiles y Políticos',
      'Todo esto:',
      'Horas a solas en la celda por día: al menos 22 horas',
      'Días consecutivos en aislamiento: más de 15 días',
    ])
      assert.ok(rule.includes(sentence), `${sentence} in ${rule}`)
    assert.match(textIn(pages.get('/es/norms/iccpr/iccpr-9-3')!), /El límite es nuestro\. El texto de la norma no da ese número\./)
    const consolidated = textIn(pages.get('/es/norms/pe/pe-cep-30')!)
    assert.match(consolidated, /Antes era: Decreto Legislativo 654, arts\. 27 y 33, de 1991/)
    assert.match(consolidated, /El texto de la norma da otros números: aislamiento de hasta 30 días/)
    assert.match(
      textIn(pages.get('/es/norms/states/MX')!),
      /Convención Americana sobre Derechos Humanos: Parte, desde: 24 de marzo de 1981 Las fuentes difieren/,
    )
    assert.match(
      pages.get('/es/norms/robben')!,
      /El nombre en español puede ser nuestro: no lo hemos comprobado.*<span lang="en" dir="ltr">ACHPR Resolution on Guidelines/s,
    )
    const found = await get(site, '/es/norms?q=REGIMEN+aislamiento')
    assert.match(found, /Se encontraron \d+ normas para <bdi>REGIMEN aislamiento<\/bdi>.*href="\/es\/norms\/nmr\/nmr-44"/s)
    assert.match(found, /<a href="\/norms\?q=REGIMEN\+aislamiento" hreflang="en"/)
    assert.match(await get(site, '/es/norms?q=zzzz'), /Ninguna norma tiene aquí todas estas palabras: <bdi>zzzz/)
    const nowhere = await site.request('/es/norms/xyz')
    assert.equal(nowhere.status, 404)
    assert.match(await nowhere.text(), /<html lang="es"/)
    assert.equal((await site.request('/fr/norms')).headers.get('location'), '/norms')
    assert.equal((await site.request('/fr/norms/nmr')).status, 404)
  }))

test('a search needs no script; odd questions find nothing and break nothing; a norm names the appeals that cite it while they are shown', () =>
  withSite(async (site, db) => {
    const found = await get(site, '/norms?q=incommunicado')
    assert.match(found, /href="\/norms\/gc35\/gc35-35"/)
    assert.match(found, /<meta name="robots" content="noindex"/)
    for (const odd of ['%00', '%22%3E%3Cscript%3E', 'x'.repeat(5000), '%F0%9F%98%80', "'%20or%201=1"])
      assert.match(await get(site, `/norms?q=${odd}`), /No norm here has all of these words|Norms/)

    assert.doesNotMatch(await get(site, '/norms/nmr/nmr-68'), /Appeals that cite it/)
    const text = hospitalAppeal
      .replace('id: EX-001', 'id: LAW-1')
      .replace('text: The law is clear.', `text: A rule may be engaged., cites: ['norm:nmr-68']`)
    const appeal = readAppeal(text)
    await keepAppeal(db, appeal, { clock })
    assert.equal((await publishAppeal(db, appeal.id, { as: 'operator', by: 'Ana B.', clock, facts })).kind, 'published')
    assert.match(await get(site, '/norms/nmr/nmr-68'), /Appeals that cite it.*href="\/appeals\/LAW-1"/s)
    assert.doesNotMatch(await get(site, '/norms/nmr/nmr-63'), /Appeals that cite it/)
    await takeDown(db, 'LAW-1', { by: 'Ana B.', reason: 'It was asked for.', clock })
    assert.doesNotMatch(await get(site, '/norms/nmr/nmr-68'), /LAW-1/)
  }))

/** All pages that a list of norms leads to in its language: one for each norm, instrument and State, and for the States of each treaty. */
async function allPages(site: Hono, root: string): Promise<ReadonlyMap<string, string>> {
  const catalogue = projectCatalogue()
  const pages = new Map<string, string>()
  const known = new Set([root])
  // Grows while it is walked through.
  for (const path of known) {
    const page = await get(site, path)
    pages.set(path, page)
    for (const [, to = ''] of page.matchAll(/ href="([^"#]*)"/g)) if (to.startsWith(root)) known.add(to)
  }
  const treaties = [...catalogue.instruments.values()].filter(({ force }) => force === 'treaty').length
  assert.equal(known.size, 1 + catalogue.instruments.size + catalogue.norms.size + treaties + 1 + catalogue.states.size)
  return pages
}

const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } })
const assertValid = async (path: string, pages: ReadonlyMap<string, string>): Promise<void> =>
  assert.deepEqual(
    (await validator.validateString(pages.get(path) ?? '')).results.flatMap(({ messages }) => messages.map(({ message }) => message)),
    [],
    path,
  )

const textIn = (page: string): string =>
  page
    .slice(page.indexOf('<main'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&amp;/g, '&')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[.,;:)])/g, '')
