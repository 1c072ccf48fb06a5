import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { startAmparo } from '../../test/running-amparo.ts'
import { hospitalCase, readCase } from '../../test/fixtures/hospital-case.ts'
import { makeBundle, zipOf } from '../bundles/index.ts'
import { filesFolder, openFiles, projectPath } from '../platform/index.ts'
import { temporaryFolder, withDatabase } from '../platform/testing.ts'
import { runAmparo } from './testing.ts'

const guzman = projectPath('data', 'demo', 'guzman.yaml')
const salgado = projectPath('data', 'demo', 'salgado.yaml')

test('a case is imported, exported, and imported elsewhere; the second export is the same to the byte', async () => {
  const [one, other] = [temporaryFolder(), temporaryFolder()]
  const imported = await runAmparo(['import', guzman, salgado], { env: { AMPARO_DATA: one } })
  assert.match(imported.out, /case 'guzman' kept \(\d+ claims\)\.\n.*case 'salgado' kept/)
  const file = join(one, 'guzman.yaml')
  assert.equal((await runAmparo(['export', 'guzman', '--output', file], { env: { AMPARO_DATA: one } })).status, 0)
  assert.equal((await runAmparo(['import', file], { env: { AMPARO_DATA: other } })).status, 0)
  const second = await runAmparo(['export', 'guzman'], { env: { AMPARO_DATA: other } })
  assert.equal(second.out, readFileSync(file, 'utf8'))
})

test('a case goes out as a folder or an archive and comes in elsewhere; a changed file in it keeps it out', async () => {
  const [one, other] = [temporaryFolder(), temporaryFolder()]
  assert.equal((await runAmparo(['import', salgado], { env: { AMPARO_DATA: one } })).status, 0)
  const [folder, zip] = [join(one, 'bundle'), join(one, 'bundle.zip')]
  for (const way of [
    ['--folder', folder],
    ['--zip', zip],
    ['--csv', join(one, 'tables')],
  ])
    assert.equal((await runAmparo(['export', 'salgado', ...way], { env: { AMPARO_DATA: one } })).status, 0, way.join(' '))
  assert.match((await runAmparo(['export', 'salgado', '--folder', folder], { env: { AMPARO_DATA: one } })).err, /is not empty/)
  const page = join(folder, 'index.html')
  const text = readFileSync(page, 'utf8')
  writeFileSync(page, text.replace('said', 'shown'))
  assert.match(
    (await runAmparo(['import', folder], { env: { AMPARO_DATA: other } })).err,
    /index\.html is not the file that was put into the bundle/,
  )
  writeFileSync(page, text)
  assert.match(
    (await runAmparo(['import', folder, '--dry-run'], { env: { AMPARO_DATA: other } })).out,
    /nothing is wrong with it \(case 'salgado' with 3 files/,
  )
  assert.match((await runAmparo(['import', zip], { env: { AMPARO_DATA: other } })).out, /case 'salgado' kept/)
  assert.match((await runAmparo(['import', folder], { env: { AMPARO_DATA: other } })).out, /case 'salgado': nothing new/)
  assert.equal(
    (await runAmparo(['export', 'salgado'], { env: { AMPARO_DATA: other } })).out,
    (await runAmparo(['export', 'salgado'], { env: { AMPARO_DATA: one } })).out,
  )
})

test('a bundle that comes again says which files it brought back', async () => {
  const data = temporaryFolder()
  const letter = Buffer.from('To the family.')
  const zip = join(data, 'bundle.zip')
  await withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const read = readCase(hospitalCase)
    const [first, ...rest] = read.documents
    const original = { sha256: await files.keep(letter), media_type: 'text/plain', bytes: letter.length }
    const bundle = await makeBundle({ ...read, documents: [{ ...first!, original }, ...rest] }, files, 'sealed')
    assert.ok(bundle.kind === 'made')
    const pieces: Uint8Array[] = []
    for await (const piece of zipOf(bundle.files)) pieces.push(piece)
    writeFileSync(zip, Buffer.concat(pieces))
  })
  const first = await runAmparo(['import', zip], { env: { AMPARO_DATA: data } })
  assert.equal(first.status, 0, first.err)
  const name = createHash('sha256').update(letter).digest('hex')
  rmSync(join(filesFolder(data), name.slice(0, 2), name))
  const { out } = await runAmparo(['import', zip], { env: { AMPARO_DATA: data } })
  assert.match(out, /case 'example': nothing new but its files; \d+ as they were\.\n/)
  assert.match(out, new RegExp(`Brought back: originals/${name}\\.txt, of document D1 the original, which was not here any more\\.`))
})

test('a dry run touches no database and says what is wrong, with its place and what was probably meant', async () => {
  const data = temporaryFolder()
  const wrong = join(data, 'wrong.yaml')
  writeFileSync(wrong, readFileSync(salgado, 'utf8').replace('said_by:', 'said_bye:'))
  const good = await runAmparo(['import', salgado, '--dry-run'], { env: { AMPARO_DATA: join(data, 'none') } })
  assert.deepEqual([good.status, good.err], [0, ''])
  const bad = await runAmparo(['import', wrong, '--dry-run'], { env: { AMPARO_DATA: join(data, 'none') } })
  assert.equal(bad.status, 1)
  assert.match(bad.err, /wrong\.yaml:\d+:\d+ claims\[0\]\.said_bye: 'said_bye' is not a key here.*Did you mean 'said_by'\?/)
})

