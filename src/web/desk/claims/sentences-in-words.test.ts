import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentencesInWords } from './pages-touched.ts'

test('many sentences are told by their numbers, and those that follow each other by the first and the last', () => {
  assert.equal(sentencesInWords(['s3']), 'sentence 3')
  assert.equal(sentencesInWords(['s3', 's7', 's5', 's6', 's10', 's9', 'a1']), 'sentences 3, 5–7, 9, 10 and what it asks 1')
})
