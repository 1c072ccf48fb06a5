import type { Given } from '../forms/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import { ClaimLink } from './account-box.tsx'
import { claimIdsIn } from './claim-ids.ts'
import { claimsOf, whoSays } from './point-reading.ts'

/** What the claims say that a field of ids names, below it. */
export function ClaimsNamed({ given, opened }: { readonly given: Given; readonly opened: OpenedCase }) {
  const claims = claimsOf(claimIdsIn(given, 'claims'), opened.document).slice(0, 50)
  if (claims.length === 0) return null
  return (
    <ul>
      {claims.map((claim) => (
        <li key={claim.id}>
          <ClaimLink id={claim.id} opened={opened} /> <span dir="auto">{`${whoSays(claim, opened.document)}: ${claim.statement}`}</span>
        </li>
      ))}
    </ul>
  )
}
