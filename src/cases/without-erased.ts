import type { StoredEntry, StoredLists } from './store.ts'

/**
 * Closes the gaps that erased entries leave: references to what is no longer there are dropped, and so is what cannot
 * stand without it (a document of nobody, a claim about nobody or said by nobody). Takes the entries that can still be
 * read; gives what remains of them, and how many were dropped. Erasing usually puts something in the place of an entry,
 * and then nothing refers to a gap.
 */
export function withoutErased(lists: StoredLists): { readonly lists: StoredLists; readonly dropped: number } {
  const subjects = idsOf(lists.subjects)
  const sources = idsOf(lists.sources)
  const documents = only(lists.documents, ({ by }) => sources.has(by))
  const printed = idsOf(documents)
  const standing = only(lists.claims, ({ about, said_by }) => subjects.has(about) && said_by.some((id) => sources.has(id)))
  const claims = idsOf(standing)
  const there = (ids: readonly string[] = []): string[] => ids.filter((id) => claims.has(id))
  const kept: StoredLists = {
    ...lists,
    sources: each(lists.sources, ({ relays, ...source }) => ({
      ...source,
      ...unlessEmpty(
        'relays',
        relays?.filter((id) => sources.has(id)),
      ),
    })),
    documents,
    claims: each(standing, ({ denies, supersedes, ...claim }) => ({
      ...claim,
      said_by: claim.said_by.filter((id) => sources.has(id)),
      printed_in: claim.printed_in.filter(({ document }) => printed.has(document)),
      ...unlessEmpty('denies', there(denies)),
      ...(supersedes !== undefined && claims.has(supersedes) && { supersedes }),
    })),
    retractions: only(lists.retractions, ({ claim }) => claims.has(claim)),
    tightenings: only(lists.tightenings, ({ claim }) => claims.has(claim)),
    questions: each(
      only(lists.questions, (question) => there(question.claims).length > 0),
      (question) => ({ ...question, claims: there(question.claims) }),
    ),
    independence: only(lists.independence, (item) => item.sources.every((id) => sources.has(id))),
    rulings: each(lists.rulings, (ruling) => ({
      ...ruling,
      prefer: there(ruling.prefer),
      deprecate: there(ruling.deprecate),
      seen: there(ruling.seen),
    })),
    consents: only(lists.consents, ({ subject }) => subjects.has(subject)),
  }
  return { lists: kept, dropped: sizeOf(lists) - sizeOf(kept) }
}

const idsOf = (entries: readonly StoredEntry<{ readonly id: string }>[]): ReadonlySet<string> =>
  new Set(entries.map(({ value }) => value.id))
const only = <Value>(entries: readonly StoredEntry<Value>[], stays: (value: Value) => boolean): readonly StoredEntry<Value>[] =>
  entries.filter(({ value }) => stays(value))
const each = <Value>(entries: readonly StoredEntry<Value>[], change: (value: Value) => Value): readonly StoredEntry<Value>[] =>
  entries.map(({ meta, value }) => ({ meta, value: change(value) }))
const unlessEmpty = <Name extends string>(name: Name, ids: string[] | undefined): { [Key in Name]?: string[] } =>
  (ids === undefined || ids.length === 0 ? {} : { [name]: ids }) as { [Key in Name]?: string[] }
const sizeOf = (lists: StoredLists): number => Object.values(lists).reduce((sum, entries) => sum + entries.length, 0)
