import type { Claim } from '../../../claims/index.ts'

type Counts = {
  readonly about: ReadonlyMap<string, number>
  readonly saidBy: ReadonlyMap<string, number>
  readonly printedIn: ReadonlyMap<string, number>
}

const counted = new WeakMap<readonly Claim[], Counts>()

/** How many claims are about, are said by and are printed in each. Counted once for each state of a file: a list asks for every row. */
export function countClaims(claims: readonly Claim[]): Counts {
  const before = counted.get(claims)
  if (before !== undefined) return before
  const [about, saidBy, printedIn] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  for (const claim of claims) {
    add(about, claim.about)
    for (const source of claim.said_by) add(saidBy, source)
    for (const document of new Set(claim.printed_in.map((printed) => printed.document))) add(printedIn, document)
  }
  const counts = { about, saidBy, printedIn }
  counted.set(claims, counts)
  return counts
}

const add = (counts: Map<string, number>, id: string): void => void counts.set(id, (counts.get(id) ?? 0) + 1)
