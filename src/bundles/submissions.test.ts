import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseKeyOf, importCase, loadCase, recordEntries, type EntryChange } from '../cases/index.ts'
import { nameOfFile, openFiles, systemClock as clock, type Database, type FileStore } from '../platform/index.ts'
import { temporaryFolder, withDatabase } from '../platform/testing.ts'
import { addSubmission, findSubmission, submissionsOf } from '../submissions/index.ts'
import { keepSubmissions } from '../../test/fixtures/kept-submissions.ts'
import { facts, hospitalCase, readCase } from '../../test/fixtures/hospital-case.ts'
import { importBundle, makeBundle, openBundle, submissionsFor, type BundleSource } from './index.ts'

const withFiles = (body: (db: Database, files: FileStore) => Promise<void>): Promise<void> =>
  withDatabase((db) => body(db, openFiles(temporaryFolder(), db)))

test('submissions go along with a case, and come back as what is begun, without consent or approval; what names more than the copy does not go', () =>
  withFiles(async (db, files) => {
    assert.equal((await importCase(db, readCase(hospitalCase), { clock })).kind, 'imported')
    const caseKey = (await caseKeyOf(db, 'example'))!
    const record = async (...changes: readonly EntryChange[]): Promise<void> => {
      const outcome = await db.transaction().execute((tx) => recordEntries(tx, 'example', changes, { by: 'ana', at: clock(), facts }))
      assert.equal(outcome.kind, 'recorded', JSON.stringify(outcome))
    }
    const given = { subject: 'ana', given_by: 'Zenobia', relation: 'her sister', capacity: 'relative', scope: 'that bodies are told' }
    await record({ kind: 'add', list: 'consents', entry: { ...given, on: '2021-07-20' } })
    const answer = { case: 'example', document: 'D2', speaker: 'prisons' }
    const kept = await keepSubmissions(db, files, { caseKey, subject: 'ana', claim: 'C1', answer, name: 'Zenobia', at: clock() })
    const secret = { about: 'ana', said_by: ['family'], printed_in: [], statement: 'A secret.', asserts: [], sensitivity: 'privileged' }
    await record({ kind: 'add', list: 'claims', entry: { id: 'C90', said_on: '2021-07-19', ...secret } })
    const text = { lang: 'es', subject: 'ana', answers: { 'arrest.place': { text: 'There {C90}' } }, consents: {}, annexes: [] }
    const closed = '11111111-1111-4111-8111-111111111111'
    const secretly = { id: closed, caseKey, form: 'wgad-questionnaire', body: 'wgad', lang: 'es', text }
    await db.transaction().execute((tx) => addSubmission(tx, secretly, { by: 'ana', at: clock() }))

    const whole = (await loadCase(db, 'example'))!
    assert.deepEqual(await submissionsFor(db, whole, 'public'), [])
    assert.equal((await submissionsFor(db, whole, 'privileged')).length, 3)
    const along = await submissionsFor(db, whole, 'team')
    assert.deepEqual(
      along.map(({ path }) => path),
      [kept.writtenSubmission, kept.frozenSubmission].toSorted().map((id) => `submissions/${id}.json`),
    )
    const bundle = await makeBundle(whole, files, 'team', along)
    assert.ok(bundle.kind === 'made')
    const made = new Map<string, Uint8Array>()
    for (const { path, read } of bundle.files) made.set(path, await read())
    const source: BundleSource = { paths: [...made.keys()], read: (path) => Promise.resolve(made.get(path) ?? null) }
    const take = async (into: Database, its: FileStore) => {
      const opened = await openBundle(source, { facts })
      return opened.kind === 'opened' ? importBundle(into, its, opened, { clock }) : opened
    }
    const here = await take(db, files)
    assert.ok(here.kind === 'imported' && here.submissions === 0, 'what is here already is left as it is')

    await withFiles(async (other, its) => {
      const outcome = await take(other, its)
      assert.ok(outcome.kind === 'imported' && outcome.submissions === 2, JSON.stringify(outcome))
      const begun = (await findSubmission(other, kept.frozenSubmission))!
      const before = (await findSubmission(db, kept.frozenSubmission))!
      assert.equal(begun.frozen, null)
      assert.deepEqual([begun.text?.answers, begun.text?.consents], [before.text?.answers, {}])
      assert.equal(begun.caseKey, await caseKeyOf(other, 'example'))

      // One that answers what nobody asks refuses the whole, and nothing of it is kept.
      const path = `submissions/${kept.writtenSubmission}.json`
      const changed = made.get(path)!
      const strange = '22222222-2222-4222-8222-222222222222'
      const said = Buffer.from(changed).toString().replaceAll(kept.writtenSubmission, strange).replace('arrest.forces', 'arrest.nothing')
      made.set(path, Buffer.from(said))
      const manifest = JSON.parse(Buffer.from(made.get('manifest.json')!).toString()) as {
        files: { path: string; sha256: string; bytes: number }[]
      }
      for (const file of manifest.files.filter((one) => one.path === path))
        Object.assign(file, { sha256: nameOfFile(made.get(path)!), bytes: made.get(path)!.length })
      made.set('manifest.json', Buffer.from(JSON.stringify(manifest)))
      const refused = await take(other, its)
      assert.ok(refused.kind === 'refused' && /answers arrest\.nothing, which/.test(refused.reasons.join()), JSON.stringify(refused))
      assert.equal((await submissionsOf(other, [begun.caseKey])).length, 2)
    })

    // One to a body before which a confidential procedure stands goes with no copy for those who do not read of that.
    const covers = { whole: false, claims: ['C3'], documents: [], appeals: [] }
    await record({ kind: 'add', list: 'procedures', entry: { kind: 'procedure', body: 'wgad', ...covers, told: 'Gone.' } })
    assert.deepEqual(await submissionsFor(db, (await loadCase(db, 'example'))!, 'team'), [])
  }))
