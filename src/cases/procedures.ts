import type { Sensitivity } from '../claims/index.ts'
import type { CaseDocument } from './case-document.ts'
import type { EntryProblem } from './entry-problem.ts'
import { textIn, type Plain, type PlainEntry } from './plain-case.ts'
import { stricter } from './sensitivity.ts'
import type { EntryMeta, StoredEntry } from './store.ts'

/** What a procedure that forbids publicity covers: the whole case, or these claims, documents and appeals of it. */
export type Covered = {
  readonly whole: boolean
  readonly claims: readonly string[]
  readonly documents: readonly string[]
  readonly appeals: readonly string[]
}

/** A confidential procedure as it was recorded, and what became of it. */
export type Procedure = {
  /** Its position in its list, which names it. */
  readonly position: number
  readonly meta: EntryMeta
  /** The code of a body in data/bodies.yaml, or in the team's words before whom it runs. */
  readonly body: string
  readonly covers: Covered
  /** What readers are told where a page was; as public as the reason of a take-down. */
  readonly told?: string
  readonly note?: string
  readonly lifted?: { readonly by: string; readonly at: Date; readonly why: string }
}

/** The procedures of a case in the order in which they were recorded, those that were lifted, too. */
export function proceduresOf(entries: readonly StoredEntry<PlainEntry>[]): readonly Procedure[] {
  const lifts = new Map(
    entries.flatMap(({ value, meta }) =>
      value['kind'] === 'lift' ? [[value['procedure'], { by: meta.recorded_by, at: meta.recorded_at, why: textIn(value, 'why') }]] : [],
    ),
  )
  return entries.flatMap(({ value, meta }): Procedure[] => {
    if (value['kind'] === 'lift') return []
    const lifted = lifts.get(meta.position)
    const words = Object.fromEntries(['told', 'note'].flatMap((name) => (textIn(value, name) === '' ? [] : [[name, textIn(value, name)]])))
    return [{ position: meta.position, meta, body: textIn(value, 'body'), covers: coversOf(value), ...words, ...(lifted && { lifted }) }]
  })
}

/**
 * A case as its procedures that stand leave it: claims and documents that one covers are privileged, whatever their own mark; where
 * the whole case is covered, nothing of it is for more than the team. What is marked more strictly stays so.
 */
export function covered(document: CaseDocument, entries: readonly StoredEntry<PlainEntry>[]): CaseDocument {
  const standing = proceduresOf(entries).filter(({ lifted }) => lifted === undefined)
  if (standing.length === 0) return document
  const named = (list: 'claims' | 'documents' | 'appeals'): ReadonlySet<string> => new Set(standing.flatMap(({ covers }) => covers[list]))
  const [claims, documents, whole] = [named('claims'), named('documents'), standing.some(({ covers }) => covers.whole)]
  const under = <Entry extends { readonly id: string; readonly sensitivity?: Sensitivity }>(entry: Entry, by: ReadonlySet<string>): Entry =>
    by.has(entry.id)
      ? { ...entry, sensitivity: stricter(entry.sensitivity, 'privileged') }
      : whole
        ? { ...entry, sensitivity: stricter(entry.sensitivity, 'team') }
        : entry
  return {
    ...document,
    claims: document.claims.map((claim) => under(claim, claims)),
    documents: document.documents.map((item) => under(item, documents)),
    confidential: { whole, appeals: [...named('appeals')] },
  }
}

/** Whether a standing procedure of a case that is at hand covers an appeal: the appeal itself, or the whole case. */
export const coversAppeal = ({ confidential }: Pick<CaseDocument, 'confidential'>, appeal: string): boolean =>
  confidential !== undefined && (confidential.whole || confidential.appeals.includes(appeal))

/** What is wrong with recording or lifting a procedure, given what stands before it: it covers what is not there, or nothing; it was lifted already. */
export function problemsOfProcedure(
  entry: PlainEntry,
  {
    lists,
    earlier,
  }: { readonly lists: Readonly<Record<'claims' | 'documents', readonly PlainEntry[]>>; readonly earlier: readonly PlainEntry[] },
): readonly EntryProblem[] {
  if (entry['kind'] === 'lift') {
    const lifted = entry['procedure']
    if (earlier[Number(lifted)]?.['kind'] !== 'procedure')
      return [{ path: 'entry.procedure', message: 'there is no such procedure in this case' }]
    if (!earlier.some((other) => other['kind'] === 'lift' && other['procedure'] === lifted)) return []
    return [{ path: 'entry.procedure', message: 'it was lifted already' }]
  }
  const { whole, claims, documents, appeals } = coversOf(entry)
  if (!whole && claims.length + documents.length + appeals.length === 0)
    return [{ path: 'entry.whole', message: 'it covers nothing: choose the whole case, or what of it' }]
  return (
    [
      ['claims', claims],
      ['documents', documents],
    ] as const
  ).flatMap(([list, ids]) => {
    const there = new Set(lists[list].map((one) => textIn(one, 'id')))
    return ids
      .filter((id) => !there.has(id))
      .map((id) => ({ path: `entry.${list}`, message: `there is no ${list === 'claims' ? 'claim' : 'document'} '${id}' in this case` }))
  })
}

const coversOf = (entry: PlainEntry): Covered => ({
  whole: entry['whole'] === true,
  claims: idsIn(entry['claims']),
  documents: idsIn(entry['documents']),
  appeals: idsIn(entry['appeals']),
})

const idsIn = (value: Plain | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []
