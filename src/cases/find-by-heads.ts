import { sql } from 'kysely'
import { openSealed, readDigests, sealedColumns, sealedJoins, type SealedRow, type Transaction } from '../platform/index.ts'

/**
 * Has every case found by the id that its head says. An erasure may have put a neutral one there; and in a backup from
 * before it that was restored with newer keys, the case would be found by neither. Gives how many were not. Looks only at
 * heads from which words were erased.
 */
export async function findByTheirHeads(tx: Transaction): Promise<number> {
  const { rows } = await sql<SealedRow & { case_key: number; digest: Buffer }>`
    select cases.key as case_key, cases.id_digest as digest, ${sealedColumns('head')}
    from cases
    cross join lateral (
      select * from entries where case_key = cases.key and list = 'head' order by position, revision desc limit 1) as head
    ${sealedJoins('head')}
    where exists (select from erasures) and redactions.record is not null and record_keys.id is not null`.execute(tx)
  if (rows.length === 0) return 0
  const digests = await readDigests(tx)
  let wrong = 0
  for (const { case_key, digest, ...row } of rows) {
    const opened = openSealed(row)
    if (opened.kind === 'erased') continue
    const right = digests('case', (opened.value as { readonly id: string }).id)
    if (right.equals(digest)) continue
    // The database gives a case another id for an erasure only.
    await sql`select set_config('amparo.erasure', ${String(row.erased_in)}, true)`.execute(tx)
    await sql`update cases set id_digest = ${right} where key = ${case_key}`.execute(tx)
    wrong++
  }
  return wrong
}
