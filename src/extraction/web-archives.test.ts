import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { zipOf } from './example-files.ts'
import type { WaczReport } from './index.ts'
import { extractor } from './testing.ts'

const sha256 = (bytes: string | Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

const address = 'https://diario.example/preso'
const html = '<!doctype html><title>El preso</title><script>oculto</script><p>El preso fue trasladado.</p>'
const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n`

function warc(): Buffer {
  const body = Buffer.concat([Buffer.from(answer), gzipSync(html)])
  const head = [
    'WARC/1.1',
    'WARC-Type: response',
    `WARC-Target-URI: ${address}`,
    'WARC-Date: 2021-07-05T10:00:00Z',
    'WARC-Record-ID: <urn:uuid:1>',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${body.length}`,
  ].join('\r\n')
  return gzipSync(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body, Buffer.from('\r\n\r\n')]))
}

type Parts = { readonly pages?: string; readonly digest?: (contents: string) => object; readonly changed?: boolean }

async function wacz({ pages = '', digest, changed = false }: Parts = {}): Promise<Buffer> {
  const lines = `{"format":"json-pages-1.0","id":"pages"}\n{"url":"${address}","title":"El preso","ts":"2021-07-05T10:00:00Z"${pages}}\n`
  const record = warc()
  const contents = JSON.stringify({
    profile: 'data-package',
    title: 'Captura',
    software: 'ArchiveWeb.page',
    resources: [
      { name: 'pages.jsonl', path: 'pages/pages.jsonl', hash: sha256(lines) },
      { name: 'data.warc.gz', path: 'archive/data.warc.gz', hash: sha256(record) },
      { name: 'gone.cdx', path: 'indexes/gone.cdx', hash: sha256('x') },
    ],
  })
  return zipOf({
    'archive/data.warc.gz': record,
    'pages/pages.jsonl': changed ? lines.replace('El preso', 'La presa') : lines,
    'fuzzy.json': '{}',
    'datapackage.json': contents,
    ...(digest === undefined ? {} : { 'datapackage-digest.json': JSON.stringify(digest(contents)) }),
  })
}

const keys = generateKeyPairSync('ec', { namedCurve: 'P-384' })

