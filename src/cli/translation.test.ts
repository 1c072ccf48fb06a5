import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { hospitalAppeal } from '../../test/fixtures/hospital-case.ts'
import { amparo } from '../../test/running-amparo.ts'
import { temporaryFolder } from '../platform/testing.ts'

test('an appeal goes out as XLIFF, comes back translated, and taken again changes nothing', async () => {
  const folder = temporaryFolder()
  const at = (name: string): string => join(folder, name)
  const run = (...words: string[]) => amparo(words, { AMPARO_DATA: at('data') })
  mkdirSync(at('data'))
  writeFileSync(at('appeal.yaml'), hospitalAppeal)
  assert.equal((await run('import', at('appeal.yaml'))).status, 0)
  const out = await run('translation', 'export', 'EX-001', '--lang', 'es', '--xliff', at('es.xlf'))
  assert.match(out.err, /^EX-001, es: \d+ sentences, 0 of them approved\.\n$/)
  const sent = readFileSync(at('es.xlf'), 'utf8')
  const translated = sent.replace(
    /state="initial" subState="amparo:missing">(\s*)<source xml:space="preserve">Fictional: an examination[^<]*<\/source>/,
    (unit) => `${unit.replace('initial', 'translated')}<target>Ficticio: un examen</target>`,
  )
  assert.notEqual(translated, sent)
  writeFileSync(at('back.xlf'), translated)
  const taken = await run('translation', 'import', at('back.xlf'), '--by', 'Ana B.', '--outside')
  assert.match(taken.out, /^EX-001, es: 1 of \d+ sentences are written; \d+ say what stands already\.\n {2}Title: waits for its review\n$/)
  const again = await run('translation', 'import', at('back.xlf'), '--dry-run', '--json')
  const { written, dryRun } = JSON.parse(again.out) as { readonly written: number; readonly dryRun: boolean }
  assert.deepEqual([written, dryRun], [0, true])
  for (const [words, why] of [
    [['import', at('back.xlf')], /--by NAME/],
    [['import', at('back.xlf'), '--by', 'Ana B.'], /No staff member is called 'Ana B\.'.*--outside/],
    [['import', at('appeal.yaml'), '--by', 'Ana B.'], /no PO file that can be read|does not say of which appeal/],
  ] as const)
    assert.match((await run('translation', ...words)).err, why)
})
