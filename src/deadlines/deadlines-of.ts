import { readTitles } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import type { Day } from '../kit/index.ts'
import { readMechanisms, type Mechanisms } from '../mechanisms/index.ts'
import { readDigests, type Database, type Transaction } from '../platform/index.ts'
import { membershipsOf, type StaffMember } from '../staff/index.ts'
import type { CaseInView, OpenCases } from './case-in-view.ts'
import { inOrder, type Deadline } from './deadline.ts'
import { neutralCode } from './neutral-code.ts'
import { deadlinesOfAppeals } from './of-appeals.ts'
import { deadlinesOfCase } from './of-case.ts'
import { deadlinesOfSubmissions } from './of-submissions.ts'
import type { Rules } from './of-limits.ts'
import { readThresholds, type StandingThresholds } from './thresholds.ts'

export type FoundDeadlines<File extends CaseInView = CaseInView> = {
  /** Of all cases that the reader is a member of now, as far as their clearance goes; in the order of their days. */
  readonly deadlines: readonly Deadline[]
  /** The cases that were opened for them, by id. */
  readonly cases: ReadonlyMap<string, File>
  readonly thresholds: StandingThresholds
}

export type Asking<File extends CaseInView = CaseInView> = Pick<Rules, 'facts' | 'catalogue'> & {
  readonly today: Day
  readonly openCases: OpenCases<File>
}

/** All that comes due for a staff member on a day. Memberships are those of now; nothing is remembered from one time to the next. */
export async function deadlinesOf<File extends CaseInView>(
  db: Database | Transaction,
  { id, role }: Pick<StaffMember, 'id' | 'role'>,
  { today, openCases, facts, catalogue }: Asking<File>,
): Promise<FoundDeadlines<File>> {
  const memberships = await membershipsOf(db, id)
  const titles = await readTitles(db, [...memberships.keys()])
  const cases = await openCases(
    [...titles.values()].map((title) => title.id),
    memberships,
  )
  const [thresholds, digests] = [await readThresholds(db), await readDigests(db)]
  const ofCases = [...cases.values()].flatMap((file) =>
    deadlinesOfCase(file, {
      code: neutralCode('case', file.id, digests),
      facts,
      catalogue,
      mechanisms: mechanismsBy(facts),
      thresholds,
      today,
    }),
  )
  const ids = new Map([...cases.values()].map((file) => [file.key, file.id]))
  const ofAppeals = await deadlinesOfAppeals(db, { role, cases: ids, digests, today })
  const ofSubmissions = await deadlinesOfSubmissions(db, { cases: ids, memberships, digests, today })
  return { deadlines: inOrder([...ofCases, ...ofAppeals, ...ofSubmissions]), cases, thresholds }
}

/** The rules of bodies are read once for each dictionary: they lie in files that come with the program. */
function mechanismsBy(facts: FactDictionary): Mechanisms {
  const known = readBy.get(facts) ?? readMechanisms(facts)
  readBy.set(facts, known)
  return known
}
const readBy = new WeakMap<FactDictionary, Mechanisms>()
