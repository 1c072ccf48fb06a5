import assert from 'node:assert/strict'
import { test } from 'node:test'
import { docxOf, odtOf, photoOf, zipOf } from './example-files.ts'
import { openZip } from './index.ts'
import { extractor, factsOf, made, refusal, textOf } from './testing.ts'

test('copies of office files without metadata keep their words and lose the names', async () => {
  const change =
    '<w:p><w:ins w:id="1" w:author="Ana Duarte" w:date="2021-07-05T10:00:00Z"><w:r w:rsidR="00AB12CD"><w:t>nuevo</w:t></w:r></w:ins></w:p>'
  const docx = await docxOf(['El preso fue trasladado.', change], { 'word/media/image1.jpeg': photoOf(8, 8) })
  const odt = await odtOf('<text:p>El preso<office:annotation><dc:creator>Ana Duarte</dc:creator></office:annotation></text:p>')
  for (const [file, text] of [
    [docx, 'El preso fue trasladado.\n\nnuevo'],
    [odt, 'El preso'],
  ] as const) {
    const copy = made(await extractor.withoutMetadata(file))
    assert.equal(await textOf(copy.bytes), text)
    assert.deepEqual(await factsOf(copy.bytes), [])
    const again = made(await extractor.withoutMetadata(file))
    assert.ok(Buffer.from(copy.bytes).equals(Buffer.from(again.bytes)), 'the same file gives the same copy')
  }
  assert.match(made(await extractor.withoutMetadata(docx)).notes.join(' '), /tracked changes are still in it/)
})

const partsOf = async (bytes: Uint8Array): Promise<Map<string, string>> => {
  const parts = new Map<string, string>()
  for (const part of (await openZip(bytes, 300)).values()) parts.set(part.name, (await part.read()).toString('latin1'))
  return parts
}

test('a copy of a Word document has no names left where other programs write them', async () => {
  const types = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const core = '<c:coreProperties xmlns:d="http://purl.org/dc/elements/1.1/"><d:creator>Ana Duarte</d:creator></c:coreProperties>'
  const remarks = '<x:comments xmlns:x="w"><x:comment x:author="Ana Duarte" x:date=\'2020-01-01\'>said author="x"</x:comment></x:comments>'
  const photo = photoOf(64, 48)
  const file = await docxOf(['Words.'], {
    '_rels/.rels': `<Relationships xmlns="${types}"><Relationship Id="r1" Type="${types}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="${types}/metadata/core-properties" Target='/word/self.xml'></Relationship><Relationship Id="r3" Type="x" Target="package/services/metadata/core-properties/a.psmdcp"/></Relationships>`,
    'package/services/metadata/core-properties/a.psmdcp': core,
    'docProps/core1.xml': core,
    'word/self.xml': core,
    'word/media/image1.jpg': photo.subarray(0, -2),
    'word/media/image2.jfif': photo,
    'word/media/image3.gif': 'GIF89a',
    'word/comments.xml': remarks,
    'word/comments2.xml': Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${remarks}`, 'utf16le'),
  })
  const copy = made(await extractor.withoutMetadata(file))
  const parts = await partsOf(copy.bytes)
  assert.doesNotMatch([...parts.values()].join('\n').replaceAll('\0', ''), /Ana Duarte|2020-01-01|Nokia|r2|r3/)
  assert.match(parts.get('word/comments2.xml') ?? '', /^<\?xml version="1.0" encoding="UTF-8"\?>.*x:author="">said author="x"</)
  assert.match(copy.notes.join(' '), /Not looked into: word\/media\/image3\.gif\./)
  assert.equal(await textOf(copy.bytes), 'Words.')
  for (const [name, content] of [
    ['word/embeddings/a.docx', file],
    ['word/media/image1.jpg', photo.subarray(0, 9)],
    ['word/more.xml', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'],
    ['word/more.xml', '<!DOCTYPE a [<!ENTITY b "Ana Duarte">]><a/>'],
    ['elsewhere.bin', 'Ana Duarte'],
  ] as const)
    assert.match(refusal(await extractor.withoutMetadata(await docxOf(['x'], { [name]: content }))), /cannot be cleaned/, name)
})

test('a copy of an OpenDocument text has neither earlier versions nor names in the objects within it', async () => {
  const file = await zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml':
      '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:c="http://purl.org/dc/elements/1.1/"><o:a><c:creator><![CDATA[Ana]]></c:creator></o:a><o:b o:rsid="0012" o:rsidless="kept">Words</o:b></o:document-content>',
    'Object 1/meta.xml': '<m><meta:initial-creator>Ana</meta:initial-creator></m>',
    'VersionList.xml': '<VL:version-list><VL:version-entry VL:creator="Ana"/></VL:version-list>',
    'Versions/Version1': 'An old text by Ana',
    'META-INF/manifest.xml':
      '<m:manifest><m:file-entry m:full-path="Versions/Version1"/><m:file-entry m:full-path="content.xml"/></m:manifest>',
  })
  const parts = await partsOf(made(await extractor.withoutMetadata(file)).bytes)
  assert.deepEqual([...parts.keys()], ['mimetype', 'content.xml', 'Object 1/meta.xml', 'META-INF/manifest.xml'])
  assert.doesNotMatch([...parts.values()].join('\n'), /Ana|0012|Version1/)
  assert.match(parts.get('content.xml') ?? '', /rsidless="kept">Words</)
})
