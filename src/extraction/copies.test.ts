import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as mupdf from 'mupdf'
import { docxOf, pdfOf, photoOf, pictureOf } from './example-files.ts'
import { mediaTypeOf } from './index.ts'
import { extractor, factsOf, made, refusal, textOf } from './testing.ts'

const pixelsOf = (bytes: Uint8Array): Buffer => Buffer.from(new mupdf.Image(bytes).toPixmap().getPixels())

/** Everything that is written in a PDF, unpacked. */
const inside = (bytes: Uint8Array): string =>
  Buffer.from(new mupdf.PDFDocument(bytes).saveToBuffer('decompress,ascii').asUint8Array()).toString('latin1')

test('a copy of a PDF without metadata has the same pages, and neither its author nor the camera of its photograph', async () => {
  const pdf = pdfOf(['The prisoner was moved.'], { author: 'Ana Duarte', image: photoOf(64, 48) })
  assert.ok(Buffer.from(pdf).includes('Nokia'))
  const copy = made(await extractor.withoutMetadata(pdf))
  assert.equal(await textOf(copy.bytes), 'The prisoner was moved.')
  assert.deepEqual(await factsOf(copy.bytes), [])
  assert.ok(!Buffer.from(copy.bytes).includes('Nokia'))
  assert.doesNotMatch(inside(copy.bytes), /Ana Duarte/)
})

test('a copy of a PDF without metadata has no author, script, file or camera left in a corner of it either', async () => {
  const pdf = new mupdf.PDFDocument(pdfOf(['The prisoner was moved.'], { image: photoOf(64, 48) }))
  const page = pdf.findPage(0)
  const photo = page.get('Resources', 'XObject', 'P')
  const stored = Buffer.from(photo.readRawStream().asUint8Array())
  photo.put('Filter', ['DCTDecode'])
  const cut = pdf.addStream(stored.subarray(0, -2), {})
  const packed = pdf.addStream('', {})
  for (const [picture, bytes, filters] of [
    [cut, stored.subarray(0, -2), ['DCTDecode']],
    [packed, Buffer.from(`${stored.toString('hex')}>`), ['ASCIIHexDecode', 'DCTDecode']],
  ] as const) {
    for (const key of ['Type', 'Subtype', 'Width', 'Height', 'ColorSpace', 'BitsPerComponent']) picture.put(key, photo.get(key))
    picture.writeRawStream(bytes)
    picture.put('Filter', filters)
  }
  page.get('Resources', 'XObject').put('AF', cut)
  page.get('Resources', 'XObject').put('Q', packed)
  page.put('Annots', [
    { Type: 'Annot', Subtype: 'Text', Rect: [1, 1, 9, 9], T: '(Ana Duarte)', Contents: '(hm)' },
    { Type: 'Annot', Subtype: 'Link', Rect: [1, 1, 9, 9], A: { S: 'JavaScript', JS: '(app.alert)' } },
    { Type: 'Annot', Subtype: 'Link', Rect: [1, 1, 9, 9], A: { S: 'URI', URI: '(https://example.org)' } },
  ])
  page.put('AF', [{ Type: 'Filespec', F: '(diary.txt)', EF: { F: pdf.addStream('a diary', {}) } }])
  const file = pdf.saveToBuffer('').asUint8Array().slice()
  assert.ok(Buffer.from(file).includes('Nokia'))
  const left = inside(made(await extractor.withoutMetadata(file)).bytes)
  assert.doesNotMatch(left, /Ana Duarte|app\.alert|diary/)
  assert.match(left, /\(hm\)[^]*example\.org/)
  const copy = made(await extractor.withoutMetadata(file)).bytes
  assert.ok(!Buffer.from(copy).includes('Nokia'))
  const pictures = new mupdf.PDFDocument(copy).findPage(0).get('Resources', 'XObject')
  for (const key of ['P', 'AF', 'Q']) assert.ok(pixelsOf(pictures.get(key).readRawStream().asUint8Array()).equals(pixelsOf(stored)), key)
})

test('a copy of a photograph without metadata keeps every pixel; one that is to be turned is turned', async () => {
  const photo = photoOf(64, 48)
  const copy = made(await extractor.withoutMetadata(Buffer.concat([photo, Buffer.from('a film after the picture')])))
  assert.deepEqual(await factsOf(copy.bytes), ['Picture'])
  assert.doesNotMatch(Buffer.from(copy.bytes).toString('latin1'), /Exif|Nokia|a film/)
  assert.ok(pixelsOf(copy.bytes).equals(pixelsOf(photo)))
  const turned = made(await extractor.withoutMetadata(photoOf(64, 48, { turned: true })))
  const image = new mupdf.Image(turned.bytes)
  assert.deepEqual([image.getWidth(), image.getHeight()], [48, 64])
})