test('one wrong file among several keeps all of them out', async () => {
  const data = temporaryFolder()
  const wrong = join(data, 'wrong.yaml')
  writeFileSync(wrong, 'format: amparo-case/1\n')
  assert.equal((await runAmparo(['import', guzman], { env: { AMPARO_DATA: data } })).status, 0)
  const outcome = await runAmparo(['import', salgado, wrong], { env: { AMPARO_DATA: data } })
  assert.equal(outcome.status, 1)
  assert.match(outcome.err, /Nothing was imported\.\n$/)
  assert.match(
    (await runAmparo(['export', 'salgado'], { env: { AMPARO_DATA: data } })).err,
    /There is no case 'salgado'\. The cases are guzman\./,
  )
})

test('import and export work beside a running Amparo, and a misspelt case is guessed', async (t) => {
  const running = await startAmparo('start')
  t.after(() => running.stop())
  assert.equal((await runAmparo(['import', salgado], { env: { AMPARO_DATA: running.data } })).status, 0)
  const missing = await runAmparo(['export', 'salgada'], { env: { AMPARO_DATA: running.data } })
  assert.equal(missing.status, 1)
  assert.match(missing.err, /Did you mean 'salgado'\?/)
})

test('an appeal over several cases is kept as a draft', async () => {
  const appeal = projectPath('data', 'demo', 'appeals', 'independent-doctors.yaml')
  const outcome = await runAmparo(['import', appeal], { env: { AMPARO_DATA: temporaryFolder() } })
  assert.equal(outcome.status, 0)
  assert.match(outcome.out, /appeal '[^']+' kept as a draft/)
})

test('importing again says what was new, and what stays whatever the file says', async () => {
  const data = temporaryFolder()
  const [first, later] = [join(data, 'first.json'), join(data, 'later.json')]
  const written = JSON.parse(largeCase('perez', 2)) as { sources: object[]; claims: object[] }
  const [one, two] = written.claims
  const taken = { ...one, sensitivity: 'sealed', retracted: { by: 'source', on: '2022', why: 'Mistaken.' } }
  const third = { ...two, id: 'C3' }
  writeFileSync(first, JSON.stringify(written))
  writeFileSync(later, JSON.stringify({ ...written, claims: [taken, two, third] }))
  const said: string[] = []
  for (const file of [first, later, first, later])
    said.push((await runAmparo(['import', file], { env: { AMPARO_DATA: data } })).out.split('.json: ')[1] ?? '')
  assert.deepEqual(said, [
    "case 'perez' kept (2 claims).\n",
    "case 'perez': new: claims marked 1, retractions 1, claims 1; 3 as they were.\n",
    "case 'perez': nothing new; 4 as they were.\nClaim 'C0' stays sealed, whatever this file says.\n",
    "case 'perez': nothing new; 5 as they were.\n",
  ])
})

test('a file that is not there is named', async () => {
  const outcome = await runAmparo(['import', '/no/such/file.yaml'], { env: { AMPARO_DATA: temporaryFolder() } })
  assert.equal(outcome.status, 1)
  assert.match(outcome.err, /\/no\/such\/file\.yaml cannot be read: there is no such file or folder\./)
})

test('an import that is killed at any moment has kept everything or nothing', async () => {
  const data = temporaryFolder()
  const large = join(data, 'large.json')
  assert.equal((await runAmparo(['import', salgado], { env: { AMPARO_DATA: data } })).status, 0)
  for (const delay of [600, 800, 1000, 1200, 1400, 1600]) {
    writeFileSync(large, largeCase(`large-${delay}`))
    const child = spawn(projectPath('bin', 'amparo'), ['import', large], { env: { ...process.env, AMPARO_DATA: data }, stdio: 'ignore' })
    const gone = once(child, 'exit')
    await Promise.race([wait(delay), gone])
    child.kill('SIGKILL')
    await gone
    const after = await runAmparo(['export', `large-${delay}`], { env: { AMPARO_DATA: data } })
    if (after.status !== 0) assert.match(after.err, /There is no case 'large-/)
    else {
      assert.equal(after.out.match(/^  - id: C/gm)?.length, 20_000)
    }
  }
  const salgadoKept = await runAmparo(['export', 'salgado'], { env: { AMPARO_DATA: data } })
  assert.match(salgadoKept.out, /^format: amparo-case\/1\n/)
})

const briefClaim = (at: number): object => ({
  id: `C${at}`,
  about: 'perez',
  said_by: ['efe'],
  said_on: '2021',
  statement: `Statement ${at}.`,
})
const largeCase = (id: string, claims = 20_000): string =>
  JSON.stringify({
    format: 'amparo-case/1',
    case: { id, title: 'Large', country: 'PE', summary: 'Large.', opened: '2021' },
    subjects: [{ id: 'perez', kind: 'person', names: [{ text: 'Pérez', kind: 'legal' }] }],
    sources: [{ id: 'efe', name: 'EFE', kind: 'press' }],
    claims: Array.from({ length: claims }, (_, at) => briefClaim(at)),
  })
