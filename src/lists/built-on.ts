import type { EntryList, NormDecision, StoredEntry, WrittenEntries } from '../cases/index.ts'

type Lists = Readonly<Record<EntryList, readonly StoredEntry[]>>

/**
 * What somebody built on the entries of an import, in a sentence; undefined where nobody did. Takes the case as it stands with
 * the import in it. An entry builds on another when it names its id anywhere, also within the id of a point.
 */
export function builtOn(lists: Lists, written: readonly WrittenEntries[], opensCase: boolean): string | undefined {
  const isOurs = (list: string, position: number): WrittenEntries | undefined =>
    written.find((run) => run.list === list && run.first <= position && position <= run.last)
  const ids = new Set<string>()
  const others: (readonly [string, StoredEntry])[] = []
  for (const [list, entries] of Object.entries(lists))
    for (const entry of entries) {
      const run = isOurs(list, entry.meta.position)
      if (run === undefined) {
        others.push([list, entry])
        continue
      }
      if (entry.meta.revision !== run.revision) return `An entry of it was corrected since (${singular(list)}).`
      const { id } = entry.value as { readonly id?: unknown }
      if (list !== 'head' && typeof id === 'string') ids.add(id)
    }
  for (const [list, { value }] of others) if (names(value, ids)) return `Something in the case refers to it: ${singular(list)}.`
  const [other] = others
  if (opensCase && other !== undefined) return `The import opened the case, which holds something else by now: ${singular(other[0])}.`
  return undefined
}

/** Whether somebody decided on a norm that rests on what an import wrote: on a claim or about a person of it. */
export function decidedOn(lists: Lists, written: readonly WrittenEntries[], decisions: readonly NormDecision[]): boolean {
  const ids = new Set(
    written.flatMap(({ list, first, last }) =>
      (lists[list] ?? [])
        .filter(({ meta }) => first <= meta.position && meta.position <= last)
        .map(({ value }) => (value as { readonly id?: unknown }).id),
    ),
  )
  return decisions.some(({ subject, seen }) => ids.has(subject) || seen.some(({ claims }) => claims.some((claim) => ids.has(claim))))
}

function names(value: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return (value.match(/[A-Za-z0-9][A-Za-z0-9._-]*/g) ?? []).some((word) => ids.has(word))
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => names(inner, ids))
}

const singular = (list: string): string => words[list] ?? `an entry of ${list}`
const words: Readonly<Record<string, string>> = {
  head: 'its title and summary',
  subjects: 'a subject',
  sources: 'a source',
  documents: 'a document',
  claims: 'a claim',
  retractions: 'a retraction',
  tightenings: 'a decision on who may read a claim',
  questions: 'a question',
  independence: 'a declaration of independence',
  rulings: 'a ruling',
  consents: 'a consent',
  appeals: 'an appeal',
  calls: 'a call',
  contacts: 'an attempt to reach somebody',
  handovers: 'a hand-over note',
  identities: 'the identity of a protected source',
  procedures: 'a confidential procedure',
}
