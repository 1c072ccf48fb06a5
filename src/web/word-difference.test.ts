import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { wordDifference, type Piece } from './word-difference.ts'

const marked = (pieces: readonly Piece[]): string[] => pieces.filter(({ only }) => only).map((piece) => piece.text.trim())
const whole = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')
const common = (pieces: readonly Piece[]): string =>
  pieces
    .filter(({ only }) => !only)
    .map(({ text }) => text.trim())
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
const text = fc
  .array(fc.constantFrom('she', 'was', 'moved', 'on', '17', 'July', '20', ' ', '\n', '  '), { maxLength: 30 })
  .map((words) => words.join(' '))

test('what two people wrote is marked where they differ', () => {
  const [mine, theirs] = wordDifference('She was moved on 17 July.', 'She was moved to a hospital on 20 July.')
  assert.deepEqual([marked(mine), marked(theirs)], [['17'], ['to a hospital', '20']])
  assert.ok(
    [...mine, ...theirs].every(({ text: part, only }) => !only || part === part.trimStart()),
    'the space before them is not marked',
  )
})

test('the pieces are the texts, and what is not marked is the same on both sides', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [left, right] = wordDifference(one, other)
      assert.deepEqual([whole(left), whole(right)], [one, other])
      assert.equal(common(left), common(right))
    }),
  )
})

test('the same text has no difference', () => {
  fc.assert(
    fc.property(text, (one) => {
      assert.ok(wordDifference(one, one).every((pieces) => pieces.every(({ only }) => !only)))
    }),
  )
})
