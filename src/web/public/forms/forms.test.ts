import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { clock, get, withSite } from '../../../../test/fixtures/public-site.ts'
import { signThrough, withSigningSite } from '../../../../test/fixtures/signing-site.ts'
import { translate } from '../../../../test/fixtures/translated-appeal.ts'
import { facts, hospitalAppeal, readAppeal } from '../../../../test/fixtures/hospital-case.ts'
import { keepAppeal } from '../../../appeals/index.ts'
import { chooseBodies, writeBody, type Body } from '../../../delivery/index.ts'
import type { Database } from '../../../platform/index.ts'
import { samePages } from '../app.tsx'
import { publishAppeal, publishTranslationWithin, takeDown } from '../../../publishing/index.ts'

const publishIn = async (db: Database, lang: string): Promise<void> => {
  await translate(db, 'EX-en', lang)
  const outcome = await db.transaction().execute((tx) => publishTranslationWithin(tx, 'EX-en', lang, { by: 'Ana B.', clock, facts }))
  assert.equal(outcome.kind, 'published', JSON.stringify(outcome))
}
const publishUpdate = async (db: Database): Promise<void> => {
  const changed = readAppeal(hospitalAppeal.replace('The law is clear.', 'The rule is Rule 68.'))
  await keepAppeal(db, { ...changed, id: 'EX-en', change: 'update', news: 'The rule is named now.' }, { clock })
  assert.equal((await publishAppeal(db, 'EX-en', { as: 'operator', by: 'Ana B.', clock, facts })).kind, 'published')
}

test('every version in every language has a poster and a card at addresses like those of its sheet, and its page names the card to who passes it on', () =>
  withSite(async (site, db) => {
    await publishIn(db, 'ar')
    await publishUpdate(db)
    for (const [path, type, begins] of [
      ['/appeals/EX-en.poster.pdf', 'application/pdf', '%PDF'],
      ['/appeals/EX-en/1.poster.pdf', 'application/pdf', '%PDF'],
      ['/appeals/EX-en.card.png', 'image/png', 'PNG'],
      ['/appeals/EX-en/1/ar.card.png', 'image/png', 'PNG'],
      ['/appeals/EX-en/1/ar.json', 'application/json', '{'],
      ['/appeals/EX-en/1/ar.mail.txt', 'text/plain; charset=utf-8', ''],
      ['/appeals/EX-en/1.txt', 'text/plain; charset=utf-8', 'FICT'],
    ] as const) {
      const response = await site.request(path)
      assert.deepEqual([path, response.status, response.headers.get('Content-Type')], [path, 200, type])
      assert.ok(
        Buffer.from(await response.arrayBuffer())
          .subarray(0, 4)
          .toString('latin1')
          .includes(begins),
        path,
      )
      const unchanged = await site.request(path, { headers: { 'If-None-Match': response.headers.get('ETag') ?? '' } })
      assert.equal(unchanged.status, 304)
    }
    const page = await get(site, '/appeals/EX-en/ar')
    assert.match(page, /<meta property="og:title" content="\[ar\] Fictional: an examination[^"]*"/)
    // Version 2 is not there in Arabic: what is printed of version 1 stands at its own address alone.
    assert.doesNotMatch(page, /og:image|application\/pdf/)
    assert.match(page, /href="\/appeals\/EX-en\/1\/ar\.pdf"/)
    for (const form of ['pdf', 'poster.pdf', 'card.png']) {
      const behind = await site.request(`/appeals/EX-en/ar.${form}`)
      assert.equal(behind.status, 404, form)
      const says = await behind.text()
      assert.match(says, /<html lang="ar" dir="rtl">[^]*نُشرت نسخة أحدث[^]*href="\/appeals\/EX-en" hreflang="en"/)
      assert.ok(says.includes(`href="/appeals/EX-en/1/ar.${form}"`) && says.includes('href="/appeals/EX-en/ar"'), form)
    }
    assert.match(
      await get(site, '/appeals/EX-en/1'),
      /<meta property="og:image" content="https:\/\/example\.org\/appeals\/EX-en\/1\.card\.png"/,
    )
    assert.doesNotMatch(/<meta[^>]*og:[^>]*>/g.exec(page)?.join() ?? '', /Nobody told/)
    assert.match(await get(site, '/appeals/EX-en'), /href="\/appeals\/EX-en\/forms">All forms/)
    assert.match(await get(site, '/appeals/EX-en/1'), /href="\/appeals\/EX-en\/1\.poster\.pdf">Poster/)
    const links = [...(await get(site, '/appeals/EX-en/ar/forms')).matchAll(/<li><a href="([^"]+)"/g)].map(([, path]) => path ?? '')
    assert.equal(links.length, 9)
    for (const path of links) assert.equal((await site.request(path)).status, 200, path)
    for (const path of ['/3.card.png', '/1.atom', '/2/ar.poster.pdf', '/1.manifest', '.manifest', '/ar.manifest'].map(
      (end) => `/appeals/EX-en${end}`,
    ))
      assert.equal((await site.request(path)).status, 404, path)
  }))

