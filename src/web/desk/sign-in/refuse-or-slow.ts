import type { VNode } from 'preact'
import { answer } from '../page.tsx'
import type { Visitor } from '../visit.ts'
import { secondsUntil } from './wait.ts'

/** The page again with what is wrong: 422, or 429 with the time to wait. */
export function refuseOrSlow(visitor: Visitor, page: VNode, until?: Date): Response {
  if (until !== undefined) visitor.c.header('Retry-After', String(secondsUntil(until, visitor.now)))
  return answer(visitor, page, until === undefined ? 422 : 429)
}
