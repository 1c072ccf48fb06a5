import { sql } from 'kysely'
import { keyOfAlone, refreshSearch, searchedKeys } from '../cases/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import { markUnfinished, unfinishedCases } from '../search/index.ts'
import { told, wrong, type Finding } from './finding.ts'

class TakenBack extends Error {}

/**
 * Whether what can be searched is what the cases say: it is made anew, compared, and left as it was. A case of which it is not is marked,
 * so that it is made anew as one that is missing (cases/rebuild-search).
 */
export async function checkSearch(db: Database): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const keys = await searchedKeys(db)
  const unfinished = new Set(await unfinishedCases(db, keys))
  for (const key of keys) {
    if (unfinished.has(key)) {
      findings.push(told('search', named(key), 'Not all of it can be searched yet. It is made ready while Amparo runs.'))
      continue
    }
    if (await compare(db, key)) continue
    await markUnfinished(db, key)
    findings.push(wrong('search', named(key), 'What can be searched of it was not what it says. It is made anew while Amparo runs.'))
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

const named = (key: number): string => (key === keyOfAlone ? 'the appeals that no case holds' : `case ${key}`)
