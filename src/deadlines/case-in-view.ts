import type { CaseDocument, StoredLog } from '../cases/index.ts'
import type { Evaluation } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import type { Membership } from '../staff/index.ts'

/** As much of a case as one of its members may read, with what it says on a day. */
export type CaseInView = StoredLog & {
  readonly id: string
  readonly key: number
  readonly document: CaseDocument
  readonly evaluate: (at: Day) => Evaluation
}

/** Opens cases of which somebody is a member, each as far as their clearance goes; what is not there is left out. */
export type OpenCases<File extends CaseInView = CaseInView> = (
  ids: readonly string[],
  memberships: ReadonlyMap<number, Membership>,
) => Promise<ReadonlyMap<string, File>>
