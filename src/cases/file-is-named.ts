import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, type SealedRow, type Transaction } from '../platform/index.ts'

/**
 * Whether any document of any case names a stored file, in any of its revisions, besides one, of which nothing is
 * looked at. Takes the SHA-256 of the file, as 64 hexadecimal digits. Reads every document, so it is for what is seldom asked.
 */
export async function fileIsNamedByDocuments(
  tx: Transaction,
  file: string,
  besides?: { readonly caseKey: number; readonly position: number },
): Promise<boolean> {
  const others = besides === undefined ? sql`` : sql`and not (case_key = ${besides.caseKey} and position = ${besides.position})`
  const { rows } = await sql<SealedRow>`
    select ${sealedColumns('entries')} from entries ${sealedJoins('entries')} where list = 'documents' ${others}`.execute(tx)
  return rows.some((row) => {
    const opened = openSealed(row)
    return opened.kind === 'open' && JSON.stringify(opened.value).includes(`"${file}"`)
  })
}
