import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { FactValue } from '../claims/index.ts'
import { formatDay, parseDate, type KnownDate } from '../kit/index.ts'
import { largestGroup } from './largest-group.ts'
import { periodNamed, periodsOf } from './periods.ts'
import { certainCore, overlaps, reach, wholeYears, type Span } from './span.ts'
import { excluded, inOrder } from './values.ts'

const date = (text: string): KnownDate => parseDate(text) as KnownDate
const written = (span: Span): string => `${formatDay(span.from)} ${formatDay(span.to)}`

test('an interval speaks for certain from its latest beginning to its earliest end; a month speaks of all its days', () => {
  assert.equal(written(certainCore(date('1982-03/1988'))), '1982-03-31 1988-01-01')
  assert.equal(written(certainCore(date('2013-07'))), '2013-07-01 2013-07-31')
  assert.equal(written(certainCore(date('2013-07/2013-07'))), '2013-07-01 2013-07-31')
  assert.deepEqual(certainCore(date('../2021-09-11')), { from: -Infinity, to: date('2021-09-11').latest })
})

test('an approximate date reaches one unit further on each side', () => {
  assert.equal(written(reach(date('1934~'))), '1933-01-01 1935-12-31')
  assert.equal(written(reach(date('2021-01~'))), '2020-12-01 2021-02-28')
  assert.equal(written(reach(date('2021-03-01~'))), '2021-02-28 2021-03-02')
  assert.equal(written(reach(date('1962-08~/1990-02-11'))), '1962-07-01 1990-02-11')
  assert.equal(written(reach(date('1934'))), '1934-01-01 1934-12-31')
})

const years = (from: string, to: string): number => wholeYears(date(from).earliest, date(to).earliest)

test('birthdays are counted by the calendar', () => {
  assert.equal(years('1934-12-03', '2021-12-02'), 86)
  assert.equal(years('1934-12-03', '2021-12-03'), 87)
  assert.equal(years('1936-02-29', '2021-02-28'), 84)
  assert.equal(years('1936-02-29', '2021-03-01'), 85)
})

const byNumber = (a: number, b: number): number => a - b

const spans = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.nat({ max: 6 }), fc.nat({ max: 9 })).map(([from, length, open]): Span => ({
  from: open === 0 ? -Infinity : from,
  to: open === 1 ? Infinity : from + length,
}))

test('the sweep joins exactly the statements whose times overlap, directly or through others', () => {
  fc.assert(
    fc.property(fc.array(spans, { maxLength: 9 }), (list) => {
      const members = list.map((span, index) => ({ span, index }))
      const joined = periodsOf(members)
        .map((period) =>
          period.members
            .map(({ index }) => index)
            .toSorted(byNumber)
            .join(' '),
        )
        .toSorted(inOrder)
      const groups = members.map(({ index }) => new Set([index]))
      for (const a of members)
        for (const b of members) {
          const [one, other] = [groups.find((group) => group.has(a.index))!, groups.find((group) => group.has(b.index))!]
          if (one === other || !overlaps(a.span, b.span)) continue
          for (const index of other) one.add(index)
          other.clear()
        }
      assert.deepEqual(
        joined,
        groups
          .filter(({ size }) => size > 0)
          .map((group) => [...group].toSorted(byNumber).join(' '))
          .toSorted(inOrder),
      )
    }),
    { numRuns: 1000 },
  )
})

test('no two periods share a name, and every name finds its own', () => {
  fc.assert(
    fc.property(fc.array(spans, { maxLength: 9 }), (list) => {
      const periods = periodsOf(list.map((span) => ({ span })))
      assert.equal(new Set(periods.map(({ name }) => name)).size, periods.length)
      for (const period of periods) if (period.name !== 'undated') assert.equal(periodNamed(periods, period.name), period)
    }),
  )
})

const clash = (a: string, b: string): boolean => {
  const [one, other] = [parseDate(a), parseDate(b)]
  if (one.kind === 'unparsed' || other.kind === 'unparsed') return true
  const [first, second] = [reach(one), reach(other)]
  return first.to < second.from || second.to < first.from
}

test('a date excludes another exactly when no day fits both', () => {
  const dates = fc.constantFrom('1934', '1934-12-03', '1935~', '1933-06', '1934-12-03/1935-02', '193X', '1934-02-29', '1936-01-01~')
  fc.assert(
    fc.property(fc.uniqueArray(dates, { maxLength: 5 }), (texts) => {
      const values = texts.map((text): FactValue => ({ type: 'date', date: parseDate(text) }))
      assert.deepEqual(
        excluded(values),
        texts.map((text) => texts.some((other) => other !== text && clash(text, other))),
      )
    }),
  )
})

test('the largest group of mutually independent voices is found', () => {
  const members = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...members), fc.constantFrom(...members)), { maxLength: 18 }), (edges) => {
      const pairs = new Map(
        members.map((member) => [
          member,
          new Set(edges.flatMap(([a, b]) => (a === b ? [] : a === member ? [b] : b === member ? [a] : []))),
        ]),
      )
      let most = 0
      for (let choice = 0; choice < 2 ** members.length; choice++) {
        const group = members.filter((_, index) => choice & (1 << index))
        if (group.every((a) => group.every((b) => a === b || pairs.get(a)!.has(b)))) most = Math.max(most, group.length)
      }
      const { size, exact } = largestGroup(members, pairs)
      assert.deepEqual([size, exact], [most, true])
    }),
  )
})

test('sixty voices in thirty quarrelling pairs are still counted at once', () => {
  const members = Array.from({ length: 60 }, (_, index) => `s${index}`)
  const pairs = new Map(members.map((member, index) => [member, new Set(members.filter((_, other) => other >> 1 !== index >> 1))]))
  const { size, exact } = largestGroup(members, pairs)
  assert.deepEqual([size, exact], [30, true])
})
