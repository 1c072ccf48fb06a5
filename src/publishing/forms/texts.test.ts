import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Edition } from '../edition.ts'
import { arabicEdition, chineseEdition, spanishEdition } from '../pdf/example-editions.ts'
import { wordsFor } from '../words/index.ts'
import { calendarOf } from './calendar.ts'
import type { FeedEdition } from './listed.ts'
import { mailText } from './mail-text.ts'

const address = 'https://amparo.example/appeals/EX-001'
const mailOf = (edition: Edition): string => mailText({ edition, newest: edition.version }, address)

test('the text for an e-mail has its subject first, what is asked, of whom and until when, what is contested, and the way home', () => {
  const [ask] = spanishEdition.asks
  const text = mailOf({ ...spanishEdition, asks: [{ ...ask!, contested: true }] })
  assert.match(text, /^Asunto: Un examen médico independiente para Ana Ejemplo\n\n/)
  const flat = text.replaceAll(/\s+/g, ' ')
  for (const part of [
    'Plazo para actuar: 30 de septiembre de 2021.',
    `1. ${ask!.text} (${wordsFor('es').contested.word})`,
    'Sra. Ministra Rosa Modelo, Ministra de Justicia',
  ])
    assert.ok(flat.includes(part), part)
  assert.match(text, new RegExp(`\n${address}\n`))
})

const columns = (line: string): number =>
  Array.from(line).reduce((sum, each) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/.test(each) ? 2 : 1), 0)
const safe = (text: string): void => {
  for (const line of text.split('\n').slice(1)) {
    if (line !== address) assert.ok(columns(line) <= 76, line)
    assert.doesNotMatch(line, /^(?: |>|From |--$)| $/)
  }
}

test('whatever it says, no line is too long or taken for a quotation, and none ends in a space that would join it to the next', () => {
  for (const edition of [spanishEdition, arabicEdition, chineseEdition]) safe(mailOf(edition))
  const pieces = fc.constantFrom('From ', '> ', '-- ', ' ', '\n', 'word ', 'ภาษาไทยไม่มีช่องว่าง', 'x'.repeat(90), '中文', 'من ')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      const mail = mailOf({ ...spanishEdition, summary: text, asks: [{ text, own_words: true, notes: [], contested: false }] })
      safe(mail)
      assert.ok(letters(mail).includes(letters(text)), 'a letter was lost')
    }),
  )
})

const letters = (all: string): string => all.replaceAll(/[\s\u2060]/g, '')

const listed = (changes: Partial<FeedEdition> = {}): FeedEdition => ({
  ...spanishEdition,
  publishedAt: new Date('2021-07-25T10:00:00Z'),
  firstPublishedAt: new Date('2021-07-25T10:00:00Z'),
  ...changes,
})
const calendar = (...editions: FeedEdition[]): string =>
  calendarOf(editions, {
    origin: 'https://amparo.example',
    name: 'Amparo',
    lang: 'en',
    addressOf: ({ appeal }) => `https://amparo.example/appeals/${appeal}`,
  })

test('a calendar has the day to act by, said to be the last one, with the title and the address and nothing else of the appeal, and the same bytes each time', () => {
  const text = calendar(listed())
  assert.match(text, /UID:EX-001@amparo\.example\r\nSEQUENCE:1\r\nDTSTAMP:20210725T100000Z\r\nDTSTART;VALUE=DATE:20210930\r\n/)
  assert.match(text, /SUMMARY:Último día para actuar: Un examen médico independiente para Ana\r\n  Ejemplo\r\n/)
  assert.doesNotMatch(text, /DESCRIPTION|nueve años|hipertensión/)
  assert.equal(calendar(listed()), text)
  const long = calendar(listed({ title: chineseEdition.title.repeat(6) }))
  assert.ok(long.split('\r\n').every((line) => Buffer.byteLength(line) <= 75))
})

test('the event keeps its UID when a version moves the day, is cancelled when the appeal closes, and a translation has one of its own', () => {
  const later = calendar(listed({ version: 3, act_until: '2021-12-31' }))
  assert.match(later, /UID:EX-001@amparo\.example\r\nSEQUENCE:2\r\n[^]*DATE:20211231/)
  assert.match(calendar(listed({ status: 'closed' })), /STATUS:CANCELLED/)
  assert.match(calendar(listed({ lang: 'ar', translation: true })), /UID:EX-001\.ar@amparo\.example/)
})

test('a day that the text does not give exactly is not made exact, and a title holds no line of its own', () => {
  assert.doesNotMatch(calendar(listed({ act_until: '2021-09' })), /VEVENT/)
  assert.doesNotMatch(calendar(listed({ title: 'a\r\nATTENDEE:b' })), /\nATTENDEE/)
})
