import { parseDate } from '../kit/index.ts'
import type { ListedEdition } from './store.ts'

/**
 * The order in which a visitor meets appeals: first the closed records in the order in which they were opened, because
 * they show what became of an appeal; then those that are open, the one whose time to act ends first before the others.
 */
export function inOrder<Listed extends ListedEdition>(
  editions: readonly Listed[],
): {
  readonly closed: readonly Listed[]
  readonly open: readonly Listed[]
} {
  return {
    closed: editions.filter(({ status }) => status === 'closed').toSorted(byOpening),
    open: editions.filter(({ status }) => status === 'open').toSorted(byDeadline),
  }
}

const byOpening = (a: ListedEdition, b: ListedEdition): number => begins(a.opened) - begins(b.opened) || (a.appeal < b.appeal ? -1 : 1)
const byDeadline = (a: ListedEdition, b: ListedEdition): number => ends(a.act_until) - ends(b.act_until) || byOpening(a, b)

// Finite stand-ins, because the difference of two infinities is not a number.
const never = 1e9
function begins(text: string): number {
  const date = parseDate(text)
  return date.kind === 'date' && Number.isFinite(date.earliest) ? date.earliest : -never
}
function ends(text: string | undefined): number {
  const date = parseDate(text ?? '')
  return date.kind === 'date' && Number.isFinite(date.latest) ? date.latest : never
}
