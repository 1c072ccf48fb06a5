import { entryHistory, type PlainEntry } from '../../../cases/index.ts'
import { canonicalJson } from '../../../kit/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import type { CaseVisit } from '../visit.ts'
import type { EntryKind, KeptEntry } from './entry-kind.ts'

/** Who it is that writes down what was found in a file. */
const byItself = 'amparo'

type Correction = { readonly entry: PlainEntry; readonly base: number }

/**
 * A correction as it is laid on what Amparo itself has written since its form was opened: what it found in the file of a document
 * is no word against what somebody types, who would be asked about it after nearly every upload. Where both wrote the same
 * field, or somebody else wrote, it stays as it was sent, and is shown what stands.
 */
export async function laidOnOwnWords(
  tx: Transaction,
  { opened }: CaseVisit,
  { list }: EntryKind,
  { position }: KeptEntry,
  sent: Correction,
): Promise<Correction> {
  const history = await entryHistory(tx, opened.id, list, position)
  const at = history.findIndex(({ base }) => base === sent.base)
  const [before, newest] = [history[at]?.entry, history.at(-1)]
  const since = history.slice(at + 1)
  if (at === -1 || since.length === 0 || since.some(({ recorded_by }) => recorded_by !== byItself)) return sent
  if (before === undefined || before === null || newest?.entry === null || newest?.entry === undefined) return sent
  const entry: Record<string, PlainEntry[string]> = { ...sent.entry }
  for (const field of new Set([...Object.keys(before), ...Object.keys(newest.entry)])) {
    if (same(before[field], newest.entry[field]) || same(entry[field], newest.entry[field])) continue
    if (!same(entry[field], before[field])) return sent
    const found = newest.entry[field]
    if (found === undefined) delete entry[field]
    else entry[field] = found
  }
  return { entry, base: newest.base }
}

const same = (one: PlainEntry[string] | undefined, other: PlainEntry[string] | undefined): boolean =>
  one === undefined || other === undefined ? one === other : canonicalJson(one) === canonicalJson(other)
