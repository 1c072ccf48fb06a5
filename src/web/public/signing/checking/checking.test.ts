import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { checkReceipt, readVerifierKey } from '../../../../log/index.ts'
import { readProjectFile } from '../../../../platform/index.ts'
import { post, signThrough, textOf, withSigningSite } from '../../../../../test/fixtures/signing-site.ts'
import { checkReceipt as checkHere } from '../browser/receipt.ts'

const form = '/appeals/EX-en/check'

test('somebody checks a receipt and a code on the server: in the log, and whether it counts today', () =>
  withSigningSite(async (signing) => {
    const { site } = signing
    const own = await signThrough(signing)
    await signing.release()
    const receipt = await (await site.request(`${own}/receipt/full`)).text()
    const code = textOf(await (await site.request(`${own}/receipt/code`)).text())
    const [, entry = '', commitment = ''] = /Entry (\d+) Commitment (\S+)/.exec(code) ?? []
    const check = async (fields: Readonly<Record<string, string>>): Promise<string> => textOf(await (await post(site, form, fields)).text())
    assert.match(await check({ receipt }), /Entry 1 is in the log of 2 entries\. It counts today\. It stands for: María Quispe, maria/)
    assert.match(await check({ entry, commitment }), /Entry 1 is in the log of 2 entries\. It counts today\. Paste/)
    await post(site, `${own}/withdraw`)
    await signing.release()
    assert.match(await check({ receipt }), /It was withdrawn later, and counts no more/)
    assert.match(await check({ entry, commitment: commitment.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A')) }), /has something else/)
    assert.match(await check({ entry: '999', commitment }), /is not among them yet/)
    assert.match(await check({ receipt: receipt.replace('index 1', 'index 0') }), /does not prove what it says/)
    const nothing = await post(site, form, { entry })
    assert.equal(nothing.status, 422)
    assert.match(await nothing.text(), /type both the entry and the commitment/)
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

type Vectors = { readonly log: { readonly vkey: string; readonly receipts: readonly { readonly text: string; readonly index: number }[] } }
const { log: vectors } = JSON.parse(readProjectFile('data', 'log-vectors.json')) as Vectors

test('the browser’s verifier takes every receipt of the test vectors', async () => {
  for (const { text, index } of vectors.receipts) {
    const checked = await checkHere(text, vectors.vkey)
    assert.ok(checked.kind === 'verified' && checked.index === index, checked.kind)
  }
})

test('the browser’s verifier takes nothing that the server’s refuses, however a receipt is changed', async () => {
  const key = readVerifierKey(vectors.vkey) ?? assert.fail('no key')
  const changed = fc.record({
    receipt: fc.constantFrom(...vectors.receipts.map(({ text }) => text)),
    at: fc.nat(),
    by: fc.constantFrom('A', 'B', '0', '1', '\n', ' ', '=', ''),
    cut: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(changed, async ({ receipt, at, by, cut }) => {
      const place = at % receipt.length
      const text = receipt.slice(0, place) + by + (cut ? '' : receipt.slice(place + 1))
      const here = await checkHere(text, vectors.vkey).catch(() => ({ kind: 'unreadable' as const }))
      if (here.kind === 'verified') assert.equal(checkReceipt(text, [key]).kind, 'verified', text)
    }),
    { numRuns: 500 },
  )
})
