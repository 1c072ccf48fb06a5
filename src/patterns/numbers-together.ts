/** A number as it was told, 0 where it was not, and who stood behind it. */
type ToldOf = { readonly told: number; readonly persons: ReadonlySet<string> }

type Asking<Number> = {
  /** All whose numbers nobody is told, as far as somebody knows that they were asked for. */
  readonly notTold: readonly Number[]
  readonly least: number
  /** Whether these together are of interest; where they are, they are with others, too. */
  readonly counts: (numbers: readonly Number[]) => boolean
  /** What `counts` looks at in a number: those of which it is the same can take each other's place. */
  readonly alike: (number: Number) => string
  /** How much may still be looked at, in places of the whole, by this search and those after it; each takes from it. */
  readonly effort: { left: number }
}

type SmallRest<Number> =
  | { readonly kind: 'found'; readonly parts: readonly Number[] }
  /** It took too long: nobody knows. */
  | { readonly kind: 'gave-up' }

/**
 * The parts of a whole after which a rest of 1 to `least` - 1 persons is left of which whoever reads all these numbers knows that
 * somebody is in it: a whole told as 10 has no fewer, two parts told as 5 and as none have no more than 9 and 4 (with 5 as the least).
 * Where a part is not told itself, only a rest that is known to be small, because it is in a number that is not told. Parts may overlap, and
 * have others than the whole has: then less is known. Null where there is nothing like that. Pure.
 *
 * Each part costs as many persons as it lacks to the most that its number can mean, so few parts come into question, and
 * the search mostly ends soon. It stops at each step, so that whoever asks may do something else in between, and is given up where no effort is left.
 */
export function* partsWithSmallRest<Number extends ToldOf>(
  whole: Number,
  parts: readonly Number[],
  { notTold, least, counts, alike, effort }: Asking<Number>,
): Search<Number> {
  const mostSpent = least - 2
  const spentAtFirst = whole.persons.size - whole.told
  if (!isEverAWhole(whole, least)) return null
  const usable = usableParts(whole, parts, { least, mostCost: mostSpent - spentAtFirst, alike })
  if (!counts([whole, ...usable.map(({ part }) => part)])) return null
  const groups = groupsOf(whole, usable)
  const size = (places: Iterable<number>): number => groups.weigh(places)

  function* search({ covered, rest, chosen, spent, open }: State<Number>): Search<Number> {
    effort.left -= open.reduce((sum, { covers }) => sum + covers.length, covered.length)
    if (effort.left < 0) return { kind: 'gave-up' }
    yield
    const mayCome = open.filter(({ covers, cost }) => spent + cost + size(covers.filter((at) => covered[at] === 1)) <= mostSpent)
    if (!counts([whole, ...chosen, ...mayCome.map(({ part }) => part)])) return null
    const { next, alone } = hardest(covered, groups.weights, mayCome)
    if (size(rest) + alone >= least) return null
    if (next === null) return isFound(rest, chosen, spent) ? { kind: 'found', parts: chosen } : null
    const covering = mayCome.filter(({ covers }) => covers.includes(next))
    for (const one of covering) {
      const more = size(one.covers.filter((at) => covered[at] === 1))
      const after = covered.slice()
      for (const at of one.covers) after[at] = 1
      const found: SmallRest<Number> | null = yield* search({
        covered: after,
        rest,
        chosen: [...chosen, one.part],
        spent: spent + one.cost + more,
        open: mayCome,
      })
      if (found !== null) return found
    }
    // Left in the rest, they are in none of the parts: with one of those they were tried just now.
    const others = mayCome.filter((one) => !covering.includes(one))
    return size(rest) + groups.weights[next]! >= least
      ? null
      : yield* search({ covered: covered.with(next, 1), rest: [...rest, next], chosen, spent, open: others })
  }

  function isFound(rest: readonly number[], chosen: readonly Number[], spent: number): boolean {
    if (size(rest) <= spent || chosen.length === 0 || !counts([whole, ...chosen])) return false
    const left = groups.personsIn(rest)
    return chosen.every(({ told }) => told > 0) || notTold.some(({ persons }) => left.every((person) => persons.has(person)))
  }

  const covered = new Uint8Array(groups.weights.length)
  return yield* search({ covered, rest: [], chosen: [], spent: spentAtFirst, open: groups.parts })
}

