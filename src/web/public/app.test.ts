import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { facts, hospitalAppeal, readAppeal } from '../../../test/fixtures/hospital-case.ts'
import { keepAppeal } from '../../appeals/index.ts'
import { openFiles } from '../../platform/index.ts'
import { temporaryFolder } from '../../platform/testing.ts'
import { findEdition, publishAppeal, verifyEdition } from '../../publishing/index.ts'
import { clock, get, origin, sheetsOf, withSite } from '../../../test/fixtures/public-site.ts'

test('a site without an appeal says so to its readers, and nothing about how it is run', () =>
  withSite(async (site) => {
    const page = await get(site, '/')
    assert.match(page, /No appeal is published here now/)
    assert.doesNotMatch(page, /bin\/amparo|command line|yet</)
  }, []))

test('the list links to the appeal, and a reference on its page leads to a note with both accounts', () =>
  withSite(async (site) => {
    assert.match(await get(site, '/'), /href="\/appeals\/EX-en"/)
    const page = await get(site, '/appeals/EX-en')
    assert.match(page, /<a href="#note-1"/)
    const note = page.slice(page.indexOf('id="note-1"'), page.indexOf('id="note-2"'))
    assert.match(note, /17 July 2021/)
    assert.match(note, /20 July 2021/)
    assert.match(note, /Prison service/)
    assert.match(page, /Open until 30 September 2021/)
  }))

