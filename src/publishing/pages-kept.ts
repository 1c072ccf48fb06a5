import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import type { CommittedEdition } from './proof/index.ts'
import type { EditionKey } from './sheets-store.ts'
import { isDown } from './take-down.ts'
import type { ProcedurePlace } from './withheld.ts'

/** A page that a confidential procedure keeps from readers, and what keeps it from them besides; its title is null where its words were erased. */
export type KeptPage = EditionKey & {
  readonly title: string | null
  readonly original: boolean
  readonly besides: 'taken-down' | 'another-procedure' | null
}

/** The editions that a procedure keeps from readers until it is lifted, by appeal, version and language. */
export async function pagesKeptBy(db: Database | Transaction, { caseKey, position }: ProcedurePlace): Promise<readonly KeptPage[]> {
  const { rows } = await sql<SealedRow & EditionKey & { original: boolean; down: boolean; other: boolean }>`
    select editions.appeal, editions.version, editions.lang, editions.original, ${isDown} as down, ${sealedColumns('editions')}, exists (
      select from withheld_editions as other
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
    return { appeal, version, lang, title, original, besides: down ? 'taken-down' : other ? 'another-procedure' : null }
  })
}
