import type { Standing } from '../../../claims/index.ts'

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
