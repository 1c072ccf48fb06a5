import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { checkReceipt, commit, openLog, readVerifierKey, receipt, renewLog, writeEntry } from '../../../../log/index.ts'
import { exampleEntries, logKey, releaseAll } from '../../../../log/testing.ts'
import { readProjectFile } from '../../../../platform/index.ts'
import { releasedIn, temporaryFolder, withDatabase } from '../../../../platform/testing.ts'
import { post, signThrough, textOf, withSigningSite } from '../../../../../test/fixtures/signing-site.ts'
import { readReceiptFile } from '../browser/receipt-file.ts'
import { checkReceipt as checkHere } from '../browser/receipt.ts'

const form = '/appeals/EX-en/check'

test('somebody checks a receipt and a code on the server: in the log, and whether it counts today', () =>
  withSigningSite(async (signing) => {
    const { site } = signing
    const own = await signThrough(signing)
    await signing.release()
    const full = await (await site.request(`${own}/receipt/full`)).text()
    const code = textOf(await (await site.request(`${own}/receipt/code`)).text())
    const [, entry = '', commitment = ''] = /Entry (\d+) Commitment (\S+)/.exec(code) ?? []
    const check = async (fields: Readonly<Record<string, string>>): Promise<string> => textOf(await (await post(site, form, fields)).text())
    assert.match(
      await check({ receipt: full }),
      /Entry 1 is in the log of 2 entries\. It counts today\. It stands for: María Quispe, maria/,
    )
    assert.match(await check({ entry, commitment }), /Entry 1 is in the log of 2 entries\. It counts today\. Paste/)
    await post(site, `${own}/withdraw`)
    await signing.release()
    assert.match(await check({ receipt: full }), /It was withdrawn later, and counts no more/)
    assert.match(await check({ entry, commitment: commitment.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A')) }), /has something else/)
    assert.match(await check({ entry: '999', commitment }), /is not among them yet/)
    assert.match(await check({ receipt: full.replace('index 1', 'index 0') }), /does not prove what it says/)
    assert.match(await check({ receipt: 'A letter of mine' }), /This is not a receipt, or a part of it is missing\. Paste/)
    const nothing = await post(site, form, { entry })
    assert.equal(nothing.status, 422)
    assert.match(await nothing.text(), /type both the entry and the commitment/)
  }))

test('a receipt from before the log was given another key is good, and what a thief signs with the old one is not', () =>
  withSigningSite(async (signing) => {
    const { site, db, release, log } = signing
    const own = await signThrough(signing)
    await release()
    const full = await (await site.request(`${own}/receipt/full`)).text()
    const world = { seed: Buffer.alloc(32, 9), clock: () => new Date('2021-08-01T10:00:00Z'), outside: releasedIn(temporaryFolder()) }
    const renewed = await renewLog(db, { ...world, why: 'seized', keep: async () => undefined })
    assert.ok(renewed.kind === 'renewed' && renewed.before === log.vkey)
    const say = async (text: string): Promise<string> => textOf(await (await post(site, form, { receipt: text })).text())
    assert.match(await say(full), /Entry 1 is in the log of 2 entries\. It counts today/)
    await withDatabase(async (elsewhere) => {
      const thief = await openLog(elsewhere, { key: logKey, origin: log.origin, clock: world.clock })
      await releaseAll(elsewhere, thief, exampleEntries(2))
      assert.match(await say((await receipt(elsewhere, 1)) ?? ''), /The receipt does not prove what it says/)
    })
    const page = textOf(await (await site.request('/log')).text())
    assert.match(page, /Its earlier keys/)
    assert.ok(page.includes(`${log.vkey} , up to 2 lines; taken by somebody, and replaced on 2021-08-01`), page)
  }))

test('only the page that checks has a script, from this site, which may talk to nobody', () =>
  withSigningSite(async ({ site }) => {
    const answer = await site.request(form)
    const policy = answer.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /script-src 'self'/)
    assert.doesNotMatch(policy, /connect-src/)
    const page = await answer.text()
    const script = /<script type="module" src="(\/scripts-[^"]+)"><\/script>/.exec(page)?.[1] ?? assert.fail(page)
    const served = await site.request(script)
    assert.equal(served.headers.get('content-type'), 'text/javascript; charset=utf-8')
    assert.match(served.headers.get('cache-control') ?? '', /immutable/)
    for (const path of ['/', '/appeals/EX-en', '/appeals/EX-en/count', '/appeals/EX-en/sign'])
      assert.match((await site.request(path)).headers.get('content-security-policy') ?? '', /script-src 'none'/, path)
  }))

