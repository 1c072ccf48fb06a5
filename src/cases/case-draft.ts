import type { FactDictionary } from '../claims/index.ts'
import type { CaseDocument } from './case-document.ts'
import { appealSchema, listSchemas, type ListName, type RawCase } from './case-schema.ts'
import { checkShape } from './check-shape.ts'
import { entryProblems, manyProblems, problemsOfEntry, type ChangedPlace, type EntryProblem } from './entry-problem.ts'
import { entrySchemas, type EntryList } from './entry-schemas.ts'
import { linkCase } from './link-case.ts'
import { problemsOfMark, problemsOfOpening, problemsOfRetraction } from './later-words.ts'
import { nextId } from './neutral-ids.ts'
import { textIn, type PlainEntry } from './plain-case.ts'
import { problemsOfProcedure } from './procedures.ts'
import type { EntryWrite, StoredEntries, StoredEntry } from './store.ts'
import { storedLists } from './stored-case.ts'

type EntriesByList = Record<EntryList, PlainEntry[]>
type Draft = { readonly list: EntryList; readonly position: number; readonly revision: number; readonly index: number; entry: PlainEntry }

/**
 * A case with changes laid on it that are not kept yet. Nothing is written: it says what would be wrong, or gives what is
 * to be written.
 */
export class CaseDraft {
  readonly #lists: EntriesByList
  readonly #taken: Record<EntryList, number>
  readonly #before: StoredEntries
  readonly #drafts: Draft[] = []
  readonly #problems: EntryProblem[] = []
  #document: CaseDocument | undefined

  constructor(stored: StoredEntries) {
    const lists = Object.entries(stored.lists) as [EntryList, readonly StoredEntry<PlainEntry>[]][]
    this.#lists = Object.fromEntries(lists.map(([list, entries]) => [list, entries.map(({ value }) => value)])) as EntriesByList
    this.#taken = { ...stored.taken }
    this.#before = stored
  }

  /** Adds an entry; gives its id, or its position where its list has no ids. */
  add(list: EntryList, given: PlainEntry): string {
    const neutral = textIn(given, 'id') === '' ? nextId(list, this.#lists[list], this.#taken[list]) : undefined
    const entry = neutral === undefined ? given : { ...given, id: neutral }
    const position = this.#taken[list]++
    this.#drafts.push({ list, position, revision: 1, index: this.#lists[list].length, entry })
    this.#lists[list].push(entry)
    return textIn(entry, 'id') || String(position)
  }

  /** Lays another text on an entry that is there. */
  revise(list: EntryList, { index, meta }: { readonly index: number; readonly meta: StoredEntry['meta'] }, given: PlainEntry): void {
    const change = this.#drafts.length
    const id = textIn(this.#lists[list][index]!, 'id')
    const entry = id !== '' && given['id'] === undefined ? { id, ...given } : given
    if (id !== textIn(entry, 'id'))
      this.#problems.push({ change, path: 'entry.id', message: `what is kept as '${id}' keeps its id: add an entry of its own` })
    this.#problems.push(...problemsOfOpening(list, this.#lists[list][index]!, entry).map((problem) => ({ change, ...problem })))
    this.#drafts.push({ list, position: meta.position, revision: meta.revision + 1, index, entry })
    this.#lists[list][index] = entry
  }

  /** Holds the changes to their shapes, and then the whole case to the rules of a file; gives what is wrong. */
  check(facts: FactDictionary): readonly EntryProblem[] {
    for (const [change, draft] of this.#drafts.entries()) this.#checkShape(draft, change)
    if (this.#problems.length > 0) return this.#problems
    this.#checkLaterWords()
    if (this.#problems.length > 0) return this.#problems
    const places = this.#drafts.map(({ list, index }): ChangedPlace => ({ list: list === 'head' ? 'case' : list, index }))
    const found = manyProblems()
    this.#document = linkCase(rawCase(this.#lists), facts, found)
    if (found.none) return []
    const problems = entryProblems(found, places)
    // What was wrong before (a fact that has left the dictionary) is no reason to refuse what is right.
    const old = problems.some(({ change }) => change === undefined) ? this.#oldProblems(facts) : new Set<string>()
    return problems.filter((problem) => problem.change !== undefined || !old.has(JSON.stringify(problem)))
  }

  /** What is to be written, once check has found nothing. */
  writes(): readonly EntryWrite[] {
    if (this.#document === undefined) throw new Error('Changes are checked before they are written')
    const changed = new Map(storedLists(onlyChanged(this.#document, this.#drafts)))
    const seen = new Map<EntryList, number>()
    return this.#drafts.map(({ list, position, revision, entry }) => {
      const at = seen.get(list) ?? 0
      seen.set(list, at + 1)
      // What a file has no list for, is kept as it was written.
      const value = list === 'head' || list in listSchemas ? changed.get(list)![at]! : entry
      return { list, position, revision, value, ...(list === 'appeals' && { id: textIn(value, 'id') }) }
    })
  }

  #checkShape(draft: Draft, change: number): void {
    const found = manyProblems()
    const shaped = checkShape(entrySchemas[draft.list], draft.entry, ['entry'], found)
    this.#problems.push(...problemsOfEntry(found, change))
    if (shaped === undefined) return
    draft.entry = shaped
    if (draft.list === 'claims' && 'retracted' in shaped)
      this.#problems.push({ change, path: 'entry.retracted', message: 'a claim is taken back by an entry of its own, in retractions' })
    this.#lists[draft.list][draft.index] = draft.entry
  }

  // Each is looked at with those that stand before it, also those of the same transaction.
  #checkLaterWords(): void {
    for (const [change, { list, index, entry }] of this.#drafts.entries()) {
      const before = { claims: this.#lists.claims, earlier: this.#lists[list].slice(0, index) }
      const found =
        list === 'retractions'
          ? problemsOfRetraction(entry, before)
          : list === 'tightenings'
            ? problemsOfMark(entry, before)
            : list === 'procedures'
              ? problemsOfProcedure(entry, { lists: this.#lists, earlier: before.earlier })
              : []
      this.#problems.push(...found.map((problem) => ({ change, ...problem })))
    }
  }

  #oldProblems(facts: FactDictionary): ReadonlySet<string> {
    const found = manyProblems()
    linkCase(rawCase(new CaseDraft(this.#before).#lists), facts, found)
    return new Set(entryProblems(found, []).map((problem) => JSON.stringify(problem)))
  }
}

const rawCase = (lists: Readonly<Record<EntryList, readonly PlainEntry[]>>): RawCase =>
  ({ ...lists, case: lists.head[0], appeals: lists.appeals.map((appeal) => appealSchema.parse(appeal)) }) as unknown as RawCase

/** A case that holds of each list only what was changed, in the order of the changes. */
function onlyChanged(document: CaseDocument, drafts: readonly Draft[]): CaseDocument {
  const names = Object.keys(listSchemas) as ListName[]
  const lists = names.map((name) => [name, drafts.filter(({ list }) => list === name).map(({ index }) => document[name][index])] as const)
  return { ...document, ...Object.fromEntries(lists) }
}
