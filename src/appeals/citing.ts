import { appealsOfCases, caseKeys, keptAlone, type Appeal } from '../cases/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import { citedCaseIds } from './citation.ts'

/** The ids of the appeals that cite a case, as they stand: those that stand alone, and those that cases hold. */
export async function appealsCiting(db: Database | Transaction, caseId: string): Promise<readonly string[]> {
  const alone = (await keptAlone(db)).map(({ appeal }) => appeal)
  const held = (await appealsOfCases(db, await caseKeys(db))).map(({ appeal }) => appeal)
  const cites = (appeal: Appeal): boolean => citedCaseIds(appeal).includes(caseId)
  return [...new Set([...alone, ...held].filter(cites).map(({ id }) => id))].toSorted()
}
