import type { Stop } from '../../../appeals/index.ts'
import type { Claim } from '../../../claims/index.ts'
import { shorten } from '../../../kit/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import { whoSays } from '../points/index.ts'
import { hrefOf, writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { appealRoutes } from './routes.ts'

/** A claim on which the text rests and of which nobody has decided whether it may be published. */
export type UndecidedClaim = { readonly claim: Claim; readonly of: OpenedCase }

/** Each of them once, as far as this person may read them. */
export function undecidedIn({ opened }: AppealVisit, stops: readonly Stop[]): readonly UndecidedClaim[] {
  const found = new Map<string, UndecidedClaim>()
  for (const { undecided } of stops) {
    const of = undecided && opened.cases.get(undecided.caseId)
    const claim = of?.document.claims.find(({ id }) => id === undecided?.claim)
    if (of !== undefined && claim !== undefined) found.set(`${of.id}#${claim.id}`, { claim, of })
  }
  return [...found.values()]
}

/** That nobody has decided about them, who says each and what, and the way to decide all of them at once. */
export function UndecidedClaims({ visit, stops }: { readonly visit: AppealVisit; readonly stops: readonly Stop[] }) {
  const claims = undecidedIn(visit, stops)
  return (
    <>
      {`Nobody has decided whether ${claims.length === 1 ? 'this claim' : `these ${claims.length} claims`} may be published: `}
      {claims.map(({ claim, of }, index) => (
        <span key={`${of.id}#${claim.id}`}>
          {index > 0 && '; '}
          <bdi>{claim.id}</bdi>
          {' ('}
          <bdi>{`${whoSays(claim, of.document)}: ${shorten(claim.statement, 80)}`}</bdi>
          {')'}
        </span>
      ))}
      {'. '}
      {(writers as readonly string[]).includes(visit.staff.role) ? (
        <a href={hrefOf(appealRoutes.decideClaims, { appeal: visit.opened.appeal.id })}>
          {claims.length === 1 ? 'Decide it' : 'Decide about them'}
        </a>
      ) : (
        'An editor or an administrator decides it.'
      )}
    </>
  )
}
