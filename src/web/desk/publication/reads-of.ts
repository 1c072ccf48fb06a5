import type { Reads } from '../../../publishing/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import type { Visit } from '../visit.ts'

/** How far somebody reads each of their cases, by the key of the case. */
export async function readsOf({ needs, staff }: Pick<Visit, 'needs' | 'staff'>): Promise<Reads> {
  const memberships = await membershipsOf(needs.db, staff.id)
  return new Map([...memberships].map(([key, { clearance }]) => [key, clearance]))
}
