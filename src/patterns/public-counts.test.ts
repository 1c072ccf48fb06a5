import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { crossTable, publicCounts, type CountedBefore, type CrossTable, type PublicTable } from './index.ts'

const days = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']

/** Who stands in each cell of a row. */
type World = readonly (readonly string[])[]

function tableOf(world: World): CrossTable {
  const columns = world.map((_, index) => ({ key: `c${index}`, label: `c${index}` }))
  const cells = world.map((persons) => ({ persons, apart: [] }))
  const all = { persons: [...new Set(world.flat())], apart: [] }
  const rows = [{ key: 'r', label: 'r' }]
  return { axes: { rows: 'norm', columns: 'place' }, rows, columns, cells: [cells], rowTotals: [all], columnTotals: cells, total: all }
}

/** All that everybody sees of one table through time. */
function releases(history: readonly World[], least: number): readonly PublicTable[] {
  let before: CountedBefore | undefined
  return history.map((world, index) => {
    const made = publicCounts(tableOf(world), { least, day: days[index]!, ...(before !== undefined && { before }) })
    before = made.before
    return made.table
  })
}

/**
 * Whoever knows the rule tries every history that could lie behind what is seen. Of no cell can they then say that somebody is in
 * it and that they are few.
 */
function assertNothingWorkedOut(histories: readonly (readonly World[])[], least: number): void {
  const behind = Map.groupBy(histories, (history) => JSON.stringify(releases(history, least)))
  assert.ok(behind.size > 3, 'something is seen')
  for (const [seen, possible] of behind)
    for (const [at, world] of possible[0]!.entries())
      for (const cell of world.keys()) {
        const values = new Set(possible.map((history) => history[at]![cell]!.length))
        if ([...values].every((value) => value > 0 && value < least))
          assert.fail(`cell ${cell} at release ${at + 1} is ${[...values].join(' or ')} by ${seen}`)
      }
}

/** Every way in which so many persons can stand in so many cells, each in any of them, in several or in none. */
function worlds(persons: number, cells: number): readonly World[] {
  const ways = 2 ** cells
  return Array.from({ length: ways ** persons }, (_, number) =>
    Array.from({ length: cells }, (__, cell) =>
      Array.from({ length: persons }, (___, index) => index)
        .filter((index) => (Math.floor(number / ways ** index) >> cell) & 1)
        .map((index) => `p${index}`),
    ),
  )
}

const twoOf = (each: readonly World[]): readonly (readonly World[])[] => each.flatMap((one) => each.map((other) => [one, other]))

suite('what everybody sees', () => {
  test('lets nobody work out a small cell from one release, whoever stands in several', () => {
    assertNothingWorkedOut(
      worlds(6, 2).map((world) => [world]),
      3,
    )
    assertNothingWorkedOut(
      worlds(4, 3).map((world) => [world]),
      2,
    )
  })

  test('lets nobody work one out from two releases together, whoever came, went or moved', () => {
    assertNothingWorkedOut(twoOf(worlds(4, 2)), 2)
  })

  test('lets nobody work one out from three releases of one number', () => {
    const each = worlds(5, 1)
    assertNothingWorkedOut(
      twoOf(each).flatMap((history) => each.map((world) => [...history, world])),
      3,
    )
  })

  const least = 3

  test('changes only where at least so many came or went, and was right on the day beside it', () => {
    const cell = fc.subarray(Array.from({ length: 20 }, (_, index) => `p${index}`))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: days.length }), (history) => {
        for (const [index, table] of releases(history, least).entries())
          for (const [column, { key }] of table.columns.entries()) {
            const number = table.cells[0]![column]!
            if (number.atLeast === null) continue
            const at = key === 'c0' ? 0 : 1
            const [then, now] = [history[days.indexOf(number.counted)]![at], new Set(history[index]![at])]
            assert.ok(number.atLeast % least === 0 && number.atLeast > 0)
            assert.ok(number.atLeast <= then.length && then.length < number.atLeast + least)
            assert.ok(new Set(then).symmetricDifference(now).size < least)
          }
      }),
    )
  })

  test('has no row, no column and no order that tells of anybody in a small cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }), fc.integer({ min: 1, max: 3 })), { maxLength: 12 }),
        (drawn) => {
          const facets = drawn.flatMap(([place, country, count], index) =>
            Array.from({ length: count }, (_, each) => ({
              caseKey: 1,
              subject: `${index} ${each}`,
              person: `${index} ${each}`,
              countries: [`C${country}`],
              places: [{ name: `P${place}`, key: `p${place}`, names: [], contested: false, days: null }],
              authorities: [],
              periods: [],
              held: 'yes' as const,
              ever: 'yes' as const,
              engaged: [],
            })),
          )
          const table = crossTable(facets, { rows: 'place', columns: 'country' })
          const large = table.rows
            .flatMap((row, at) => table.columns.map((column, index) => ({ row, column, ...table.cells[at]![index]! })))
            .filter((cell) => cell.persons.length >= least)
          const kept = new Set(large.flatMap(({ persons }) => persons))
          const shown = (of: typeof facets) =>
            publicCounts(crossTable(of, { rows: 'place', columns: 'country' }), { least, day: days[0]! }).table
          // Without all who stand in small cells alone the page is the same, letter by letter.
          assert.deepEqual(shown(facets), shown(facets.filter(({ person }) => kept.has(person))))
        },
      ),
    )
  })
})
