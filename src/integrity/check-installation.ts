import type { FactDictionary } from '../claims/index.ts'
import type { Database, FileStore } from '../platform/index.ts'
import { checkCases } from './check-cases.ts'
import { checkEditions } from './check-editions.ts'
import { checkFiles } from './check-files.ts'
import { checkLog } from './check-log.ts'
import { checkNorms } from './check-norms.ts'
import { checkRecords } from './check-records.ts'
import { checkSearch } from './check-search.ts'
import { checkSignedEditions } from './check-signed-editions.ts'
import { wrong, type Finding, type Looked } from './finding.ts'

export type Checked = { readonly looked: Looked; readonly findings: readonly Finding[] }

/**
 * Holds all that is stored against what it has to be: every record and file opens and is what it was named, cases read as their
 * files do, editions prove their fingerprints, the log its counts, and what can be searched is what the cases say. Reads
 * everything and changes nothing. What cannot be read at all is a finding, never an end of the check.
 */
export async function checkInstallation(db: Database, files: FileStore, facts: FactDictionary): Promise<Checked> {
  const records = await checkRecords(db)
  const stored = await checkFiles(db, files)
  // A damaged record cannot be read as part of a case, so what rests on it is told as one sentence each.
  const cases = await orFinding('case', () => checkCases(db, files, facts), { cases: 0, claims: 0, passages: 0, findings: [] })
  const editions = await checkEditions(db)
  const log = await checkLog(db)
  const signed = await orFinding('edition', () => checkSignedEditions(db, { lines: log.editions, size: log.entries }), { findings: [] })
  const search = await orFinding('search', async () => ({ findings: await checkSearch(db) }), { findings: [] })
  const norms = await orFinding('case', async () => ({ findings: await checkNorms(db) }), { findings: [] })
  return {
    looked: {
      records: records.records,
      files: stored.files,
      cases: cases.cases,
      claims: cases.claims,
      passages: cases.passages,
      editions: editions.editions,
      'log entries': log.entries,
    },
    findings: [records, stored, cases, editions, log, signed, search, norms].flatMap(({ findings }) => findings),
  }
}

async function orFinding<Part extends { readonly findings: readonly Finding[] }>(
  of: Finding['of'],
  check: () => Promise<Part>,
  nothing: Part,
): Promise<Part> {
  try {
    return await check()
  } catch (error) {
    const says = `They cannot be read to the end: ${error instanceof Error ? error.message : String(error)}.`
    return { ...nothing, findings: [wrong(of, 'all', says)] }
  }
}
