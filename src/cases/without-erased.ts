import { appealSchema } from './case-schema.ts'
import type { PlainEntry } from './plain-case.ts'
import type { StoredEntry, StoredLists } from './store.ts'

/**
 * Closes the gaps that erased entries leave: references to what is no longer there are dropped, and so is what cannot
 * stand without it (a document of nobody, a claim about nobody, said by nobody or of no time). Takes the entries that can still be
 * read; gives what remains of them, and how many were dropped. Erasing usually puts something in the place of an entry,
 * and then nothing refers to a gap.
 */
export function withoutErased(lists: StoredLists): { readonly lists: StoredLists; readonly dropped: number } {
  const subjects = idsOf(lists.subjects)
  const sources = idsOf(lists.sources)
  const documents = only(lists.documents, ({ by }) => sources.has(by))
  const printed = idsOf(documents)
  const standing = only(
    lists.claims,
    ({ about, said_by, printed_in, said_on, recorded }) =>
      subjects.has(about) &&
      said_by.some((id) => sources.has(id)) &&
      (said_on !== undefined || recorded !== undefined || printed_in.some(({ document }) => printed.has(document))),
  )
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
    appeals: each(lists.appeals, (appeal) => withoutCitations(appeal, (cited) => cites(lists, cited) && !claims.has(afterSign(cited)))),
    consents: only(lists.consents, ({ subject }) => subjects.has(subject)),
  }
  return { lists: kept, dropped: sizeOf(lists) - sizeOf(kept) }
}

/** Whether a citation names a claim of this case itself, and no point or question. */
const cites = ({ head }: StoredLists, cited: string): boolean => cited.startsWith(`${head[0]?.value.id}#`) && !cited.includes('/')
const afterSign = (cited: string): string => cited.slice(cited.indexOf('#') + 1)

/** An appeal whose sentences no longer cite what is gone; one that then cites nothing stops its publication. */
function withoutCitations(plain: PlainEntry, gone: (cited: string) => boolean): PlainEntry {
  const appeal = appealSchema.parse(plain)
  const left = <Sentence extends { readonly cites: readonly string[] }>(sentences: readonly Sentence[]): Sentence[] =>
    sentences.map((sentence) => ({ ...sentence, cites: sentence.cites.filter((cited) => !gone(cited)) }))
  const sections = appeal.sections.map((section) => ({ ...section, sentences: left(section.sentences) }))
  return { ...appeal, sections, asks: left(appeal.asks) }
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
