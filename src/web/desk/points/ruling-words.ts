import type { Standing } from '../../../claims/index.ts'

/** How an account or a question usually stands, the usual first; and what is said seldom. */
export const usualStandings = ['disputed', 'alleged', 'corroborated', 'verified'] as const satisfies readonly Standing[]
export const seldomStandings = ['refuted', 'retracted', 'unassessed'] as const satisfies readonly Standing[]

/** How accounts that contradict each other stand where nobody says more. */
export const asToldOption = {
  label: 'As the accounts make it',
  hint: 'Disputed as long as no account is preferred. A preferred account stays alleged: the team prefers it, and neither do independent voices say so nor is it proved.',
}

/** What is said of the account that the team prefers, beside its standing; nothing where the standing says it. */
export const preferredMeans: Readonly<Partial<Record<Standing, string>>> = {
  alleged: ', neither corroborated nor verified',
}

/** What a standing means when the team rules so; said beside each choice. */
export const standingMeans: Readonly<Record<Standing, string>> = {
  unassessed: 'The team has not assessed it, or takes back what it had ruled.',
  alleged: 'Somebody says so. Neither do independent voices, nor is it proved.',
  corroborated: 'Independent voices say so, and nothing of weight speaks against it.',
  verified: 'The team has seen what proves it.',
  disputed: 'The accounts contradict each other, and the team prefers none.',
  refuted: 'The team has seen what proves that it is not so.',
  retracted: 'Whoever said it has taken it back.',
}
