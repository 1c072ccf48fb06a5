import type { CaseDocument } from '../../../cases/index.ts'
import type { Claim } from '../../../claims/index.ts'
import { relaysOf, type Relays, type Source, type SourceDocument } from '../../../sources/index.ts'

/** The entries of a case by their ids. */
export type ById = {
  readonly claims: ReadonlyMap<string, Claim>
  readonly sources: ReadonlyMap<string, Source>
  readonly documents: ReadonlyMap<string, SourceDocument>
  readonly relays: Relays
  /** Which standing claim replaces one, by the id of the one replaced. */
  readonly replacements: ReadonlyMap<string, Claim>
}

/** Gathered once for each document: a page of many points asks thousands of times. */
export function byId(document: CaseDocument): ById {
  const before = gathered.get(document)
  if (before !== undefined) return before
  const { claims, sources, documents } = document
  const replacing = claims.filter(({ retracted }) => retracted === undefined)
  const made: ById = {
    claims: named(claims),
    sources: named(sources),
    documents: named(documents),
    relays: relaysOf(sources),
    replacements: new Map(replacing.flatMap((claim) => (claim.supersedes === undefined ? [] : [[claim.supersedes, claim]]))),
  }
  gathered.set(document, made)
  return made
}

const gathered = new WeakMap<CaseDocument, ById>()

const named = <Entry extends { readonly id: string }>(entries: readonly Entry[]): ReadonlyMap<string, Entry> =>
  new Map(entries.map((entry) => [entry.id, entry]))
