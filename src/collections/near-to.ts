import { setImmediate } from 'node:timers/promises'
import { canonicalJson } from '../kit/index.ts'
import { isEverAWhole, leastInPublic, partsWithSmallRest } from '../patterns/index.ts'
import type { Release, ReleaseContent } from './collection.ts'

export type Near =
  /** Beside this release they would tell of too few. */
  | { readonly kind: 'tells'; readonly release: Pick<Release, 'collection' | 'number'> }
  /** So many parts overlap that nobody could find out in time. */
  | { readonly kind: 'gave-up' }

/**
 * The first release, of those it is held against, beside which these numbers would tell of fewer persons than may be told of; null where there
 * is none. Two numbers do where they differ while the persons behind them differ by so few: whoever knows what the two are numbers of could tell of
 * these few. Held against each other are numbers of the same thing, and a number and one of a part of it, whether the order of a table or the
 * filter of its query says what they are of; a total is of all. Of one query the same numbers are held against each other, and not
 * its totals. Several do where so few are left of a whole without its parts (partsWithSmallRest); the search for those is given up where the effort
 * for all of them is spent. Others are answered in between.
 */
export async function nearTo(
  { collection: own, ...made }: Pick<Release, 'collection'> & ReleaseContent,
  released: readonly Pick<Release, 'collection' | 'number' | 'content'>[],
  effort = mostEffort,
): Promise<Near | null> {
  const numbers = numbersIn(made)
  const earlier = released.flatMap(({ collection, number, content }) => {
    if (content === null) return []
    const isOwn = collection === own && content.asked === made.asked
    return numbersIn(content).map((one) => ({ ...one, isOwn, release: { collection, number } }))
  })
  for (const [at, other] of earlier.entries()) {
    if (numbers.some((one) => tellsOfFew(one, other) && (other.isOwn ? isSame(one, other) : isComparable(one, other))))
      return { kind: 'tells', release: other.release }
    if (at % 50 === 0) await setImmediate()
  }
  return nearTogether([...numbers.map((one) => ({ ...one, isOwn: true, release: null })), ...earlier], { left: effort })
}

/** What may be looked at for one release, in places of wholes: some three seconds. */
const mostEffort = 200_000_000

type KeptNumber = ToldNumber & {
  /** Whether it is of the query whose numbers are made: what its numbers tell together is for publicCounts. */
  readonly isOwn: boolean
  /** Null for what is made. */
  readonly release: Pick<Release, 'collection' | 'number'> | null
}

/** A release of which a whole and its parts, one of them made now, leave too few. */
async function nearTogether(numbers: readonly KeptNumber[], effort: { left: number }): Promise<Near | null> {
  const notTold = numbers.filter(({ told }) => told === 0)
  const counts = (some: readonly KeptNumber[]): boolean => some.some(({ release }) => release === null) && some.some(({ isOwn }) => !isOwn)
  const alike = ({ release, isOwn }: KeptNumber): string => `${release === null} ${isOwn}`
  const partsBy = new Map<string, readonly KeptNumber[]>()
  const among = byCondition(numbers)
  for (const whole of numbers) {
    if (!isEverAWhole(whole, leastInPublic)) continue
    const name = canonicalJson(Object.fromEntries(whole.of))
    const parts = partsBy.get(name) ?? among(whole.of).filter(({ asked }) => holdsOf(whole.of, asked))
    partsBy.set(name, parts)
    if (whole.release !== null && parts.every(({ release }) => release !== null)) continue
    const search = partsWithSmallRest(whole, parts, { notTold, least: leastInPublic, counts, alike, effort })
    let step = search.next()
    for (let steps = 1; step.done !== true; steps += 1, step = search.next()) if (steps % 50 === 0) await setImmediate()
    await setImmediate()
    const found = step.value
    if (found?.kind === 'gave-up') return found
    const release = [whole, ...(found?.parts ?? [])].find(({ isOwn }) => !isOwn)?.release
    if (found !== null && release) return { kind: 'tells', release }
  }
  return null
}

