import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { get, withSite } from '../../../../test/fixtures/public-site.ts'
import { addWitness, readVerifierKey, verifyLog } from '../../../log/index.ts'
import { appendAlone, exampleEntries, openTestLog, releaseAll } from '../../../log/testing.ts'

test('before anything is released there is a page for people and nothing for machines', () =>
  withSite(async (site) => {
    assert.match(await get(site, '/log'), /Nothing of it is released yet/)
    for (const path of ['/log/checkpoint', '/log/tile/0/000.p/1', '/log/tile/entries/000.p/1']) {
      const response = await site.request(path)
      assert.equal(response.status, 404)
      assert.equal(response.headers.get('Cache-Control'), 'no-store')
    }
  }, []))

test('the log is verified from its public addresses, and nothing beyond the released head is told', () =>
  withSite(async (site, db) => {
    const log = await openTestLog(db)
    await releaseAll(db, log, exampleEntries(300))
    await appendAlone(db, log, exampleEntries(301).slice(1))
    await log.sign()
    const fetchPath = async (path: string): Promise<Uint8Array | null> => {
      const response = await site.request(`/log/${path}`)
      return response.status === 404 ? null : new Uint8Array(await response.arrayBuffer())
    }
    const verified = await verifyLog(fetchPath, { keys: [readVerifierKey(log.vkey) ?? assert.fail()] })
    assert.deepEqual(verified.problems, [])
    assert.equal(verified.checkpoint?.size, 300)
    for (const path of [
      'tile/0/001',
      'tile/0/001.p/45',
      'tile/entries/001',
      'tile/entries/001.p/45',
      'tile/1/000.p/2',
      'tile/2/000.p/1',
      'tile/0/000.p/256',
      'tile/0/000.p/0',
      'tile/0/0',
      'tile/00/000',
      'tile/64/000',
      'tile/0/x000/000',
      'tile/0/000/',
      'tile/0/../checkpoint',
      'tile/entries/999',
      `tile/0/${'x999/'.repeat(4)}999`,
    ])
      assert.equal((await site.request(`/log/${path}`)).status, 404, path)
  }, []))

test('full tiles are kept for good, the checkpoint is asked for each time, and pages of other sites may read both', () =>
  withSite(async (site, db) => {
    await releaseAll(db, await openTestLog(db), exampleEntries(300))
    for (const [path, type, cached] of [
      ['/log/checkpoint', 'text/plain; charset=utf-8', 'no-cache'],
      ['/log/tile/0/000', 'application/octet-stream', 'public, max-age=31536000, immutable'],
      ['/log/tile/entries/000', 'application/octet-stream', 'public, max-age=31536000, immutable'],
      ['/log/tile/entries/001.p/44', 'application/octet-stream', 'public, max-age=86400, immutable'],
    ] as const) {
      const response = await site.request(path)
      assert.equal(response.status, 200, path)
      assert.equal(response.headers.get('Content-Type'), type)
      assert.equal(response.headers.get('Cache-Control'), cached)
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*')
    }
    assert.equal((await site.request('/log/tile/0/000', { method: 'HEAD' })).status, 200)
    assert.equal((await site.request('/log/checkpoint', { method: 'POST' })).status, 404)
  }, []))

test('the page says how large the log is, its key, who watches it, and how to check it', () =>
  withSite(async (site, db) => {
    const log = await openTestLog(db)
    await releaseAll(db, log, exampleEntries(1300))
    const vkey = 'witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN'
    assert.equal((await addWitness(db, { name: 'witness.example.org', vkey, url: 'https://witness.example.org' })).kind, 'kept')
    const page = await get(site, '/log')
    assert.match(page, /1,300 lines/)
    assert.ok(page.includes(log.vkey))
    assert.match(page, /witness\.example\.org<\/strong>, which has signed nothing yet/)
    assert.match(page, /amparo log verify https:\/\/example\.org\/log --key/)
    assert.doesNotMatch(page, /<script|\sstyle=/)
    const { results } = await new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } }).validateString(
      page,
      '/log',
    )
    assert.deepEqual(
      results.flatMap(({ messages }) => messages),
      [],
    )
  }, []))
