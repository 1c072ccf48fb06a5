import assert from 'node:assert/strict'
import { inflateSync } from 'node:zlib'
import { test } from 'node:test'
import type { PdfOutcome } from '../../platform/index.ts'
import type { Edition } from '../edition.ts'
import { pagesOf } from '../pdf/edition-pdf.ts'
import { arabicEdition, chineseEdition, longEdition, mixedEdition, spanishEdition } from '../pdf/example-editions.ts'
import { amharicEdition, russianEdition } from '../pdf/more-example-editions.ts'
import { wordsFor } from '../words/index.ts'
import { composeCard } from './card.ts'
import { makeForm } from './make-form.ts'
import { composePoster } from './poster.ts'

const place = { hash: 'f'.repeat(64), address: 'https://amparo.example/appeals/EX-001', seal: 'c2VhbA' }
const made = async (form: 'sheet' | 'poster' | 'card', edition: Edition): Promise<Buffer> => bytesOf(await makeForm(form, edition, place))
const bytesOf = (outcome: PdfOutcome): Buffer => {
  assert.equal(outcome.kind, 'rendered', JSON.stringify(outcome))
  return Buffer.from(outcome.kind === 'rendered' ? outcome.bytes : [])
}

for (const edition of [spanishEdition, arabicEdition, chineseEdition, russianEdition, amharicEdition])
  test(`in ${edition.lang} there is a sheet, a poster of one A3 page and a card of 1200 by 630 pixels that shows something`, async () => {
    assert.equal(pagesOf(await made('sheet', edition)), 2)
    const poster = await made('poster', edition)
    assert.equal(pagesOf(poster), 1)
    assert.match(poster.toString('latin1'), /\/MediaBox \[0 0 841\.8\d* 1190\.5\d*\]/)
    const card = await made('card', edition)
    assert.deepEqual([card.readUInt32BE(16), card.readUInt32BE(20)], [1200, 630])
    assert.ok(inkOf(card) > 5000, 'the card shows nothing')
  })

test('the same edition and place give the same bytes, and another text others', async () => {
  for (const form of ['poster', 'card'] as const) {
    const first = await made(form, arabicEdition)
    assert.deepEqual(await made(form, arabicEdition), first)
    assert.notDeepEqual(await made(form, { ...arabicEdition, title: spanishEdition.title }), first)
  }
})

test('a character that no typeface has is named, and neither poster nor card is made', async () => {
  for (const form of ['poster', 'card'] as const)
    assert.deepEqual(await makeForm(form, { ...spanishEdition, title: 'Ana שלום' }, place), {
      kind: 'missing-glyphs',
      characters: ['ש', 'ל', 'ו', 'ם'],
      scripts: ['Hebrew'],
    })
})

test('a poster says what is asked, of whom, until when and what is contested of it; a long one is still one page', async () => {
  const [ask] = spanishEdition.asks
  const poster = composePoster({ ...spanishEdition, asks: [{ ...ask!, contested: true }] }, place)
  assert.deepEqual(poster.asks.sentences, [{ number: 1, text: ask!.text, mark: wordsFor('es').contested.word }])
  assert.deepEqual(poster.to.people[0], ['Sra. Ministra Rosa Modelo', 'Ministra de Justicia', 'Servicio Nacional Penitenciario'])
  assert.equal(poster.status, 'Abierto hasta el 30 de septiembre de 2021')
  const many = { ...longEdition, asks: Array.from({ length: 12 }, () => ask!) }
  assert.equal(pagesOf(await made('poster', many)), 1)
})

test('a picture is looked at on any later day: a card names the day to act by, and holds marks of direction of nobody', () => {
  assert.equal(composeCard(spanishEdition, place).status, 'Plazo para actuar: 30 de septiembre de 2021')
  assert.doesNotMatch(JSON.stringify(composeCard({ ...mixedEdition, title: 'a\u202eb' }, place)), /\u202e/)
})

test('what is only data is nowhere run as anything', async () => {
  await made('poster', { ...mixedEdition, title: '#panic("no") $x$ *b*' })
  await made('card', { ...mixedEdition, title: '#panic("no") $x$ *b*' })
})

/** How many bytes of its pixels are dark. */
function inkOf(png: Buffer): number {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const pixels = inflateSync(Buffer.concat(parts))
  // Each line begins with its filter; those that filter are not counted.
  const line = pixels.length / 630
  let dark = 0
  for (let at = 0; at < pixels.length; at += line)
    if (pixels[at] !== 5) for (const value of pixels.subarray(at + 1, at + line)) dark += value > 0 && value < 100 ? 1 : 0
  return dark
}
