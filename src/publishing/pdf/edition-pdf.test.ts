import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PdfOutcome } from '../../platform/index.ts'

import type { Edition } from '../edition.ts'
import { composeSheet } from './compose-sheet.ts'
import { editionPdf, pagesOf } from './edition-pdf.ts'
import { arabicEdition, chineseEdition, farsiEdition, longEdition, mixedEdition, spanishEdition } from './example-editions.ts'

/** Of an edition that was never published, nobody looks at it. */
const hash = 'f'.repeat(64)
const bytes = (outcome: PdfOutcome): Uint8Array => {
  assert.equal(outcome.kind, 'rendered', JSON.stringify(outcome))
  return outcome.kind === 'rendered' ? outcome.bytes : new Uint8Array()
}
const latin1 = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()

for (const [name, edition, lang, direction] of [
  ['Spanish', spanishEdition, 'es', 'L2R'],
  ['Arabic', arabicEdition, 'ar', 'R2L'],
  ['Farsi', farsiEdition, 'fa', 'R2L'],
  ['Chinese', chineseEdition, 'zh-CN', 'L2R'],
  ['a mixed', mixedEdition, 'es', 'L2R'],
] as const)
  test(`${name} edition is a tagged PDF of two pages with its title, its language and its direction`, async () => {
    const pdf = bytes(await editionPdf(edition, { hash, address: 'https://amparo.example/ex-001' }))
    const text = latin1(pdf)
    assert.match(text, /^%PDF-/)
    assert.equal(pagesOf(pdf), 2)
    assert.equal(text.match(/\/Type \/Page\s/g)?.length, 2)
    assert.ok(text.includes(`/Title <FEFF${utf16(edition.title)}>`), 'no title in the metadata')
    assert.ok(text.includes(`/Lang (${lang})`), 'no language')
    assert.ok(text.includes(`/Direction /${direction}`), 'no direction')
    assert.match(text, /\/Marked true/)
    assert.doesNotMatch(text, /\/Author/)
    assert.ok(text.includes('(D:20210725'), 'the date is not the day of publication')
  })

test('the same edition gives the same bytes', async () => {
  assert.deepEqual(bytes(await editionPdf(arabicEdition, { hash })), bytes(await editionPdf(arabicEdition, { hash })))
})

test('a long appeal flows on over as many pages as it needs', async () => {
  assert.ok(pagesOf(bytes(await editionPdf(longEdition, { hash }))) > 2)
})

test('a letter in a script without a font is refused with the letters named', async () => {
  const outcome = await editionPdf({ ...spanishEdition, title: 'Ana שלום' }, { hash })
  assert.deepEqual(outcome, { kind: 'missing-glyphs', characters: ['ש', 'ל', 'ו', 'ם'], scripts: ['Hebrew'] })
})

test('an address that is not one of the web is refused', async () => {
  await assert.rejects(editionPdf(spanishEdition, { hash, address: 'javascript:alert(1)' }), /not the address of a page/)
})

const everything = (value: unknown): string =>
  typeof value === 'string' ? value : value !== null && typeof value === 'object' ? Object.values(value).map(everything).join('\n') : ''

test('the sheet holds every sentence, every account, every speaker and the fingerprint of the edition', () => {
  for (const edition of [spanishEdition, arabicEdition, chineseEdition, mixedEdition]) {
    const sheet = everything(composeSheet(edition, { hash }))
    const sentences = [...edition.sections.flatMap((section) => section.sentences), ...edition.asks].map((sentence) => sentence.text)
    const points = edition.notes.flatMap((note) => note.points)
    const accounts = points.flatMap((point) => point.accounts.map((account) => account.value ?? ''))
    const speakers = points.flatMap((point) =>
      point.accounts.flatMap((account) => account.statements.flatMap((told) => told.said_by.map(({ name }) => name))),
    )
    for (const text of [edition.title, edition.summary, ...sentences, ...accounts, ...speakers, hash])
      assert.ok(sheet.includes(text), `'${text}' is not on the sheet`)
  }
})

