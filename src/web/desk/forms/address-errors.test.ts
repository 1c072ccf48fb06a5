import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { unescaped } from '../testing-forms.ts'

const good = [
  'https://prisons.example/12',
  'http://prisons.example',
  'https://Prisons.example:8443/a/b?q=1&r=%C3%A9#part',
  'https://prisons.example/nota/año%2012',
  "https://prisons.example/?q='a'",
  'https://prisons.example/a@b',
  'https://192.0.2.1/x',
  'https://[2001:db8::1]/x',
]
const bad: readonly (readonly [string, RegExp])[] = [
  ['prisons.example/12', /Type the whole address/],
  ['javascript:alert(1)', /Type the whole address/],
  ['https://', /Type the whole address/],
  ['https://a b', /Type the whole address/],
  ['https://prisons.example\\@evil.example', /Type the whole address/],
  ['http://user:pass@evil/', /Leave the name and password out/],
  ['https://@evil.example/', /Leave the name and password out/],
  ['https://trusted.example@evil.example/', /Leave the name and password out/],
  ['https:////user:pass@evil.example/', /Leave the name and password out|as another address/],
  ['https://x"onmouseover="alert(1)', /No host is called x"onmouseover=/],
  ["https://x'y/", /No host is called/],
  ['https://пример.example/x', /Type it so: https:\/\/xn--e1afmkfd\.example\/x/],
  ['https://prisons.example:443/x', /Type it so: https:\/\/prisons\.example\/x/],
  ['https://prisons.example/a/../b', /Type it so: https:\/\/prisons\.example\/b/],
  ['https://0x7f.1/', /Type it so: https:\/\/127\.0\.0\.1\//],
]

test('the address of a document is kept only if a browser reads it as it is written', () =>
  atDesk(async ({ editor, write }) => {
    const [id] = await write({ kind: 'add', list: 'documents', entry: { title: 'Nota 12', by: 'prisons' } })
    const address = `/cases/example/documents/${id}/correction`
    for (const url of good) assert.deepEqual([url, (await editor.post(address, { url })).status], [url, 303])
    for (const [url, said] of bad) {
      const refused = await editor.post(address, { url })
      assert.deepEqual([url, refused.status], [url, 422])
      assert.match(unescaped(refused.text), said, url)
    }
  }))

test('so is that of a document that comes with a claim, and of a report', () =>
  atDesk(async ({ editor }) => {
    const url = 'http://user:pass@evil.example/'
    const claim = await editor.post('/cases/example/claims/new', { 'new_document.title': 'Nota', 'new_document.url': url })
    const report = await editor.post('/cases/new/report', { text: 'Nota', url })
    for (const { status, text } of [claim, report]) {
      assert.equal(status, 422)
      assert.match(text, /Leave the name and password out/)
    }
  }))

test('a case file with a name and password in an address is refused', () =>
  atDesk(async ({ editor }) => {
    const file = hospitalCase.replace('id: example', 'id: other').replace(/url: 'https?:\/\//, '$&user:pass@')
    const refused = await editor.post('/cases/new/file', { file: new File([file], 'other.yaml') })
    assert.equal(refused.status, 422)
    assert.match(unescaped(refused.text), /without a name and password/)
  }))
