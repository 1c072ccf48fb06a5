import type { Claim } from '../claims/index.ts'
import type { CaseDocument } from './case-document.ts'

/** The ids of subjects, sources and documents. */
export type Named = { readonly subjects: Set<string>; readonly sources: Set<string>; readonly documents: Set<string> }

/**
 * What only sealed claims and sealed documents name: exactly there a protected source would show. Takes the case, the ids of
 * its sealed claims and those of documents that are sealed themselves. A consent opens nobody's name; what no claim names stays, unless it leads to what must not show.
 */
export function namedOnlyBySealed(document: CaseDocument, sealed: ReadonlySet<string>, closed: ReadonlySet<string> = new Set()): Named {
  const inSealed = namedByClaims(document.claims.filter(({ id }) => sealed.has(id)))
  const inOpen = namedByClaims(document.claims.filter(({ id }) => !sealed.has(id)))
  for (const id of closed) {
    inSealed.documents.add(id)
    inOpen.documents.delete(id)
  }
  const documents = minus(inSealed.documents, inOpen.documents)
  for (const item of document.documents) {
    if (documents.has(item.id)) inSealed.sources.add(item.by)
    else if (inOpen.documents.has(item.id)) inOpen.sources.add(item.by)
  }
  const relays = new Map(document.sources.map((source) => [source.id, source.relays ?? []]))
  withRelays(relays, inSealed.sources)
  withRelays(relays, inOpen.sources)
  const sources = minus(inSealed.sources, inOpen.sources)
  for (const { id } of document.sources)
    if (!inOpen.sources.has(id) && [...withRelays(relays, new Set([id]))].some((origin) => sources.has(origin))) sources.add(id)
  for (const item of document.documents) if (!inOpen.documents.has(item.id) && sources.has(item.by)) documents.add(item.id)
  return { subjects: minus(inSealed.subjects, inOpen.subjects), sources, documents }
}

/** What claims name: whom they are about, where and on what occasion, who says them, and what they are printed in. */
export function namedByClaims(claims: readonly Claim[]): Named {
  const named = { subjects: new Set<string>(), sources: new Set<string>(), documents: new Set<string>() }
  for (const claim of claims) {
    named.subjects.add(claim.about)
    for (const source of claim.said_by) named.sources.add(source)
    for (const printed of claim.printed_in) named.documents.add(printed.document)
    // Events give their ids to occasions, places to values.
    for (const { value, occasion } of claim.asserts) {
      if (value.type === 'place') named.subjects.add(value.text)
      if (occasion !== undefined) named.subjects.add(occasion)
    }
  }
  return named
}

function withRelays(relays: ReadonlyMap<string, readonly string[]>, sources: Set<string>): Set<string> {
  // A set is walked in the order of insertion, with what is added on the way.
  for (const id of sources) for (const origin of relays.get(id) ?? []) sources.add(origin)
  return sources
}

const minus = (all: ReadonlySet<string>, without: ReadonlySet<string>): Set<string> => new Set([...all].filter((id) => !without.has(id)))
