import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { caseKeyOf, importCaseFile } from '../cases/index.ts'
import { openFiles, openUploadPieces, type Database } from '../platform/index.ts'
import { temporaryFolder, withDatabase } from '../platform/testing.ts'
import { wordsLeft } from '../../test/words-left.ts'
import { facts, hospitalCase } from '../../test/fixtures/hospital-case.ts'
import {
  appendPiece,
  attachment,
  beginUpload,
  keepOriginal,
  plainFileName,
  readOriginal,
  savedName,
  sweepPieces,
  wholeUpload,
} from './index.ts'

const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Beginnings by which programs take a file for something that it is not. */
const beginnings = [
  '',
  '%PDF-1.7\n',
  'PK\u0003\u0004',
  '\u0089PNG\r\n\u001a\n',
  '<!doctype html><script>alert(1)</script>',
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
  'From: a@b\r\nContent-Type: text/html\r\n\r\n',
  '\u001f\u008b\u0008',
  'MZ',
  '#!/bin/sh\nrm -rf /\n',
  '=cmd|calc!A1',
  '\u00ef\u00bb\u00bf',
  '\u0000\u0000',
]
const someBytes = fc
  .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 5000 }))
  .map(([beginning, rest]) => Buffer.concat([Buffer.from(beginning, 'latin1'), rest]))
const someName = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '../../etc/passwd',
    'a\r\nSet-Cookie: x=1',
    'gpj.\u202efdp',
    'CON',
    '.',
    '..',
    'x'.repeat(3000),
    '"; filename=x',
    'تقرير.pdf',
  ),
)

test('a thousand random and hostile files come out as they went in, under the hash of their bytes', () =>
  withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const all = fc.sample(fc.tuple(someBytes, someName), { numRuns: 1000, seed: 20210720 })
    for (const [bytes, name] of all) {
      const original = await keepOriginal(files, bytes, name)
      assert.deepEqual([original.sha256, original.bytes], [shaOf(bytes), bytes.length])
      const stored = await readOriginal(files, { original })
      assert.ok(stored.kind === 'found' && Buffer.from(stored.bytes).equals(bytes))
    }
    assert.deepEqual(await files.names(), [...new Set(all.map(([bytes]) => shaOf(bytes)))].toSorted())
  }))

test('whatever a file is called, its name is one line without folders, and bears no header of its own', () => {
  fc.assert(
    fc.property(someName, (name) => {
      const plain = plainFileName(name)
      assert.doesNotMatch(plain, /[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      assert.ok(Array.from(plain).length <= 200)
      const header = attachment(savedName(name, 'application/pdf'))
      assert.match(header, /^attachment; filename="[\w .()-]*\.pdf"; filename\*=UTF-8''[A-Za-z0-9%._~-]*\.pdf$/)
    }),
    { numRuns: 1000 },
  )
})

/** A member of the hospital case who sends files to it. */
async function uploaderTo(db: Database) {
  await importCaseFile(db, hospitalCase, { file: 'case.yaml', facts, clock: () => new Date('2021-07-25T10:00:00Z') })
  return { staff: 'rosa', caseKey: (await caseKeyOf(db, 'example'))! }
}

test('in whatever pieces a file is sent, and however often each of them, it is whole at the end', () =>
  withDatabase(async (db) => {
    const whose = await uploaderTo(db)
    const pieces = openUploadPieces(join(temporaryFolder(), 'uploads'))
    const at = new Date('2021-07-25T10:00:00Z')
    const limits = { largest: 10_000, total: 10_000_000 }
    let number = 0
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 3000 }),
        fc.array(fc.tuple(fc.nat(1200), fc.boolean()), { maxLength: 8 }),
        async (bytes, cuts) => {
          const asked = { name: `file ${number++}`, size: bytes.length, mark: '', fields: {} }
          const begun = await db.transaction().execute((tx) => beginUpload(tx, whose, asked, { limits, pieces, at }))
          assert.ok(begun.kind === 'begun')
          const { id } = begun.upload
          const send = (offset: number, end: number) =>
            appendPiece(db, whose, { id, offset, piece: bytes.subarray(offset, end) }, { pieces, at })
          let offset = 0
          for (const [length, twice] of [...cuts, [bytes.length, false] as const]) {
            const end = Math.min(bytes.length, offset + length)
            const sent = await send(offset, end)
            assert.deepEqual(sent, { kind: 'appended', received: end })
            // Its answer was lost: the same piece again changes nothing.
            if (twice && end > offset) assert.deepEqual(await send(offset, end), { kind: 'elsewhere', received: end })
            offset = end
          }
          assert.ok((await wholeUpload(db, whose, id, pieces))?.equals(bytes))
        },
      ),
      { numRuns: 25 },
    )
  }))

test('what is on its way can be read neither in the database nor on the disk, and is forgotten after a day', () =>
  withDatabase(async (db) => {
    const whose = await uploaderTo(db)
    const folder = join(temporaryFolder(), 'uploads')
    const pieces = openUploadPieces(folder)
    const limits = { largest: 10_000, total: 10_000 }
    const begin = (name: string, at: Date) =>
      db.transaction().execute((tx) => beginUpload(tx, whose, { name, size: 5000, mark: '', fields: {} }, { limits, pieces, at }))
    const first = await begin('declaración de Zoraida.txt', new Date('2021-07-25T10:00:00Z'))
    assert.ok(first.kind === 'begun')
    const piece = Buffer.from('Zoraida saw it from her window. '.repeat(20))
    const sent = await appendPiece(db, whose, { id: first.upload.id, offset: 0, piece }, { pieces, at: new Date('2021-07-25T10:00:00Z') })
    assert.equal(sent.kind, 'appended')
    assert.deepEqual(await wordsLeft(['Zoraida'], { db, paths: [folder] }), [])
    const keys = async () => (await sql<{ n: number }>`select count(*)::int as n from record_keys`.execute(db)).rows[0]!.n
    const before = await keys()
    await begin('other.txt', new Date('2021-07-26T10:00:01Z'))
    assert.deepEqual((await sql<{ id: string }>`select id from uploads`.execute(db)).rows.length, 1)
    // One key went with the old row, one came with the new.
    assert.equal(await keys(), before)
    // Nobody has to begin another one for that.
    assert.deepEqual(await pieces.uploads(), [first.upload.id])
    await sweepPieces(db, pieces, new Date('2021-07-27T10:00:02Z'))
    assert.deepEqual(await pieces.uploads(), [])
    assert.equal(await keys(), before - 1)
  }))

test('what is begun while pieces are swept away keeps its pieces', () =>
  withDatabase(async (db) => {
    const whose = await uploaderTo(db)
    const pieces = openUploadPieces(join(temporaryFolder(), 'uploads'))
    const at = new Date('2021-07-25T10:00:00Z')
    const asked = { name: 'a', size: 4, mark: '', fields: {} }
    const limits = { largest: 10, total: 10 }
    let id = ''
    const uploads = async () => {
      const begun = await db.transaction().execute((tx) => beginUpload(tx, whose, asked, { limits, pieces, at }))
      assert.ok(begun.kind === 'begun')
      id = begun.upload.id
      await appendPiece(db, whose, { id, offset: 0, piece: Buffer.from('four') }, { pieces, at })
      return pieces.uploads()
    }
    await sweepPieces(db, { ...pieces, uploads }, at)
    assert.equal((await wholeUpload(db, whose, id, pieces))?.toString(), 'four')
  }))
