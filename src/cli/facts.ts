import { describeProblems, largestFile, readFacts } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { readGivenFile, readProjectFile } from '../platform/index.ts'

export type FactsOutcome = { readonly kind: 'read'; readonly facts: FactDictionary } | { readonly kind: 'refused'; readonly reason: string }

/** The dictionary of facts that ships with Amparo, with a team's own added when a file of them is named. */
export function readAllFacts(teamFile?: string): FactsOutcome {
  const ours = readFacts(readProjectFile('data', 'facts.yaml'), 'data/facts.yaml')
  if (ours.kind === 'invalid') return { kind: 'refused', reason: describeProblems(ours) }
  if (teamFile === undefined) return ours
  const given = readGivenFile(teamFile, largestFile)
  if (given.kind === 'refused') return given
  const all = readFacts(given.bytes, teamFile, ours.facts)
  return all.kind === 'read' ? all : { kind: 'refused', reason: describeProblems(all) }
}
