import type { Database } from '../platform/index.ts'
import { normsNotHeld } from '../publishing/index.ts'
import { told, type Finding } from './finding.ts'

/** The cases in which it could not be worked out what norms of published texts come to: tasks of these may be missing. */
export async function checkNorms(db: Database): Promise<readonly Finding[]> {
  return (await normsNotHeld(db)).map(({ caseKey, tries, triedAt }) =>
    told(
      'case',
      `case ${caseKey}`,
      `It could not be worked out what norms of published texts come to in it: tried ${tries === 1 ? 'once' : `${tries} times`}, last at ${triedAt.toISOString()}. It is tried again while Amparo runs.`,
    ),
  )
}
