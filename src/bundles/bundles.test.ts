import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { caseKeyOf, importCase, loadCase, readableBy, rebuildSearch, type CaseDocument } from '../cases/index.ts'
import type { Sensitivity } from '../claims/index.ts'
import { openZip } from '../extraction/index.ts'
import { findAppeal } from '../appeals/index.ts'
import { nameOfFile, openFiles, systemClock as clock, type Database, type FileStore } from '../platform/index.ts'
import { temporaryFolder, withDatabase } from '../platform/testing.ts'
import { search } from '../search/index.ts'
import { facts, hospitalCase, readCase } from '../../test/fixtures/hospital-case.ts'
import { caseWithAppeal } from '../../test/fixtures/appeal-desk.ts'
import { translate } from '../../test/fixtures/translated-appeal.ts'
import { readTranslation } from '../translations/index.ts'
import {
  followTheMoney,
  importBundle as keepBundle,
  makeBundle,
  openBundle,
  tablesOf,
  translationsFor,
  zipOf,
  type BundleSource,
} from './index.ts'

const letter = Buffer.from('To the family.\r\nShe was moved on 19 July.\u0000\u0001')
const words = Buffer.from('To the family.\nShe was moved on 19 July.')

/** The hospital case with an original, its words, and one claim that is for the team. */
async function withOriginal(db: Database, files: FileStore): Promise<CaseDocument> {
  const [original, text] = [await files.keep(letter), await files.keep(words)]
  const held = readCase(hospitalCase)
  const [first, ...rest] = held.documents
  const document: CaseDocument = {
    ...held,
    documents: [
      {
        ...first!,
        original: { sha256: original, media_type: 'text/html', bytes: letter.length, name: '=letter.html' },
        derived: [{ kind: 'text', sha256: text, media_type: 'text/plain', bytes: words.length }],
      },
      ...rest,
    ],
  }
  assert.equal((await importCase(db, document, { clock })).kind, 'imported')
  return (await loadCase(db, held.case.id))!
}