type Vectors = {
  readonly log: { readonly vkey: string; readonly receipts: readonly { readonly text: string; readonly index: number }[] }
  readonly receipts_under: Readonly<
    Record<'verified' | 'outdated' | 'refused', readonly { readonly text: string; readonly why?: string }[]>
  >
}
const { log: vectors, receipts_under: under } = JSON.parse(readProjectFile('data', 'log-vectors.json')) as Vectors

test('in the browser nothing is read of a file too large to be a receipt, and what is none is not shown', async () => {
  assert.equal(await readReceiptFile({ size: 50_000_000, text: () => assert.fail('read') }), null)
  assert.equal(await readReceiptFile(new Blob(['\u0000\u0001'.repeat(1000)])), null)
  const [{ text } = assert.fail()] = vectors.receipts
  assert.equal(await readReceiptFile(new Blob([text])), text)
})

test('the browser’s verifier takes every receipt of the test vectors, and none that is passed off as of another appeal', async () => {
  for (const { text, index } of vectors.receipts) {
    const checked = await checkHere(text, vectors.vkey)
    assert.ok(checked.kind === 'verified' && checked.index === index, checked.kind)
  }
  for (const kind of ['verified', 'outdated', 'refused'] as const)
    for (const { text, why } of under[kind]) assert.equal((await checkHere(text, vectors.vkey)).kind, kind, why)
})

test('the page says of a receipt that is passed off as of another appeal that it does not prove it, and of an old one what to do', () =>
  withSigningSite(async ({ site, db, log, appeal }) => {
    const opening = { address: 'ana@example.net', appeal, country: null, disclosure: 'c', lang: 'en', name: 'Ana', version: 1 } as const
    const salt = Buffer.alloc(16, 9)
    await releaseAll(db, log, [
      `amparo-log/1 edition EX-other 1 en ${'ab'.repeat(32)}`,
      writeEntry({ kind: 'sign', edition: 0, commitment: commit(salt, opening), disclosure: 'c', country: null }),
    ])
    const forged = (await receipt(db, 1, { ...opening, salt: salt.toString('base64url') })) ?? assert.fail('not released')
    const old = forged.replace(/^extra (.+)$/m, (_, extra: string) => {
      const { edition: _edition, ...left } = JSON.parse(Buffer.from(extra, 'base64').toString()) as { edition: unknown }
      return `extra ${Buffer.from(JSON.stringify(left)).toString('base64')}`
    })
    const say = async (text: string): Promise<string> => textOf(await (await post(site, form, { receipt: text })).text())
    assert.match(await say(forged), /The receipt does not prove what it says/)
    assert.equal((await checkHere(forged, log.vkey)).kind, 'refused')
    assert.match((await say(old)).split('Paste a receipt')[0] ?? '', /Get a new one on the page of the sign-on/)
    assert.equal((await checkHere(old, log.vkey)).kind, 'outdated')
  }))

test('the browser’s verifier takes nothing that the server’s refuses, however a receipt is changed', async () => {
  const key = readVerifierKey(vectors.vkey) ?? assert.fail('no key')
  const changed = fc.record({
    file: fc.constantFrom(...[...vectors.receipts, ...under.verified].map(({ text }) => text)),
    at: fc.nat(),
    by: fc.constantFrom('A', 'B', '0', '1', '\n', ' ', '=', ''),
    cut: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(changed, async ({ file, at, by, cut }) => {
      const place = at % file.length
      const text = file.slice(0, place) + by + (cut ? '' : file.slice(place + 1))
      const here = await checkHere(text, vectors.vkey).catch(() => ({ kind: 'unreadable' as const }))
      if (here.kind === 'verified') assert.equal(checkReceipt(text, [key]).kind, 'verified', text)
    }),
    { numRuns: 500 },
  )
})
