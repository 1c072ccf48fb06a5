import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { ZipFile } from 'yazl'
import { caseKeyOf, importCase, loadCase, type CaseDocument } from '../../../cases/index.ts'
import { openZip } from '../../../extraction/index.ts'
import { systemClock as clock, type Database } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { readAudit } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { hospitalCase, readCase } from '../../../../test/fixtures/hospital-case.ts'
import { openDesk, type Person, type TestDesk } from '../testing.ts'

const letter = Buffer.from('%PDF-1.4 To the family.\r\nShe was moved on 19 July.\u0000\u0001')
const words = Buffer.from('To the family.\nZarigüeya saw that she was moved on 19 July.')

/** One of its statements is sealed. */
const caseText = hospitalCase.replace('sensitivity: privileged', 'sensitivity: sealed')

/** The hospital case with an original and its words, at a desk. */
async function keptAt(db: Database, { files }: TestDesk): Promise<number> {
  const held = readCase(caseText)
  const [first, ...rest] = held.documents
  const [original, text] = [await files.keep(letter), await files.keep(words)]
  const document: CaseDocument = {
    ...held,
    documents: [
      {
        ...first!,
        original: { sha256: original, media_type: 'application/pdf', bytes: letter.length, name: 'letter.pdf' },
        derived: [{ kind: 'text', sha256: text, media_type: 'text/plain', bytes: words.length }],
      },
      ...rest,
    ],
  }
  assert.equal((await importCase(db, document, { clock })).kind, 'imported')
  return (await caseKeyOf(db, held.case.id))!
}

/** A copy of the case, as it is asked for. */
async function saved(person: Person, typed: Readonly<Record<string, string>>): Promise<Buffer> {
  const { status, bytes } = await person.post('/cases/example/export', typed)
  assert.equal(status, 200)
  return Buffer.from(bytes)
}

const withEditor = (body: (place: { db: Database; desk: TestDesk; person: Person; key: number }) => Promise<void>): Promise<void> =>
  withDatabase(async (db) => {
    const desk = openDesk(db)
    const key = await keptAt(db, desk)
    const editor = await addStaffMember(db, { role: 'editor', cases: [{ key, clearance: 'sealed' }] })
    await body({ db, desk, person: desk.as(editor.token), key })
  })

