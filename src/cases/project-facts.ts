import type { FactDictionary } from '../claims/index.ts'
import { readProjectFile } from '../platform/index.ts'
import { describeProblems } from './file-problems.ts'
import { readFacts } from './read-facts.ts'

/** The dictionary of facts that ships with Amparo, read once. */
export function projectFacts(): FactDictionary {
  if (known !== undefined) return known
  const read = readFacts(readProjectFile('data', 'facts.yaml'), 'data/facts.yaml')
  if (read.kind === 'invalid') throw new Error(describeProblems(read))
  return (known = read.facts)
}
let known: FactDictionary | undefined
