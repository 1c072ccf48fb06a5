import assert from 'node:assert/strict'
import { test } from 'node:test'
import { docxOf, odtOf, pdfOf, photoOf, pictureOf, zipOf } from './example-files.ts'
import { longestText, mediaTypeOf, type Extracted } from './index.ts'
import { extractor } from './testing.ts'

async function read(bytes: Uint8Array | string): Promise<Extracted> {
  const extraction = await extractor.extract(Buffer.from(bytes))
  assert.ok(extraction.kind === 'extracted', JSON.stringify(extraction))
  return extraction
}

const fact = ({ facts }: Extracted, label: string): string | undefined => facts.find((one) => one.label === label)?.value

/** Text in an encoding of one byte a letter, by the table of the platform. */
function encoded(text: string, label: string): Buffer {
  const table = new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  return Buffer.from(Array.from(text, (letter) => table.indexOf(letter)))
}

test('a PDF gives its words page by page, its language, its first page and who wrote it', async () => {
  const pdf = await read(
    pdfOf(['The prisoner was moved to the hospital.\nHis lawyer was told.', 'The second page'], { author: 'Ana Duarte' }),
  )
  assert.equal(pdf.text, 'The prisoner was moved to the hospital.\nHis lawyer was told.\fThe second page')
  assert.deepEqual([pdf.pages, pdf.cut, pdf.lang, fact(pdf, 'Author')], [2, false, 'en', 'Ana Duarte'])
  assert.equal(mediaTypeOf(pdf.thumbnail ?? new Uint8Array()), 'image/png')
})

test('a PDF of pictures says that it has no words', async () => {
  const pdf = await read(pdfOf([''], { image: pictureOf(20, 20).asPNG() }))
  assert.deepEqual([pdf.text, fact(pdf, 'Text')], ['', 'None: the pages are pictures, or empty.'])
})

test('a Word document gives headers, body, tables and footers; deleted words and comments are told beside it', async () => {
  const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const head = `<w:hdr xmlns:w="${space}"><w:p><w:r><w:t>Juzgado de La Paz</w:t></w:r></w:p></w:hdr>`
  const cells = ['uno', 'dos'].map((cell) => `<w:tc><w:p><w:r><w:t>${cell}</w:t></w:r></w:p></w:tc>`).join('')
  const docx = await docxOf(
    [
      'El preso fue trasladado.',
      `<w:tbl><w:tr>${cells}</w:tr></w:tbl>`,
      '<w:p><w:del w:author="X"><w:r><w:delText>vie</w:delText></w:r></w:del><w:del><w:r><w:delText>jo</w:delText></w:r></w:del><w:ins w:author="X"><w:r><w:t>nuevo</w:t></w:r></w:ins></w:p>',
    ],
    {
      'word/header1.xml': head,
      'word/header2.xml': head,
      'word/comments.xml': `<x:comments xmlns:x="${space}"><x:comment><x:p><x:r><x:t>de la</x:t></x:r></x:p><x:p><x:r><x:t>abogada</x:t></x:r></x:p></x:comment></x:comments>`,
      'word/broken.xml': '<a>',
    },
  )
  const found = await read(docx)
  assert.equal(found.text, 'Juzgado de La Paz\n\nEl preso fue trasladado.\n\nuno\tdos\n\nnuevo')
  assert.deepEqual([fact(found, 'Author'), fact(found, 'Deleted passages that are still in the file')], ['Ana Duarte', '2'])
  assert.deepEqual([fact(found, 'Comments'), fact(found, 'Deleted words')], ['de la abogada', 'viejo'])
  assert.equal(fact(found, 'Not looked into'), 'word/broken.xml')
})

test('an OpenDocument text gives its words, and its remarks beside them', async () => {
  const body =
    '<text:h>Carta</text:h><text:p>El preso<text:s text:c="2"/>fue <text:span>trasladado</text:span>.<office:annotation><text:p>nota</text:p></office:annotation></text:p>'
  const odt = await read(await odtOf(body))
  assert.deepEqual([odt.text, fact(odt, 'Last changed by')], ['Carta\nEl preso  fue trasladado.', 'Ana Duarte'])
  assert.equal(fact(odt, 'Comments'), 'nota')
})

test('a web page gives what is seen of it: no script, style or hidden text, and rows of a table as lines', async () => {
  const html = await read(
    `<!doctype html><title>El Diario</title><meta name="author" content="EFE"><style>p{}</style><h1>Título</h1>
     <p style="Display: none">oculto</p><p hidden>oculto</p><script>document.write('oculto')</script>
     <table><tr><td><p>a</p></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table><a href="http://oculto.example">Ver más</a>`,
  )
  assert.equal(html.mediaType, 'text/html')
  assert.equal(html.text, 'Título\n\na\tb\n\nc\td\n\nVer más')
  assert.deepEqual([fact(html, 'Title'), fact(html, 'Author'), fact(html, 'Scripts')], ['El Diario', 'EFE', 'In the file; not run'])
})