test('a case goes out in each form, for whom it is, and each copy is recorded with its counts', () =>
  withEditor(async ({ db, person }) => {
    const page = (await person.get('/cases/example/export')).text
    assert.match(page, /It holds \d+ of 9 statements/, 'what is left out is said before')
    const names: string[] = []
    for (const [format, reader] of [
      ['file', 'team'],
      ['entities', 'privileged'],
      ['tables', 'public'],
      ['bundle', 'privileged'],
    ] as const) {
      const { status, headers, text } = await person.post('/cases/example/export', { format, for: reader })
      assert.equal(status, 200, format)
      assert.ok(!text.includes('She is 53'), `${format} holds nothing that is sealed`)
      names.push(/filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? '')
    }
    assert.deepEqual(names, ['example.yaml', 'example.ftm.json', 'example-tables.zip', 'example.zip'])
    const sealed = await openZip(await saved(person, { format: 'bundle', for: 'privileged', sealed: 'yes' }), 100)
    assert.match((await sealed.get('case.yaml')!.read()).toString(), /She is 53/)
    assert.equal([...sealed.keys()].filter((name) => /^(originals|derived)\//.test(name)).length, 2)
    const records = (await readAudit(db, {}, 20)).filter(({ action }) => action === 'case.export').map(({ detail }) => detail)
    assert.deepEqual(
      records.map(({ format, clearance, files }) => [format, clearance, files]),
      [
        ['bundle', 'sealed', 2],
        ['bundle', 'privileged', 2],
        ['tables', 'public', 0],
        ['entities', 'privileged', 0],
        ['file', 'team', 0],
      ],
    )
    assert.equal(records[0]!['claims'], 9)
    for (const typed of [{ for: 'public', sealed: 'yes' }, { format: 'paper' }, { for: 'sealed' }])
      assert.equal((await person.post('/cases/example/export', typed)).status, 422, JSON.stringify(typed))
  }))

test('a case carried to another desk is begun there with its originals, and found by their words at once', () =>
  withEditor(async ({ person }) => {
    const zip = await saved(person, { format: 'bundle', for: 'privileged', sealed: 'yes' })
    await withDatabase(async (db) => {
      const desk = openDesk(db)
      const editor = await addStaffMember(db, { role: 'editor' })
      const other = desk.as(editor.token)
      const sent = await other.post('/cases/new/file', { file: fileOf(zip) })
      assert.equal(sent.location, '/cases/example?notice=imported')
      assert.match((await other.get('/search?q=Zarig%C3%BCeya')).text, /<mark>Zarigüeya<\/mark>/)
      const original = await other.get('/cases/example/documents/D1/original')
      assert.deepEqual(Buffer.from(original.bytes), letter)
      const [imported] = (await readAudit(db, {}, 20)).filter(({ action }) => action === 'case.import')
      assert.equal(imported!.detail['files'], 2)
      assert.deepEqual(await saved(other, { format: 'bundle', for: 'privileged', sealed: 'yes' }), zip, 'it is the same there')
      assert.equal((await other.post('/cases/new/file', { file: fileOf(zip) })).status, 303, 'again it adds nothing')
      const stranger = desk.as((await addStaffMember(db, { role: 'editor' })).token)
      const refused = await stranger.post('/cases/new/file', { file: fileOf(zip) })
      assert.match(refused.text, /you are no member of it/)
      const caseFile = (await (await openZip(zip, 100)).get('case.yaml')!.read()).toString().replace('id: example', 'id: another')
      const byHash = await stranger.post('/cases/new/file', { file: new File([caseFile], 'another.yaml') })
      assert.equal(byHash.location, '/cases/another?notice=imported-without-files')
      assert.equal((await stranger.get('/cases/another/documents/D1/original')).status, 410, 'a hash alone opens nobody’s file')
      assert.equal((await loadCase(db, 'another'))!.documents[0]!.original, undefined)
    })
  }))

test('an archive that comes again and brings back a file that is gone says so, with the document it is of', () =>
  withEditor(async ({ db, desk, person }) => {
    const zip = await saved(person, { format: 'bundle', for: 'privileged', sealed: 'yes' })
    await desk.files.erase(sha256(letter))
    const { status, text } = await person.post('/cases/new/file', { file: fileOf(zip) })
    assert.equal(status, 200)
    assert.match(text, /A file of the case came back with it/)
    assert.match(text, /href="\/cases\/example\/documents\/D1">Document D1<\/a>: the original, which was not here any more/)
    assert.deepEqual(Buffer.from((await person.get('/cases/example/documents/D1/original')).bytes), letter)
    const [imported] = (await readAudit(db, {}, 20)).filter(({ action }) => action === 'case.import')
    assert.deepEqual(imported!.detail, { added: 0, files: 1, back: 1 })
    assert.equal((await person.post('/cases/new/file', { file: fileOf(zip) })).location, '/cases/example?notice=imported')
  }))

test('a hash that a case file names opens no file that somebody else keeps later; the archive brings it', () =>
  withEditor(async ({ person }) => {
    const zip = await saved(person, { format: 'bundle', for: 'privileged', sealed: 'yes' })
    const caseFile = await (await openZip(zip, 100)).get('case.yaml')!.read()
    await withDatabase(async (db) => {
      const desk = openDesk(db)
      const other = desk.as((await addStaffMember(db, { role: 'editor' })).token)
      const { location } = await other.post('/cases/new/file', { file: new File([new Uint8Array(caseFile)], 'example.yaml') })
      assert.equal(location, '/cases/example?notice=imported-without-files')
      assert.match((await other.get(location)).text, /did not come with it are left out/)
      await desk.files.keep(letter)
      assert.equal((await other.get('/cases/example/documents/D1/original')).status, 410)
      assert.equal((await other.post('/cases/new/file', { file: fileOf(zip) })).location, '/cases/example?notice=imported')
      assert.deepEqual(Buffer.from((await other.get('/cases/example/documents/D1/original')).bytes), letter)
    })
  }))

test('a bad archive is refused with what is wrong with it beside the field, and nothing of it is kept', () =>
  withEditor(async ({ person, desk: home }) => {
    const zip = await saved(person, { format: 'bundle', for: 'privileged', sealed: 'yes' })
    const files = new Map<string, Buffer>()
    for (const [name, file] of await openZip(zip, 100)) files.set(name, await file.read())
    const changed = (name: string, from: string, to: string): Promise<Buffer> => {
      const bytes = Buffer.from(files.get(name)!.toString().replace(from, to))
      const manifest = JSON.parse(files.get('manifest.json')!.toString()) as { files: { path: string; sha256: string; bytes: number }[] }
      const fitting = manifest.files.map((one) => (one.path === name ? { ...one, sha256: sha256(bytes), bytes: bytes.length } : one))
      return zipOf([...files, [name, bytes], ['manifest.json', Buffer.from(JSON.stringify({ ...manifest, files: fitting }))]])
    }
    const bad: readonly (readonly [RegExp, Buffer])[] = [
      [/a file whose name leads out of it/, renamed(await zipOf([...files, ['aa/evil.txt', letter]]), 'aa/evil.txt', '../evil.txt')],
      [/holds two files of the name bb\.txt/, renamed(await zipOf([...files, ['aa.txt', letter], ['bb.txt', letter]]), 'aa.txt', 'bb.txt')],
      [/bomb\.txt unpacks to more than 200 times its size/, await zipOf([...files, ['bomb.txt', Buffer.alloc(6_000_000)]])],
      [
        /unpacks to more than \d+ megabytes/,
        await zipOf([...files, ...['a', 'b', 'c'].map((name) => [name, Buffer.alloc(2_900_000, 'ab')] as const)]),
      ],
      [/manifest\.json is not JSON/, await zipOf([...files, ['manifest.json', Buffer.from('{"format":')]])],
      [/is not the manifest of a bundle/, await zipOf([...files, ['manifest.json', Buffer.from('[]')]])],
      [/manifest\.json is not JSON/, await zipOf([...files, ['manifest.json', Buffer.alloc(0)]])],
      [/There is no manifest\.json/, await zipOf([['case.yaml', Buffer.from('format: amparo-case/1\n')]])],
      [/is broken/, zip.subarray(0, zip.length - 40)],
      [/is broken|SHA-256 differs/, Buffer.concat([zip.subarray(0, 200), Buffer.alloc(300), zip.subarray(500)])],
      [/is larger than 1 MB/, await oneLargeFile(files)],
      [/case\.yaml is not the file that was put/, await zipOf([...files, ['case.yaml', Buffer.from('format: amparo-case/1\n')]])],
      [/speaks of the case example, and case\.yaml is of other/, await changed('case.yaml', 'id: example', 'id: other')],
      [/Line 1, column 9/, await changed('case.yaml', 'format: amparo-case/1', 'format: amparo-case/9')],
    ]
    await withDatabase(async (db) => {
      const desk = openDesk(db)
      const other = desk.as((await addStaffMember(db, { role: 'editor' })).token)
      for (const [said, bytes] of bad) {
        const { status, text } = await other.post('/cases/new/file', { file: fileOf(bytes) })
        assert.equal(status, 422, String(said))
        assert.match(text, said)
        assert.match(text, /field-file-error/)
        assert.deepEqual(await desk.files.names(), [], String(said))
      }
      assert.equal((await other.post('/cases/new/file', { file: new File([], 'empty.zip') })).status, 422)
      assert.equal(await loadCase(db, 'example'), null)
    })
    const before = await home.files.names()
    const otherWords = await changed('case.yaml', 'She is 53.', 'She is 54.')
    assert.match((await person.post('/cases/new/file', { file: fileOf(otherWords) })).text, /Nothing was imported\.[\s\S]*C9/)
    const anotherCase = readCase(caseText).case.title
    const taken = await changed('case.yaml', anotherCase, 'Somebody else altogether')
    assert.match((await person.post('/cases/new/file', { file: fileOf(taken) })).text, /Nothing was imported\./)
    assert.deepEqual(await home.files.names(), before)
  }))

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const fileOf = (bytes: Buffer): File => new File([new Uint8Array(bytes)], 'case.zip')

/** An archive; of two files of one name the later one counts. */
async function zipOf(files: readonly (readonly [string, Buffer])[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of new Map(files)) zip.addBuffer(bytes, name)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** An archive in which a name is another one of the same length, as no program would write it. */
const renamed = (zip: Buffer, from: string, to: string): Buffer => Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')

/** A file that is within what an archive may unpack to, and larger than any single one may be. */
function oneLargeFile(files: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const manifest = JSON.parse(files.get('manifest.json')!.toString()) as { files: object[] }
  const large = { path: 'originals/large.bin', sha256: '0'.repeat(64), bytes: 2_500_000, media_type: 'application/octet-stream' }
  const noise = Buffer.from(Array.from({ length: 2_500_000 }, (_, at) => (at * at) % 251))
  return zipOf([
    ...files,
    [large.path, noise],
    ['manifest.json', Buffer.from(JSON.stringify({ ...manifest, files: [...manifest.files, large] }))],
  ])
}