/** Among which numbers those are of which some conditions hold: in their order, the fewest that one of the conditions leaves. */
function byCondition(numbers: readonly KeptNumber[]): (wanted: Conditions) => readonly KeptNumber[] {
  const places = new Map<string, number[]>()
  for (const [at, { asked }] of numbers.entries())
    for (const [axis, key] of asked) {
      const name = nameOf(axis, key)
      const known = places.get(name)
      if (known === undefined) places.set(name, [at])
      else known.push(at)
    }
  return (wanted) => {
    const found = [...wanted].map(([axis, key]) => [
      ...(places.get(nameOf(axis, key)) ?? []),
      ...(places.get(nameOf(axis, whatever)) ?? []),
    ])
    const [fewest] = found.toSorted((one, other) => one.length - other.length)
    return fewest === undefined ? numbers : fewest.toSorted((a, b) => a - b).map((at) => numbers[at]!)
  }
}

const nameOf = (axis: string, key: string): string => `${axis} ${key}`

/** Who stands behind the numbers of a release that are told, each once (`Facets.person`). */
export const personsTold = (content: ReleaseContent): ReadonlySet<string> => numbersIn(content)[0]!.persons

/** A number, by which axes it is what it is, and who was counted in it; 0 where it is not told. */
type ToldNumber = {
  readonly of: Conditions
  /** The same with what the query asks of everybody in its table. */
  readonly asked: Conditions
  readonly told: number
  readonly persons: ReadonlySet<string>
}

/** What holds of everybody in a number: keys by axis. */
type Conditions = ReadonlyMap<string, string>

/** A filter says words or several norms, an axis a key: the one may well be the other. */
const whatever = '*'
const axisOf = { country: 'country', place: 'place', authority: 'authority', norms: 'norm', from: 'year', until: 'year' } as const

function numbersIn({ shown: { table, query }, before }: ReleaseContent): readonly ToldNumber[] {
  const [rows, columns] = [table.rows.map(({ key }) => key), table.columns.map(({ key }) => key)]
  const filters = Object.entries(axisOf).flatMap(([field, axis]): [string, string][] => (query[field] ? [[axis, whatever]] : []))
  const cells = before.map(({ row, column, persons }): ToldNumber => {
    const of = new Map<string, string>([[table.axes.rows, row.key]])
    if (table.axes.columns !== null) of.set(table.axes.columns, column.key)
    const told = table.cells[rows.indexOf(row.key)]?.[columns.indexOf(column.key)]?.atLeast ?? 0
    return { of, asked: new Map([...filters, ...of]), told, persons: new Set(persons) }
  })
  const everybody = new Set(cells.flatMap(({ told, persons }) => (told === 0 ? [] : [...persons])))
  return [{ of: new Map(), asked: new Map(filters), told: table.total.atLeast ?? 0, persons: everybody }, ...cells]
}

/** What is not told is held against a number of the same thing alone. */
function isComparable(one: ToldNumber, other: ToldNumber): boolean {
  const [isPart, isWhole] = [holdsOf(other.of, one.asked), holdsOf(one.of, other.asked)]
  return one.told > 0 && other.told > 0 ? isPart || isWhole : isPart && isWhole
}

const isSame = ({ of }: ToldNumber, other: ToldNumber): boolean => of.size > 0 && holdsOf(of, other.of)

const holdsOf = (wanted: Conditions, told: Conditions): boolean =>
  [...wanted].every(([axis, key]) => told.get(axis) === key || told.get(axis) === whatever)

function tellsOfFew(one: ToldNumber, other: ToldNumber): boolean {
  // Sizes first: of thousands of numbers hardly two are of nearly the same persons.
  if (one.told === other.told || Math.abs(one.persons.size - other.persons.size) >= leastInPublic) return false
  const apart = one.persons.symmetricDifference(other.persons).size
  return apart > 0 && apart < leastInPublic
}
