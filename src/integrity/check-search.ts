import { sql } from 'kysely'
import { caseKeys, refreshSearch } from '../cases/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import { wrong, type Finding } from './finding.ts'

class TakenBack extends Error {}

/** Whether what can be searched is what the cases say: it is made anew, compared, and left as it was. */
export async function checkSearch(db: Database): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const key of await caseKeys(db)) {
    const same = await compare(db, key)
    if (!same)
      findings.push(
        wrong('search', `case ${key}`, 'What can be searched of it is not what it says. It is made anew when Amparo next starts.'),
      )
  }
  return findings
}

async function compare(db: Database, key: number): Promise<boolean> {
  let same = true
  try {
    await db.transaction().execute(async (tx) => {
      const before = await digest(tx, key)
      await refreshSearch(tx, key)
      same = before === (await digest(tx, key))
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  return same
}

async function digest(tx: Transaction, key: number): Promise<string> {
  const { rows } = await sql<{ digest: string | null }>`
    select md5(string_agg(concat_ws(' ', list, position, part, from_level, encode(hash, 'hex')), '|' order by list, position, part, from_level)) as digest
    from search_rows where case_key = ${key}`.execute(tx)
  return rows[0]?.digest ?? ''
}
