import assert from 'node:assert/strict'
import { test } from 'node:test'
// @ts-expect-error the package brings no types
import edtf from 'edtf'
import * as fc from 'fast-check'
import { formatDay, parseDate } from './index.ts'

// The edtf package is a second reading of the same standard. Left out, because it is known to read them wrongly or
// because we read them wider on purpose:
//   days that do not exist (it makes 1 March of 1954-02-29); the latest day of a set and of an interval with an open or
//   unknown end; seasons (it takes the northern meteorological ones; ours cover both hemispheres);
//   an interval within one year, such as 2004/2004 or 2004-06/2004 (it refuses an end that begins no later than the start);
//   years before 100 (it hands them to Date, which reads two digits as 19xx).
const day = fc
  .date({ min: new Date('0101-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const single = fc.oneof(
  day,
  day.map((text) => text.slice(0, 7)),
  day.map((text) => text.slice(0, 4)),
  day.map((text) => `${text.slice(0, 3)}X`),
  day.map((text) => `${text.slice(0, 2)}XX`),
  day.map((text) => `${text.slice(0, 7)}-XX`),
  day.map((text) => `${text.slice(0, 4)}-XX`),
  fc.tuple(day, fc.constantFrom('?', '~', '%')).map(([text, mark]) => text + mark),
  fc.tuple(day, fc.constantFrom('?', '~', '%')).map(([text, mark]) => `${text.slice(0, 4)}${mark}-${text.slice(5)}`),
)
const interval = fc
  .tuple(day, day, fc.constantFrom(4, 7, 10), fc.constantFrom(4, 7, 10))
  .map(([a, b, first, last]) => (a < b ? `${a.slice(0, first)}/${b.slice(0, last)}` : `${b.slice(0, first)}/${a.slice(0, last)}`))
  .filter((text) => !withinOneYear(text))

function withinOneYear(text: string): boolean {
  const [from = '', to = ''] = text.split('/')
  return from.slice(0, 4) === to.slice(0, 4)
}

const dayIn = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

test('the edtf package reads the same first and last day', () => {
  fc.assert(
    fc.property(fc.oneof(single, interval), (text) => {
      const ours = parseDate(text)
      if (ours.kind === 'unparsed') assert.fail(`${text}: ${ours.why}`)
      const theirs = edtf(text) as { min: number; max: number }
      assert.deepEqual([formatDay(ours.earliest), formatDay(ours.latest)], [dayIn(theirs.min), dayIn(theirs.max)], text)
    }),
    { numRuns: 500 },
  )
})

test('what the edtf package refuses, we refuse', () => {
  const nearly = fc.stringMatching(/^[12]\d{3}(-[01]\d(-[0-3]\d)?)?[?~%]?(\/[12]\d{3})?$/)
  fc.assert(
    fc.property(nearly, (text) => {
      if (parseDate(text).kind === 'date' && !withinOneYear(text)) assert.doesNotThrow(() => edtf(text), text)
    }),
    { numRuns: 500 },
  )
})
