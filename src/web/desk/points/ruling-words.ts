import type { Standing } from '../../../claims/index.ts'

/** How an account or a question usually stands, the usual first; and what is said seldom. */
export const usualStandings = ['disputed', 'alleged', 'corroborated', 'verified'] as const satisfies readonly Standing[]
export const seldomStandings = ['refuted', 'retracted', 'unassessed'] as const satisfies readonly Standing[]

/** What a standing means when the team rules so; said beside each choice. */
export const standingMeans: Readonly<Record<Standing, string>> = {
  unassessed: 'The team has not assessed it, or takes back what it had ruled.',
  alleged: 'Somebody says so. Nothing more is known.',
  corroborated: 'Independent voices say so, and nothing of weight speaks against it.',
  verified: 'The team has seen what proves it.',
  disputed: 'The accounts contradict each other, and the team prefers none.',
  refuted: 'The team has seen what proves that it is not so.',
  retracted: 'Whoever said it has taken it back.',
}