async function zipped(document: CaseDocument, files: FileStore, clearance: Sensitivity): Promise<Buffer> {
  const bundle = await makeBundle(document, files, clearance)
  assert.ok(bundle.kind === 'made', 'the bundle is made')
  const pieces: Uint8Array[] = []
  for await (const piece of zipOf(bundle.files)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function sourceOf(zip: Buffer, change: (files: Map<string, Uint8Array>) => void = () => undefined): Promise<BundleSource> {
  const files = new Map<string, Uint8Array>()
  for (const [name, file] of await openZip(zip, 100)) files.set(name, await file.read())
  change(files)
  return { paths: [...files.keys()], read: (path) => Promise.resolve(files.get(path) ?? null) }
}

/** Opens a bundle and keeps it. */
async function importBundle(db: Database, files: FileStore, source: BundleSource) {
  const opened = await openBundle(source, { facts })
  return opened.kind === 'opened' ? keepBundle(db, files, opened, { clock }) : opened
}

const withFiles = (body: (db: Database, files: FileStore) => Promise<void>): Promise<void> =>
  withDatabase((db) => body(db, openFiles(temporaryFolder(), db)))

test('a case carried elsewhere with its originals is the same case, and its bundle there has the same bytes', async () => {
  await withFiles(async (db, files) => {
    const document = await withOriginal(db, files)
    const zip = await zipped(document, files, 'sealed')
    assert.deepEqual(await zipped(document, files, 'sealed'), zip, 'made again it is the same')
    await withFiles(async (other, itsFiles) => {
      const outcome = await importBundle(other, itsFiles, await sourceOf(zip))
      assert.ok(outcome.kind === 'imported' && outcome.files === 2, JSON.stringify(outcome))
      const there = (await loadCase(other, document.case.id))!
      const sha256 = there.documents[0]!.original!.sha256
      assert.deepEqual(await itsFiles.read(sha256), { kind: 'found', bytes: letter })
      assert.deepEqual(await zipped(there, itsFiles, 'sealed'), zip)
      const again = await importBundle(other, itsFiles, await sourceOf(zip))
      assert.ok(again.kind === 'imported' && again.added === 0 && again.files === 0)
    })
  })
})

test('translations go along with a case, and come back as what is to be reviewed; with a copy for everybody none goes', async () => {
  const translated = caseWithAppeal
  await withFiles(async (db, files) => {
    assert.equal((await importCase(db, readCase(translated), { clock })).kind, 'imported')
    await translate(db, 'EX-001', 'es', { but: ['S2'] })
    const whole = (await loadCase(db, 'example'))!
    assert.deepEqual(await translationsFor(db, whole, 'public'), [])
    const along = await translationsFor(db, whole, 'team')
    assert.deepEqual(
      along.map(({ path }) => path),
      ['translations/EX-001.es.xlf'],
    )
    const bundle = await makeBundle(whole, files, 'team', along)
    assert.ok(bundle.kind === 'made')
    const made = new Map<string, Uint8Array>()
    for (const { path, read } of bundle.files) made.set(path, await read())
    const source: BundleSource = { paths: [...made.keys()], read: (path) => Promise.resolve(made.get(path) ?? null) }
    const here = await importBundle(db, files, source)
    assert.ok(here.kind === 'imported' && here.translated === 0, 'what stands already is written no second time')
    await withFiles(async (other, itsFiles) => {
      const outcome = await importBundle(other, itsFiles, source)
      assert.ok(outcome.kind === 'imported', JSON.stringify(outcome))
      assert.equal(outcome.translated, 6)
      const found = await findAppeal(other, 'EX-001')
      assert.ok(found.kind === 'found')
      const { counts, segments } = (await readTranslation(other, found.appeal, 'es')).translation
      assert.deepEqual([counts['in-review'], counts.missing, counts.approved], [6, 1, 0])
      assert.ok(segments.every(({ state, text, target }) => state === 'missing' || target === `[es] ${text}`))
      const strange = made.get('translations/EX-001.es.xlf')!
      made.set('translations/EX-001.es.xlf', Buffer.from(Buffer.from(strange).toString().replaceAll('EX-001', 'EX-009')))
      const manifest = JSON.parse(Buffer.from(made.get('manifest.json')!).toString()) as {
        files: { path: string; sha256: string; bytes: number }[]
      }
      for (const file of manifest.files.filter(({ path }) => path.startsWith('translations/')))
        Object.assign(file, { sha256: nameOfFile(made.get(file.path)!), bytes: made.get(file.path)!.length })
      made.set('manifest.json', Buffer.from(JSON.stringify(manifest)))
      const refused = await importBundle(other, itsFiles, source)
      assert.ok(
        refused.kind === 'refused' && /is of EX-009, which is no appeal of this case/.test(refused.reasons.join()),
        JSON.stringify(refused),
      )
    })
  })
})

test('one changed, missing, added or renamed file refuses the whole, by name, and nothing of it is kept', async () => {
  await withFiles(async (db, files) => {
    const zip = await zipped(await withOriginal(db, files), files, 'team')
    const original = [...(await openZip(zip, 100)).keys()].find((name) => name.startsWith('originals/'))!
    const changes: readonly (readonly [RegExp, (files: Map<string, Uint8Array>) => void])[] = [
      [/is not the file that was put into the bundle/, (all) => all.set(original, Buffer.from('To nobody'))],
      [
        /is not the file that was put into the bundle/,
        (all) => all.set('case.yaml', Buffer.concat([all.get('case.yaml')!, Buffer.from('\n')])),
      ],
      [/originals\/.* is missing/, (all) => all.delete(original)],
      [/extra\.html is not named in manifest\.json/, (all) => all.set('extra.html', Buffer.from('<script>'))],
      [/There is no manifest\.json/, (all) => all.delete('manifest.json')],
      [/is not the manifest of a bundle/, (all) => all.set('manifest.json', Buffer.from('{"format":"amparo-bundle/1"}'))],
      [
        /is not the manifest of a bundle/,
        (all) =>
          all.set('manifest.json', Buffer.from(Buffer.from(all.get('manifest.json')!).toString().replace('case.yaml', '../case.yaml'))),
      ],
    ]
    await withFiles(async (other, itsFiles) => {
      for (const [said, change] of changes) {
        const outcome = await importBundle(other, itsFiles, await sourceOf(zip, change))
        assert.match(outcome.kind === 'refused' ? outcome.reasons.join('\n') : 'imported', said)
        assert.deepEqual(await itsFiles.names(), [])
      }
      assert.equal(await loadCase(other, 'example'), null)
    })
  })
})

test('a bundle for readers says no more than they may read, in any of its files', async () => {
  await withFiles(async (db, files) => {
    const document = await withOriginal(db, files)
    for (const clearance of ['public', 'team', 'privileged'] as const) {
      const left = document.claims.filter(({ id }) => !readableBy(document, clearance).claims.some((claim) => claim.id === id))
      const zip = await openZip(await zipped(document, files, clearance), 100)
      const all = (await Promise.all([...zip.values()].map(async (file) => (await file.read()).toString()))).join('\n')
      for (const { statement } of left) assert.equal(all.includes(statement), false, `${clearance}: ${statement}`)
      const beside = followTheMoney(document, clearance) + [...tablesOf(document, clearance).values()].join('\n')
      for (const { statement } of left) assert.equal(beside.includes(statement), false)
    }
    assert.equal(
      [...(await openZip(await zipped(document, files, 'public'), 100)).keys()].some((name) => name.startsWith('originals/')),
      false,
    )
  })
})

test('a copy for everybody holds nobody and nothing that no public claim names, in any of its forms', async () => {
  const held = readCase(
    hospitalCase
      .replace(
        'documents:\n',
        '  - {id: doctor, name: Dr Zqdoctor, kind: doctor}\n  - {id: guard, name: Zqguard, kind: person}\ndocuments:\n  - {id: D8, title: Zqletter of the doctor, by: doctor}\n  - {id: D9, title: Rules of the prison, by: prisons, sensitivity: public}\n',
      )
      .replace('sources:\n', '  - {id: cook, kind: person, names: [{text: Zqcook, kind: legal}]}\nsources:\n')
      .concat("consents: [{subject: ana, given_by: Zqsister, relation: sister, scope: publication, on: '2021'}]\n"),
  )
  await withFiles(async (_db, files) => {
    const zip = await openZip(await zipped(held, files, 'public'), 100)
    const forms = [
      ...(await Promise.all([...zip.values()].map(async (file) => (await file.read()).toString()))),
      followTheMoney(held, 'public'),
      [...tablesOf(held, 'public').values()].join('\n'),
    ]
    for (const text of forms) assert.doesNotMatch(text, /Zq/)
    const { documents } = readCase((await zip.get('case.yaml')!.read()).toString())
    assert.deepEqual(
      documents.map(({ id }) => id),
      ['D9', 'D1', 'D2'],
    )
    assert.match((await zip.get('index.html')!.read()).toString(), /Rules of the prison/)
    assert.match([...tablesOf(held, 'team').values()].join('\n'), /Zqletter/)
  })
})

test('the page of a bundle runs nothing, asks for nothing and names what lies beside it', async () => {
  await withFiles(async (db, files) => {
    const zip = await openZip(await zipped(await withOriginal(db, files), files, 'team'), 100)
    const page = (await zip.get('index.html')!.read()).toString()
    assert.doesNotMatch(page, /<blockquote/, 'a statement is our wording, and only passages are quoted')
    assert.doesNotMatch(page, /<script|src=|href="(?!#|originals\/|derived\/)/)
    const linked = [...page.matchAll(/href="((?:originals|derived)\/[^"]+)"/g)].map(([, path]) => path!)
    assert.equal(linked.length, 2)
    for (const path of linked) assert.ok(zip.has(path), path)
    assert.match(linked.join(' '), /\.html\.txt/, 'a page of somebody else is not opened as one')
    const provenance = JSON.parse((await zip.get('provenance.jsonld')!.read()).toString()) as { '@graph': readonly { '@id': string }[] }
    assert.ok(provenance['@graph'].some((node) => node['@id'] === 'claim:C1'))
  })
})

test('the page of a bundle says what each file is in words, and the file has the ending of what it is', async () => {
  await withFiles(async (db, files) => {
    const held = await withOriginal(db, files)
    const [item] = held.documents.filter(({ original }) => original !== undefined)
    const archive = { ...held, documents: [{ ...item!, original: { ...item!.original!, media_type: 'application/zip' } }] }
    const page = async (document: CaseDocument): Promise<string> =>
      (await (await openZip(await zipped(document, files, 'team'), 100)).get('index.html')!.read()).toString()
    assert.match(await page(archive), /<li>Original: <a href="originals\/[0-9a-f]{64}\.zip">ZIP archive<\/a>/)
    const web = await page(held)
    assert.match(web, /<li>Original: <a href="originals\/[0-9a-f]{64}\.html\.txt">web page \(HTML\)<\/a>/)
    assert.match(web, /<li>Its words: <a href="derived\/[0-9a-f]{64}\.txt">text<\/a>/)
  })
})

test('a table for spreadsheets holds no formula, and every entity for FollowTheMoney has an id, a schema and its values', async () => {
  await withFiles(async (db, files) => {
    const document = await withOriginal(db, files)
    assert.match(tablesOf(document, 'team').get('documents.csv')!, /,'=letter\.html,/)
    const entities = followTheMoney(document, 'team')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; schema: string; properties: Record<string, string[]> })
    assert.equal(new Set(entities.map(({ id }) => id)).size, entities.length)
    const notes = entities.filter(({ schema }) => schema === 'Note')
    assert.equal(notes.length, readableBy(document, 'team').claims.filter(({ retracted }) => retracted === undefined).length)
    for (const { properties } of notes)
      assert.ok(
        entities.some(({ id }) => id === properties['entity']![0]),
        'what a note is about is there',
      )
  })
})

test('a stored file that is damaged stops a bundle instead of going along in it', async () => {
  await withDatabase(async (db) => {
    const folder = temporaryFolder()
    const files = openFiles(folder, db)
    const document = await withOriginal(db, files)
    const name = document.documents[0]!.original!.sha256
    const path = join(folder, name.slice(0, 2), name)
    writeFileSync(path, 'To nobody')
    assert.deepEqual(await makeBundle(document, files, 'team'), { kind: 'damaged', sha256: name })
    rmSync(path)
    const bundle = await makeBundle(document, files, 'team')
    assert.ok(bundle.kind === 'made')
    assert.deepEqual(bundle.missing, [name])
  })
})

test('a bundle that comes again brings back what is damaged or gone by now, says of which document each file is, and has its words found', () =>
  withDatabase(async (db) => {
    const folder = temporaryFolder()
    const files = openFiles(folder, db)
    const document = await withOriginal(db, files)
    const zip = await zipped(document, files, 'sealed')
    const { id, original, derived } = document.documents[0]!
    const pathOf = (name: string): string => join(folder, name.slice(0, 2), name)
    writeFileSync(pathOf(original!.sha256), 'To nobody')
    rmSync(pathOf(derived![0]!.sha256))
    // What was searched is made anew while its words are not here.
    await sql`truncate search_rows, search_words, search_names, search_cases`.execute(db)
    await rebuildSearch(db, () => Promise.resolve(null))
    const readable = [{ caseKey: (await caseKeyOf(db, document.case.id))!, level: 3 as const }]
    const found = async () => (await search(db, { text: '"To the family"' }, readable)).hits.map(({ entry }) => entry)
    assert.deepEqual(await found(), [])
    const outcome = await importBundle(db, files, await sourceOf(zip))
    assert.ok(outcome.kind === 'imported' && outcome.added === 0 && outcome.files === 2, JSON.stringify(outcome))
    assert.deepEqual(
      new Set(outcome.broughtBack.map(({ document: of, as, was }) => `${of} ${as} ${was}`)),
      new Set([`${id} original damaged`, `${id} text missing`]),
    )
    assert.deepEqual(await files.read(original!.sha256), { kind: 'found', bytes: letter })
    assert.deepEqual(await found(), [id])
    const again = await importBundle(db, files, await sourceOf(zip))
    assert.ok(again.kind === 'imported' && again.broughtBack.length === 0)
  }))
