/** The size of a group, and the comparisons it took. `exact` is false where they ran out: then it is at least that large. */
export type GroupSize = { readonly size: number; readonly exact: boolean; readonly steps: number }

/**
 * The size of the largest group of members that are all paired with one another (a maximum clique). Takes the members,
 * who is paired with whom (pairs with outsiders are ignored), and how many comparisons may be spent. Branch and bound with a greedy colouring, after
 * Tomita and Seki 2003: a group can take at most one member of each colour, so hopeless branches are cut early. No
 * algorithm is fast on every input, so when the comparisons are spent the largest group found so far is given as a lower bound.
 * The same members and pairs always give the same answer, whatever their order.
 */
export function largestGroup(members: readonly string[], pairs: ReadonlyMap<string, ReadonlySet<string>>, mostSteps = Infinity): GroupSize {
  const all = new Set(members)
  const paired = [...all]
    .filter((member) =>
      pairs
        .get(member)
        ?.values()
        .some((other) => all.has(other)),
    )
    .sort()
  let largest = members.length > 0 ? 1 : 0
  let [steps, exact] = [0, true]
  const arePaired = (one: string, other: string): boolean => {
    steps++
    return pairs.get(one)?.has(other) === true
  }
  const grow = (size: number, candidates: readonly string[]): void => {
    largest = Math.max(largest, size)
    if (candidates.length === 0) return
    const coloured = byColour(candidates, arePaired)
    for (let index = coloured.length - 1; index >= 0; index--) {
      const [member, colour] = coloured[index]!
      if (size + colour <= largest) return
      // The first way down always comes to its end: without a group there would be no bound to give.
      if (steps > mostSteps && largest > size) {
        exact = false
        return
      }
      grow(
        size + 1,
        coloured.slice(0, index).flatMap(([other]) => (arePaired(member, other) ? [other] : [])),
      )
    }
  }
  grow(0, paired)
  return { size: largest, exact, steps }
}

/** Members that are not paired with one another share a colour; in order of colour, counted from 1. */
function byColour(
  candidates: readonly string[],
  arePaired: (one: string, other: string) => boolean,
): readonly (readonly [string, number])[] {
  const colours: string[][] = []
  for (const member of candidates) {
    const free = colours.find((colour) => !colour.some((other) => arePaired(member, other)))
    if (free) free.push(member)
    else colours.push([member])
  }
  return colours.flatMap((colour, index) => colour.map((member) => [member, index + 1] as const))
}