test('a copy of a PNG without metadata keeps what its pixels need', async () => {
  const png = Buffer.from(pictureOf(8, 8).asPNG())
  const note = Buffer.concat([Buffer.from('0000000a', 'hex'), Buffer.from('tEXtWho\0Ana Du'), Buffer.alloc(4)])
  const copy = made(await extractor.withoutMetadata(Buffer.concat([png.subarray(0, 33), note, png.subarray(33)])))
  assert.ok(!Buffer.from(copy.bytes).includes('Ana'))
  assert.equal(mediaTypeOf(copy.bytes), 'image/png')
})

test('of what has no metadata to take out, or is made of nothing else, no copy is made, and it says why', async () => {
  assert.match(refusal(await extractor.withoutMetadata(Buffer.from('only words'))), /nothing to take out/)
  assert.match(refusal(await extractor.withoutMetadata(Buffer.from('From: a\nTo: b\nSubject: c\nDate: d\n\nx'))), /Make a redacted copy/)
  assert.match(refusal(await extractor.withoutMetadata(pdfOf(['x'], { password: 'y' }))), /password/)
})

test('words are gone from a redacted PDF, wherever they stand and however they are written', async () => {
  const pdf = pdfOf(['The prisoner Ana Duarte was moved.\nANA   duarte wrote to Ana\nDuarte and to hos-\npital 4.', 'Nobody'], {
    author: 'Ana Duarte',
  })
  const copy = made(await extractor.redacted(pdf, { boxes: [], words: ['Ana Duarte', 'hospital'] }))
  const text = await textOf(copy.bytes)
  assert.doesNotMatch(text, /ana|duarte|hos|pital/i)
  assert.match(text, /The prisoner[^]*was moved\.[^]*wrote to[^]*and to[^]*4\.\fNobody/)
  assert.doesNotMatch(inside(copy.bytes), /Ana|Duarte/)
})

test('what a box covers is gone from a redacted PDF, also from its pictures', async () => {
  const pdf = pdfOf(['First line', 'Second page'], { image: pictureOf(50, 50).asPNG() })
  const copy = made(await extractor.redacted(pdf, { boxes: [{ page: 2, x: 0, y: 0, width: 1, height: 1 }], words: [] }))
  assert.equal(await textOf(copy.bytes), 'First line\f')
  const page = new mupdf.PDFDocument(copy.bytes).loadPage(1).toPixmap(mupdf.Matrix.identity, mupdf.ColorSpace.DeviceGray, false)
  assert.ok(page.getPixels().every((value) => value < 20))
})

test('words that marked content of a PDF says again are gone, and those in its other strings', async () => {
  const name = 'Juan Perez'
  const hex = Buffer.from(`\ufeff${name}`, 'utf16le').swap16().toString('hex').toUpperCase()
  const letters = `BT /F1 14 Tf 50 780 Td (${name} was moved) Tj ET`
  for (const drawn of [
    `/Span <</ActualText <${hex}>>> BDC ${letters} EMC`,
    `/Figure <</Alt (${name}) /MCID 0>> BDC EMC ${letters} /Note <</E <${hex}>>> DP`,
    `${letters} %${name}\n/Juan#20Perez BMC /P /Said BDC EMC EMC (${name}) unknown`,
    `${letters} q 10 0 0 10 90 90 cm BI /W 4 /H 1 /CS /G /BPC 8 ID BDC( EI Q`,
  ]) {
    const pdf = new mupdf.PDFDocument(pdfOf(['x', 'y']))
    const drawing = pdf.addStream(`/Span <</ActualText <${hex}>>> BDC 0 0 5 5 re f EMC`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 9, 9],
    })
    const [first, second] = [pdf.findPage(0), pdf.findPage(1)]
    const properties = { Said: pdf.addObject({ ActualText: `(${name})` }) }
    first.put('Resources', { Font: first.get('Resources', 'Font'), XObject: { X: drawing }, Properties: properties })
    first.put('Contents', pdf.addStream(`/X Do ${drawn}`, {}))
    first.put('Said', `(${name})`)
    second.put('Contents', [pdf.addStream(`/Span <</ActualText`, {}), pdf.addStream(`<${hex}>>> BDC (unseen) pop EMC`, {})])
    const file = pdf.saveToBuffer('').asUint8Array().slice()
    for (const chosen of [
      { boxes: [], words: [name] },
      { boxes: [{ page: 1, x: 0, y: 0, width: 1, height: 0.1 }], words: [] },
    ]) {
      const copy = made(await extractor.redacted(file, chosen))
      const left = inside(copy.bytes)
      assert.doesNotMatch(left, /Juan|Perez|4A00750061006E|ActualText|Said|BDC /i, drawn)
      assert.match(left, /re\s+f/)
      if (drawn.includes('BI')) assert.match(left, /BI[^]*EI/)
    }
  }
})