/** Signed as the browser extension does: by a key that it made itself. */
function signed(contents: string, over = sha256(contents)): object {
  const signature = sign('sha256', Buffer.from(over), { key: keys.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64')
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const signedData = { hash: sha256(contents), created: '2021-07-05T10:01:00Z', software: 'x', signature, publicKey }
  return { path: 'datapackage.json', hash: sha256(contents), signedData }
}

/** Only the hash, by nobody. */
const hashOnly = (contents: string): object => ({ path: 'datapackage.json', hash: sha256(contents) })

const oddKey = (contents: string): object => {
  const digest = signed(contents) as { signedData: object }
  return { ...digest, signedData: { ...digest.signedData, publicKey: 'AAAA' } }
}

async function report(bytes: Uint8Array): Promise<WaczReport> {
  const read = await extractor.extract(bytes)
  assert.ok(read.kind === 'extracted' && read.archive !== undefined, JSON.stringify(read))
  return read.archive
}

test('a web archive lists its pages, checks each file against its hash, and reads the pages', async () => {
  const read = await extractor.extract(await wacz())
  assert.ok(read.kind === 'extracted')
  assert.equal(read.mediaType, 'application/wacz')
  assert.equal(read.text, `El preso\n${address}\n2021-07-05T10:00:00Z\n\nEl preso fue trasladado.`)
  const archive = read.archive
  assert.deepEqual(archive?.pages, [{ url: address, title: 'El preso', at: '2021-07-05T10:00:00Z' }])
  assert.deepEqual(
    archive.hashes.map(({ state }) => state),
    ['matches', 'matches', 'missing'],
  )
  assert.deepEqual([archive.unlisted, archive.title, archive.signature.state], [['fuzzy.json'], 'Captura', 'unsigned'])
})

test('the text that an archive keeps of a page is used before its records', async () => {
  const read = await extractor.extract(await wacz({ pages: ',"text":"Lo que se vio"' }))
  assert.match(read.kind === 'extracted' ? read.text : '', /\n\nLo que se vio$/)
})

test('a file of an archive that was changed differs from its hash', async () => {
  assert.equal((await report(await wacz({ changed: true }))).hashes[0]?.state, 'differs')
})

test('a signature that fits is valid, and says that the key is nobody’s', async () => {
  const { signature } = await report(await wacz({ digest: signed }))
  assert.deepEqual([signature.state, signature.at], ['valid', '2021-07-05T10:01:00Z'])
  assert.match(signature.why, /of nobody/)
  assert.match(signature.signer ?? '', /^key [0-9a-f]{64}$/)
})

test('a signature of something else, and a list that was changed after signing, are invalid', async () => {
  assert.equal((await report(await wacz({ digest: (contents) => signed(contents, 'sha256:other') }))).signature.state, 'invalid')
  assert.equal((await report(await wacz({ digest: () => signed('another list') }))).signature.state, 'invalid')
  assert.equal((await report(await wacz({ digest: () => ({ nonsense: true }) }))).signature.state, 'invalid')
})

test('a hash without a signature is unsigned; a key that cannot be used leaves it unchecked', async () => {
  assert.equal((await report(await wacz({ digest: hashOnly }))).signature.state, 'unsigned')
  assert.equal((await report(await wacz({ digest: oddKey }))).signature.state, 'unchecked')
})

/** A key and its certificate for firma.example, made for this test with `openssl req -x509`; from 2026 on. */
const domainKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg7BwkCKwOF7nPdoDU
v7GSRMS5Ra9Dno/rIotfwXsTTxihRANCAATRnVh6pPVEKjFTweVxxS1sp2Y8ulYr
v6GfUn4gVKeDmJtJkZQ3BQ3CHdWP+tKFiA6UKOIPtLoWA5GyJmt5hOpQ
-----END PRIVATE KEY-----`
const domainCert = `-----BEGIN CERTIFICATE-----
MIIBojCCAUegAwIBAgIUQuz1WrgoTaOBvfmpffWMjgrIte4wCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNZmlybWEuZXhhbXBsZTAgFw0yNjExMjMwMjU0NDBaGA8yMTI2
MTAzMDAyNTQ0MFowGDEWMBQGA1UEAwwNZmlybWEuZXhhbXBsZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABNGdWHqk9UQqMVPB5XHFLWynZjy6Viu/oZ9SfiBUp4OY
m0mRlDcFDcId1Y/60oWIDpQo4g+0uhYDkbIma3mE6lCjbTBrMB0GA1UdDgQWBBRd
WSYB7MXXD7n6Tujab9/G+73QGDAfBgNVHSMEGDAWgBRdWSYB7MXXD7n6Tujab9/G
+73QGDAPBgNVHRMBAf8EBTADAQH/MBgGA1UdEQQRMA+CDWZpcm1hLmV4YW1wbGUw
CgYIKoZIzj0EAwIDSQAwRgIhAN36W4Qe0dLEN7sFSdhwCZzDq37ZmvBH7ohybHZ0
TH9ZAiEA+elycBocvJYnRH/aAk1ggmkh16vABnEF0gOljtftrXA=
-----END CERTIFICATE-----`

const byDomain =
  (domain: string, created = '2027-07-05T10:01:00Z') =>
  (contents: string): object => {
    const hash = sha256(contents)
    const signature = sign('sha256', Buffer.from(hash), domainKey).toString('base64')
    return { path: 'datapackage.json', hash, signedData: { hash, created, software: 'x', signature, domain, domainCert } }
  }

test('a signature of a domain is refuted where it is wrong, and never called valid, because others would have to be asked', async () => {
  const { signature } = await report(await wacz({ digest: byDomain('firma.example') }))
  assert.deepEqual([signature.state, signature.signer], ['unchecked', 'firma.example'])
  assert.match(signature.why, /fits a certificate of firma\.example/)
  const elsewhere = await report(await wacz({ digest: byDomain('diario.example') }))
  assert.deepEqual([elsewhere.signature.state, elsewhere.signature.why], ['invalid', 'The certificate is not one of diario.example.'])
  const before = await report(await wacz({ digest: byDomain('firma.example', '2020-01-01T00:00:00Z') }))
  assert.match(before.signature.why, /not valid on the day/)
})
