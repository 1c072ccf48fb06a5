import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeDuration } from './index.ts'

test('a duration is said in the words of each language', () => {
  for (const [text, lang, words] of [
    ['P3M', 'en', '3 months'],
    ['P1Y', 'en', '1 year'],
    ['P1Y6M', 'en', '1 year, 6 months'],
    ['P1.5Y', 'en', '1.5 years'],
    ['PT12H', 'en', '12 hours'],
    ['P2W', 'es', '2 semanas'],
    ['P1Y6M', 'es', '1 año y 6 meses'],
    ['P3M', 'ar', '3 أشهر'],
    ['P3M', 'zh-Hans', '3个月'],
    ['three months', 'en', 'three months'],
    ['P', 'en', 'P'],
  ] as const)
    assert.equal(describeDuration(text, lang), words)
})
