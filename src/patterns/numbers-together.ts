/** A number as it was told, 0 where it was not, and who stood behind it. */
type ToldOf = { readonly told: number; readonly persons: ReadonlySet<string> }

type Asking<Number> = {
  /** All whose numbers nobody is told, as far as somebody knows that they were asked for. */
  readonly notTold: readonly Number[]
  readonly least: number
  /** Whether these together are of interest; where they are, they are with others, too. */
  readonly counts: (numbers: readonly Number[]) => boolean
}

type SmallRest<Number> =
  | { readonly kind: 'found'; readonly parts: readonly Number[] }
  /** It took too long: nobody knows. */
  | { readonly kind: 'gave-up' }

/** After so many steps a search is given up. */
const mostSteps = 300

/**
 * The parts of a whole after which a rest of 1 to `least` - 1 persons is left of which whoever reads all these numbers knows that
 * somebody is in it: a whole told as 10 has no fewer, two parts told as 5 and as none have no more than 9 and 4 (with 5 as the least).
 * Where a part is not told itself, only a rest that is known to be small, because it is in a number that is not told. Parts may overlap, and
 * have others than the whole has: then less is known. Null where there is nothing like that. Pure.
 *
 * Each part costs as many persons as it lacks to the most that its number can mean, so few parts come into question, and
 * the search ends soon.
 */
export function partsWithSmallRest<Number extends ToldOf>(
  whole: Number,
  parts: readonly Number[],
  { notTold, least, counts }: Asking<Number>,
): SmallRest<Number> | null {
  const persons = [...whole.persons]
  const spentAtFirst = persons.length - whole.told
  const mostSpent = least - 2
  if (whole.told === 0 || spentAtFirst > mostSpent) return null
  const places = new Map(persons.map((person, at) => [person, at]))
  const usable = parts.flatMap((part): Usable<Number>[] => {
    if (part === whole) return []
    const covers = [...part.persons].flatMap((person) => places.get(person) ?? [])
    const cost = part.told + least - 1 - covers.length
    return covers.length === 0 || spentAtFirst + cost > mostSpent ? [] : [{ part, covers, cost }]
  })
  if (!counts([whole, ...usable.map(({ part }) => part)])) return null
  let steps = 0

  function search({ covered, rest, chosen, spent, open }: State<Number>): SmallRest<Number> | null {
    if ((steps += 1) > mostSteps) return { kind: 'gave-up' }
    const mayCome = open.filter(({ covers, cost }) => spent + cost + covers.filter((at) => covered[at] === 1).length <= mostSpent)
    const { next, alone } = hardest(covered, mayCome)
    if (rest.length + alone >= least) return null
    if (next === null) return isFound(rest, chosen, spent) ? { kind: 'found', parts: chosen } : null
    for (const one of mayCome) {
      if (!one.covers.includes(next)) continue
      const more = one.covers.filter((at) => covered[at] === 1).length
      const after = covered.slice()
      for (const at of one.covers) after[at] = 1
      const found = search({ covered: after, rest, chosen: [...chosen, one.part], spent: spent + one.cost + more, open: mayCome })
      if (found !== null) return found
    }
    return rest.length === least - 1
      ? null
      : search({ covered: covered.with(next, 1), rest: [...rest, persons[next]!], chosen, spent, open: mayCome })
  }

  function isFound(rest: readonly string[], chosen: readonly Number[], spent: number): boolean {
    if (rest.length <= spent || chosen.length === 0 || !counts([whole, ...chosen])) return false
    return chosen.every(({ told }) => told > 0) || notTold.some((one) => rest.every((person) => one.persons.has(person)))
  }

  return search({ covered: new Uint8Array(persons.length), rest: [], chosen: [], spent: spentAtFirst, open: usable })
}

/** A part by the places of its persons in the whole, and what it costs beside persons whom another covers. */
type Usable<Number> = { readonly part: Number; readonly covers: readonly number[]; readonly cost: number }

type State<Number> = {
  /** 1 for each place of the whole that is decided on. */
  readonly covered: Uint8Array<ArrayBuffer>
  readonly rest: readonly string[]
  readonly chosen: readonly Number[]
  readonly spent: number
  readonly open: readonly Usable<Number>[]
}

/** Of the places that are not decided on, the one that the fewest parts cover; null where all are. And how many no part covers. */
function hardest(covered: Uint8Array, open: readonly Usable<unknown>[]): { readonly next: number | null; readonly alone: number } {
  const covering = new Uint32Array(covered.length)
  for (const { covers } of open) for (const at of covers) covering[at]! += 1
  let [next, alone]: [number | null, number] = [null, 0]
  for (let at = 0; at < covered.length; at += 1) {
    if (covered[at] === 1) continue
    if (covering[at] === 0) alone += 1
    if (next === null || covering[at]! < covering[next]!) next = at
  }
  return { next, alone }
}
