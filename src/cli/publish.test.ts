import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { hospitalAppeal, hospitalCase } from '../../test/fixtures/hospital-case.ts'
import { startAmparo } from '../../test/running-amparo.ts'
import { translate } from '../../test/fixtures/translated-appeal.ts'
import { openInstallation } from '../platform/index.ts'
import { temporaryFolder } from '../platform/testing.ts'
import { runAmparo } from './testing.ts'

/** Why the sentence may go out that takes one side of when she was moved. */
const why = ['--reason', 'S2=It is about the notice, not about the day.']

/** The two files in a new folder: a case, and an appeal that stands alone. */
function files(appeal = hospitalAppeal): { readonly folder: string; readonly caseFile: string; readonly appealFile: string } {
  const folder = temporaryFolder()
  const [caseFile, appealFile] = [join(folder, 'case.yaml'), join(folder, 'appeal.yaml')]
  writeFileSync(caseFile, hospitalCase)
  writeFileSync(appealFile, appeal)
  return { folder, caseFile, appealFile }
}

test('an appeal is published beside a running Amparo, is on its page at once, is printed by the one that runs, and publishing it again changes nothing', async (t) => {
  const { caseFile, appealFile } = files()
  const running = await startAmparo('start')
  t.after(() => running.stop())
  const settings = { AMPARO_DATA: running.data }
  assert.equal((await fetch(`${running.origin}/appeals/EX-001`)).status, 404)
  assert.equal((await runAmparo(['import', caseFile], { env: settings })).status, 0)
  const unsaid = await runAmparo(['publish', appealFile, '--by', 'Ana B.'], { env: settings })
  assert.match(unsaid.err, /S2 rests on what is contested and does not say so: “Nobody told the family\.”.*--reason S2="…"/)
  const idle = await runAmparo(['publish', 'EX-001', '--by', 'Ana B.', ...why, '--reason', 'S3=It says so.'], { env: settings })
  assert.match(idle.err, /S3 needs no reason/)
  assert.match(
    (await runAmparo(['publish', 'EX-001', '--by', 'Ana B.', '--reason', 'Why not'], { env: settings })).err,
    /'Why not' is no reason/,
  )
  assert.match((await runAmparo(['publish', 'EX-001', '--by', 'Ana B.', '--reason', 'S2=\u200b'], { env: settings })).err, /is no reason/)
  const first = await runAmparo(['publish', 'EX-001', '--by', 'Ana B.', ...why], { env: settings })
  assert.equal(first.status, 0, first.err)
  assert.match(
    first.out,
    /^EX-001: version 1 is published\.\nFingerprint \(SHA-256\) [0-9a-f]{64}\nPublic with its text: 3 statements with who made them; 2 documents; 1 question; .*; 1 title of a case; 0 things that cannot be so, or hardly\. Nothing else\./,
  )
  // It asked for no tick, so it says whose names went out.
  assert.match(
    first.out,
    /It prints the names of:\n {2}- Ana Ejemplo, without a consent to it on record\n {2}- Lawyer of the prisoner, without a consent to it on record\n/,
  )
  assert.equal((await fetch(`${running.origin}/appeals/EX-001`)).status, 200)
  for (let tries = 0; !/"job done".*"queue":"sheets"/.test(running.printed()); tries += 1) {
    assert.ok(tries < 300, running.printed())
    await wait(100)
  }
  const sheet = await fetch(`${running.origin}/appeals/EX-001.pdf`)
  const bytes = Buffer.from(await sheet.arrayBuffer())
  const name = createHash('sha256').update(bytes).digest('hex')
  assert.equal(sheet.headers.get('ETag'), `"${name}"`)
  const stored = readFileSync(join(running.data, 'files', name.slice(0, 2), name))
  assert.equal(stored.includes('%PDF'), false, 'on the disk it is sealed')
  const again = await runAmparo(['publish', 'EX-001', '--by', 'Ana B.'], { env: settings })
  assert.match(again.out, /version 1 stands: nothing has changed since/)
})

