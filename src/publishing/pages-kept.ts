import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import type { CommittedEdition } from './proof/index.ts'
import type { EditionKey } from './sheets-store.ts'
import { isDown } from './take-down.ts'
import type { ProcedurePlace } from './withheld.ts'

/**
 * A page that a confidential procedure keeps from readers, and what keeps it from them besides; its title is null where its words were erased.
 * `otherwise`: it was taken down, or a procedure keeps it of which whoever asks may not know, which are not told apart.
 */
export type KeptPage = EditionKey & {
  readonly title: string | null
  readonly original: boolean
  readonly besides: 'another-procedure' | 'otherwise' | null
}

/**
 * The editions that a procedure keeps from readers until it is lifted, by appeal, version and language. Takes the keys of the other cases of
 * whose procedures whoever asks may know.
 */
export async function pagesKeptBy(
  db: Database | Transaction,
  { caseKey, position, known }: ProcedurePlace & { readonly known: readonly number[] },
): Promise<readonly KeptPage[]> {
  const { rows } = await sql<SealedRow & EditionKey & { original: boolean; down: boolean; other: boolean | null }>`
    select editions.appeal, editions.version, editions.lang, editions.original, ${isDown} as down, ${sealedColumns('editions')}, (
      select bool_or(other.case_key = any(${[caseKey, ...known]}::int[])) from withheld_editions as other
      where (other.appeal, other.version, other.lang) = (editions.appeal, editions.version, editions.lang)
        and (other.case_key, other.position) <> (withheld.case_key, withheld.position)
        and not exists (
          select from withholdings_lifted as lifted where lifted.case_key = other.case_key and lifted.position = other.position)) as other
    from withheld_editions as withheld
      join editions on (editions.appeal, editions.version, editions.lang) = (withheld.appeal, withheld.version, withheld.lang)
      ${sealedJoins('editions')}
    where withheld.case_key = ${caseKey} and withheld.position = ${position}
    order by editions.appeal, editions.version, editions.original desc, editions.lang`.execute(db)
  return rows.map((row) => {
    const { appeal, version, lang, original, down, other } = row
    const opened = openSealed(row)
    const title = opened.kind === 'erased' ? null : (opened.value as CommittedEdition).edition.title
    // Whether one of those that may be known is among the other procedures; null where there is no other.
    const besides = other === true ? 'another-procedure' : down || other === false ? 'otherwise' : null
    return { appeal, version, lang, title, original, besides }
  })
}