test('norms that the text cites stand on the sheet after the notes and numbered on, in our words marked as ours', async () => {
  const number = arabicEdition.notes.length + 1
  const norm = {
    norm: 'nmr-63',
    instrument: 'nmr',
    citation: 'Nelson Mandela Rules, Rules 63-64',
    title: 'Standard Minimum Rules (the Nelson Mandela Rules)',
    symbol: 'A/RES/70/175',
    year: 2015,
    force: 'soft_law',
    confirmed: 'unconfirmed',
    words: 'Regular news.',
    words_lang: 'en',
  } as const
  const [ask] = arabicEdition.asks
  const citing: Edition = { ...arabicEdition, asks: [{ ...ask!, notes: [number] }], norms: [{ number, ...norm }] }
  const note = composeSheet(citing, { hash }).notes.at(-1)
  assert.deepEqual([note?.number, note?.heading, note?.points[0]?.contested], [number, 'القواعد القانونية المستشهد بها', false])
  const printed = everything(note)
  for (const text of ['Rules 63-64', 'A/RES/70/175', 'معيار غير ملزم بذاته', 'وهو ليس نصها', 'Regular news.', 'غير مؤكدة'])
    assert.ok(printed.includes(text), `'${text}' is not on the sheet`)
  // A reference leads to it: without that place on paper the sheet could not be set.
  assert.ok(pagesOf(bytes(await editionPdf(citing, { hash }))) >= 2)
})

test('what is contested says so in a word beside the sentence, and its note keeps every account', () => {
  const sheet = composeSheet(spanishEdition, { hash })
  const words = sheet.sections.flatMap((section) => section.sentences).map((sentence) => sentence.contested)
  assert.deepEqual(words, [null, null, null, 'Controvertido'])
  assert.deepEqual(
    sheet.notes.map((note) => note.points.map((point) => [point.contested, point.accounts.length])),
    [[], [], [], [[true, 2]]],
  )
})

test('a claim that is cited stands in its own note, and the other account beside it', () => {
  const note = spanishEdition.notes.at(-1)
  const point = note?.points[0]
  const claim = point?.accounts[0]?.statements[0]
  assert.ok(note && point && claim)
  const cited: Edition = {
    ...spanishEdition,
    notes: [
      { ...note, claim },
      { ...note, number: 5 },
    ],
  }
  const [first, second] = composeSheet(cited, { hash }).notes
  assert.equal(first?.statement?.speaker, 'Servicio Nacional Penitenciario (autoridad)')
  assert.deepEqual(
    first?.points[0]?.accounts.map((account) => account.label),
    ['Otra versión: 17 de julio de 2021'],
  )
  // The second note is about the same point, which is printed once.
  assert.deepEqual(second?.points[0]?.accounts, [])
  assert.match(second?.points[0]?.state ?? '', /4/)
})

test('a run of letters longer than any word may break, and what is copied from the sheet stays whole', () => {
  const address = `https://amparo.example/${'a'.repeat(80)}`
  const sheet = composeSheet({ ...spanishEdition, summary: 'x'.repeat(200) }, { hash, address })
  assert.ok(sheet.summary.includes('\u200b'))
  assert.equal(sheet.known.address?.text, address)
})

test('a name written the other way is marked as running its own way, and cannot smuggle in marks of its own', () => {
  const [note] = composeSheet(arabicEdition, { hash }).notes
  assert.deepEqual(note?.statement?.printed[0]?.[0], '\u2066Interna fue trasladada de forma voluntaria\u2069')
  const statement = spanishEdition.notes[0]
  assert.ok(statement?.claim)
  const turned = { ...spanishEdition, notes: [{ ...statement, claim: { ...statement.claim, statement: 'a\u202ecba\u2069' } }] }
  assert.equal(composeSheet(turned, { hash }).notes[0]?.statement?.text, 'acba')
})
