import { sql } from 'kysely'
import { namedNowhere, type DeliveryWords } from '../delivery/index.ts'
import { openSealed, redact, sealedColumns, sealedJoins, type SealedRow, type Transaction } from '../platform/index.ts'
import type { FrozenWords } from './submission-store.ts'
import type { SubmissionText } from './submission.ts'

export type ErasedOfSubmissions = {
  /** Under which number what follows is erased. */
  readonly erasure: number
  /** Keys of records from which words were erased. */
  readonly records: ReadonlySet<string>
  /** Files that hold the words. */
  readonly held: ReadonlySet<string>
}

/**
 * Lets go of what was frozen of submissions in which erased words stand: in an answer, in an annex, or in what the ledger says of them. An
 * archive cannot be mended without another fingerprint, so it goes whole, with the mails that were made of it; the line of the ledger
 * with its hash stays. Gives the names of files that nothing here names any more.
 */
export async function eraseSubmissions(tx: Transaction, { erasure, records, held }: ErasedOfSubmissions): Promise<readonly string[]> {
  const { rows } = await sql<SealedRow & { readonly submission: string; readonly key: string; readonly hash: string }>`
    select submission, hash, case_submission_freezings.key, ${sealedColumns('case_submission_freezings')}
    from case_submission_freezings ${sealedJoins('case_submission_freezings')}`.execute(tx)
  const names: string[] = []
  for (const { submission, key, hash, ...record } of rows) {
    const [texts, sent] = [await textsOf(tx, submission), await sentOf(tx, submission)]
    const annexes = texts.flatMap(({ value }) => (value as SubmissionText | null)?.annexes.map(({ sha256 }) => sha256) ?? [])
    const isHeld = [{ key }, ...texts, ...sent].some((one) => records.has(one.key)) || annexes.some((name) => held.has(name))
    if (!isHeld) continue
    const frozen = valueOf(record) as FrozenWords | null
    if (frozen !== null) {
      await redact(tx, key, null, erasure)
      names.push(hash, ...frozen.files.filter(({ path }) => !path.startsWith('annexes/')).map(({ sha256 }) => sha256))
    }
    for (const { key: line, value } of sent) {
      const words = value as DeliveryWords | null
      if (words === null || words.file === '') continue
      names.push(words.file)
      await redact(tx, line, { ...words, file: '' } satisfies DeliveryWords, erasure)
    }
  }
  return namedNowhere(tx, names)
}

type Opened = { readonly key: string; readonly value: unknown }

async function textsOf(tx: Transaction, submission: string): Promise<readonly Opened[]> {
  const { rows } = await sql<SealedRow & { readonly key: string }>`
    select case_submission_texts.key, ${sealedColumns('case_submission_texts')} from case_submission_texts ${sealedJoins('case_submission_texts')}
    where submission = ${submission}::uuid`.execute(tx)
  return rows.map(({ key, ...record }) => ({ key, value: valueOf(record) }))
}

async function sentOf(tx: Transaction, submission: string): Promise<readonly Opened[]> {
  const { rows } = await sql<SealedRow & { readonly key: string }>`
    select deliveries.key, ${sealedColumns('deliveries')} from deliveries ${sealedJoins('deliveries')} where submission = ${submission}::uuid`.execute(
    tx,
  )
  return rows.map(({ key, ...record }) => ({ key, value: valueOf(record) }))
}

function valueOf(row: SealedRow): unknown {
  const opened = openSealed(row)
  return opened.kind === 'open' ? opened.value : null
}
