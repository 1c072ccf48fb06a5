import type { FactDictionary } from '../claims/index.ts'
import { erasureAtBase, type Randomness, type Transaction } from '../platform/index.ts'
import { CaseDraft } from './case-draft.ts'
import { checkShape } from './check-shape.ts'
import { manyProblems, problemsOfEntry, type EntryProblem } from './entry-problem.ts'
import { entrySchemas, isRecordedOnce, type EntryList } from './entry-schemas.ts'
import { nameOf, readStanding } from './load-case.ts'
import type { PlainEntry } from './plain-case.ts'
import { DateReader } from './read-dates.ts'
import { enqueueForgettingWords } from './rebuild-search.ts'
import { addCase, lockCase, raiseRevision, readEntries, type StoredEntries, type StoredEntry } from './store.ts'
import { writeEntries } from './write-entries.ts'

/** One change of a case. */
export type EntryChange =
  /** Without an id, one of claims, sources, documents, subjects and questions gets the next neutral one. */
  | { readonly kind: 'add'; readonly list: Exclude<EntryList, 'head'>; readonly entry: PlainEntry }
  /** `id` (or the position as a word, where the list has no ids) says which; `base` is that of what was seen (EntryMeta). */
  | { readonly kind: 'revise'; readonly list: EntryList; readonly id: string; readonly base: number; readonly entry: PlainEntry }
  | { readonly kind: 'revise'; readonly list: EntryList; readonly position: number; readonly base: number; readonly entry: PlainEntry }

export type RecordOutcome =
  /** `ids` in the order of the changes: the id of each entry, or its position as a word. */
  | { readonly kind: 'recorded'; readonly revision: number; readonly ids: readonly string[] }
  | { readonly kind: 'invalid'; readonly problems: readonly EntryProblem[] }
  /**
   * Somebody else revised the entry since, or erased words from it: what stands now, who did so and when, and the base of a
   * change that has seen it. Nothing was written.
   */
  | {
      readonly kind: 'conflict'
      readonly change: number
      readonly list: EntryList
      readonly id: string
      readonly base: number
      readonly newest: number
      readonly theirs: PlainEntry
      /** Whether words were erased; otherwise it was revised. */
      readonly erased: boolean
      readonly by: string
      readonly at: Date
    }
  /** There is no such case, or no such entry in it. */
  | { readonly kind: 'none' }

export type RecordSettings = {
  /** The staff member who writes. */
  readonly by: string
  readonly at: Date
  readonly facts: FactDictionary
  readonly random?: Randomness
}

/**
 * Writes to a case, all changes or none: the one door through which the desk does. The case as it is then must be right
 * as a file must. Others who write to it wait until the transaction ends; one that revises what was revised since is
 * told so, and writes nothing.
 */
export async function recordEntries(
  tx: Transaction,
  caseId: string,
  changes: readonly EntryChange[],
  { facts, ...recording }: RecordSettings,
): Promise<RecordOutcome> {
  await lockCase(tx, caseId)
  const stored = await readStanding(tx, caseId)
  if (stored === null) return { kind: 'none' }
  const draft = new CaseDraft(stored)
  const ids: string[] = []
  const problems: EntryProblem[] = []
  for (const [change, asked] of changes.entries()) {
    if (asked.kind === 'add') {
      ids.push(draft.add(asked.list, asked.entry))
      continue
    }
    const found = findEntry(stored, asked)
    if (found === undefined) return { kind: 'none' }
    const { meta, value } = found.kept
    const id = nameOf(asked.list, found.kept)
    if (meta.base !== asked.base) {
      const erased = await erasureAtBase(tx, meta.base)
      const { by, at } = erased ?? { by: meta.recorded_by, at: meta.recorded_at }
      const theirs = value as PlainEntry
      return {
        kind: 'conflict',
        change,
        list: asked.list,
        id,
        base: asked.base,
        newest: meta.base,
        theirs,
        erased: erased !== null,
        by,
        at,
      }
    }
    if (isRecordedOnce(asked.list, value as PlainEntry)) problems.push({ change, path: 'entry', message: onceOnly(asked.list) })
    draft.revise(asked.list, { index: found.index, meta }, asked.entry)
    ids.push(id)
  }
  problems.push(...(problems.length > 0 ? [] : draft.check(facts)))
  if (problems.length > 0) return { kind: 'invalid', problems }
  await writeEntries(tx, stored.key, draft.writes(), { ...recording, before: stored })
  // What a source was called before it was protected is to be found in no table of search.
  if (changes.some(({ list }) => list === 'identities')) await enqueueForgettingWords(tx)
  return { kind: 'recorded', revision: await raiseRevision(tx, stored.key), ids }
}

export type OpenCaseOutcome =
  | { readonly kind: 'opened'; readonly key: number; readonly revision: number }
  | { readonly kind: 'invalid'; readonly problems: readonly EntryProblem[] }
  /** There is a case with this id, or there was one. */
  | { readonly kind: 'exists' }

/**
 * Opens a new case with nothing in it but its head, whose id the caller gives. Problems are told as by recordEntries. Its
 * revisions begin after `after`, see addCase.
 */
export async function openCase(tx: Transaction, head: PlainEntry, { by, at, random }: RecordSettings, after = 0): Promise<OpenCaseOutcome> {
  const recording = { by, at, ...(random && { random }) }
  const found = manyProblems()
  const shaped = checkShape(entrySchemas.head, head, ['entry'], found)
  const dated = shaped === undefined ? undefined : new DateReader(found).in(shaped, ['entry'], 'opened', 'closed')
  if (dated === undefined || !found.none) return { kind: 'invalid', problems: problemsOfEntry(found, 0) }
  const { id, title, country, summary, opened, closed, outcome } = dated
  await lockCase(tx, id)
  if ((await readEntries(tx, id)) !== null) return { kind: 'exists' }
  const value = {
    id,
    title,
    country,
    summary,
    opened: opened.text,
    ...(closed && { closed: closed.text }),
    ...(outcome !== undefined && { outcome }),
  }
  const key = await addCase(tx, id, recording, after)
  await writeEntries(tx, key, [{ list: 'head', position: 0, revision: 1, value }], recording)
  return { kind: 'opened', key, revision: after + 1 }
}

function findEntry(
  { lists }: StoredEntries,
  asked: Extract<EntryChange, { kind: 'revise' }>,
): { readonly index: number; readonly kept: StoredEntry } | undefined {
  const entries: readonly StoredEntry[] = lists[asked.list]
  const index = entries.findIndex((entry) =>
    'id' in asked ? nameOf(asked.list, entry) === asked.id : entry.meta.position === asked.position,
  )
  const kept = entries[index]
  return kept === undefined ? undefined : { index, kept }
}

const onceOnly = (list: EntryList): string =>
  list === 'claims'
    ? 'claims are never rewritten; add a new one that supersedes it'
    : 'what was recorded here is never rewritten; add a new entry'
