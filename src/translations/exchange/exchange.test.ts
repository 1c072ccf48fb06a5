import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { appeals } from '../../../test/demo-files.ts'
import type { Appeal } from '../../cases/index.ts'
import type { Database } from '../../platform/index.ts'
import { withDatabase } from '../../platform/testing.ts'
import {
  changeTranslation,
  exchangeFileOf,
  importFile,
  readEntries,
  readPo,
  readXliff,
  segmentsOf,
  translationOf,
  writePo,
  writeXliff,
  type ImportOutcome,
  type ReadExchange,
} from '../index.ts'

const at = new Date('2021-07-25T10:00:00Z')
/** What stands for a translation: letters of the script, and signs that files write in another way. */
const said = {
  es: 'Ésta es la «traducción»: 100 % & <a> "b" \\n.',
  ar: 'هذه ترجمة ‏(1992)‏ & <أ>',
  'zh-Hans': '这是翻译：1992年7月 & <甲> “乙”',
} as const

async function stands(db: Database, appeal: Appeal, lang: string) {
  const entries = await readEntries(db, appeal.id, lang)
  return exchangeFileOf(appeal, translationOf(appeal, entries, lang), entries)
}

const forms = {
  xliff: { write: (file: Parameters<typeof writeXliff>[0]) => Buffer.from(writeXliff(file)), read: readXliff },
  po: { write: writePo, read: readPo },
} as const

const fileIn = (read: ReadExchange) => {
  assert.ok(read.kind === 'read', read.kind === 'unreadable' ? read.reason : '')
  return read.file
}

/** The appeal translated sentence after sentence into all the states there are; afterwards its third sentence is changed. */
async function translate(db: Database, appeal: Appeal, lang: keyof typeof said): Promise<Appeal> {
  const what = { appeal, lang }
  const step = async (by: string, change: Parameters<typeof changeTranslation>[2]) =>
    assert.equal((await db.transaction().execute((tx) => changeTranslation(tx, what, change, { by, at }))).kind, 'changed')
  const [known] = [new Set<string>()]
  for (const [index, { key, text }] of segmentsOf(appeal).entries()) {
    if (index % 5 === 4 || known.has(key)) continue
    known.add(key)
    const write = { kind: 'write', key, base: 0, target: `${said[lang]} ${text.slice(0, 30)}`, ask: index % 5 !== 0, anew: false } as const
    await step('ana', { ...write, note: index % 3 === 0 ? 'Two lines:\n: a "note" & a < b' : '' })
    if (index % 5 < 2) continue
    const base = (await readEntries(db, appeal.id, lang)).at(-1)!.base
    await step('bruno', index % 5 === 2 ? { kind: 'approve', key, base } : { kind: 'send-back', key, base, remark: 'Say\nit plainly.' })
  }
  const [first, ...others] = appeal.sections
  const sentences = first!.sentences.map((one, index) => (index === 2 ? { ...one, text: `${one.text} Changed & "new".` } : one))
  return { ...appeal, sections: [{ ...first, sentences }, ...others] }
}

test('every demo appeal goes out as XLIFF and as PO in three languages and comes back with every byte, note and state', () =>
  withDatabase(async (db) => {
    const states = new Set<string>()
    for (const demo of appeals)
      for (const lang of ['es', 'ar', 'zh-Hans'] as const) {
        const appeal = await translate(db, demo, lang)
        const before = await stands(db, appeal, lang)
        for (const { state } of before.units) states.add(state)
        for (const { write, read } of Object.values(forms)) {
          const bytes = write(before)
          const file = fileIn(read(bytes))
          const outcome = await db.transaction().execute((tx) => importFile(tx, { appeal, lang }, file, { by: 'carla', at }))
          assert.ok(outcome.kind === 'read' && outcome.sameText)
          assert.deepEqual([outcome.written, [...new Set(outcome.sentences.map(({ outcome: what }) => what))]], [0, ['same']])
          assert.ok(write(await stands(db, appeal, lang)).equals(bytes))
          assert.deepEqual(
            file.units.map(({ key, source, target, note }) => [key, source, target, note]),
            before.units.map(({ key, source, target, note }) => [key, source, target, note]),
          )
        }
      }
    assert.deepEqual([...states].toSorted(), ['approved', 'draft', 'in-review', 'missing', 'stale'])
  }))

test('whatever a sentence, its translation and its note say, both forms give them back', () => {
  const words = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.toWellFormed())
  const unit = { key: 'sentence-1', places: ['S1'], cites: ['a#C1'], state: 'draft', machine: true, remark: 'r', before: 'b' } as const
  const file = { appeal: 'A <1> "&"', title: '', sourceLang: 'en', lang: 'es', text: 'x', number: 7, at }
  fc.assert(
    fc.property(words, words, (source, target) => {
      for (const { write, read } of Object.values(forms)) {
        const back = fileIn(read(write({ ...file, units: [{ ...unit, source: `.${source}`, target: `.${target}`, note: 'n' }] })))
        assert.deepEqual([back.appeal, back.number], [file.appeal, 7])
        assert.deepEqual(
          back.units.map((one) => [one.source, one.target, one.note, one.finished]),
          [[`.${source}`, `.${target}`, 'n', false]],
        )
      }
    }),
  )
})

