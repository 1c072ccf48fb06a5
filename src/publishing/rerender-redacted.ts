import { sql } from 'kysely'
import { dayOfInstant, formatDay } from '../kit/index.ts'
import { openSealed, redact, sealedColumns, sealedJoins, type Randomness, type SealedRow, type Transaction } from '../platform/index.ts'
import { listIfEntered } from './edition-entries.ts'
import { enqueueErasedSheets, enqueueSheets } from './jobs.ts'
import { redactEdition, type CommittedEdition } from './proof/index.ts'
import { outdateSheets, type EditionKey } from './sheets-store.ts'
import { asRead, headOf } from './store.ts'
import { lockAppeal } from './take-down.ts'

/**
 * Erases texts of a published version, at these pointers into its data (`/sections/0/sentences/1/text`), and has it shown
 * anew with the gap in every form: what was stored is redacted, its sheets are erased after the transaction and printed
 * again. The fingerprint stays, and verifies by its tombstones. Gives false where the version is erased as a whole
 * already. A version that does not exist, or a pointer to what cannot be erased, is a bug and throws.
 */
export async function rerenderRedacted(
  tx: Transaction,
  { appeal, version, lang }: EditionKey,
  pointers: readonly string[],
  { erasure, at, random }: { readonly erasure: number; readonly at: Date; readonly random?: Randomness },
): Promise<boolean> {
  await lockAppeal(tx, appeal)
  const { rows } = await sql<SealedRow & { record: string; head_record: string }>`
    select editions.key as record, editions.head_key as head_record, ${sealedColumns('editions')} from editions ${sealedJoins('editions')}
    where appeal = ${appeal} and version = ${version} and lang = ${lang}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error(`There is no version ${version} of ${appeal} in ${lang}`)
  const opened = openSealed(row)
  if (opened.kind === 'erased') return false
  const redacted = redactEdition(opened.value as CommittedEdition, pointers, formatDay(dayOfInstant(at)))
  await redact(tx, row.record, redacted, erasure, random)
  const head = await openHead(tx, { appeal, version, lang })
  if (head !== null) await redact(tx, row.head_record, { ...head, ...headOf(asRead(redacted)) }, erasure, random)
  await enqueueErasedSheets(tx, await outdateSheets(tx, { appeal, version, lang }, at))
  await enqueueSheets(tx, [{ appeal, version, lang }])
  await listIfEntered(tx, { appeal, version, lang })
  return true
}

/** What a list shows of the version, and who published it. */
async function openHead(tx: Transaction, { appeal, version, lang }: EditionKey): Promise<object | null> {
  const { rows } = await sql<SealedRow>`
    select ${sealedColumns('editions', 'head_')} from editions ${sealedJoins('editions', 'head_')}
    where appeal = ${appeal} and version = ${version} and lang = ${lang}`.execute(tx)
  const opened = rows[0] === undefined ? null : openSealed(rows[0])
  return opened?.kind === 'open' ? (opened.value as object) : null
}
