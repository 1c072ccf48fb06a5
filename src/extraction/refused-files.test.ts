import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { docxOf, odtOf, pdfOf, pictureOf, zipOf } from './example-files.ts'
import { createExtractor, type CopyOutcome, type Extraction } from './index.ts'

const extractor = createExtractor({ seconds: 20 })
after(() => extractor.stop())

async function refusesToRead(bytes: Uint8Array | string, why: RegExp): Promise<void> {
  const extraction: Extraction = await extractor.extract(Buffer.from(bytes))
  assert.equal(extraction.kind, 'unread', JSON.stringify(extraction).slice(0, 500))
  if (extraction.kind === 'unread') assert.match(extraction.why, why)
}

const password = /^The file is protected by a password\./

test('files with a password are not read, and say that', async () => {
  await refusesToRead(pdfOf(['secret'], { password: 'x' }), password)
  await refusesToRead(await odtOf('<text:p>x</text:p>', '<manifest:encryption-data/>'), password)
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')])
  await refusesToRead(ole, password)
})

test('a bomb is not unpacked', async () => {
  await refusesToRead(
    await docxOf([], { 'word/document.xml': Buffer.alloc(60 * 2 ** 20, 32) }),
    /The archive is a trap: word\/document\.xml unpacks/,
  )
})

test('an archive of thousands of files is not opened', async () => {
  const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`word/${n}.xml`, '']))
  await refusesToRead(await docxOf([], many), /more than 5000 files/)
})

test('files that say they are smaller than they are, lie over one another or lead out of the archive are not opened', async () => {
  const docx = await docxOf(['x'])
  const contents = docx.indexOf(Buffer.from('504b0102', 'hex'))
  const smaller = Buffer.from(docx)
  smaller.writeUInt32LE(3, contents + 24)
  await refusesToRead(smaller, /broken/)
  const second = docx.indexOf(Buffer.from('504b0102', 'hex'), contents + 4)
  const over = Buffer.from(docx)
  over.writeUInt32LE(0, second + 42)
  await refusesToRead(over, /lie over one another/)
  const outward = Buffer.from(await docxOf([], { 'aa/bb/evil.xml': 'x' }))
  for (let at = outward.indexOf('aa/bb/'); at >= 0; at = outward.indexOf('aa/bb/', at + 1)) outward.write('../../', at)
  await refusesToRead(outward, /leads out of it/)
})

test('XML that multiplies itself stays small', async () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
  const svg = await extractor.extract(Buffer.from(`${laughs}<svg xmlns="http://www.w3.org/2000/svg"><text>x&c;</text></svg>`))
  assert.ok(svg.kind === 'unread' || svg.text.length < 20, JSON.stringify(svg))
})

test('a page nested many thousands deep costs an answer and no more', async () => {
  for (const bytes of ['<div>'.repeat(10_000), '<!doctype html>' + '<table><tr><td>'.repeat(5_000), `<svg>${'<g>'.repeat(200_000)}`]) {
    const extraction = await extractor.extract(Buffer.from(bytes))
    assert.ok(['extracted', 'unread'].includes(extraction.kind))
  }
})

test('a picture of too many pixels is not unpacked', async () => {
  const png = Buffer.from(pictureOf(4, 4).asPNG())
  png.writeUInt32BE(60_000, 16)
  png.writeUInt32BE(60_000, 20)
  const extraction = await extractor.extract(png)
  assert.ok(extraction.kind === 'unread' || extraction.thumbnail === null)
  const copy: CopyOutcome = await extractor.redacted(png, { boxes: [{ page: 1, x: 0, y: 0, width: 1, height: 1 }], words: [] })
  assert.match(copy.kind === 'refused' ? copy.why : '', /million pixels|broken/)
})

test('broken and empty files, and files of no known kind, say what they are', async () => {
  await refusesToRead('', /empty/)
  await refusesToRead('%PDF-1.7 and nothing more', /broken/)
  await refusesToRead(Buffer.from('ffd8ff00', 'hex'), /picture is broken/)
  await refusesToRead((await docxOf(['x'])).subarray(0, 400), /archive|kind/)
  await refusesToRead(new Uint8Array(1_000), /cannot be told what kind/)
  await refusesToRead(Buffer.from('7f454c46020101', 'hex'), /never run/)
})

test('a file that can be read as two kinds says so', async () => {
  const both = Buffer.concat([Buffer.from(pictureOf(8, 8).asPNG()), await zipOf({ 'a.txt': 'x' })])
  const extraction = await extractor.extract(both)
  assert.ok(extraction.kind === 'extracted')
  assert.deepEqual(extraction.facts.find(({ label }) => label === 'Also readable as')?.value, 'ZIP, by other programs')
})

test('a file that takes too long is given up, and the next one is read', async () => {
  const hasty = createExtractor({ seconds: 0.001 })
  const extraction = await hasty.extract(pdfOf(['x']))
  assert.match(extraction.kind === 'unread' ? extraction.why : '', /took longer than 0\.001 seconds/)
  await hasty.stop()
})

test('a file that takes too much memory is given up', async () => {
  const poor = createExtractor({ megabytes: 90 })
  const extraction = await poor.extract(Buffer.alloc(80 * 2 ** 20, 'palabra '))
  assert.match(extraction.kind === 'unread' ? extraction.why : '', /more than 90 megabytes/)
  await poor.stop()
})
