import type { Claim } from '../../../claims/index.ts'
import { findPassage, type FoundPassage, type Passage, type Place, type SearchableText } from '../../../sources/index.ts'

/** The words of a document that carry a claim. */
type PassageOfClaim = { readonly claim: Claim; readonly passage: Passage }
/** Where they stand. */
export type PlacedPassage = PassageOfClaim & Place
/** Words that are not found any more, or in several places. */
export type LostPassage = PassageOfClaim & { readonly found: Exclude<FoundPassage, { kind: 'found' }> }

export type PassagesOfClaims = { readonly placed: readonly PlacedPassage[]; readonly lost: readonly LostPassage[] }

/** Looks up the passages that claims give of a document in its text. Takes the claims that somebody may read. */
export function passagesOfClaims(claims: readonly Claim[], document: string, text: SearchableText): PassagesOfClaims {
  const placed: PlacedPassage[] = []
  const lost: LostPassage[] = []
  for (const claim of claims)
    for (const { document: printed, passage } of claim.printed_in) {
      if (printed !== document || passage === undefined) continue
      const found = findPassage(text, passage)
      if (found.kind === 'found') placed.push({ claim, passage, start: found.start, end: found.end, page: found.page })
      else lost.push({ claim, passage, found })
    }
  return { placed: placed.toSorted((a, b) => a.start - b.start || b.end - a.end), lost }
}
