import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { partsWithSmallRest } from './index.ts'

/** Sets of groups, as the bits of a number; of a family each two are apart, or one is a part of the other. */
function familiesOf(groups: number, most: number): readonly (readonly number[])[] {
  const grow = (family: readonly number[]): readonly (readonly number[])[] => [
    ...(family.length === 0 ? [] : [family]),
    ...(family.length === most
      ? []
      : Array.from({ length: 2 ** groups - 1 }, (_, at) => at + 1)
          .filter((set) => set > (family.at(-1) ?? 0) && family.every((one) => apart(one, set)))
          .flatMap((set) => grow([...family, set]))),
  ]
  return grow([])
}

const apart = (one: number, other: number): boolean => (one & other) === 0 || (one & other) === one || (one & other) === other

/** How many persons are in each group; each group whole is in a number or not. */
type Sizes = readonly number[]
const sizesOf = (groups: number, most: number): readonly Sizes[] =>
  groups === 0 ? [[]] : sizesOf(groups - 1, most).flatMap((sizes) => Array.from({ length: most + 1 }, (_, size) => [...sizes, size]))
const sizeOf = (sizes: Sizes, set: number): number => sizes.reduce((sum, size, group) => sum + ((set >> group) & 1) * size, 0)
const toldAs = (size: number, least: number): number => Math.floor(size / least) * least
const numbersOf = (sizes: Sizes, family: readonly number[], least: number) =>
  family.map((set) => ({
    told: toldAs(sizeOf(sizes, set), least),
    persons: new Set(sizes.flatMap((size, group) => Array.from({ length: ((set >> group) & 1) * size }, (_, one) => `${group} ${one}`))),
  }))
function isHeldBack(sizes: Sizes, family: readonly number[], least: number): boolean {
  const numbers = numbersOf(sizes, family, least)
  const notTold = numbers.filter(({ told }) => told === 0)
  return numbers.some(
    (whole) => searched(whole, numbers, { notTold, least, counts: () => true, alike: () => '', effort: { left: 1e6 } }) !== null,
  )
}

function searched(...asking: Parameters<typeof partsWithSmallRest>) {
  const search = partsWithSmallRest(...asking)
  for (;;) {
    const step = search.next()
    if (step.done === true) return step.value
  }
}

/** Whoever sees the numbers tries all sizes of the groups that could lie behind them. Gives how often a small group is worked out. */
function assertHeldBack(groups: number, { least, most, numbers }: { least: number; most: number; numbers: number }): number {
  const all = sizesOf(groups, most)
  let workedOut = 0
  for (const family of familiesOf(groups, numbers)) {
    const seen = Map.groupBy(all, (sizes) => family.map((set) => toldAs(sizeOf(sizes, set), least)).join())
    for (const [told, possible] of seen) {
      // Of larger groups than are tried nothing is said.
      const largest = family.map((set, at) => ({ set, at: Number(told.split(',')[at]) + least - 1 }))
      const isWhole = (group: number): boolean => {
        const bounds = largest.filter(({ set }) => (set >> group) & 1).map(({ at }) => at)
        return bounds.length === 0 || Math.min(...bounds) <= most
      }
      if (!Array.from({ length: groups }, (_, group) => isWhole(group)).every(Boolean)) continue
      const small = Array.from({ length: 2 ** groups - 1 }, (_, at) => at + 1).find((set) =>
        possible.every((sizes) => sizeOf(sizes, set) > 0 && sizeOf(sizes, set) < least),
      )
      if (small === undefined) continue
      for (const sizes of possible) {
        workedOut += 1
        assert.ok(isHeldBack(sizes, family, least), `${family.join()} told as ${told}, with ${sizes.join()} tell of ${small}`)
      }
    }
  }
  return workedOut
}

suite('numbers of several queries, of parts and of their wholes,', () => {
  test('are held back where anybody could work out that a small group has somebody in it', () => {
    assert.ok(assertHeldBack(3, { least: 3, most: 11, numbers: 5 }) > 1000)
    assert.ok(assertHeldBack(4, { least: 2, most: 3, numbers: 7 }) > 1000)
  })

  test('are not where the rest is as large, may be nobody, or may be anybody', () => {
    const [a, b, c, all] = [1, 2, 4, 7]
    // Told as 20, 5 and 5: two at least are left.
    assert.equal(isHeldBack([9, 9, 2], [a, b, all], 5), true)
    assert.equal(isHeldBack([9, 9, 5], [a, b, all], 5), false)
    // Told as 15, 5 and 5: it may be that nobody is left.
    assert.equal(isHeldBack([9, 8, 2], [a, b, all], 5), false)
    // Told as 5, and two that are not told: each has somebody in it.
    assert.equal(isHeldBack([4, 4, 0], [a, b, all], 5), true)
    assert.equal(isHeldBack([4, 4, 0], [a, all], 5), false)
    assert.equal(isHeldBack([14, 3, 3], [a, b, c, all], 5), true)
  })
})
