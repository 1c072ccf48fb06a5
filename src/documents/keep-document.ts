import { recordEntries, type PlainEntry, type RecordOutcome, type RecordSettings } from '../cases/index.ts'
import type { Transaction } from '../platform/index.ts'
import type { OriginalFile } from '../sources/index.ts'
import { askForReading } from './jobs.ts'
import { capturedEntry, type Capturing } from './original.ts'

export type NewDocument = {
  /** Its title and who printed it (`title`, `by`), and whatever else is known; no id. */
  readonly entry: PlainEntry
  /** What keepOriginal gave; null for words that were pasted. */
  readonly original: OriginalFile | null
  readonly captured: Capturing
}

/**
 * Adds a document to a case, and has its words taken from its original once the transaction commits. Takes the key of the case, too.
 * Refuses as recordEntries does.
 */
export async function keepDocument(
  tx: Transaction,
  { id, key }: { readonly id: string; readonly key: number },
  { entry, original, captured }: NewDocument,
  settings: RecordSettings,
): Promise<RecordOutcome> {
  const outcome = await recordEntries(
    tx,
    id,
    [{ kind: 'add', list: 'documents', entry: { ...entry, ...capturedEntry(original, captured) } }],
    settings,
  )
  if (outcome.kind === 'recorded' && original !== null) await askForReading(tx, key, outcome.ids)
  return outcome
}