/** A search, step by step. */
type Search<Number> = Generator<undefined, SmallRest<Number> | null, undefined>

/** Whether there can be such parts of a number at all, whatever they are: none of what is not told, nor of what lacks one person to the next number. */
export const isEverAWhole = ({ told, persons }: ToldOf, least: number): boolean => told > 0 && persons.size - told <= least - 2

/** A part by the places of its persons, or of its groups of them, in the whole, and what it costs beside those whom another covers. */
type Usable<Number> = { readonly part: Number; readonly covers: readonly number[]; readonly cost: number }

type State<Number> = {
  /** 1 for each group of the whole that is decided on. */
  readonly covered: Uint8Array<ArrayBuffer>
  readonly rest: readonly number[]
  readonly chosen: readonly Number[]
  readonly spent: number
  readonly open: readonly Usable<Number>[]
}

/** The parts that cost no more than may be spent; of several that cover the same, are alike and cost the same, the first. */
function usableParts<Number extends ToldOf>(
  whole: Number,
  parts: readonly Number[],
  { least, mostCost, alike }: { readonly least: number; readonly mostCost: number } & Pick<Asking<Number>, 'alike'>,
): readonly Usable<Number>[] {
  const places = new Map([...whole.persons].map((person, at) => [person, at]))
  const found = new Map<string, Usable<Number>>()
  for (const part of parts) {
    const most = part.told + least - 1
    if (part === whole || most - part.persons.size > mostCost || most - whole.persons.size > mostCost) continue
    const covers: number[] = []
    let outside = 0
    for (const person of part.persons) {
      const at = places.get(person)
      if (at !== undefined) covers.push(at)
      else if (most - part.persons.size + (outside += 1) > mostCost) break
    }
    const cost = most - covers.length
    if (covers.length === 0 || cost > mostCost) continue
    covers.sort((a, b) => a - b)
    const name = `${part.told} ${alike(part)} ${covers.join(' ')}`
    if (!found.has(name)) found.set(name, { part, covers, cost })
  }
  return found.values().toArray()
}

/** The persons of a whole in groups: two are in one where all parts cover both or neither. And the parts by the groups that they cover. */
function groupsOf<Number extends ToldOf>({ persons }: Number, usable: readonly Usable<Number>[]) {
  const groupOf = new Uint32Array(persons.size)
  let count = 1
  for (const { covers } of usable) {
    const split = new Map<number, number>()
    for (const at of covers) {
      const group = split.get(groupOf[at]!) ?? count++
      split.set(groupOf[at]!, group)
      groupOf[at] = group
    }
  }
  const members = Map.groupBy(
    persons.values().map((person, at) => ({ person, group: groupOf[at]! })),
    ({ group }) => group,
  )
  const numbers = new Map([...members.keys()].map((group, at) => [group, at]))
  const groups = [...members.values()]
  const weights = Uint32Array.from(groups, ({ length }) => length)
  return {
    weights,
    weigh(places: Iterable<number>): number {
      let sum = 0
      for (const at of places) sum += weights[at]!
      return sum
    },
    personsIn: (places: readonly number[]) => places.flatMap((at) => groups[at]!.map(({ person }) => person)),
    parts: usable.map((one) => ({ ...one, covers: [...new Set(one.covers.map((at) => numbers.get(groupOf[at]!)!))] })),
  }
}

/** Of the groups that are not decided on, the one that the fewest parts cover; null where all are. And how many persons no part covers. */
function hardest(
  covered: Uint8Array,
  weights: Uint32Array,
  open: readonly Usable<unknown>[],
): { readonly next: number | null; readonly alone: number } {
  const covering = new Uint32Array(covered.length)
  for (const { covers } of open) for (const at of covers) covering[at]! += 1
  let [next, alone]: [number | null, number] = [null, 0]
  for (let at = 0; at < covered.length; at += 1) {
    if (covered[at] === 1) continue
    if (covering[at] === 0) alone += weights[at]!
    if (next === null || covering[at]! < covering[next]!) next = at
  }
  return { next, alone }
}
