import { draftsAskedFor, mayApprove, onePersonMayPublish, readStepsOf, textHash, type ListedDraft } from '../../../appeals/index.ts'
import { standingOfAppeal } from '../appeals/standing-of-appeal.ts'
import { openDraft } from '../open-appeal.ts'
import { approvers } from '../route.ts'
import type { Visit } from '../visit.ts'

/** How many of them the list of cases evaluates with their cases; the list of appeals has them all. */
const most = 20

/**
 * The appeals that wait for the approval of whoever looks, by the key of the case that holds them: their ids. Of those whose
 * text has changed since it was asked for, of their own, and of what they may not open, nothing.
 */
export async function approvalsAwaited(visit: Visit, caseKeys: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
  const { needs, staff } = visit
  const awaited = new Map<number, readonly string[]>()
  if (!(approvers as readonly string[]).includes(staff.role)) return awaited
  let looked = 0
  for (const draft of await askedOf(visit, await draftsAskedFor(needs.db, caseKeys))) {
    if (looked === most) break
    const opened = await openDraft(visit, draft)
    if (opened === null || draft.holder === null) continue
    looked++
    const { approval, onePerson } = await standingOfAppeal(visit, opened)
    if (mayApprove(approval, staff.id, onePerson) !== 'may') continue
    const { caseKey } = draft.holder
    awaited.set(caseKey, [...(awaited.get(caseKey) ?? []), draft.appeal.id])
  }
  return awaited
}

/** Those that somebody else asks for, and whose text is still the one that was asked for: what is told without evaluating anything. */
async function askedOf({ needs: { db }, staff }: Visit, drafts: readonly ListedDraft[]): Promise<readonly ListedDraft[]> {
  const [stepsOf, onePerson] = [
    await readStepsOf(
      db,
      drafts.map(({ appeal }) => appeal.id),
    ),
    await onePersonMayPublish(db),
  ]
  return drafts.filter(({ appeal }) => {
    const last = stepsOf(appeal.id).at(-1)
    return last !== undefined && (onePerson || last.by !== staff.id) && last.text === textHash(appeal)
  })
}