test('a verdict that is stated as a fact is published with a reason, which is kept; of several headings each by its number', async () => {
  const { folder, caseFile, appealFile } = files(
    hospitalAppeal
      .replace('Nobody told the family.', 'The silence violated Rule 68.')
      .replace('What is known', 'She was tortured')
      .replace(/(?= {8}- \{text: The law)/, '    - heading: The prison is guilty\n      sentences:\n'),
  )
  const settings = { AMPARO_DATA: join(folder, 'data') }
  mkdirSync(settings.AMPARO_DATA)
  assert.equal((await runAmparo(['import', caseFile], { env: settings })).status, 0)
  const silent = await runAmparo(['publish', appealFile, '--by', 'Ana B.'], { env: settings })
  assert.match(silent.err, /S2 rests on what is contested[^]*S2 says “violated” as a fact: “The silence.*--reason S2="…"/)
  assert.match(
    silent.err,
    /Heading 1 says “tortured” as a fact[^\n]*--reason Heading1="…"\n[^]*Heading 2 says “guilty”[^\n]*--reason Heading2="…"/,
  )
  const first = await runAmparo(
    ['publish', 'EX-001', '--by', 'Ana B.', ...why, '--reason', 'Heading1=A doctor says so.', '--reason', 'Heading2=A court found so.'],
    { env: settings },
  )
  assert.equal(first.status, 0, first.err)
})

test('what stops publication is listed, and the exit status says that nothing was published', async () => {
  const { folder, caseFile, appealFile } = files(hospitalAppeal.replace("['example#C3', 'example#C1']", "['example#C4']"))
  const settings = { AMPARO_DATA: join(folder, 'data') }
  mkdirSync(settings.AMPARO_DATA)
  assert.equal((await runAmparo(['import', caseFile], { env: settings })).status, 0)
  const outcome = await runAmparo(['publish', appealFile, '--by', 'Ana B.'], { env: settings })
  assert.deepEqual([outcome.status, outcome.out], [1, ''])
  assert.match(
    outcome.err,
    /EX-001 was not published\.\n {2}- S2 cites example#C4, which is marked team\.\nNothing became public\. .*docs\/publishing\.md\.\n$/,
  )
})

test('an appeal or a case that is not there is refused with the nearest that is', async () => {
  const { folder, caseFile, appealFile } = files()
  const settings = { AMPARO_DATA: join(folder, 'data') }
  mkdirSync(settings.AMPARO_DATA)
  const says = async (...words: string[]): Promise<string> => (await runAmparo(words, { env: settings })).err
  const takeDown = ['take-down', 'EX-01', '--by', 'Ana B.', '--reason', 'Asked for.']
  await runAmparo(['import', caseFile], { env: settings })
  assert.equal(await says('publish', 'EX-01', '--by', 'Ana B.'), "There is no appeal 'EX-01'. No appeal is kept here.\n")
  await runAmparo(['import', appealFile], { env: settings })
  assert.equal(await says('publish', 'EX-01', '--by', 'Ana B.'), "There is no appeal 'EX-01'. Did you mean 'EX-001'?\n")
  assert.equal(await says('publish', 'other', '--by', 'Ana B.'), "There is no appeal 'other'. The appeals are EX-001.\n")
  assert.equal(await says(...takeDown), "No appeal 'EX-01' has been published. None is shown here.\n")
  await runAmparo(['publish', 'EX-001', '--by', 'Ana B.', ...why], { env: settings })
  assert.equal(await says(...takeDown), "No appeal 'EX-01' has been published. Did you mean 'EX-001'?\n")
  assert.equal(await says('export', 'exampel'), "There is no case 'exampel'. Did you mean 'example'?\n")
})

test('without a name, with a case file or with a file that is not there, nothing is opened', async () => {
  const { folder, caseFile } = files()
  const settings = { AMPARO_DATA: join(folder, 'data') }
  for (const [words, says] of [
    [['publish', 'EX-001'], /--by NAME/],
    [['publish', caseFile, '--by', 'Ana B.'], /is not an appeal \(format: amparo-appeal\/1\)/],
    [['publish', join(folder, 'none.yaml'), '--by', 'Ana B.'], /none\.yaml/],
  ] as const) {
    const outcome = await runAmparo(words, { env: settings })
    assert.equal(outcome.status, 1)
    assert.match(outcome.err, says)
  }
  assert.equal(existsSync(settings.AMPARO_DATA), false)
})

test('an appeal is taken down beside a running Amparo: gone at once, with the reason in its place, until it is published again', async (t) => {
  const { caseFile, appealFile } = files()
  const running = await startAmparo('start')
  t.after(() => running.stop())
  const settings = { AMPARO_DATA: running.data }
  await runAmparo(['import', caseFile], { env: settings })
  await runAmparo(['publish', appealFile, '--by', 'Ana B.', ...why], { env: settings })
  assert.match((await runAmparo(['take-down', 'EX-001', '--by', 'Ana B.'], { env: settings })).err, /--reason TEXT/)
  assert.match((await runAmparo(['take-down', 'EX-001', '--reason', 'She asked for it.'], { env: settings })).err, /--by NAME/)
  const down = await runAmparo(['take-down', 'EX-001', '--by', 'Ana B.', '--reason', 'She asked for it.'], { env: settings })
  assert.deepEqual([down.status, down.out.split('\n', 1)[0]], [0, 'EX-001: version 1 taken down. Readers see the day and the reason.'])
  const gone = await fetch(`${running.origin}/appeals/EX-001`)
  assert.equal(gone.status, 410)
  assert.match(await gone.text(), /She asked for it\./)
  assert.equal((await runAmparo(['take-down', 'EX-001', '--by', 'Ana B.', '--reason', 'Again.'], { env: settings })).status, 1)
  assert.match((await runAmparo(['publish', 'EX-001', '--by', 'Ana B.', ...why], { env: settings })).out, /version 2 is published/)
  assert.equal((await fetch(`${running.origin}/appeals/EX-001`)).status, 200)
})

test('a version comes out with the translations that are approved; each of the others is told with what it lacks, and one can be taken down alone', async (t) => {
  const { caseFile, appealFile } = files()
  const running = await startAmparo('start')
  t.after(() => running.stop())
  const run = (...words: string[]) => runAmparo(words, { env: { AMPARO_DATA: running.data } })
  assert.equal((await run('import', caseFile)).status, 0)
  assert.equal((await run('import', appealFile)).status, 0)
  const installation = await openInstallation({ dataFolder: running.data, as: 'guest', schema: 'newest', say: () => undefined })
  assert.ok(installation.kind === 'open')
  await translate(installation.db, 'EX-001', 'es')
  await translate(installation.db, 'EX-001', 'ar', { but: ['S2'] })
  await installation.close()
  const all = await run('publish', 'EX-001', '--by', 'Ana B.', '--languages', 'all', ...why)
  assert.equal(all.status, 0, all.err)
  assert.match(
    all.out,
    /version 1 is published[^]*1\/2 ar: not published\. Not approved for exactly this text: S2\.\n2\/2 es: published, fingerprint/,
  )
  assert.equal((await fetch(`${running.origin}/appeals/EX-001/es`)).status, 200)
  const down = await run('take-down', 'EX-001', '--by', 'Ana B.', '--reason', 'A wrong word.', '--language', 'es')
  assert.match(down.out, /version 1 taken down in es\./)
  // What was taken down is approved anew before it comes out again.
  const again = await openInstallation({ dataFolder: running.data, as: 'guest', schema: 'newest', say: () => undefined })
  assert.ok(again.kind === 'open')
  await translate(again.db, 'EX-001', 'es', { say: (text) => `[es, mended] ${text}`, at: new Date() })
  await again.close()
  const mended = await run('publish', 'EX-001', '--by', 'Ana B.', '--languages', 'ar,es', '--again', ...why)
  assert.equal(mended.status, 1)
  assert.match(mended.out, /version 2 is published[^]*1\/2 ar: not published[^]*2\/2 es: published/)
})
