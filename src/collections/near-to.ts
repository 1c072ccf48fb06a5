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
 * its totals. Several do where so few are left of a whole without its parts (partsWithSmallRest); the search for those may be given up. Pure.
 */
export function nearTo(
  { collection: own, ...made }: Pick<Release, 'collection'> & ReleaseContent,
  released: readonly Pick<Release, 'collection' | 'number' | 'content'>[],
): Near | null {
  const numbers = numbersIn(made)
  const earlier = released.flatMap(({ collection, number, content }) => {
    if (content === null) return []
    const isOwn = collection === own && content.asked === made.asked
    return numbersIn(content).map((one) => ({ ...one, isOwn, release: { collection, number } }))
  })
  const found = earlier.find((other) =>
    numbers.some((one) => tellsOfFew(one, other) && (other.isOwn ? isSame(one, other) : isComparable(one, other))),
  )
  if (found !== undefined) return { kind: 'tells', release: found.release }
  return nearTogether([...numbers.map((one) => ({ ...one, isOwn: true, release: null })), ...earlier])
}

type KeptNumber = ToldNumber & {
  /** Whether it is of the query whose numbers are made: what its numbers tell together is for publicCounts. */
  readonly isOwn: boolean
  /** Null for what is made. */
  readonly release: Pick<Release, 'collection' | 'number'> | null
}

/** A release of which a whole and its parts, one of them made now, leave too few. */
function nearTogether(numbers: readonly KeptNumber[]): Near | null {
  const notTold = numbers.filter(({ told }) => told === 0)
  const counts = (some: readonly KeptNumber[]): boolean => some.some(({ release }) => release === null) && some.some(({ isOwn }) => !isOwn)
  const alike = ({ release, isOwn }: KeptNumber): string => `${release === null} ${isOwn}`
  const partsBy = new Map<string, readonly KeptNumber[]>()
  for (const whole of numbers) {
    if (!isEverAWhole(whole, leastInPublic)) continue
    const name = canonicalJson(Object.fromEntries(whole.of))
    const parts = partsBy.get(name) ?? numbers.filter(({ asked }) => holdsOf(whole.of, asked))
    partsBy.set(name, parts)
    if (whole.release !== null && parts.every(({ release }) => release !== null)) continue
    const found = partsWithSmallRest(whole, parts, { notTold, least: leastInPublic, counts, alike })
    if (found?.kind === 'gave-up') return found
    const release = [whole, ...(found?.parts ?? [])].find(({ isOwn }) => !isOwn)?.release
    if (found !== null && release) return { kind: 'tells', release }
  }
  return null
}

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
