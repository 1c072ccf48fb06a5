import type { Evaluation } from './evaluation.ts'

/** A State in whose hands somebody is by one account: its ISO 3166-1 code, null where the account names none. */
export type StateTold = { readonly state: string | null; readonly claims: readonly string[] }

/**
 * The States in whose hands a person is: each that a claim says of them (`state.country`), and null beside them where another one denies it; where
 * nobody says, as the file says of the case. More than one where accounts differ. Takes the country of the file.
 */
export function statesTold({ points }: Pick<Evaluation, 'points'>, subject: string, country: string): readonly StateTold[] {
  const told = points
    .filter((point) => point.subject === subject && point.fact === 'state.country' && point.own_question === undefined)
    .flatMap(({ accounts }) => accounts.filter(({ claims }) => claims.length > 0))
  const states = Map.groupBy(told, ({ value }) => (value?.type === 'text' ? codeOf(value.text) : null))
  if (states.size === 0) return [{ state: codeOf(country), claims: [] }]
  return [...states].map(([state, accounts]) => ({ state, claims: accounts.flatMap(({ claims }) => claims) }))
}

function codeOf(text: string): string | null {
  const code = text.trim().toUpperCase()
  return /^[A-Z]{2}$/.test(code) ? code : null
}
