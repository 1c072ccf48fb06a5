import { compareReadNames, possibleName, sameName } from '../kit/index.ts'
import { pairKey } from './judgement.ts'
import { sharedFacts, type Person, type SharedFact } from './person.ts'

/** Two persons who may be one: how alike the two names are that are most alike (0 to 1), and what both are said to be. */
export type Candidate = {
  readonly person: Person
  readonly other: Person
  readonly alike: number
  readonly names: readonly [string, string]
  readonly facts: readonly SharedFact[]
}

/**
 * Who of `others` each of these persons may be, likeliest first; a pair stands once, and never a person with itself. Their
 * names are spellings of one name, or one is a part of the other and a date of both agrees. Facts that contradict each other
 * take nobody out: sources contradict each other about one person, too. `judged` are pairs (`pairKey`) that are not asked of.
 * Gives back control through `pause` after each comparison, since whoever wrote the names chose how long one takes.
 */
export async function candidatesAmong(
  persons: readonly Person[],
  others: readonly Person[],
  judged: ReadonlySet<string>,
  pause: () => Promise<void>,
): Promise<readonly Candidate[]> {
  const byKey = new Map<string, Person[]>()
  for (const other of others) for (const key of other.keys) (byKey.get(key) ?? byKey.set(key, []).get(key)!).push(other)
  const seen = new Set(judged)
  const found: Candidate[] = []
  for (const person of persons)
    for (const other of nearest(person, byKey)) {
      const pair = pairKey(person, other)
      if (seen.has(pair) || (person.caseKey === other.caseKey && person.subject === other.subject)) continue
      seen.add(pair)
      const candidate = compare(person, other)
      if (candidate !== null) found.push(candidate)
      await pause()
    }
  return found.toSorted((a, b) => weightOf(b) - weightOf(a))
}

/** How many others are compared with a person: those with most keys in common. A spelling of one name shares some of each word. */
const mostCompared = 60

function nearest(person: Person, byKey: ReadonlyMap<string, readonly Person[]>): readonly Person[] {
  const shared = new Map<Person, number>()
  for (const key of person.keys) for (const other of byKey.get(key) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
  return [...shared]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, mostCompared)
    .map(([other]) => other)
}

/** How many names of a person are compared. */
const mostNames = 12

/** How two persons compare, whether or not they are candidates. */
export function comparePersons(person: Person, other: Person): Candidate {
  return { person, other, ...namesMostAlike(person, other), facts: sharedFacts(person, other) }
}

function namesMostAlike(person: Person, other: Person): Pick<Candidate, 'alike' | 'names'> {
  let best = { alike: 0, names: [person.names[0] ?? person.id, other.names[0] ?? other.id] as const }
  for (const [index, one] of person.read.slice(0, mostNames).entries())
    for (const [at, also] of other.read.slice(0, mostNames).entries()) {
      const alike = compareReadNames(one, also)
      if (alike > best.alike) best = { alike, names: [person.names[index]!, other.names[at]!] }
    }
  return best
}

function compare(person: Person, other: Person): Candidate | null {
  const named = namesMostAlike(person, other)
  const { alike } = named
  // Most have other names altogether; what is said of them is not held against each other.
  if (alike < Math.min(sameName, possibleName)) return null
  const facts = sharedFacts(person, other)
  const candidate = { person, other, ...named, facts }
  const dated = facts.some(({ agrees, values }) => agrees && values.some(({ type }) => type === 'date'))
  return alike >= sameName || (alike >= possibleName && dated) ? candidate : null
}

const weightOf = ({ alike, facts }: Candidate): number => alike + facts.reduce((sum, { agrees }) => sum + (agrees ? 0.1 : -0.15), 0)