test('words in remarks, forms and bookmarks of a PDF go as well', async () => {
  const pdf = new mupdf.PDFDocument(pdfOf(['The prisoner']))
  const remark = pdf.loadPage(0).createAnnotation('FreeText')
  remark.setRect([50, 100, 300, 150])
  remark.setContents('Ana told us')
  remark.update()
  const named = pdf.addObject({ Title: '(Ana)' })
  pdf
    .getTrailer()
    .get('Root')
    .put('Outlines', pdf.addObject({ First: named, Last: named, Count: 1 }))
  const copy = made(await extractor.redacted(pdf.saveToBuffer('').asUint8Array().slice(), { boxes: [], words: ['Ana'] }))
  assert.doesNotMatch(inside(copy.bytes), /Ana/)
  assert.match(await textOf(copy.bytes), /The prisoner[^]*told us/)
})

test('a long PDF is redacted on each of its pages', async () => {
  const pages = Array.from({ length: 40 }, (_, n) => `page ${n} of Ana\n`.repeat(20))
  const copy = made(await extractor.redacted(pdfOf(pages), { boxes: [], words: ['Ana'] }))
  assert.doesNotMatch(await textOf(copy.bytes), /Ana/)
})

test('boxes on a picture are black in its pixels', async () => {
  const copy = made(await extractor.redacted(photoOf(40, 20), { boxes: [{ page: 1, x: 0, y: 0, width: 0.25, height: 1 }], words: [] }))
  const pixels = new mupdf.Image(copy.bytes).toPixmap().getPixels()
  assert.ok(pixels.slice(0, 30).every((value) => value === 0))
  assert.ok((pixels[36] ?? 0) > 200)
  assert.deepEqual(await factsOf(copy.bytes), ['Picture'])
})

test('a redacted copy of any other file is its text with the words blacked out', async () => {
  const copy = made(await extractor.redacted(await docxOf(['Ana Duarte vive en La Paz.']), { boxes: [], words: ['ana duarte'] }))
  assert.deepEqual([Buffer.from(copy.bytes).toString(), copy.mediaType], ['████ vive en La Paz.', 'text/plain'])
})

test('words are gone however their letters are written: decomposed, as ligatures, in full width, with what is not seen', async () => {
  const words = ['José Fierro', 'Weiss']
  const spellings = [
    'Jos\u00e9 Fierro',
    'Jose\u0301 Fierro',
    'JOSE\u200b\u0301 \ufb01erro',
    'J\u00ados\u00e9\u00a0Fi\u2060er\u00ad\nro',
    '\uff37ei\u00df',
  ]
  const text = made(await extractor.redacted(Buffer.from(`${spellings.join(', ')} and Jose Fierros`), { boxes: [], words }))
  assert.equal(Buffer.from(text.bytes).toString(), '████, ████, ████, ████, ████ and Jose Fierros')
  const pdf = made(await extractor.redacted(pdfOf(['The \ufb01le of Jose']), { boxes: [], words: ['\uff4aose'] }))
  assert.doesNotMatch(inside(pdf.bytes), /Jose/)
  assert.match(refusal(await extractor.redacted(Buffer.from('a text'), { boxes: [], words: ['\u200b'] })), /Nothing is chosen/)
})

test('a redacted copy is refused where a word is not found, nothing is chosen, or a page is not there', async () => {
  const pdf = pdfOf(['The prisoner'])
  assert.match(refusal(await extractor.redacted(pdf, { boxes: [], words: ['Ana'] })), /“Ana” is not found/)
  assert.match(refusal(await extractor.redacted(pdf, { boxes: [], words: [' '] })), /Nothing is chosen/)
  assert.match(refusal(await extractor.redacted(pdf, { boxes: [{ page: 2, x: 0, y: 0, width: 1, height: 1 }], words: [] })), /no page 2/)
  assert.match(refusal(await extractor.redacted(photoOf(8, 8), { boxes: [], words: ['Ana'] })), /Draw boxes/)
  assert.match(
    refusal(await extractor.redacted(Buffer.from('a text'), { boxes: [{ page: 1, x: 0, y: 0, width: 1, height: 1 }], words: [] })),
    /Choose the words/,
  )
})

test('a page is drawn as wide as is asked', async () => {
  const page = made(await extractor.pagePicture(pdfOf(['x', 'y']), 2, 300))
  assert.equal(new mupdf.Image(page.bytes).getWidth(), 300)
  assert.match(refusal(await extractor.pagePicture(pdfOf(['x']), 2, 300)), /no page 2/)
})
