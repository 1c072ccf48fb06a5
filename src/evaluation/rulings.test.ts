import assert from 'node:assert/strict'
import { test } from 'node:test'
import { facts } from '../../test/fixtures/hospital-case.ts'
import { defaultSettings, evaluate } from './index.ts'
import { caseOf, type Told } from './testing.ts'

const standingAfter = (...rulings: NonNullable<Told['rulings']>): string | undefined =>
  evaluate(
    caseOf({ claims: [{ id: 'C1', asserts: [{ fact: 'arrest.date', value: '1992-09-12' }] }], rulings }, facts),
    facts,
    defaultSettings,
    {
      at: 20_000,
      known: null,
    },
  ).points[0]?.standing

const on = (day: string, standing: 'verified' | 'corroborated' | 'refuted', reason = 'x') => ({
  point: 'ana/arrest.date',
  on: day,
  standing,
  reason,
})

test('of two rulings on one day the later counts, in whatever order the file has them and whatever they say', () => {
  const [morning, evening] = [on('2026-01-05T09:10:11Z', 'verified', 'z'), on('2026-01-05T18:00:02Z', 'refuted', 'a')]
  assert.equal(standingAfter(morning, evening), 'refuted')
  assert.equal(standingAfter(evening, morning), 'refuted')
})

test('times of rulings are compared across time zones, and a ruling without a time comes before those of its day', () => {
  const [early, late] = [on('2026-01-05T18:00:00+03:00', 'verified'), on('2026-01-05T16:00:00Z', 'corroborated')]
  assert.equal(standingAfter(late, early), 'corroborated')
  assert.equal(standingAfter(late, on('2026-01-05', 'refuted')), 'corroborated')
  assert.equal(standingAfter(late, on('2026-01-06', 'refuted')), 'refuted')
})
