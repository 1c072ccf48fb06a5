/**
 * The known word that a misspelt one probably means, for messages ("did you mean said_by?"). Takes the word and the
 * words known; gives none when nothing is near (a third of the letters may be wrong, and at least one, at most four).
 * Distance: Damerau–Levenshtein with adjacent transpositions (optimal string alignment), case ignored.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 64) return undefined
  let allowed = Math.min(4, Math.max(1, Math.floor(word.length / 3)))
  let best: string | undefined
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > allowed) continue
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance > allowed || (best !== undefined && distance === allowed)) continue
    best = candidate
    allowed = distance
  }
  return best
}

/** Letters left out, put in, changed or swapped with their neighbour that make one word the other (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1))
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, beforeLast[column - 2]! + 1)
      current.push(cost)
    }
    beforeLast = last
    last = current
  }
  return last[b.length]!
}
