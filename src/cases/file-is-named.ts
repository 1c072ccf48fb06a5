import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, type SealedRow, type Transaction } from '../platform/index.ts'

/**
 * Whether any document of any case names a stored file, in any of its revisions. Takes the SHA-256 of the file, as 64
 * hexadecimal digits. Reads every document, so it is for what is seldom asked.
 */
export async function fileIsNamedByDocuments(tx: Transaction, file: string): Promise<boolean> {
  const { rows } = await sql<SealedRow>`
    select ${sealedColumns('entries')} from entries ${sealedJoins('entries')} where list = 'documents'`.execute(tx)
  return rows.some((row) => {
    const opened = openSealed(row)
    return opened.kind === 'open' && JSON.stringify(opened.value).includes(`"${file}"`)
  })
}
