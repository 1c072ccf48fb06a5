import { standingOfClaim } from '../../../appeals/index.ts'
import type { CaseDocument } from '../../../cases/index.ts'
import type { Claim, Standing } from '../../../claims/index.ts'
import type { Evaluation, Point } from '../../../evaluation/index.ts'
import { fold } from '../../../kit/index.ts'

/** A claim as a list shows it. */
export type IndexedClaim = {
  readonly claim: Claim
  readonly standing: Standing
  /** The points it takes part in, contested ones first. */
  readonly points: readonly Point[]
  /** Whether it decides nothing any more: taken back, or replaced by a later one. */
  readonly withdrawn: boolean
  /** What a search for words is held to. */
  readonly words: () => string
}

/** All claims of a case with how they stand, by the day on which they were said, the newest first; without a day at the end. */
export function indexClaims(document: CaseDocument, evaluation: Evaluation): readonly IndexedClaim[] {
  const before = indexed.get(evaluation)
  if (before !== undefined) return before
  const points = pointsByClaim(evaluation)
  const replaced = new Set(document.claims.flatMap(({ supersedes, retracted }) => (retracted === undefined ? (supersedes ?? []) : [])))
  const names = new Map(document.sources.map(({ id, name }) => [id, name]))
  const made = document.claims
    .map((claim): IndexedClaim => {
      const own = points.get(claim.id) ?? []
      let words: string | undefined
      return {
        claim,
        standing: standingOfClaim(claim, own),
        points: own,
        withdrawn: claim.retracted !== undefined || replaced.has(claim.id),
        words: () => (words ??= wordsOf(claim, names)),
      }
    })
    .toSorted((a, b) => saidOn(b.claim) - saidOn(a.claim))
  indexed.set(evaluation, made)
  return made
}

/** A case is looked at page by page; its index stays as long as what it was made of. */
const indexed = new WeakMap<Evaluation, readonly IndexedClaim[]>()

function pointsByClaim({ points }: Evaluation): Map<string, Point[]> {
  const found = new Map<string, Point[]>()
  const inOrder = [...points.filter(({ state }) => state === 'contested'), ...points.filter(({ state }) => state !== 'contested')]
  for (const point of inOrder)
    for (const id of new Set(point.accounts.flatMap(({ claims }) => claims))) {
      const list = found.get(id)
      if (list === undefined) found.set(id, [point])
      else list.push(point)
    }
  return found
}

const saidOn = ({ said_on, recorded }: Claim): number => {
  const date = said_on ?? recorded?.on
  return date?.kind === 'date' && Number.isFinite(date.latest) ? date.latest : -1e9
}

function wordsOf(claim: Claim, names: ReadonlyMap<string, string>): string {
  const passages = claim.printed_in.map(({ passage }) => passage?.exact ?? '')
  return fold([claim.id, claim.statement, ...passages, ...claim.said_by.map((id) => names.get(id) ?? '')].join(' '))
}
