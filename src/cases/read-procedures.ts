import { sql } from 'kysely'
import type { Sensitivity } from '../claims/index.ts'
import { openSealed, sealedColumns, sealedJoins, type Database, type Transaction } from '../platform/index.ts'
import type { PlainEntry } from './plain-case.ts'
import { proceduresOf } from './procedures.ts'
import { strictness } from './sensitivity.ts'
import { metaOf, type EntryRow, type StoredEntry } from './store.ts'

/** The entries about confidential procedures of a case, by its key, and of nothing else of it; for proceduresOf. */
export async function readProcedures(db: Database | Transaction, caseKey: number): Promise<readonly StoredEntry<PlainEntry>[]> {
  const { rows } = await sql<EntryRow>`
    select entries.position, entries.revision, recorded_at, recorded_by, entries.key as record, ${sealedColumns('entries')}
    from entries ${sealedJoins('entries')} where case_key = ${caseKey} and list = 'procedures' order by position`.execute(db)
  return rows.flatMap((row) => {
    const opened = openSealed(row)
    return opened.kind === 'open' ? [{ meta: metaOf(row), value: opened.value as PlainEntry }] : []
  })
}

/** Of which bodies somebody is told nothing: asked by their codes. */
export type BodiesUntold = { readonly has: (body: string) => boolean }

/**
 * The bodies before which a confidential procedure of a case stands, of which somebody with this clearance is told nothing: all of them for who
 * does not read what is privileged, else none. Where a body is told in words, nobody knows which of the directory it is: then it may be any.
 */
export async function bodiesUntold(db: Database | Transaction, caseKey: number, clearance: Sensitivity): Promise<BodiesUntold> {
  if (strictness(clearance) >= strictness('privileged')) return new Set<string>()
  const standing = proceduresOf(await readProcedures(db, caseKey)).filter(({ lifted }) => lifted === undefined)
  const codes = new Set(standing.map(({ body }) => body))
  return [...codes].every((body) => isBodyCode(body)) ? codes : { has: () => true }
}

/** Whether this is how the directory writes the code of a body, and no name in words. */
export const isBodyCode = (body: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(body)