test('an appeal is followed from version to version as Atom and JSON, in its language and in others, and so is the site', () =>
  withSite(async (site, db) => {
    await publishIn(db, 'es')
    await publishUpdate(db)
    const atom = await get(site, '/appeals/EX-en.atom')
    assert.match(atom, /<title>Fictional: an examination[^<]*\(update 1\)<\/title>[^]*What is new \(update 1\): The rule is named now\./)
    assert.match(atom, /<id>tag:example\.org,2021-07-25:appeals\/EX-en\/2<\/id>[^]*<id>tag:example\.org,2021-07-25:appeals\/EX-en\/1<\/id>/)
    const feed = JSON.parse(await get(site, '/appeals/EX-en/es.feed.json')) as {
      version: string
      language: string
      items: { url: string }[]
    }
    assert.deepEqual([feed.version, feed.language], ['https://jsonfeed.org/version/1.1', 'es'])
    assert.deepEqual(
      feed.items.map(({ url }) => url),
      ['https://example.org/appeals/EX-en/es'],
    )
    assert.match(await get(site, '/feed.atom'), /<id>tag:example\.org,2021-07-25:appeals\/EX-en<\/id>/)
    assert.match(await get(site, '/feed/es.atom'), /href="https:\/\/example\.org\/appeals\/EX-en\/es"/)
    assert.match(await get(site, '/feed/en.json'), /"url": "https:\/\/example\.org\/appeals\/EX-en"/)
    assert.equal((JSON.parse(await get(site, '/feed/fr.json')) as { items: unknown[] }).items.length, 0)
    assert.match(await get(site, '/calendar.ics'), /UID:EX-en@example\.org[^]*DTSTART;VALUE=DATE:20210930/)
    assert.match(await get(site, '/calendar/es.ics'), /UID:EX-en\.es@example\.org/)
    assert.match(await get(site, '/appeals/EX-en/es.ics'), /URL;VALUE=URI:https:\/\/example\.org\/appeals\/EX-en\/es\r\n/)
    assert.equal((await site.request('/feed/1.atom')).status, 404)
    assert.ok(samePages.test('/appeals/EX-en/embed?lang=zh-Hans-CN'))
    for (const lang of ['es-abcdefghi', 'es-abcd-abcd-abcd!', 'es-a1-b2-c3-d4', `es${'-ab'.repeat(2_000)}`])
      assert.ok(!samePages.test(`/appeals/EX-en/embed?lang=${lang}`), lang)
    await takeDown(db, 'EX-en', { by: 'Ana B.', reason: 'Her family asked for it.', clock })
    for (const path of ['/feed.json', '/feed/es.json', '/feed/es.atom', '/calendar.ics', '/calendar/es.ics'])
      assert.doesNotMatch(await get(site, path), /EX-en/, path)
    for (const path of ['.atom', '.feed.json', '.ics', '.mail.txt', '.card.png', '/es.atom', '/embed'])
      assert.equal((await site.request(`/appeals/EX-en${path}`)).status, 410, path)
  }))

const office: Body = {
  id: 'b-1',
  name: 'Office of Ejemplo',
  salutations: {},
  channels: { email: 'office@example.org' },
  languages: [],
  confirmed: 'text',
  notes: [],
  isPublic: true,
}

