import { allRecords, type Database } from '../platform/index.ts'
import { canonicalEdition, verifyEdition, type CommittedEdition } from '../publishing/index.ts'
import { wrong, type Finding } from './finding.ts'

/** Holds every published edition against the fingerprint under which it was published, as `amparo verify` does. */
export async function checkEditions(db: Database): Promise<{ readonly editions: number; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = []
  let editions = 0
  try {
    for await (const { table, prefix, value, row } of allRecords(db)) {
      if (table !== 'editions' || prefix !== '') continue
      editions += 1
      const where = `${String(row['appeal'])} version ${String(row['version'])} ${String(row['lang'])}`
      const verified = verifyEdition(canonicalEdition(value as CommittedEdition))
      if (verified.kind !== 'verified') findings.push(wrong('edition', where, `It is not what was published: ${verified.why}`))
      else if (verified.published.hash !== row['hash'])
        findings.push(wrong('edition', where, 'It proves another fingerprint than the one it is listed under.'))
    }
  } catch (error) {
    findings.push(wrong('edition', 'all', `They cannot be read to the end: ${error instanceof Error ? error.message : String(error)}.`))
  }
  return { editions, findings }
}
