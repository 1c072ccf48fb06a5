import assert from 'node:assert/strict'
import { test } from 'node:test'
import { facts } from '../../test/fixtures/hospital-case.ts'
import { answerInWords, wordsFor } from './index.ts'

test('an answer that is a duration stands in words of the page, not in signs', () => {
  const value = { type: 'duration', text: 'P3M' } as const
  const said = (lang: string): string => answerInWords({}, value, { fact: 'trial.sentence' }, [], { words: wordsFor(lang), lang, facts })
  assert.deepEqual(['en', 'es', 'ar', 'zh-Hans'].map(said), ['3 months', '3 meses', '3 أشهر', '3个月'])
})