test('every page is valid HTML in every language, without script, inline style or anything from elsewhere', () =>
  withSite(
    async (site) => {
      const validator = new HtmlValidate({
        extends: ['html-validate:standard'],
        rules: { 'long-title': 'off', 'no-inline-style': 'error' },
      })
      for (const path of [
        '/',
        '/method',
        '/appeals/EX-en',
        '/appeals/EX-ar',
        '/appeals/EX-zh-Hans',
        '/appeals/EX-fa',
        '/appeals/EX-es/1',
      ]) {
        const html = await get(site, path)
        const { results } = await validator.validateString(html, path)
        assert.deepEqual(
          results.flatMap((result) => result.messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId} ${message}`)),
          [],
        )
        assert.doesNotMatch(html, /<script|<img|\sstyle=|\son[a-z]+=|javascript:/i)
        for (const [, address = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g))
          assert.ok(/^[/#]/.test(address) || address.startsWith(origin), `${path} points at ${address}`)
      }
    },
    ['en', 'es', 'ar', 'zh-Hans', 'fa'],
  ))

test('an appeal is read in its own direction, and English words in a page of another language are marked', () =>
  withSite(
    async (site) => {
      assert.match(await get(site, '/appeals/EX-ar'), /<html lang="ar" dir="rtl">/)
      const farsi = await get(site, '/appeals/EX-fa')
      assert.match(farsi, /<html lang="fa" dir="rtl">/)
      assert.match(farsi, /<h2 id="notes-title">از کجا می‌دانیم/)
      const urdu = await get(site, '/appeals/EX-ur')
      assert.match(urdu, /<html lang="ur" dir="rtl">/)
      assert.match(urdu, /<h2 id="notes-title" lang="en" dir="ltr">How we know/)
    },
    ['ar', 'fa', 'ur'],
  ))

test('whoever downloads the data can compute the hash that is on the page', () =>
  withSite(async (site) => {
    const response = await site.request('/appeals/EX-en.json')
    const text = await response.text()
    const verified = verifyEdition(text)
    assert.ok(verified.kind === 'verified')
    assert.ok((await get(site, '/appeals/EX-en')).includes(verified.published.hash))
    const digest = createHash('sha256').update(text, 'utf8').digest('base64')
    assert.equal(response.headers.get('Repr-Digest'), `sha-256=:${digest}:`)
  }))

test('each other form is served with its type and language', () =>
  withSite(async (site) => {
    for (const [form, type] of [
      ['txt', 'text/plain; charset=utf-8'],
      ['jsonld', 'application/ld+json'],
      ['json', 'application/json'],
      ['pdf', 'application/pdf'],
    ]) {
      const response = await site.request(`/appeals/EX-en.${form}`)
      assert.equal(response.status, 200, form)
      assert.equal(response.headers.get('Content-Type'), type)
      assert.equal(response.headers.get('Content-Language'), 'en')
    }
    const feed = await site.request('/feed.atom')
    assert.match(feed.headers.get('Content-Type') ?? '', /application\/atom\+xml/)
    assert.match(await feed.text(), /<entry/)
  }))

test('an unchanged page is answered with 304, and the style sheet is kept for good under an address of its own', () =>
  withSite(async (site) => {
    for (const path of ['/', '/appeals/EX-en', '/appeals/EX-en.json']) {
      const first = await site.request(path)
      const tag = first.headers.get('ETag') ?? assert.fail('no ETag')
      assert.equal(first.headers.get('Cache-Control'), 'no-cache')
      assert.equal((await site.request(path, { headers: { 'If-None-Match': tag } })).status, 304)
    }
    const style = /href="(\/style-[^"]+)"/.exec(await get(site, '/'))?.[1] ?? assert.fail('no style sheet')
    const response = await site.request(style)
    assert.match(response.headers.get('Cache-Control') ?? '', /immutable/)
    const css = await response.text()
    assert.ok(css.length < 14_000 && css.includes('prefers-color-scheme:dark'), `${css.length}`)
    assert.equal((await site.request('/style-000000000000.css')).status, 404)
  }))

test('HEAD gives the headers and no body', () =>
  withSite(async (site) => {
    for (const path of ['/', '/appeals/EX-en', '/appeals/EX-en.txt', '/feed.atom']) {
      const response = await site.request(path, { method: 'HEAD' })
      assert.equal(response.status, 200, path)
      assert.equal(await response.text(), '')
    }
  }))

test('what is not there is answered with 404 in the same look, whatever the address', () =>
  withSite(async (site) => {
    const paths = [
      '/nothing',
      '/appeals/',
      '/appeals/none',
      '/appeals/none.pdf',
      '/appeals/EX-en/2',
      '/appeals/EX-en/0',
      '/appeals/EX-en/x',
      '/appeals/%00',
      '/appeals/%E0%A4%A',
      '/appeals/EX-en%2F..',
      '/appeals/..%2f..%2fetc%2fpasswd',
      `/appeals/${'x'.repeat(9000)}`,
      '/appeals/EX-en/99999999999999999999',
      '/appeals/\u{1f600}',
      "/appeals/EX'--",
      '/APPEALS/EX-en',
    ]
    for (const path of paths) {
      const response = await site.request(path)
      assert.equal(response.status, 404, path.slice(0, 60))
      assert.equal(response.headers.get('Cache-Control'), 'no-store')
      assert.match(await response.text(), /There is no page at this address/)
    }
    assert.equal((await site.request('/appeals/EX-en', { method: 'POST' })).status, 404)
  }))

test('an older version stays at its address and says that there is a newer one', () =>
  withSite(async (site, db) => {
    await keepAppeal(db, { ...readAppeal(hospitalAppeal.replace('The law is clear.', 'The rule is Rule 68.')), id: 'EX-en' }, { clock })
    await publishAppeal(db, 'EX-en', { as: 'operator', by: 'Ana B.', clock, facts })
    const older = await get(site, '/appeals/EX-en/1')
    assert.match(older, /The law is clear/)
    assert.match(older, /A newer version has been published/)
    assert.doesNotMatch(older, /rel="alternate" type="application\/pdf"/)
    assert.match(await get(site, '/appeals/EX-en'), /Rule 68/)
  }))

test('the PDF of an appeal is the stored file: its tag is its hash, and a version keeps it at an address of its own', () =>
  withSite(async (site) => {
    const response = await site.request('/appeals/EX-en.pdf')
    const bytes = Buffer.from(await response.arrayBuffer())
    const hash = createHash('sha256').update(bytes).digest('hex')
    assert.equal(response.headers.get('ETag'), `"${hash}"`)
    assert.equal(response.headers.get('Cache-Control'), 'no-cache')
    assert.equal((await site.request('/appeals/EX-en.pdf', { headers: { 'If-None-Match': `"${hash}"` } })).status, 304)
    const version = await site.request('/appeals/EX-en/1.pdf')
    assert.deepEqual(Buffer.from(await version.arrayBuffer()), bytes)
    assert.equal(version.headers.get('Cache-Control'), 'no-cache', 'something of it may be erased')
    assert.equal((await site.request('/appeals/EX-en/2.pdf')).status, 404)
    assert.match(await get(site, '/appeals/EX-en'), /href="\/appeals\/EX-en\.pdf"/)
  }))

test('an appeal in letters that no typeface has says which instead of printing boxes, and its page links no PDF', () =>
  withSite(async (site, db) => {
    const appeal = readAppeal(hospitalAppeal.replace('an examination for', 'שלום').replace('EX-001', 'EX-he'))
    await keepAppeal(db, appeal, { clock })
    await publishAppeal(db, 'EX-he', { as: 'operator', by: 'Ana B.', clock, facts })
    for (const path of ['/appeals/EX-he.pdf', '/appeals/EX-he/1.pdf']) {
      const response = await site.request(path)
      const page = await response.text()
      assert.equal(response.status, 404)
      assert.equal(response.headers.get('Cache-Control'), 'no-store')
      assert.match(page, /There is no PDF of this appeal/)
      assert.match(page, /Hebrew/)
      assert.match(page, /href="\/appeals\/EX-he\.txt"/)
      const { results } = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(page, path)
      assert.deepEqual(results, [])
    }
    assert.doesNotMatch(await get(site, '/appeals/EX-he'), /EX-he\.pdf/)
  }, []))

test('a PDF that could not be made is a fault of ours that passes: 503, when to come again, and no link meanwhile', () =>
  withSite(async (site, db) => {
    const appeal = readAppeal(hospitalAppeal.replace('EX-001', 'EX-long'))
    // More than a PDF may hold (longestPdfData), in sentences of a length that an appeal may have.
    const asks = Array.from({ length: 60 }, () => ({ text: 'and so on '.repeat(1900), cites: [], own_words: true as const }))
    await keepAppeal(db, { ...appeal, asks }, { clock })
    assert.equal((await publishAppeal(db, 'EX-long', { as: 'operator', by: 'Ana B.', clock, facts })).kind, 'published')
    const edition = (await findEdition(db, 'EX-long')) ?? assert.fail('nothing was published')
    assert.equal((await sheetsOf(db, openFiles(temporaryFolder(), db)).make(edition)).kind, 'failed')
    const response = await site.request('/appeals/EX-long.pdf')
    assert.equal(response.status, 503)
    assert.ok(Number(response.headers.get('Retry-After')) > 0)
    assert.match(await response.text(), /could not be made/)
    assert.doesNotMatch(await get(site, '/appeals/EX-long'), /EX-long\.pdf/)
  }, []))
