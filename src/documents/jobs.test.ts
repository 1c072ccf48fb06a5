import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseKeyOf, importCaseFile, loadCase } from '../cases/index.ts'
import { openFiles, silentLog, startJobs, type Connection, type Database, type FileStore } from '../platform/index.ts'
import { noAuthority, startAuthority } from '../platform/timestamps/testing.ts'
import { temporaryFolder, withDatabase } from '../platform/testing.ts'
import type { SourceDocument } from '../sources/index.ts'
import { testExtractor } from '../web/desk/testing.ts'
import { facts, hospitalCase } from '../../test/fixtures/hospital-case.ts'
import { derivedOf, documentJobs, keepDocument, keepOriginal, layOnDocument, stampOriginal, textOfDocument } from './index.ts'

const clock = () => new Date('2021-07-25T10:00:00Z')
const letter = new TextEncoder().encode('La défense dit qu’elle a été transférée le 20 juillet 2021, contre sa volonté.')

type Kept = {
  readonly db: Database
  readonly connection: Connection
  readonly files: FileStore
  readonly caseKey: number
  readonly id: string
}

/** A case with a letter that is kept, and not read yet. `begin` starts what is to run before. */
const withLetter = (
  body: (kept: Kept) => Promise<void>,
  begin: (db: Database, connection: Connection, files: FileStore) => Promise<() => Promise<void>> = () =>
    Promise.resolve(() => Promise.resolve()),
) =>
  withDatabase(async (db, connection) => {
    const files = openFiles(temporaryFolder(), db)
    await importCaseFile(db, hospitalCase, { file: 'case.yaml', facts, clock })
    const caseKey = (await caseKeyOf(db, 'example'))!
    const end = await begin(db, connection, files)
    try {
      const original = await keepOriginal(files, letter, 'lettre.txt')
      const captured = { by: 'Rosa', at: clock(), how: 'upload' } as const
      const kept = await db
        .transaction()
        .execute((tx) =>
          keepDocument(
            tx,
            { id: 'example', key: caseKey },
            { entry: { title: 'Lettre', by: 'prisons' }, original, captured },
            { by: 'rosa', at: clock(), facts },
          ),
        )
      assert.ok(kept.kind === 'recorded')
      await body({ db, connection, files, caseKey, id: kept.ids[0]! })
    } finally {
      await end()
    }
  })

const documentOf = async ({ db, id }: Kept): Promise<SourceDocument> =>
  (await loadCase(db, 'example'))!.documents.find((document) => document.id === id)!

const until = async (done: () => Promise<boolean>): Promise<void> => {
  while (!(await done())) await new Promise((settle) => setTimeout(settle, 100))
}

test(
  'what was kept is read by a job of its own, and stamped, while somebody corrects its title',
  { skip: noAuthority ?? false },
  async () => {
    const authority = await startAuthority()
    await withLetter(
      async (kept) => {
        await until(async () => {
          const document = await documentOf(kept)
          return derivedOf(document, 'text') !== undefined && derivedOf(document, 'timestamp') !== undefined
        })
        const document = await documentOf(kept)
        assert.equal((await textOfDocument(kept.files, document))?.text, new TextDecoder().decode(letter))
        assert.equal(document.lang, 'fr')
        const stamp = derivedOf(document, 'timestamp')!
        assert.deepEqual([stamp.media_type, stamp.by], ['application/timestamp-reply', 'Test timestamps'])
        const stored = await kept.files.read(stamp.sha256)
        assert.ok(stored.kind === 'found')
        const verified = authority.verify(stored.bytes, letter)
        assert.equal(verified.right, true, verified.said)
      },
      async (db, connection, files) => {
        const queues = documentJobs(db, { files, extractor: testExtractor(), facts, clock, timestampUrl: authority.url })
        const jobs = await startJobs({ db, connection }, { log: silentLog, queues, secondsBetweenLooks: 0.5 })
        return jobs.stop
      },
    )
  },
)

test('a timestamp that is refused is asked for again, and one that is there is not', { skip: noAuthority ?? false }, async () => {
  const authority = await startAuthority()
  await withLetter(async (kept) => {
    const { db, caseKey, id, files } = kept
    const settings = { files, facts, clock, timestampUrl: authority.url }
    authority.spoil(() => ({ status: 503, body: Buffer.from('busy') }))
    await assert.rejects(stampOriginal(db, { caseKey, id }, settings), /answered with status 503/)
    assert.equal(derivedOf(await documentOf(kept), 'timestamp'), undefined)
    await stampOriginal(db, { caseKey, id }, settings)
    await stampOriginal(db, { caseKey, id }, settings)
    assert.equal(authority.asked(), 2)
    assert.equal((await documentOf(kept)).derived?.length, 1)
  })
})

test('what cannot be laid on a document is told in logs by what came of it, without a word of the case', () =>
  withLetter(async ({ db, caseKey, id }) => {
    const settings = { by: 'amparo', at: clock(), facts }
    const laid = db
      .transaction()
      .execute((tx) => layOnDocument(tx, { caseKey, id }, () => ({ title: '', text: 'Zoraida saw it.' }), settings))
    await assert.rejects(laid, ({ message }: Error) => message.endsWith(': invalid'))
  }))

test('a document that is not there any more, one without a file, and a file that is not here end their jobs with a sentence or nothing', () =>
  withLetter(async (kept) => {
    const { db, caseKey, id, files } = kept
    const jobs = documentJobs(db, { files, extractor: testExtractor(), facts, clock })
    for (const data of [
      { case: 999, document: 'D1' },
      { case: caseKey, document: 'D999' },
      { case: caseKey, position: 0 },
      { case: caseKey, document: 'bulletin' },
    ])
      await jobs['extraction']!(data)
    await files.erase((await documentOf(kept)).original!.sha256)
    await jobs['extraction']!({ case: caseKey, document: id })
    assert.match((await documentOf(kept)).unread ?? '', /The file is not here/)
  }))
