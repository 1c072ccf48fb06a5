import { citesCase, normCited, type Appeal, type CaseDocument, type Sentence } from '../cases/index.ts'
import type { Claim } from '../claims/index.ts'
import { resolvePoint, type Evaluation, type Point } from '../evaluation/index.ts'
import type { Catalogue, Instrument, Norm } from '../norms/index.ts'
import { denialsBeside } from './denials.ts'

/** What a citation leads to: a claim with the points it takes part in, a point, a norm, or nothing. */
export type Citation = CaseCitation | NormCitation | { readonly kind: 'nothing'; readonly cites: string; readonly why: string }

/** A citation that leads into a case. */
export type CaseCitation =
  | {
      readonly kind: 'claim'
      readonly cites: string
      readonly file: CaseDocument
      readonly claim: Claim
      readonly points: readonly Point[]
    }
  | { readonly kind: 'point'; readonly cites: string; readonly file: CaseDocument; readonly point: Point }

/** A citation of a rule of law. It says nothing of any case, and rests on no claim. */
export type NormCitation = { readonly kind: 'norm'; readonly cites: string; readonly norm: Norm; readonly instrument: Instrument }

/** The cases an appeal may cite and what they say, by case id, and the norms that it may. */
export type CitedCases = {
  readonly files: ReadonlyMap<string, CaseDocument>
  readonly evaluations: ReadonlyMap<string, Evaluation>
  readonly catalogue: Catalogue
}

/** Every citation of an appeal by its text, in the order in which the appeal's sentences first make it. */
export function resolveCitations(appeal: Appeal, cases: CitedCases): ReadonlyMap<string, Citation> {
  const found = new Map<string, Citation>()
  for (const sentence of sentencesOf(appeal))
    for (const cites of sentence.cites) if (!found.has(cites)) found.set(cites, resolveCitation(cites, cases))
  return found
}

/**
 * What one citation leads to. `case#claim` or `case#point`: a point's id holds a slash, a claim's never does, so the
 * two cannot be mistaken for each other; `norm:id`. A citation that leads nowhere says why in a half-sentence.
 */
export function resolveCitation(cites: string, cases: CitedCases): Citation {
  const norm = normCited(cites)
  return norm === null ? resolveInCase(cites, cases) : resolveNorm(cites, norm, cases)
}

function resolveNorm(cites: string, id: string, { catalogue: { norms, instruments } }: CitedCases): Citation {
  const norm = norms.get(id)
  const instrument = norm && instruments.get(norm.instrument)
  return norm === undefined || instrument === undefined
    ? { kind: 'nothing', cites, why: 'names a norm that the catalogue does not have' }
    : { kind: 'norm', cites, norm, instrument }
}

/** The same of a citation of a claim or a point: what a case says, whatever norms there are. */
export function resolveInCase(
  cites: string,
  { files, evaluations }: Pick<CitedCases, 'files' | 'evaluations'>,
): Exclude<Citation, NormCitation> {
  const nothing = (why: string) => ({ kind: 'nothing' as const, cites, why })
  const cut = cites.indexOf('#')
  if (cut <= 0 || cut === cites.length - 1) return nothing('is not written as case#claim, case#point or norm:id')
  const [caseId, target] = [cites.slice(0, cut), cites.slice(cut + 1)]
  const file = files.get(caseId)
  const evaluation = evaluations.get(caseId)
  if (file === undefined || evaluation === undefined) return nothing(`names the case ${caseId}, which is not here`)
  if (target.includes('/')) {
    const point = resolvePoint(evaluation, target)
    return point === undefined ? nothing(`names a point that the case ${caseId} does not have`) : { kind: 'point', cites, file, point }
  }
  const claim = file.claims.find((candidate) => candidate.id === target)
  if (claim === undefined) return nothing(`names a claim that the case ${caseId} does not have`)
  return { kind: 'claim', cites, file, claim, points: pointsByClaim(evaluation).get(claim.id) ?? [] }
}

/** The points in which each claim stands, found once for each evaluation: an appeal asks for those of every sentence, several times. */
function pointsByClaim(evaluation: Evaluation): ReadonlyMap<string, readonly Point[]> {
  const before = pointsOfClaims.get(evaluation)
  if (before !== undefined) return before
  const found = new Map<string, Point[]>()
  for (const point of evaluation.points)
    for (const claim of new Set(claimsOf(point))) {
      const points = found.get(claim)
      if (points === undefined) found.set(claim, [point])
      else points.push(point)
    }
  pointsOfClaims.set(evaluation, found)
  return found
}

const pointsOfClaims = new WeakMap<Evaluation, ReadonlyMap<string, readonly Point[]>>()

export const leadsIntoCase = (citation: Citation): citation is CaseCitation => citation.kind === 'claim' || citation.kind === 'point'

/** The ids of the cases an appeal cites, sorted. */
export function citedCaseIds(appeal: Appeal): string[] {
  const ids = sentencesOf(appeal).flatMap(({ cites }) => cites.filter(citesCase).map((cited) => cited.split('#', 1)[0] ?? ''))
  return [...new Set(ids)].filter((id) => id !== '').toSorted()
}

/** The sentences of an appeal in reading order, the asks last. */
const sentencesOf = (appeal: Appeal): readonly Sentence[] => [...appeal.sections.flatMap((section) => section.sentences), ...appeal.asks]

/**
 * The points a reader is shown with a citation: a cited point, or where a cited claim meets another account. A denial
 * that stands in none of them is shown as a point of its own.
 */
export function pointsShown(citation: Citation): readonly Point[] {
  if (!leadsIntoCase(citation)) return []
  const points = citation.kind === 'point' ? [citation.point] : citation.points.filter(meetsAnother)
  const cited = citation.kind === 'point' ? citation.point.accounts.flatMap(({ claims }) => claims) : [citation.claim.id]
  return [...points, ...denialsBeside(cited, citation.file, new Set(points.flatMap(claimsOf)))]
}

/** The claims that a citation rests on: the cited one, or those of the cited point that stand. */
export function citedClaims(citation: Citation): readonly Claim[] {
  if (!leadsIntoCase(citation)) return []
  if (citation.kind === 'claim') return [citation.claim]
  const standing = new Set(citation.point.accounts.flatMap(({ claims }) => claims))
  return citation.file.claims.filter(({ id }) => standing.has(id))
}

const meetsAnother = ({ state }: Point): boolean => state === 'contested' || state === 'explained'

/** Every claim of a point, those taken back or replaced too. */
export const claimsOf = (point: Point): string[] => point.accounts.flatMap((account) => [...account.claims, ...account.withdrawn])
