import type { Appeal } from '../cases/index.ts'
import type { Day } from '../kit/index.ts'

/** How long an open appeal still asks: whole days until its last day, negative once that is over. */
export type Due = { readonly days: number; readonly when: 'over' | 'today' | 'this-week' | 'later' }

/** How far off "this week" reaches, in days. */
const week = 7

/** Until when an appeal asks for something, counted from a day; null of one that asks for nothing more, or until no certain day. */
export function dueOf({ status, act_until: until }: Pick<Appeal, 'status' | 'act_until'>, today: Day): Due | null {
  if (status === 'closed' || until?.kind !== 'date' || !Number.isFinite(until.latest)) return null
  const days = until.latest - today
  return { days, when: days < 0 ? 'over' : days === 0 ? 'today' : days <= week ? 'this-week' : 'later' }
}

/** "3 days left", "over for 2 days". */
export function dueInWords({ days }: Due): string {
  if (days === 0) return 'today is the last day'
  const count = Math.abs(days)
  const words = `${count} ${count === 1 ? 'day' : 'days'}`
  return days < 0 ? `over for ${words}` : `${words} left`
}
