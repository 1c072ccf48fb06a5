import type { Edition } from './edition.ts'

/** Where an appeal stands: codes and days, which need no translation. */
export type AppealStanding = Pick<Edition, 'status' | 'act_until' | 'closed' | 'outcome'>

/**
 * What an edition says with where its appeal stands now, as the newest original has it: readers of a language in which that version is not
 * there yet are not called to act on an appeal that is closed. Of a closed appeal the day to act by stays known, so that it can be called off.
 */
export function asItStandsNow<Standing extends AppealStanding>(edition: Standing, newest: AppealStanding): Standing {
  const { status, act_until = status === 'closed' ? edition.act_until : undefined, closed, outcome } = newest
  const { act_until: _, closed: __, outcome: ___, ...rest } = edition
  return {
    ...rest,
    status,
    ...(act_until !== undefined && { act_until }),
    ...(closed !== undefined && { closed }),
    ...(outcome !== undefined && { outcome }),
  } as Standing
}

/** Whether two editions of an appeal say the same of where it stands. */
export const standsAlike = (one: AppealStanding, other: AppealStanding): boolean =>
  one.status === other.status && one.act_until === other.act_until && one.closed === other.closed && one.outcome === other.outcome
