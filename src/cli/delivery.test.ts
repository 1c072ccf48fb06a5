import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { hospitalAppeal, hospitalCase, facts, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import { keepDossiers } from '../../test/fixtures/kept-dossiers.ts'
import { keepSubmissions } from '../../test/fixtures/kept-submissions.ts'
import { keepAppeal } from '../appeals/index.ts'
import { importCase, loadCaseWith, recordEntries } from '../cases/index.ts'
import { filesFolder, openFiles, openInstallation } from '../platform/index.ts'
import { temporaryFolder } from '../platform/testing.ts'
import { publishAppeal } from '../publishing/index.ts'
import { run as runCommand } from './run.ts'

test('what was brought to bodies is listed, a dossier is written into a file as it was frozen, and reports are taken from a folder', async () => {
  const data = join(temporaryFolder(), 'data')
  mkdirSync(data)
  const at = new Date('2021-07-25T10:00:00Z')
  const clock = () => at
  const installation = await openInstallation({ dataFolder: data, as: 'sole', schema: 'newest', say: () => undefined })
  assert.ok(installation.kind === 'open')
  const { db } = installation
  await importCase(db, readCase(hospitalCase), { clock })
  await keepAppeal(db, readAppeal(hospitalAppeal), { clock })
  assert.equal((await publishAppeal(db, 'EX-001', { as: 'operator', by: 'Ana B.', clock, facts })).kind, 'published')
  await keepDossiers(db, openFiles(filesFolder(data), db), { appeal: 'EX-001', name: '=HYPERLINK("office")', at })

  // Beside one that runs, a command need not start the database.
  const run = async (...parts: string[]) => {
    let [out, err] = ['', '']
    const context = {
      env: { AMPARO_DATA: data },
      clock,
      columns: 80,
      terminal: false,
      out: (text: string) => void (out += text),
      err: (text: string) => void (err += text),
    }
    const status = await runCommand(['delivery', ...parts], context)
    return { status, out, err }
  }
  const table = await run('list', 'EX-001', '--csv')
  assert.match(table.out, /UN Working Group on Arbitrary Detention,post,"'=HYPERLINK\(""office""\)"/)
  const [row] = JSON.parse((await run('list', '--json')).out) as [
    { readonly dossier: string; readonly sha256: string; readonly state: string },
  ]
  assert.equal(row.state, 'acknowledged')
  // Submissions stand beside them, and say so; those of a case are no appeal's.
  const { key: caseKey } = (await loadCaseWith(db, 'example'))!
  const answer = { case: 'example', document: 'D2', speaker: 'prisons' }
  await keepSubmissions(db, openFiles(filesFolder(data), db), { caseKey, subject: 'ana', claim: 'C1', answer, name: 'Ana', at })
  const all = JSON.parse((await run('list', '--json')).out) as readonly { readonly what: string; readonly case: string }[]
  assert.deepEqual(
    all.map((one) => `${one.what} ${one.case}`.trim()).toSorted((one, other) => one.localeCompare(other)),
    ['appeal', 'submission example'],
  )
  assert.match((await run('list')).out, /^submission of example {2}2021-07-25 {2}post {2}sent {2}UN Working Group on Arbitrary Detention$/m)
  assert.doesNotMatch((await run('list', 'EX-001')).out, /submission/)
  const procedure = { kind: 'procedure', body: 'wgad', whole: true, claims: [], documents: [], appeals: [], told: 'Gone.' }
  const change = { kind: 'add', list: 'procedures', entry: procedure } as const
  const recorded = await db.transaction().execute((tx) => recordEntries(tx, 'example', [change], { by: 'ana', at, facts }))
  assert.equal(recorded.kind, 'recorded', JSON.stringify(recorded))
  assert.doesNotMatch((await run('list', '--csv')).out, /example/)

  const file = join(data, '..', 'dossier.zip')
  const written = await run('dossier', row.dossier, file)
  assert.equal(written.status, 0, written.err)
  assert.equal(createHash('sha256').update(readFileSync(file)).digest('hex'), row.sha256)

  const folder = temporaryFolder()
  writeFileSync(join(folder, 'one.eml'), 'From: a@example.org\nSubject: Out of office\n\nUntil Monday.\n')
  assert.match(
    (await run('reports', folder)).out,
    /^0 reports taken, 0 known before, 0 about nothing that was sent from here, 1 no reports\n$/,
  )
  assert.equal((await run('reports', join(folder, 'nowhere'))).status, 1)
  assert.equal((await run('mail')).status, 2)
  await installation.close()
})
