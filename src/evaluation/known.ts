import type { CaseFile, Claim, Independence, Question, Ruling } from '../claims/index.ts'
import type { Day, SourceDate } from '../kit/index.ts'
import type { SourceDocument } from '../sources/index.ts'

/** A claim as it could be read on the day asked. */
export type KnownClaim = {
  readonly claim: Claim
  /** Why it decides nothing any more; null while it stands. */
  readonly withdrawn: 'superseded' | 'retracted by the source' | 'retracted by the team' | null
  /** The documents it could be read in by then, by id. */
  readonly documents: readonly SourceDocument[]
}

/** All that was there to be known on a day. Everything is in order of id, so the order of the file never matters. */
export type Knowledge = {
  readonly claims: readonly KnownClaim[]
  /** Claims whose date straddles the day: they count for nothing and are listed. */
  readonly possibly: readonly KnownClaim[]
  readonly questions: readonly Question[]
  readonly independence: readonly Independence[]
  readonly rulings: readonly Ruling[]
}

/**
 * What could be known by a day (docs/evaluation.md, A). Takes the case file and the day; null asks for everything.
 * A claim is known when a document that prints it was out, or, printed in none with a date, when it had been said or
 * recorded. What straddles the day is only possibly known. Retractions, rulings and declarations count from their day on.
 */
export function knowledgeAt(file: CaseFile, known: Day | null): Knowledge {
  const documents = new Map(file.documents.map((document) => [document.id, document]))
  const byThen = { claims: [] as Claim[], possibly: [] as Claim[] }
  for (const claim of file.claims.toSorted(inOrder)) {
    const answer = whetherKnown(claim, documents, known)
    if (answer === 'known') byThen.claims.push(claim)
    else if (answer === 'possibly') byThen.possibly.push(claim)
  }
  const superseded = supersededBy(byThen.claims, known)
  const ids = new Set(byThen.claims.map(({ id }) => id))
  const printers = ({ printed_in: printings }: Claim): readonly SourceDocument[] =>
    (printings.length > 1
      ? [...new Set(printings.map(({ document }) => document))].sort()
      : printings.map(({ document }) => document)
    ).flatMap((id) => documents.get(id) ?? [])
  const asRead = (claim: Claim, counted: readonly Status[]): KnownClaim => ({
    claim,
    withdrawn: withdrawnBy(claim, superseded, known),
    documents: printers(claim).filter((document) => counted.includes(status(dateOf(document), known))),
  })
  return {
    claims: byThen.claims.map((claim) => asRead(claim, ['by then', 'undated'])),
    possibly: byThen.possibly.map((claim) => asRead(claim, ['by then', 'straddles', 'undated'])),
    questions: file.questions.flatMap((question) => askedBy(question, known)).sort(inOrder),
    independence: file.independence.filter((declaration) => counts(declaration.on, known)),
    rulings: file.rulings.filter((ruling) => counts(ruling.on, known)).map((ruling) => aboutThese(ruling, ids)),
  }
}

/** Whether a document could be read by a day: it was out, or nothing says when it came. */
export const wasOutBy = (document: SourceDocument, known: Day): boolean => ['by then', 'undated'].includes(status(dateOf(document), known))

/** The claims that a standing correction replaces, those that it replaced before included. What was retracted corrects nothing. */
function supersededBy(claims: readonly Claim[], known: Day | null): ReadonlySet<string> {
  const earlier = new Map(claims.flatMap(({ id, supersedes }) => (supersedes === undefined ? [] : [[id, supersedes] as const])))
  const found = new Set<string>()
  for (const claim of claims) {
    if (claim.retracted && counts(claim.retracted.on, known)) continue
    for (let id = claim.supersedes; id !== undefined && !found.has(id); id = earlier.get(id)) found.add(id)
  }
  return found
}

// A question that was declared later was not asked yet, and one that was explained later was still open.
function askedBy(asked: Question, known: Day | null): Question[] {
  const { id, question, claims, on, explained_on: explainedOn } = asked
  if (on && !counts(on, known)) return []
  if (!explainedOn || counts(explainedOn, known)) return [asked]
  return [{ id, question, claims, state: 'open', ...(on && { on }) }]
}

// What a ruling says of claims that were not known then must not even decide which of two rulings counts as the last.
const aboutThese = (ruling: Ruling, known: ReadonlySet<string>): Ruling => {
  const only = (ids: readonly string[]): string[] => ids.filter((id) => known.has(id)).sort()
  return { ...ruling, prefer: only(ruling.prefer), deprecate: only(ruling.deprecate), seen: only(ruling.seen) }
}

type Status = 'by then' | 'straddles' | 'later' | 'undated'

function status(date: SourceDate | undefined, known: Day | null): Status {
  if (known === null) return 'by then'
  if (date === undefined || date.kind === 'unparsed') return 'undated'
  if (date.latest <= known) return 'by then'
  return date.earliest <= known ? 'straddles' : 'later'
}

function whetherKnown(claim: Claim, documents: ReadonlyMap<string, SourceDocument>, known: Day | null): 'known' | 'possibly' | 'no' {
  if (known === null) return 'known'
  const said = status(claim.said_on, known)
  const recorded = status(claim.recorded?.on, known)
  if (said === 'later' || recorded === 'later' || recorded === 'straddles') return 'no'
  // A document without a date bounds nothing: then only the day on which it was said, or recorded here, can tell.
  const spoken: Status = said === 'by then' || recorded === 'by then' ? 'by then' : 'straddles'
  const printed = claim.printed_in.map(({ document }) => status(dateOf(documents.get(document)), known))
  const ways = printed.length === 0 ? [spoken] : printed.map((way) => (way === 'undated' ? spoken : way))
  if (ways.includes('by then')) return 'known'
  return ways.includes('straddles') ? 'possibly' : 'no'
}

const dateOf = (document: SourceDocument | undefined): SourceDate | undefined =>
  document?.published?.kind === 'date' ? document.published : document?.accessed

/** Whether something dated happened by then for certain: only what certainly did may decide anything. */
const counts = (on: SourceDate, known: Day | null): boolean => known === null || (on.kind === 'date' && on.latest <= known)

function withdrawnBy(claim: Claim, superseded: ReadonlySet<string>, known: Day | null): KnownClaim['withdrawn'] {
  if (claim.retracted && counts(claim.retracted.on, known))
    return claim.retracted.by === 'source' ? 'retracted by the source' : 'retracted by the team'
  return superseded.has(claim.id) ? 'superseded' : null
}

const inOrder = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
