import type { Sensitivity } from '../claims/index.ts'
import { canonicalJson } from '../kit/index.ts'
import type { CaseDocument } from './case-document.ts'
import { entryName } from './entry-name.ts'
import { gainOf, type Gain } from './gains.ts'
import { plainCase, textIn, type PlainEntry } from './plain-case.ts'
import { circles } from './references.ts'
import { nothingSealed, sealedIds, type SealedIds } from './closed-documents.ts'
import { withoutSealed } from './without-sealed.ts'

/** What a file adds to a case that is kept. */
export type Changes = {
  readonly kind: 'changes'
  /** The new entries of each list. */
  readonly added: Readonly<Record<string, readonly PlainEntry[]>>
  /** Claims with the retraction that they gain. */
  readonly retractions: readonly PlainEntry[]
  /** Claims with their first mark, or with one that is stricter than the one they had. */
  readonly tightened: ReadonlyMap<string, Sensitivity>
  /** Entries of other lists as they are now, and which fields of them are new. */
  readonly grown: readonly { readonly list: string; readonly entry: PlainEntry; readonly fields: readonly string[] }[]
  /** Appeals are drafts: what the file says replaces what is kept. */
  readonly replacedAppeals: readonly PlainEntry[]
  /** How many things are new, by what they are: claims, sources, retractions, relays, … */
  readonly news: Readonly<Record<string, number>>
  readonly unchanged: number
  /** What the file would undo and what stays all the same, each in a sentence. */
  readonly stays: readonly string[]
}

/** Entries that contradict what is kept, each in a sentence. */
export type Rewriting = { readonly kind: 'rewriting'; readonly reasons: readonly string[] }

/**
 * Compares a file with the case that is kept. New entries are added; the same again changes nothing, also when it was
 * written without what is sealed; an entry gains what it may (see gains.ts); one that says something else under an id
 * that is kept is refused by name, because what was recorded is never rewritten.
 */
export function changesOf(kept: CaseDocument | null, file: CaseDocument): Changes | Rewriting {
  const after = plainCase(file)
  const comparison = new Comparison(kept)
  if (kept !== null) comparison.grow('case', plainCase(kept).case, after.case)
  for (const [list, entries] of after.lists) comparison.compare(list, entries)
  return comparison.outcome()
}

class Comparison {
  readonly #kept: ReadonlyMap<string, readonly PlainEntry[]>
  readonly #shownAppeals: ReadonlyMap<string, PlainEntry>
  readonly #sealed: SealedIds
  readonly #reasons: string[] = []
  readonly #added: Record<string, PlainEntry[]> = {}
  readonly #retractions: PlainEntry[] = []
  readonly #tightened = new Map<string, Sensitivity>()
  readonly #grown: Changes['grown'][number][] = []
  readonly #replacedAppeals: PlainEntry[] = []
  readonly #news: Record<string, number> = {}
  readonly #stays: string[] = []
  #unchanged = 0

  constructor(kept: CaseDocument | null) {
    this.#kept = new Map(kept === null ? [] : plainCase(kept).lists)
    this.#sealed = kept === null ? nothingSealed : sealedIds(kept)
    const { claims, documents } = this.#sealed
    const shown =
      kept === null || claims.size + documents.size === 0
        ? []
        : (new Map(plainCase(withoutSealed(kept).document).lists).get('appeals') ?? [])
    this.#shownAppeals = new Map(shown.map((appeal) => [entryName('appeals', appeal), appeal]))
  }

  compare(list: string, entries: readonly PlainEntry[]): void {
    const kept = this.#kept.get(list) ?? []
    const byId = new Map(kept.map((entry) => [entryName(list, entry), entry]))
    const exactly = new Set(list === 'consents' ? kept.map((entry) => canonicalJson(entry)) : [])
    for (const entry of entries) {
      const old = byId.get(entryName(list, entry))
      if (old === undefined) this.#add(list, entry)
      else if (same(old, entry) || exactly.has(canonicalJson(entry))) this.#unchanged++
      else if (list === 'appeals') this.#replace(entry)
      else this.grow(list, old, entry)
    }
  }

  grow(list: string, old: PlainEntry, entry: PlainEntry): void {
    const gain = gainOf(list, old, entry, this.#sealed)
    if (gain === null) this.#reasons.push(rewriting(list, old, entry))
    else this.#take(list, old, gain)
  }

  outcome(): Changes | Rewriting {
    this.#checkRelays()
    if (this.#reasons.length > 0) return { kind: 'rewriting', reasons: this.#reasons }
    return {
      kind: 'changes',
      added: this.#added,
      retractions: this.#retractions,
      tightened: this.#tightened,
      grown: this.#grown,
      replacedAppeals: this.#replacedAppeals,
      news: this.#news,
      unchanged: this.#unchanged,
      stays: this.#stays,
    }
  }

  #add(list: string, entry: PlainEntry): void {
    const added = (this.#added[list] ??= [])
    added.push(entry)
    this.#news[list] = added.length
    if (list === 'claims' && entry['retracted'] !== undefined) this.#retractions.push(entry)
  }

  #replace(appeal: PlainEntry): void {
    const shown = this.#shownAppeals.get(entryName('appeals', appeal))
    if (shown !== undefined && same(shown, appeal)) this.#unchanged++
    else {
      this.#replacedAppeals.push(appeal)
      this.#count({ 'appeals replaced': 1 })
    }
  }

  #take(list: string, old: PlainEntry, { fields, news, stays }: Gain): void {
    const names = Object.keys(fields)
    this.#count(news)
    this.#stays.push(...stays)
    if (names.length === 0 && list !== 'case') this.#unchanged++
    const entry = { ...old, ...fields }
    if (list !== 'claims') {
      if (names.length > 0) this.#grown.push({ list, entry, fields: names })
      return
    }
    if (fields['retracted'] !== undefined) this.#retractions.push(entry)
    if (fields['sensitivity'] !== undefined) this.#tightened.set(entryName(list, old), fields['sensitivity'] as Sensitivity)
  }

  #count(news: Readonly<Record<string, number>>): void {
    for (const [what, count] of Object.entries(news)) this.#news[what] = (this.#news[what] ?? 0) + count
  }

  // What is kept and what comes may each be right and close a circle together.
  #checkRelays(): void {
    const grown = this.#grown.filter(({ list }) => list === 'sources').map(({ entry }) => entry)
    if (grown.length === 0) return
    const sources = [...(this.#kept.get('sources') ?? []), ...(this.#added['sources'] ?? []), ...grown]
    const relays = new Map(sources.map((source) => [entryName('sources', source), (source['relays'] ?? []) as readonly string[]]))
    for (const id of circles(relays)) this.#reasons.push(`Source '${id}' would relay itself, directly or through others`)
  }
}

function rewriting(list: string, old: PlainEntry, entry: PlainEntry): string {
  const keys = [...new Set([...Object.keys(old), ...Object.keys(entry)])].filter(
    (key) => canonicalJson(old[key] ?? null) !== canonicalJson(entry[key] ?? null),
  )
  const name = list === 'consents' ? `A consent of '${textIn(entry, 'given_by')}'` : `${singular[list] ?? list} '${textIn(entry, 'id')}'`
  const what = `${name} is kept with another ${keys.join(', ')}`
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

// Entries are written in one order, so nearly all that are the same are so without sorting their keys.
const same = (a: PlainEntry, b: PlainEntry): boolean => JSON.stringify(a) === JSON.stringify(b) || canonicalJson(a) === canonicalJson(b)
