import type { Context } from 'hono'
import { sensitivities, standings } from '../../../claims/index.ts'
import { fold } from '../../../kit/index.ts'
import type { IndexedClaim } from './claim-index.ts'

/** What the list of claims is asked for. Empty is everything; what is no such word asks for nothing. */
export type ClaimFilter = {
  readonly q: string
  readonly fact: string
  readonly source: string
  readonly standing: string
  readonly sensitivity: string
  readonly state: string
}

const names = ['q', 'fact', 'source', 'standing', 'sensitivity', 'state'] as const

export const filterIn = (c: Context): ClaimFilter =>
  Object.fromEntries(names.map((name) => [name, (c.req.query(name) ?? '').slice(0, 200).trim()])) as ClaimFilter

/** Whether anything is asked for. */
export const isFiltered = (filter: ClaimFilter): boolean => names.some((name) => filter[name] !== '')

/** The claims that answer to all that is asked for, in their order. */
export function filterClaims(claims: readonly IndexedClaim[], filter: ClaimFilter): readonly IndexedClaim[] {
  const { q, fact, source, standing, sensitivity, state } = filter
  const words = fold(q)
    .split(' ')
    .filter((word) => word !== '')
  return claims.filter(
    (one) =>
      (fact === '' || one.claim.asserts.some((assertion) => assertion.fact === fact)) &&
      (source === '' || one.claim.said_by.includes(source)) &&
      (standing === '' || one.standing === standing) &&
      (sensitivity === '' || (one.claim.sensitivity ?? 'team') === sensitivity) &&
      (state === '' || (state === 'withdrawn') === one.withdrawn) &&
      words.every((word) => one.words().includes(word)),
  )
}

export const filterStandings = standings
export const filterSensitivities = sensitivities
export const filterStates = ['standing', 'withdrawn'] as const
