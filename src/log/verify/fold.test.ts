import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { countsOfAppeals, foldMore, newFold, writeEntry, type Entry } from './index.ts'

const commitment = 'A'.repeat(43)
const hash = '0'.repeat(64)
// Few appeals and low indices, so that entries meet each other, also where they should not.
const index = fc.nat({ max: 25 })
const signedEdition = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, index)
const disclosure = fc.constantFrom('n' as const, 'a' as const, 'c' as const)
const country = fc.constantFrom(null, 'PE', 'ES')
const appeal = fc.constantFrom('EX-1', 'EX-2')
const reason = fc.constantFrom('bot', 'duplicate')
const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({
    kind: fc.constant('edition' as const),
    appeal,
    version: fc.integer({ min: 1, max: 2 }),
    lang: fc.constant('en'),
    hash: fc.constant(hash),
  }),
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('sign' as const),
      edition: signedEdition,
      commitment: fc.constant(commitment),
      disclosure,
      country,
    }),
  },
  fc.record({ kind: fc.constant('correct' as const), sign: index, commitment: fc.constant(commitment), disclosure }),
  fc.record({ kind: fc.constant('withdraw' as const), index }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'restore' as const), index, reason }),
  fc.record({ kind: fc.constant('organisation' as const), edition: index, hash: fc.constant(hash) }),
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), appeal }) },
)
const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)
const lines = (...entries: readonly Entry[]): string[] => [edition, ...entries].map(writeEntry)
const edition: Entry = { kind: 'edition', appeal: 'EX-1', version: 9, lang: 'en', hash }

test('whatever stands in a log, its counts add up, none is below zero, and each entry counts at most once', () => {
  let counted = 0
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
      const all = [edition, edition, edition, ...entries]
      const fold = foldMore(newFold(), all.map(writeEntry))
      let persons = 0
      for (const counts of countsOfAppeals(fold).values()) {
        const { n, a, c } = counts.byDisclosure
        assert.equal(n + a + c, counts.total)
        assert.equal(sum(counts.editions.map(({ total }) => total)), counts.total)
        assert.equal(sum(counts.byCountry.map(([, count]) => count)) + counts.withoutCountry, counts.total)
        const others = [counts.withdrawn, ...counts.removed.map(([, count]) => count)]
        for (const count of [n, a, c, counts.withoutCountry, counts.total, ...others]) assert.ok(count >= 0)
        for (const [, count] of [...counts.byCountry, ...counts.removed]) assert.ok(count > 0)
        persons += counts.total + sum(others)
      }
      const signed = all.filter(({ kind }, at) => kind === 'sign' && !fold.problems.some((problem) => problem.index === at)).length
      assert.equal(persons, signed, 'each sign-on is counted, withdrawn or removed')
      counted += signed
    }),
    { numRuns: 500 },
  )
  assert.ok(counted > 500, `only ${counted} sign-ons were drawn that count`)
})

test('a sign-on that is withdrawn never comes back, and one that was removed and restored is counted as it was', () => {
  const sign: Entry = { kind: 'sign', edition: 0, commitment, disclosure: 'n', country: 'PE' }
  const removed = foldMore(newFold(), lines(sign, { kind: 'remove', index: 1, reason: 'bot' }))
  assert.equal(countsOfAppeals(removed).get('EX-1')?.total, 0)
  const restored = countsOfAppeals(foldMore(removed, [writeEntry({ kind: 'restore', index: 1, reason: 'mistake' })])).get('EX-1')
  assert.deepEqual([restored?.total, restored?.byCountry, restored?.removed], [1, [['PE', 1]], []])
  const gone = foldMore(newFold(), lines(sign, { kind: 'withdraw', index: 1 }, { kind: 'restore', index: 1, reason: 'mistake' }))
  assert.equal(countsOfAppeals(gone).get('EX-1')?.total, 0)
  assert.deepEqual(
    gone.problems.map(({ sentence }) => sentence),
    ['Entry 3 restores entry 1, which was not removed.'],
  )
})

test('after the close nobody can be added, and everybody can still withdraw', () => {
  const sign: Entry = { kind: 'sign', edition: 0, commitment, disclosure: 'c', country: null }
  const fold = foldMore(
    newFold(),
    [edition, sign, { kind: 'close', appeal: 'EX-1' } as const, sign, { kind: 'withdraw', index: 1 } as const].map(writeEntry),
  )
  const counts = countsOfAppeals(fold).get('EX-1')
  assert.deepEqual([counts?.total, counts?.withdrawn, counts?.closed], [0, 1, 2])
  assert.deepEqual(
    fold.problems.map(({ sentence }) => sentence),
    ['Entry 3 comes after its appeal was closed.'],
  )
})
