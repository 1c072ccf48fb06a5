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

test('of an address that names somebody only its site stays', () => {
  const of = (url: string) => withoutWords({ url }, maria)
  assert.deepEqual(of('https://example.org/news/maria-quispe-hospital'), { url: 'https://example.org/erased' })
  assert.deepEqual(of('https://example.org/?q=Mar%C3%ADa+Quispe'), { url: 'https://example.org/erased' })
  assert.deepEqual(of('https://example.org/quispe'), { url: 'https://example.org/quispe' })
})
