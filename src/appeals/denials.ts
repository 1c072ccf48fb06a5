import type { CaseDocument } from '../cases/index.ts'
import type { Claim } from '../claims/index.ts'
import type { Account, Point } from '../evaluation/index.ts'
import { originsOf, relaysOf } from '../sources/index.ts'

/** Whether a claim still stands: nobody took it back, and no later claim that itself stands untaken replaces it. */
const isLive = (claim: Claim, file: CaseDocument): boolean => claim.retracted === undefined && replacementOf(claim, file) === undefined

/** The claim that replaces another. A correction that was taken back replaces nothing. */
export const replacementOf = ({ id }: Claim, { claims }: CaseDocument): Claim | undefined =>
  claims.find((other) => other.supersedes === id && other.retracted === undefined)

/**
 * The denials that no point at hand shows: one contested point `claim/ID` for each of these claims that a live claim
 * denies without standing in `shown`. A claim that asserts nothing, or that says the same as the one it denies, takes
 * part in no contested point of the evaluation; its denial is the other account all the same (invariant 2).
 */
export function denialsBeside(claims: readonly string[], file: CaseDocument, shown: ReadonlySet<string>): Point[] {
  const denying = file.claims.filter(({ denies }) => denies?.some((id) => claims.includes(id)))
  const missing = denying.filter((claim) => !shown.has(claim.id) && isLive(claim, file))
  return [...new Set(claims)].flatMap((id) => {
    const denied = file.claims.find((claim) => claim.id === id)
    const others = missing.filter(({ denies }) => denies?.includes(id))
    return denied === undefined || others.length === 0 ? [] : [denialOf(denied, others, file)]
  })
}

function denialOf(denied: Claim, denying: readonly Claim[], file: CaseDocument): Point {
  const accounts = [accountOf([denied], [], file), accountOf(denying, [denied.id], file)]
  return {
    id: `claim/${denied.id}`,
    subject: denied.about,
    state: 'contested',
    standing: 'disputed',
    voices: new Set(accounts.flatMap(({ speakers }) => speakers)).size,
    accounts,
    possibly_known: [],
  }
}

function accountOf(claims: readonly Claim[], denies: readonly string[], file: CaseDocument): Account {
  const said = claims.flatMap(({ said_by }) => said_by)
  const speakers = [...originsOf(said, relaysOf(file.sources))].toSorted()
  const ids = claims.map(({ id }) => id).toSorted()
  return { claims: ids, withdrawn: [], denies, speakers, voices: speakers.length, independent: Math.min(1, speakers.length) }
}
