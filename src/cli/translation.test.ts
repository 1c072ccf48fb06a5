import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { hospitalAppeal, hospitalCase } from '../../test/fixtures/hospital-case.ts'
import { amparo } from '../../test/running-amparo.ts'
import { temporaryFolder } from '../platform/testing.ts'

test('an appeal goes out as XLIFF and PO, comes back translated, and goes out again with what was taken', async () => {
  const folder = temporaryFolder()
  const at = (name: string): string => join(folder, name)
  const run = (...words: string[]) => amparo(words, { AMPARO_DATA: at('data') })
  mkdirSync(at('data'))
  writeFileSync(at('case.yaml'), hospitalCase)
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
  const looked = await run('translation', 'import', at('back.xlf'), '--dry-run', '--json')
  assert.deepEqual([JSON.parse(looked.out).written, JSON.parse(looked.out).dryRun], [1, true])
  const taken = await run('translation', 'import', at('back.xlf'), '--by', 'Ana B.')
  assert.match(taken.out, /^EX-001, es: 1 of \d+ sentences are written; \d+ say what stands already\.\n {2}Title: waits for its review\n$/)
  assert.equal((await run('translation', 'export', 'EX-001', '--lang', 'es', '--po', at('es.po'))).status, 0)
  assert.match(
    readFileSync(at('es.po'), 'utf8'),
    /#\. state: in-review\n[^"]*msgctxt "title-[0-9a-f]{24}"\nmsgid "Fictional: [^"]*"\nmsgstr "Ficticio: un examen"/,
  )
  for (const [words, why] of [
    [['export', 'EX-001', '--po', at('x')], /--lang es/],
    [['import', at('back.xlf')], /--by NAME/],
    [['import', at('case.yaml'), '--by', 'Ana B.'], /no PO file that can be read|does not say of which appeal/],
  ] as const)
    assert.match((await run('translation', ...words)).err, why)
})
