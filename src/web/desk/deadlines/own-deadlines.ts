import { deadlineKinds, deadlinesOf, type Deadline, type DeadlineKind, type FoundDeadlines } from '../../../deadlines/index.ts'
import { dayOfInstant, type Day } from '../../../kit/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import { recorderOf } from '../recorder-of.ts'
import type { Visit } from '../visit.ts'

/**
 * What comes due for whoever looks, with the cases that it is of; of one case, where the address names one of theirs, and of one kind, where
 * it names a kind that there is.
 */
export type OwnDeadlines = FoundDeadlines<OpenedCase> & {
  readonly today: Day
  readonly only: OpenedCase | undefined
  readonly kind: DeadlineKind | undefined
}

/** Works it out; null where the address names a case that is none of theirs. */
export async function ownDeadlines(visit: Visit): Promise<OwnDeadlines | null> {
  const { needs, staff, now, c } = visit
  const today = dayOfInstant(now)
  const found = await deadlinesOf(needs.db, staff, { today, ...needs, openCases: visit.openCases })
  const asked = c.req.query('case') ?? ''
  const only = found.cases.get(asked)
  if (asked !== '' && only === undefined) return null
  const kind = deadlineKinds.find((one) => one === c.req.query('kind'))
  const deadlines = found.deadlines.filter(
    (one) => (only === undefined || one.of.includes(only.id)) && (kind === undefined || one.kind === kind),
  )
  return { ...found, deadlines, today, only, kind }
}

/** Records that words of these cases are shown. */
export async function recordShown(visit: Visit, deadlines: readonly Deadline[], cases: ReadonlyMap<string, OpenedCase>): Promise<void> {
  const recorder = recorderOf(visit)
  for (const id of new Set(deadlines.flatMap(({ of }) => of))) {
    const caseKey = cases.get(id)?.key
    if (caseKey !== undefined) await recorder({ at: visit.now, staff: visit.staff.id, action: 'deadline.read', caseKey })
  }
}
