import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { importCaseFile, loadCaseWith } from '../src/cases/index.ts'
import { submissionDeliveriesOf } from '../src/delivery/index.ts'
import { casesOfMentions, erase, findMentions } from '../src/erasure/index.ts'
import { openFiles } from '../src/platform/index.ts'
import { temporaryFolder, withDatabase } from '../src/platform/testing.ts'
import { findSubmission } from '../src/submissions/index.ts'
import { facts, hospitalCase } from './fixtures/hospital-case.ts'
import { keepSubmissions } from './fixtures/kept-submissions.ts'
import { wordsLeft } from './words-left.ts'

test('words that are erased are gone from submissions, whose archives and mails go whole; the line of the ledger keeps its fingerprint', () =>
  withDatabase(async (db) => {
    const at = new Date('2021-07-25T10:00:00Z')
    const name = 'Zenobia Quispealaya'
    const files = openFiles(temporaryFolder(), db)
    assert.equal((await importCaseFile(db, hospitalCase, { file: 'case.yaml', facts, clock: () => at })).kind, 'imported')
    const { key } = (await loadCaseWith(db, 'example'))!
    const answer = { case: 'example', document: 'D2', speaker: 'prisons' }
    const kept = await keepSubmissions(db, files, { caseKey: key, subject: 'ana', claim: 'C1', answer, name, at })
    const hash = (await findSubmission(db, kept.frozenSubmission))!.frozen!.hash
    assert.equal((await files.read(hash)).kind, 'found')

    const { mentions } = await findMentions(db, [name], files)
    const casesOf = await casesOfMentions(db, mentions)
    assert.ok(mentions.length >= 5)
    assert.ok(mentions.some(({ table }) => table === 'replies'))
    for (const mention of mentions) assert.deepEqual([...casesOf(mention)], [key], mention.table)

    const outcome = await db
      .transaction()
      .execute((tx) =>
        erase(tx, { words: [name], chosen: () => true, reason: 'She asked.', by: 'ana', at, facts, files: files.within(tx) }),
      )
    assert.equal(outcome.kind, 'erased', JSON.stringify(outcome))
    assert.deepEqual(await wordsLeft([name], { db }), [])
    const { frozen, text } = (await findSubmission(db, kept.frozenSubmission))!
    assert.equal(frozen?.files, null)
    assert.match(text?.answers['identity.family_name']?.text ?? '', /\[erased\]/)
    assert.notEqual((await files.read(hash)).kind, 'found')
    const [line] = await submissionDeliveriesOf(db, [key])
    assert.equal(line?.hash, hash)

    // What was written is never changed but by an erasure.
    for (const table of ['case_submissions', 'case_submission_texts', 'case_submission_freezings'])
      await assert.rejects(sql`delete from ${sql.table(table)}`.execute(db))
  }))
