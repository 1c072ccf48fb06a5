import type { Claim } from '../../claims/index.ts'
import { standingOfClaim, type Point } from '../../evaluation/index.ts'
import { speakerNames } from '../speaker-names.ts'
import type { SubmissionMatter } from '../matter.ts'
import { isAmong } from './topics.ts'

/** The claims that a draft tells from: those that stand, the earliest of what they tell first. */
export function standingClaims(matter: SubmissionMatter): readonly Claim[] {
  const found = foundFor.get(matter) ?? findStanding(matter)
  foundFor.set(matter, found)
  return found
}
/** Every question of a form asks for them. */
const foundFor = new WeakMap<SubmissionMatter, readonly Claim[]>()

function findStanding({ document, evaluation }: SubmissionMatter): readonly Claim[] {
  const replaced = new Set(document.claims.flatMap(({ supersedes }) => supersedes ?? []))
  const points = pointsByClaim(evaluation.points)
  return document.claims
    .filter(
      (claim) =>
        claim.retracted === undefined && !replaced.has(claim.id) && standingOfClaim(claim, points.get(claim.id) ?? []) !== 'refuted',
    )
    .map((claim) => ({ claim, day: dayOf(claim) }))
    .toSorted((one, other) => (one.day === other.day ? 0 : one.day < other.day ? -1 : 1))
    .map(({ claim }) => claim)
}

/** Those of them that tell one of these facts. */
export const tellingOf = (claims: readonly Claim[], facts: readonly string[]): readonly Claim[] =>
  claims.filter(({ asserts }) => asserts.some(({ fact }) => isAmong(fact, facts)))

/** "Front Line Defenders: Detained on 21 August 2013. {C1}". `claims`, `speakers`: of all that say it in these words. */
export const statementLine = (
  { id, said_by, statement }: Claim,
  { document, lang }: Pick<SubmissionMatter, 'document' | 'lang'>,
  claims: readonly string[] = [id],
  speakers: readonly string[] = said_by,
): string => `${speakerNames(speakers, document, lang)}: ${statement.trim()} ${mark(claims)}`

/** How an answer says what it rests on. */
export const mark = (claims: readonly string[]): string => (claims.length === 0 ? '' : `{${claims.join(', ')}}`)

/** The points in which each claim stands, by its id. */
export function pointsByClaim(points: readonly Point[]): ReadonlyMap<string, readonly Point[]> {
  const found = new Map<string, Point[]>()
  for (const point of points)
    for (const id of new Set(point.accounts.flatMap(({ claims }) => claims))) {
      const before = found.get(id)
      if (before === undefined) found.set(id, [point])
      else before.push(point)
    }
  return found
}

/** The first day that a claim speaks of, as a number of days; what has none comes last. */
function dayOf({ asserts, said_on }: Claim): number {
  const told = asserts.flatMap(({ value, when }) => [...(value.type === 'date' ? [value.date] : []), ...(when === undefined ? [] : [when])])
  const known = (told.length > 0 ? told : said_on === undefined ? [] : [said_on]).flatMap((date) =>
    date.kind === 'date' ? [Number.isFinite(date.earliest) ? date.earliest : date.latest] : [],
  )
  return known.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...known)
}
