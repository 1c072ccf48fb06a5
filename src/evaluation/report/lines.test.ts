import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { apart, displayWidth, printable, wrap } from './lines.ts'

test('wide characters take two columns, marks that join another take none', () => {
  assert.equal(displayWidth('Liu'), 3)
  assert.equal(displayWidth('刘晓波'), 6)
  assert.equal(displayWidth('e\u0301'), 1)
  assert.equal(displayWidth('سجين'), 4)
})

test('lines break between words, and between wide characters where there are no spaces', () => {
  assert.deepEqual(wrap('one two three', 8), ['one two', 'three'])
  assert.deepEqual(wrap('刘晓波案件', 6), ['刘晓波', '案件'])
  assert.deepEqual(wrap('abcdefghij', 4), ['abcd', 'efgh', 'ij'])
})

test('no line is wider than it may be, and no character is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'bc', ' ', '刘', 'é', 'ش', '🙂', '-') }),
      fc.integer({ min: 2, max: 30 }),
      (text, width) => {
        const lines = wrap(text, width)
        for (const line of lines) assert.ok(displayWidth(line) <= width, `${line} is wider than ${width}`)
        assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''))
      },
    ),
  )
})

test('what stands at the end of a line goes below when there is no room', () => {
  assert.deepEqual(apart('left', 'right', 12), ['left   right'])
  assert.deepEqual(apart('a long left', 'right', 12), ['a long left', '       right'])
})

test('control characters and direction overrides are shown, not obeyed', () =>
  assert.equal(printable('a\u001b[2J\u202eb\nc'), 'a\u{fffd}[2J\u{fffd}b c'))
