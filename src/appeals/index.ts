export { citedCaseIds, claimsOf, pointsShown, resolveCitation, resolveCitations, type Citation, type CitedCases } from './citation.ts'
export { standingOfClaim } from './standing.ts'
export { whatStopsPublication, type Stop } from './what-stops-publication.ts'
export { findAppeal, keepAppeal, listAppeals, type FoundAppeal } from './store.ts'
