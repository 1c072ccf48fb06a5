import type { CaseDocument } from './case-document.ts'

/** A case without what is sealed, and what was left out with it. */
export type Unsealed = { readonly document: CaseDocument; readonly left: Readonly<Record<string, number>> }

/**
 * Leaves out sealed claims and all that would betray them: sources, documents and subjects that only they name, rulings
 * that weigh them, and sentences of appeals that cite them. References to them from what stays are dropped.
 */
export function withoutSealed(document: CaseDocument): Unsealed {
  const sealed = new Set(document.claims.filter((claim) => claim.sensitivity === 'sealed').map((claim) => claim.id))
  if (sealed.size === 0) return { document, left: {} }
  const isOpen = (id: string): boolean => !sealed.has(id)
  const claims = document.claims
    .filter((claim) => isOpen(claim.id))
    .map(({ denies, supersedes, ...claim }) => ({
      ...claim,
      ...keep('denies', denies?.filter(isOpen)),
      ...keep('supersedes', supersedes !== undefined && isOpen(supersedes) ? supersedes : undefined),
    }))
  const named = namedOnlyBy(document, sealed)
  const sources = document.sources.filter((source) => !named.sources.has(source.id))
  const knows = new Set(sources.map((source) => source.id))
  const cites = (item: { readonly cites: readonly string[] }): boolean =>
    item.cites.some((cited) => cited.startsWith(`${document.case.id}#`) && sealed.has(cited.slice(document.case.id.length + 1)))
  const kept: CaseDocument = {
    ...document,
    subjects: document.subjects.filter((subject) => !named.subjects.has(subject.id)),
    sources,
    documents: document.documents.filter((item) => !named.documents.has(item.id)),
    claims,
    questions: document.questions
      .map((question) => ({ ...question, claims: question.claims.filter(isOpen) }))
      .filter((question) => question.claims.length > 0),
    independence: document.independence.filter((item) => item.sources.every((id) => knows.has(id))),
    rulings: document.rulings
      .filter((ruling) => [...ruling.prefer, ...ruling.deprecate].every(isOpen))
      .map((ruling) => ({ ...ruling, seen: ruling.seen.filter(isOpen) })),
    appeals: document.appeals.map((appeal) => ({
      ...appeal,
      sections: appeal.sections.map((section) => ({ ...section, sentences: section.sentences.filter((item) => !cites(item)) })),
      asks: appeal.asks.filter((item) => !cites(item)),
    })),
  }
  return { document: kept, left: leftOut(document, kept) }
}

/** What sealed claims name and nothing else does: exactly there a protected source would show. */
function namedOnlyBy(document: CaseDocument, sealed: ReadonlySet<string>) {
  const all = { subjects: new Set<string>(), sources: new Set<string>(), documents: new Set<string>() }
  const open = {
    subjects: new Set(document.consents.map((consent) => consent.subject)),
    sources: new Set<string>(),
    documents: new Set<string>(),
  }
  for (const claim of document.claims) {
    const names = sealed.has(claim.id) ? all : open
    names.subjects.add(claim.about)
    for (const source of claim.said_by) names.sources.add(source)
    for (const printed of claim.printed_in) names.documents.add(printed.document)
    for (const assertion of claim.asserts) if (assertion.value.type === 'place') names.subjects.add(assertion.value.text)
  }
  const documents = minus(all.documents, open.documents)
  for (const item of document.documents) (documents.has(item.id) ? all : open).sources.add(item.by)
  withRelays(document, all.sources)
  // A source that no claim names is not sealed, unless it only serves a sealed one.
  for (const source of document.sources) if (!all.sources.has(source.id)) open.sources.add(source.id)
  withRelays(document, open.sources)
  return { subjects: minus(all.subjects, open.subjects), sources: minus(all.sources, open.sources), documents }
}

function withRelays(document: CaseDocument, sources: Set<string>): void {
  const relays = new Map(document.sources.map((source) => [source.id, source.relays ?? []]))
  // A set is walked in the order of insertion, with what is added on the way.
  for (const id of sources) for (const origin of relays.get(id) ?? []) sources.add(origin)
}

function leftOut(before: CaseDocument, after: CaseDocument): Record<string, number> {
  const lists = ['claims', 'subjects', 'sources', 'documents', 'questions', 'independence', 'rulings'] as const
  const counts = lists.map((name): [string, number] => [name, before[name].length - after[name].length])
  return Object.fromEntries(
    [...counts, ['sentences of appeals', sentences(before) - sentences(after)] as const].filter(([, count]) => count > 0),
  )
}

const minus = (all: ReadonlySet<string>, without: ReadonlySet<string>): Set<string> => new Set([...all].filter((id) => !without.has(id)))

const keep = <Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } =>
  (value === undefined || (Array.isArray(value) && value.length === 0) ? {} : { [name]: value }) as { [Key in Name]?: Value }

const sentences = (document: CaseDocument): number =>
  document.appeals.reduce(
    (sum, appeal) => sum + appeal.asks.length + appeal.sections.reduce((many, section) => many + section.sentences.length, 0),
    0,
  )
