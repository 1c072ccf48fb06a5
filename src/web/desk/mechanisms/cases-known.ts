import { isNamedFor } from '../../../cases/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import type { CaseVisit } from '../visit.ts'

/** The keys of the cases of whose confidential procedures this person may know: where they read what is privileged. */
export const casesKnown = async ({ needs, staff }: CaseVisit): Promise<readonly number[]> =>
  [...(await membershipsOf(needs.db, staff.id))].flatMap(([key, { clearance }]) =>
    isNamedFor({ sensitivity: 'privileged' }, clearance) ? [key] : [],
  )