test('what translators changed is taken sentence by sentence: as a draft, for review, or not where it no longer fits', () =>
  withDatabase(async (db) => {
    const [demo] = appeals
    assert.ok(demo !== undefined)
    const lang = 'es'
    const segments = segmentsOf(demo)
    const file = fileIn(readXliff(Buffer.from(writeXliff(await stands(db, demo, lang)))))
    const [title, summary, , ...others] = segments
    const [first, second, third] = others.filter(({ kind }) => kind === 'sentence')
    const units = file.units.map((unit) => {
      if (unit.key === title!.key) return { ...unit, target: 'Un título', finished: true }
      if (unit.key === summary!.key) return { ...unit, target: 'Un resumen', note: 'Ask the lawyer' }
      if (unit.key === first!.key) return { ...unit, target: 'Uno' }
      if (unit.key === second!.key) return { ...unit, source: `${unit.source}!`, target: 'Dos' }
      return unit.key === third!.key ? { ...unit, target: 'Tres' } : unit
    })
    const written = { kind: 'write', key: first!.key, base: 0, target: 'Here first', note: '', ask: false, anew: false } as const
    await db.transaction().execute((tx) => changeTranslation(tx, { appeal: demo, lang }, written, { by: 'ana', at }))
    const appeal = {
      ...demo,
      sections: demo.sections.map((section) => ({ ...section, sentences: section.sentences.filter(({ text }) => text !== third!.text) })),
    }
    const take = (dryRun: boolean): Promise<ImportOutcome> =>
      db.transaction().execute((tx) => importFile(tx, { appeal, lang }, { ...file, units }, { by: 'carla', at, dryRun }))
    const looked = await take(true)
    assert.equal((await readEntries(db, demo.id, lang)).length, 1, 'looking writes nothing')
    const outcome = await take(false)
    assert.deepEqual(outcome, looked)
    assert.ok(outcome.kind === 'read' && !outcome.sameText && outcome.written === 2)
    assert.deepEqual(
      outcome.sentences.filter(({ outcome: what }) => what !== 'same').map(({ target, outcome: what }) => [target, what]),
      [
        ['Un título', 'for-review'],
        ['Un resumen', 'draft'],
        ['Uno', 'changed-here'],
        ['Dos', 'source-changed'],
        ['Tres', 'not-in-text'],
      ],
    )
    const { units: after } = await stands(db, appeal, lang)
    assert.deepEqual(
      after.filter(({ target }) => target !== '').map(({ target, note, state }) => [target, note, state]),
      [
        ['Un título', '', 'in-review'],
        ['Un resumen', 'Ask the lawyer', 'draft'],
        ['Here first', '', 'draft'],
      ],
    )
    const again = await take(false)
    assert.ok(again.kind === 'read' && again.written === 0, 'the same file taken twice does its work once')
    const other = { ...appeal, id: 'another' }
    assert.deepEqual(await db.transaction().execute((tx) => importFile(tx, { appeal: other, lang }, file, { by: 'carla', at })), {
      kind: 'other-appeal',
      appeal: demo.id,
    })
  }))

const xliff = (inner: string, head = '<?xml version="1.0"?>'): Buffer =>
  Buffer.from(`${head}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="es">${inner}</xliff>`)
const bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
const refused: readonly (readonly [what: string, read: () => ReadExchange, why: RegExp])[] = [
  ['XML with entities', () => readXliff(xliff('<file id="f" original="A"><unit id="u"/>&b;&f;</file>', bomb)), /document type/],
  ['XML that breaks off', () => readXliff(xliff('<file id="f" original="A">')), /no XML that can be read/],
  ['XLIFF 1.2', () => readXliff(Buffer.from('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>')), /XLIFF 1.2/],
  ['XML that is no XLIFF', () => readXliff(Buffer.from('<html/>')), /no XLIFF/],
  ['XLIFF of nothing', () => readXliff(xliff('<file id="f"/>')), /does not say of which appeal/],
  ['XLIFF in UTF-16', () => readXliff(Buffer.from('\uFEFF<xliff/>', 'utf16le')), /not in UTF-8/],
  [
    'XLIFF that says it is in Latin 1',
    () => readXliff(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><xliff/>')),
    /in ISO-8859-1/,
  ],
  ['an empty file', () => readXliff(Buffer.alloc(0)), /no XML/],
  ['a file of 6 MB', () => readPo(Buffer.alloc(6_000_000, 32)), /larger than 5 MB/],
  ['a PO file in Latin 1', () => readPo(Buffer.from('msgid "a"\nmsgstr "\xE9"\n', 'latin1')), /not in UTF-8/],
  ['a PO file that says so', () => readPo(Buffer.from('msgid ""\nmsgstr "Content-Type: text/plain; charset=CP1252\\n"\n')), /in CP1252/],
  ['a PO file with a quote left open', () => readPo(Buffer.from('msgid "a\nmsgstr "b"\n')), /no PO file/],
  ['a PO file of another program', () => readPo(Buffer.from('msgid "a"\nmsgstr "b"\n')), /does not say of which appeal/],
]
for (const [what, read, why] of refused)
  test(`${what} is refused, and why is said`, () => {
    const outcome = read()
    assert.match(outcome.kind === 'unreadable' ? outcome.reason : 'read', why)
  })
