import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import {
  exchangeFileOf,
  readPo,
  segmentsOf,
  translationOf,
  writePo,
  writeXliff,
  type TranslationEntry,
} from '../../src/translations/index.ts'
import { appeals } from '../demo-files.ts'
import { lacksDebianPackages } from './debian.ts'

const skip = lacksDebianPackages('gettext', 'translate-toolkit', 'python3-lxml')
const folder = mkdtempSync(join(tmpdir(), 'amparo-translations-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const run = (program: string, ...words: string[]): string =>
  execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
const python = (script: string, ...words: string[]): string => run('/usr/bin/python3', '-c', script, ...words)

/** Every demo appeal in three languages, its sentences in all the states there are. */
const files = appeals.flatMap((appeal) =>
  (['es', 'ar', 'zh-Hans'] as const).map((lang) => {
    const entries = segmentsOf(appeal).map(({ kind, text, cites, place }, index): TranslationEntry => {
      const step = (['written', 'asked', 'approved', 'machine', 'sent-back'] as const)[index % 5]!
      const say = {
        target: `${{ es: 'Ésta: «ñ» "', ar: 'هذه: ', 'zh-Hans': '这是：' }[lang]}${text}`,
        note: index % 3 === 0 ? 'A note:\n# of two lines' : '',
      }
      const source = index % 7 === 3 ? `${text} Before.` : text
      return {
        number: index + 1,
        base: index + 1,
        step,
        kind,
        source,
        cites,
        place,
        ...say,
        machine: step === 'machine',
        translator: 'a',
        by: 'b',
        at: new Date(0),
      }
    })
    const file = exchangeFileOf(appeal, translationOf(appeal, entries, lang), entries)
    const path = join(folder, `${appeal.id}.${lang}`)
    writeFileSync(`${path}.po`, writePo(file))
    writeFileSync(`${path}.xlf`, writeXliff(file))
    return { path, file }
  }),
)

suite('The files of translators, read by programs that are not ours', { skip }, () => {
  test('msgfmt finds nothing wrong with any PO file, and msgcat says the same in its own way', () => {
    for (const { path, file } of files) {
      assert.equal(run('msgfmt', '--check', '--output-file=/dev/null', `${path}.po`), '')
      run('msgcat', '--output-file', `${path}.cat.po`, `${path}.po`)
      const back = readPo(readFileSync(`${path}.cat.po`))
      assert.ok(back.kind === 'read')
      assert.deepEqual(
        new Map(back.file.units.map(({ key, source, target, note }) => [key, [source, target, note]])),
        new Map(file.units.map(({ key, source, target, note }) => [key, [source, target, note]])),
      )
    }
  })

  test('pofilter finds no PO file that it cannot read, and pocount counts every sentence', () => {
    for (const { path, file } of files) {
      run('pofilter', '--progress=none', '--test=untranslated', `${path}.po`, `${path}.filtered.po`)
      const counted = run('pocount', '--csv', `${path}.po`)
        .trim()
        .split('\n')
        .at(-1)!
        .split(',')
        .map((cell) => cell.trim())
      assert.equal(Number(counted[7] ?? -1) >= 0 && counted.includes(String(file.units.length)), true, counted.join())
    }
  })

  test('po2xliff and xliff2po of translate-toolkit carry every source and translation there and back', () => {
    for (const { path, file } of files) {
      run('po2xliff', '--progress=none', `${path}.po`, `${path}.12.xlf`)
      run('xliff2po', '--progress=none', `${path}.12.xlf`, `${path}.back.po`)
      const back = readFileSync(`${path}.back.po`, 'utf8')
      assert.ok(file.units.length > 0 && /msgstr "\S/.test(back))
    }
  })

  test('libxml2 reads every XLIFF file with the sources, translations and notes that are in it', () => {
    const script = `
import sys, json
from lxml import etree
n = '{urn:oasis:names:tc:xliff:document:2.0}'
root = etree.parse(sys.argv[1], etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
print(json.dumps([[u.get('id'), ''.join(u.find('.//' + n + 'source').itertext()), ''.join(u.find('.//' + n + 'target').itertext()) if u.find('.//' + n + 'target') is not None else '', [x.text for x in u.iter(n + 'note') if x.get('category') == 'translator']] for u in root.iter(n + 'unit')]))
`
    for (const { path, file } of files)
      assert.deepEqual(
        JSON.parse(python(script, `${path}.xlf`)),
        file.units.map(({ key, source, target, note }) => [key, source, target, note === '' ? [] : [note]]),
      )
  })

  test('translate-toolkit reads the XLIFF 2.0 files', (t) => {
    const knows = python('import importlib.util; print(importlib.util.find_spec("translate.storage.xliff2") is not None)').trim()
    if (knows !== 'True') return t.skip('the translate-toolkit that is installed here reads XLIFF 1 only')
    for (const { path, file } of files) {
      const count = python(
        'import sys; from translate.storage.xliff2 import Xliff2File; print(len(Xliff2File.parsefile(sys.argv[1]).units))',
        `${path}.xlf`,
      )
      assert.equal(Number(count), file.units.length)
    }
  })
})
