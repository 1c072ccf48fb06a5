/**
 * The size of the largest group of members that are all paired with one another (a maximum clique). Takes the members
 * and who is paired with whom; pairs with outsiders are ignored. Branch and bound with a greedy colouring, after
 * Tomita and Seki 2003: a group can take at most one member of each colour, so hopeless branches are cut early.
 */
export function largestGroup(members: readonly string[], pairs: ReadonlyMap<string, ReadonlySet<string>>): number {
  const paired = members.filter((member) => members.some((other) => pairs.get(member)?.has(other)))
  let largest = members.length > 0 ? 1 : 0
  const grow = (size: number, candidates: readonly string[]): void => {
    if (candidates.length === 0) {
      largest = Math.max(largest, size)
      return
    }
    const coloured = byColour(candidates, pairs)
    for (let index = coloured.length - 1; index >= 0; index--) {
      const [member, colour] = coloured[index]!
      if (size + colour <= largest) return
      grow(
        size + 1,
        coloured.slice(0, index).flatMap(([other]) => (pairs.get(member)?.has(other) ? [other] : [])),
      )
    }
  }
  grow(0, paired)
  return largest
}

/** Members that are not paired with one another share a colour; in order of colour, counted from 1. */
function byColour(candidates: readonly string[], pairs: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly [string, number])[] {
  const colours: string[][] = []
  for (const member of candidates) {
    const free = colours.find((colour) => !colour.some((other) => pairs.get(member)?.has(other)))
    if (free) free.push(member)
    else colours.push([member])
  }
  return colours.flatMap((colour, index) => colour.map((member) => [member, index + 1] as const))
}
