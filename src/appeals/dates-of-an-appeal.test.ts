import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluated, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import { parseDate } from '../kit/index.ts'
import { whatStopsPublication } from './index.ts'

const cases = evaluated([readCase(hospitalCase)])
/** 25 July 2021. */
const today = 18_833
type Dates = { readonly opened: string; readonly act_until?: string; readonly closed?: string }
const stops = (dates: Dates): string[] => {
  const { act_until: _, ...appeal } = readAppeal(hospitalAppeal)
  const given = Object.fromEntries(Object.entries(dates).map(([field, text]) => [field, parseDate(text)]))
  const status = dates.closed === undefined ? 'open' : 'closed'
  return whatStopsPublication({ ...appeal, ...given, status }, cases, today).map(({ message }) => message)
}

const right: readonly Dates[] = [
  { opened: '2021-07-25' },
  { opened: '2021', act_until: '2021-07' },
  { opened: '2021-07-10', closed: '2021-07' },
  { opened: '2021-07-10', act_until: '2031', closed: '2021-07-10' },
  { opened: '1962-11~', closed: '1990-02-11' },
]
for (const dates of right)
  test(`an appeal may be published with the dates ${Object.values(dates).join(', ')}`, () => {
    assert.deepEqual(stops(dates), [])
  })

const wrong: readonly (readonly [Dates, RegExp])[] = [
  [{ opened: '2021-07-10', closed: '2021-07-09' }, /^The day of closing is 9 July 2021, before .* opened \(10 July 2021\)\.$/],
  [{ opened: '2021-07', act_until: '2021-06-30' }, /^The day to act by is 30 June 2021, before/],
  [{ opened: '2021-07-26' }, /^The day of opening is 26 July 2021, which is still to come: today is 25 July 2021\.$/],
  [{ opened: '2021-07-10', closed: '2021-08' }, /^The day of closing is August 2021, which is still to come/],
  [{ opened: '2021-07-10/2021-07-20' }, /^The day of opening is given as “.*2021”: give one day, month or year\.$/],
  [{ opened: '2021-07-10', act_until: '2021-09-30/..' }, /^The day to act by is given as “since 30 September 2021”: give one/],
  [{ opened: '2021-07-10', closed: '[2021-07-17,2021-07-20]' }, /^The day of closing is given as “.*”: give one/],
  [{ opened: '201X' }, /^The day of opening is given as “the 2010s”: give one/],
]
for (const [dates, says] of wrong)
  test(`the dates ${Object.values(dates).join(', ')} stop publication and say why`, () => {
    const [message, ...others] = stops(dates)
    assert.deepEqual(others, [])
    assert.match(message ?? '', says)
  })