test('once the appeal is closed no language calls to act, also where the closing is not translated yet: not its page, its forms, its feeds or its calendars', () =>
  withSite(async (site, db) => {
    await publishIn(db, 'es')
    await db.transaction().execute(async (tx) => {
      const doing = { by: 'Ana B.', at: clock() }
      await writeBody(tx, office, 0, doing)
      await chooseBodies(tx, 'EX-en', { bodies: [office.id], base: 0 }, doing)
    })
    assert.match(await get(site, '/appeals/EX-en/es'), /class="status open"[^]*href="\/appeals\/EX-en\/es\/write"/)
    const before = await get(site, '/calendar/es.ics')
    assert.match(before, /SEQUENCE:0\r\n[^]*STATUS:CONFIRMED/)
    assert.match(await get(site, '/appeals/EX-en/es.jsonld'), /"expires"/)

    const closed = readAppeal(
      hospitalAppeal.replace('status: open', "status: closed\n  closed: '2021-07-24'\n  outcome: released\n  news: She is free."),
    )
    await keepAppeal(db, { ...closed, id: 'EX-en' }, { clock })
    assert.equal((await publishAppeal(db, 'EX-en', { as: 'operator', by: 'Ana B.', clock, facts })).kind, 'published')
    const page = await get(site, '/appeals/EX-en/es')
    assert.match(page, /<p class="status closed"[^>]*>Cerrado[^<]*24 de julio de 2021/)
    assert.doesNotMatch(page, /\/es\/write"|Plazo para actuar|30 de septiembre/)
    assert.equal((await site.request('/appeals/EX-en/es/write')).status, 410)
    assert.match(await get(site, '/appeals/EX-en/embed?lang=es'), /<html lang="es"[^]*<p class="status"[^>]*>Cerrado/)
    const mail = await get(site, '/appeals/EX-en/es.mail.txt')
    assert.match(mail.replaceAll(/\s+/g, ' '), /Se ha publicado una versión más reciente.*Cerrado/)
    const texts = ['es.mail.txt', 'es.txt', 'es.atom', 'es.feed.json', 'es.jsonld'].map((form) => `/appeals/EX-en/${form}`)
    for (const path of [...texts, '/feed/es.atom', '/feed/es.json'])
      assert.doesNotMatch(await get(site, path), /30 de septiembre|Plazo para actuar|"expires"/, path)
    for (const path of ['/calendar/es.ics', '/appeals/EX-en/es.ics'])
      assert.match(await get(site, path), /UID:EX-en\.es@example\.org\r\nSEQUENCE:1\r\n[^]*STATUS:CANCELLED/, path)
    const overtaken = await (await site.request('/appeals/EX-en/es.pdf')).text()
    assert.match(
      overtaken,
      /<p class="status closed"[^>]*>Cerrado[^]*Se ha publicado una versión más reciente[^]*href="\/appeals\/EX-en\/1\/es\.pdf"/,
    )
    // What was published stands as it was at its own address, and so does what is proved of it.
    assert.match(await get(site, '/appeals/EX-en/1/es'), /class="status open"/)
    assert.match(await get(site, '/appeals/EX-en/es.json'), /"status":"open"/)
  }))

test('a frame on another page shows the title, the state and the count, and may be framed there and nothing else of the site', () =>
  withSigningSite(async (signing) => {
    const { site, db } = signing
    assert.match(await get(site, '/appeals/EX-en/embed'), /<p class="total">No sign-on is shown yet/)
    await signThrough(signing)
    await signing.release()
    await publishIn(db, 'ar')
    const response = await site.request('/appeals/EX-en/embed')
    const headers = ['Content-Security-Policy', 'X-Frame-Options', 'Cross-Origin-Resource-Policy', 'Set-Cookie', 'Cache-Control']
    const [policy, ...rest] = headers.map((name) => response.headers.get(name))
    assert.deepEqual(rest, [null, 'cross-origin', null, 'public, max-age=60'])
    assert.match(policy ?? '', /default-src 'none'.*frame-ancestors \*.*script-src 'none'/)
    const page = await response.text()
    assert.match(page, /<p class="total">1 person has signed/)
    assert.match(page, /<a href="https:\/\/appeals\.example\.org\/appeals\/EX-en" target="_blank" rel="noopener noreferrer">Fictional/)
    assert.match(
      await get(site, '/appeals/EX-en/embed?lang=ar'),
      /<html lang="ar" dir="rtl">[^]*href="https:\/\/appeals\.example\.org\/appeals\/EX-en\/ar"/,
    )
    assert.match(await get(site, '/appeals/EX-en/embed?lang=%3Cscript'), /<html lang="en"/)
    const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } })
    for (const html of [page, await get(site, '/appeals/EX-en/forms')]) {
      const { results } = await validator.validateString(html)
      assert.deepEqual(
        results.flatMap(({ messages }) => messages.map(({ message }) => message)),
        [],
      )
    }
    const style = /<link rel="stylesheet" href="([^"]+)"/.exec(page)?.[1] ?? assert.fail('no style')
    assert.ok((await get(site, style)).length < 2000)
    for (const path of ['/appeals/EX-en', '/appeals/EX-en/count', '/appeals/EX-en/embed/x']) {
      const other = await site.request(path)
      assert.equal(other.headers.get('X-Frame-Options'), 'DENY', path)
      assert.match(other.headers.get('Content-Security-Policy') ?? '', /frame-ancestors 'none'/)
    }
    assert.match(
      await get(site, '/appeals/EX-en/forms'),
      /&lt;iframe src=&quot;https:\/\/appeals\.example\.org\/appeals\/EX-en\/embed&quot;/,
    )
  }))
