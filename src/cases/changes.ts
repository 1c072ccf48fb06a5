import { canonicalJson } from '../kit/index.ts'
import type { CaseDocument } from './case-document.ts'
import { plainCase, type PlainEntry } from './plain-case.ts'

/** What a file adds to a case that is kept. */
export type Changes = {
  readonly kind: 'changes'
  /** The new entries of each list. */
  readonly added: Lists
  /** Appeals are drafts: what the file says replaces what is kept. */
  readonly replacedAppeals: readonly PlainEntry[]
  /** A case that was open may be closed. */
  readonly closed?: { readonly closed?: string; readonly outcome?: string }
  /** Questions that were open and are explained now. */
  readonly explained: readonly PlainEntry[]
  readonly unchanged: number
}
type Lists = Readonly<Record<string, readonly PlainEntry[]>>

/** Entries that contradict what is kept, each in a sentence. */
export type Rewriting = { readonly kind: 'rewriting'; readonly reasons: readonly string[] }

/**
 * Compares a file with the case that is kept. New entries are added; the same again changes nothing; an entry that says
 * something else under an id that is kept is refused by name, because what was recorded is never rewritten. A claim may
 * gain a retraction, an open question an explanation, an open case its closing.
 */
export function changesOf(kept: CaseDocument | null, file: CaseDocument): Changes | Rewriting {
  const before = kept === null ? null : plainCase(kept)
  const after = plainCase(file)
  const reasons: string[] = []
  const added: Record<string, PlainEntry[]> = { retractions: [] }
  const replacedAppeals: PlainEntry[] = []
  const explained: PlainEntry[] = []
  let unchanged = 0
  for (const [name, entries] of after.lists) {
    const keptEntries = before?.lists.find(([list]) => list === name)?.[1] ?? []
    const byId = new Map(keptEntries.map((entry) => [idOf(entry), entry]))
    const fresh: PlainEntry[] = []
    for (const entry of entries) {
      const old = byId.get(idOf(entry))
      if (old === undefined) fresh.push(entry)
      else if (same(old, entry)) unchanged++
      else if (name === 'appeals') replacedAppeals.push(entry)
      else if (name === 'questions' && same({ ...entry, state: 'open', why: '' }, { ...old, why: '' })) explained.push(entry)
      else if (name === 'claims' && old['retracted'] === undefined && same(withoutRetraction(entry), old)) added['retractions']!.push(entry)
      else reasons.push(rewriting(name, old, entry))
    }
    added[name] = fresh
  }
  const closed = before === null ? {} : closing(before.case, after.case, reasons)
  if (reasons.length > 0) return { kind: 'rewriting', reasons }
  const retracted = (added['claims'] ?? []).filter((claim) => claim['retracted'] !== undefined)
  return {
    kind: 'changes',
    added: { ...added, retractions: [...retracted, ...(added['retractions'] ?? [])] },
    replacedAppeals,
    explained,
    unchanged,
    ...(Object.keys(closed).length > 0 && { closed }),
  }
}

function closing(before: PlainEntry, after: PlainEntry, reasons: string[]): { closed?: string; outcome?: string } {
  const gained: { closed?: string; outcome?: string } = {}
  for (const key of ['closed', 'outcome'] as const)
    if (before[key] === undefined && typeof after[key] === 'string') gained[key] = after[key]
  if (!same({ ...before, ...gained }, after)) reasons.push(rewriting('case', before, after))
  return gained
}

function rewriting(list: string, old: PlainEntry, entry: PlainEntry): string {
  const keys = [...new Set([...Object.keys(old), ...Object.keys(entry)])].filter(
    (key) => canonicalJson(old[key] ?? null) !== canonicalJson(entry[key] ?? null),
  )
  const what = `${singular[list] ?? list} '${idOf(entry)}' is kept with another ${keys.join(', ')}`
  return list === 'claims'
    ? `${what}: claims are never rewritten; add a new one that supersedes it`
    : `${what}: what was recorded is not rewritten`
}

const singular: Readonly<Record<string, string>> = {
  case: 'The case',
  subjects: 'Subject',
  sources: 'Source',
  documents: 'Document',
  claims: 'Claim',
  questions: 'Question',
}

// Declarations, rulings and consents have no id: each is what it says.
export const idOf = (entry: PlainEntry): string => (typeof entry['id'] === 'string' ? entry['id'] : canonicalJson(entry))
// Entries are written in one order, so nearly all that are the same are so without sorting their keys.
const same = (a: PlainEntry, b: PlainEntry): boolean => JSON.stringify(a) === JSON.stringify(b) || canonicalJson(a) === canonicalJson(b)
const withoutRetraction = (claim: PlainEntry): PlainEntry =>
  Object.fromEntries(Object.entries(claim).filter(([key]) => key !== 'retracted'))