test('a mail gives its headers as its first lines, the day as the sender wrote it, and what is attached by its hash', async () => {
  const mail = await read(
    [
      'Received: from a by b; Mon, 5 Jul 2021 10:00:00 -0300',
      'From: =?utf-8?Q?Mar=C3=ADa?= <maria@example.org>',
      'To: ana@example.org',
      'Date: Mon, 5 Jul 2021 23:30:00 -0300',
      'Subject: =?iso-8859-1?Q?ma=F1ana?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Lo llevaron <b>ayer</b></p><script>oculto</script>',
      '--x',
      'Content-Type: application/pdf; name=a.pdf',
      'Content-Disposition: attachment; filename=../../a.pdf',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0xLjQK',
      '--x--',
    ].join('\r\n'),
  )
  assert.equal(mail.mediaType, 'message/rfc822')
  assert.match(
    mail.text,
    /^From: María <maria@example\.org>\nTo: ana@example\.org\nDate: Mon, 5 Jul 2021 23:30:00 -0300\nSubject: mañana\n\nLo llevaron ayer\n\nAttached: /,
  )
  assert.match(fact(mail, 'Attached, not opened') ?? '', /a\.pdf, application\/pdf, 9 bytes, SHA-256 e5c62df5/)
  assert.equal(fact(mail, 'Received'), 'from a by b; Mon, 5 Jul 2021 10:00:00 -0300')
})

for (const [label, lang, text] of [
  ['windows-1251', 'ru', 'Заключённого перевели в больницу, сообщил его адвокат.'],
  ['windows-1252', 'es', 'El señor Muñoz fue trasladado a la prisión según su abogada.'],
  ['windows-1254', 'tr', 'Tutuklu gazeteci dün akşam cezaevinden hastaneye götürüldü, avukatı böyle söyledi.'],
  ['windows-1256', 'ar', 'نقل السجين إلى المستشفى يوم الاثنين'],
  ['koi8-r', 'ru', 'Заключённого перевели в больницу, сообщил его адвокат.'],
] as const)
  test(`text in ${label} is read as what it is, and its encoding is said to be a guess`, async () => {
    const found = await read(encoded(text, label))
    assert.deepEqual([found.text, found.lang], [text, lang])
    assert.equal(fact(found, 'Encoding'), `${label}, by how the text reads`)
  })

test('text in Unicode is read with and without a mark at its beginning', async () => {
  const text = 'Die Gefangene wurde gestern verlegt.'
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`\ufeff${text}`),
    Buffer.from(text, 'utf16le'),
    Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  ])
    assert.equal((await read(bytes)).text, text)
})

test('a language is said where it is sure, and not where it is not', async () => {
  assert.equal(await extractor.detectLanguage('El preso fue trasladado al hospital'), 'es')
  assert.equal(await extractor.detectLanguage('该囚犯被转移到医院'), 'zh')
  assert.equal(await extractor.detectLanguage('12.07.1976'), null)
})

test('a photograph says what took it and where', async () => {
  const photo = await read(photoOf(64, 48))
  assert.deepEqual([photo.text, photo.pages], ['', null])
  assert.deepEqual([fact(photo, 'Camera made by'), fact(photo, 'Place (GPS)')], ['Nokia', '-34.90333, -56.18806'])
})

test('a drawing in SVG is never drawn; its words are read', async () => {
  const svg = await read(
    '<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"><script>oculto</script><text>Celda 4</text></svg>',
  )
  assert.deepEqual(
    [svg.mediaType, svg.text, svg.thumbnail, fact(svg, 'Scripts')],
    ['image/svg+xml', 'Celda 4', null, 'In the file; not run'],
  )
})

test('a text too long is cut, and it says so', async () => {
  const long = await read('palabra '.repeat(700_000))
  assert.deepEqual([long.text.length, long.cut], [longestText, true])
})

test('what a file is, is told by what is in it', async () => {
  const kinds: readonly (readonly [string, Uint8Array])[] = [
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      await zipOf({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }),
    ],
    ['application/zip', await zipOf({ 'a.pdf': '%PDF-1.4' })],
    ['application/octet-stream', new Uint8Array(100)],
    ['application/octet-stream', new Uint8Array()],
    ['text/plain', Buffer.from('From: the beginning\nwe knew.')],
    ['text/plain', Buffer.from('a,b\n1,2')],
    ['image/heic', Buffer.from('\0\0\0\x18ftypheic0000', 'latin1')],
  ]
  for (const [kind, bytes] of kinds) assert.equal(mediaTypeOf(bytes), kind)
})
