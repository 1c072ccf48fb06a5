import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { spellingsOf } from './spellings.ts'
import { gap, idHolds, placesIn, withoutWords } from './without-words.ts'

const maria = spellingsOf(['María Quispe'])
const found: readonly (readonly [string, string])[] = [
  ['María Quispe said so.', '[erased] said so.'],
  ['MARIA QUISPE said so.', '[erased] said so.'],
  ['maria\n  quispe', '[erased]'],
  ['Mari\u0301a Quispe', '[erased]'],
  ['\u2067María\u2069 Quispe\u200F', '\u2067[erased]'],
  ['(María Quispe’s mother)', '([erased]’s mother)'],
  ['María Quispealaya', 'María Quispealaya'],
  ['María. Quispe says', 'María. Quispe says'],
  ['Ma\u00ADría Quis\u00ADpe', '[erased]'],
  ['dijo Ma-\nría Quis-\r\n  pe ayer', 'dijo [erased] ayer'],
  ['Ma\u00AD\nría Quispe', '[erased]'],
  ['la carta-\nmaría quispe', 'la carta-\n[erased]'],
  ['Ma- ría Quispe', 'Ma- ría Quispe'],
  ['maria_quispe', '[erased]'],
  ['q=Mar%C3%ADa+Quispe&x=1', 'q=[erased]&x=1'],
  ['?q=Mar%eda%20Quispe', '?q=[erased]'],
  ['Mari%CC%81a%20Quispe%20alaya 100%', '[erased]%20alaya 100%'],
  ['Anamaría Quispe', 'Anamaría Quispe'],
]
for (const [text, after] of found)
  test(`'María Quispe' is looked for in ${JSON.stringify(text)}`, () => assert.equal(maria.replace(text, gap), after))

test('words of scripts that join others to them are found within', () => {
  assert.equal(spellingsOf(['مريم']).replace('قالت ومريم هنا', gap), 'قالت و[erased] هنا')
  assert.equal(spellingsOf(['古斯曼']).replace('囚犯古斯曼说', gap), '囚犯[erased]说')
})

test('whatever words are looked for in whatever text, none of them is left', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 2, maxLength: 12 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), fc.string({ unit: 'grapheme' }), (words, text) => {
      const spellings = spellingsOf(words)
      const whole = `${text} ${words.join(' ')} ${text}`
      const after = spellings.replace(whole, ' ')
      assert.deepEqual(spellings.find(after), [])
    }),
  )
})

test('an id that holds the words is renamed wherever it is referred to, and no other', () => {
  assert.ok(idHolds('maria-quispe', maria))
  assert.ok(!idHolds('maria', maria))
  const ids = new Map([['maria-quispe', 'erased-1']])
  const claim = { said_by: ['maria-quispe', 'press'], point: 'maria-quispe/health.diagnosis', cites: ['case#maria-quispe/a', 'case#C1'] }
  assert.deepEqual(withoutWords(claim, maria, ids), {
    said_by: ['erased-1', 'press'],
    point: 'erased-1/health.diagnosis',
    cites: ['case#erased-1/a', 'case#C1'],
  })
  assert.deepEqual(
    placesIn(claim, maria, ids).map(({ at }) => at),
    ['/said_by/0', '/point', '/cites/0'],
  )
})

test('within a sentence, of an address only its site stays, and of a mail address nothing', () => {
  for (const [text, after] of [
    ['see https://x.org/maria-quispe-libre today', 'see https://x.org/erased today'],
    ['(https://x.org/a?q=Mar%C3%ADa+Quispe), ok', '(https://x.org/erased), ok'],
    ['https://x.org/maria/quispe. And https://x.org/rosa.', 'https://x.org/erased. And https://x.org/rosa.'],
    ['https://maria-quispe.org/news, too', '[erased], too'],
    ['Write to maria.quispe.1954@x.org.', 'Write to [erased].'],
    ['https://maria.quispe@x.org/', 'https://x.org/erased'],
    [`${'x'.repeat(200_000)} maria_quispe@x.org`, `${'x'.repeat(200_000)} [erased]`],
    ['mailto:María_Quispe@x.org?subject=a', 'mailto:[erased]?subject=a'],
    ['Write to rosa@x.org', 'Write to rosa@x.org'],
  ] as const) {
    assert.deepEqual(withoutWords({ text }, maria), { text: after })
    assert.deepEqual(placesIn({ text: after }, maria), [], 'what was erased is found again')
  }
  const number = spellingsOf(['+51 999 123 456'])
  assert.equal(number.replace('Call +51 999-123-456 or +51.999.123.456', gap), 'Call [erased] or [erased]')
})

const of = (url: string) => withoutWords({ url }, maria)
test('of an address that names somebody only its site stays', () => {
  assert.deepEqual(of('https://example.org/news/maria-quispe-hospital'), { url: 'https://example.org/erased' })
  assert.deepEqual(of('https://example.org/?q=Mar%C3%ADa+Quispe'), { url: 'https://example.org/erased' })
  assert.deepEqual(of('https://example.org/quispe'), { url: 'https://example.org/quispe' })
})
