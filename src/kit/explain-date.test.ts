import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { explainDate, parseDate } from './index.ts'

// ICU puts narrow spaces around the dash of a range.
const explained = (text: string, settings = {}): string => explainDate(parseDate(text), settings).replaceAll(/[\u2009\u202f]/g, '')

const sayings: readonly (readonly [string, string])[] = [
  ['2021-07-20', '20 July 2021'],
  ['2021-07', 'some time in July 2021; earliest 1, latest 31'],
  ['2021-07-XX', 'some time in July 2021; earliest 1, latest 31'],
  ['2021', 'some time in 2021; earliest 1 January, latest 31 December'],
  ['2021~', 'about 2021; earliest 1 January, latest 31 December, and about so'],
  ['2021-22', 'some time in summer 2021; earliest 1 January 2021, latest 31 March 2022'],
  ['199X', 'the 1990s; earliest 1 January 1990, latest 31 December 1999'],
  ['2021-07-17/2021-07-20', '17–20 July 2021'],
  ['2021-07-17/', 'since 17 July 2021'],
  ['[2021-07-17,2021-07-20]', '17 July 2021 or 20 July 2021'],
  ['1954-02-29', '1954-02-29 does not exist: that month has 28 days'],
]
for (const [text, words] of sayings)
  test(`whoever types ${text} is told "${words}"`, () => {
    assert.equal(explained(text), words)
  })

test('the time of something that lasted is all of a month, not some day in it', () => {
  assert.equal(explained('2021-07', { lasting: true }), 'July 2021; all of it, from 1 to 31')
  assert.equal(explained('2021-07-XX', { lasting: true }), 'some time in July 2021; earliest 1, latest 31')
})

test('whatever is typed, something is said', () => {
  const typed = fc.oneof(fc.string(), fc.stringMatching(/^[0-9X~?%/.[\],{}T:-]{1,24}$/))
  fc.assert(fc.property(typed, fc.boolean(), (text, lasting) => explainDate(parseDate(text), { lasting }) !== ''))
})
