import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { amparo } from '../../test/running-amparo.ts'
import { importCaseFile } from '../cases/index.ts'
import { erase } from '../erasure/index.ts'
import { filesFolder, openInstallation, writeBackup, writeKeys } from '../platform/index.ts'
import { temporaryFolder } from '../platform/testing.ts'
import { readAllFacts } from './facts.ts'

const at = new Date('2021-08-01T10:00:00Z')
const passphrase = 'correct horse battery staple'
const file = `
format: amparo-case/1
case: {id: rosa-quispe, title: Rosa Quispe in custody, country: PE, summary: She is held., opened: '2021-07-15'}
subjects: [{id: rosa, kind: person, names: [{text: Rosa Quispe, kind: known_as}]}]
sources: []
documents: []
claims: []
`

test('a case whose id was erased since a backup is found by its neutral id where that is restored with the newest keys', async () => {
  const folder = temporaryFolder()
  const [backup, keys] = [join(folder, 'before.age'), join(folder, 'after.keys')]
  const dataFolder = join(folder, 'data')
  const installation = await openInstallation({ dataFolder, as: 'sole', serves: false, schema: 'newest', say: () => undefined })
  assert.ok(installation.kind === 'open')
  const { db, connection } = installation
  const all = readAllFacts()
  assert.ok(all.kind !== 'refused')
  const { facts } = all
  const settings = { connection, key: { kind: 'passphrase', passphrase, workFactor: 10 }, clock: () => at, version: '0.1.0' } as const
  assert.equal((await importCaseFile(db, file, { file: 'rosa.yaml', facts, clock: () => at })).kind, 'imported')
  assert.equal((await writeBackup(backup, { ...settings, files: filesFolder(dataFolder) })).kind, 'written')
  const outcome = await db
    .transaction()
    .execute((tx) => erase(tx, { words: ['Rosa Quispe'], chosen: () => true, reason: 'She asked.', by: 'ana', at, facts }))
  assert.deepEqual(outcome.kind === 'erased' && [...outcome.renamed.values()], ['case-1'])
  assert.equal((await writeKeys(keys, settings)).kind, 'written')
  await installation.close()

  const elsewhere = { AMPARO_DATA: join(folder, 'restored'), AMPARO_BACKUP_PASSPHRASE: passphrase }
  const restored = await amparo(['restore', backup, '--keys', keys], elsewhere)
  assert.equal(restored.status, 0, restored.err)
  const exported = await amparo(['export', 'case-1'], elsewhere)
  assert.equal(exported.status, 0, exported.err)
  assert.match(exported.out, /title: .*\[erased\] in custody/)
  assert.doesNotMatch(exported.out, /quispe/i)
})
