import { draftsLastSaid, onePersonMayPublish, readStepsOf, textHash } from '../../../appeals/index.ts'
import { caseKeys, type Appeal } from '../../../cases/index.ts'
import { membersOfAll, type CaseMember } from '../../../staff/index.ts'
import type { Visit } from '../visit.ts'
import { whoMayApprove } from '../who-may-approve.ts'

/** A case in which the approval of appeals is asked for, and waits for nobody: who asks, and of what. */
export type WaitingApproval = { readonly case: string; readonly by: string; readonly appeals: readonly Appeal[] }

/**
 * The cases that wait so, once each, for administrators, who give memberships. They learn the code of the case and who asks,
 * and neither the title nor the code of the appeal, which may be made of words: no page for them shows `appeals`.
 */
export async function waitingForNobody(
  visit: Visit,
  members?: ReadonlyMap<number, readonly CaseMember[]>,
): Promise<readonly WaitingApproval[]> {
  const { db } = visit.needs
  if (await onePersonMayPublish(db)) return []
  const teams = members ?? (await membersOfAll(db))
  const drafts = await draftsLastSaid(db, await caseKeys(db), ['asked'])
  const stepsOf = await readStepsOf(
    db,
    drafts.map(({ appeal }) => appeal.id),
  )
  const waiting = new Map<string, WaitingApproval>()
  for (const { appeal, holder } of drafts) {
    const last = stepsOf(appeal.id).at(-1)
    if (last === undefined || holder === null || last.text !== textHash(appeal)) continue
    const { may } = await whoMayApprove(visit, { appeal, holder }, last.by, teams)
    if (may.length === 0)
      waiting.set(holder.case, { case: holder.case, by: last.by, appeals: [...(waiting.get(holder.case)?.appeals ?? []), appeal] })
  }
  return [...waiting.values()]
}

/** That they wait, each with the way to whom it could be given. */
export const WaitingApprovals = ({ waiting }: { readonly waiting: readonly WaitingApproval[] }) =>
  waiting.length === 0 ? null : (
    <ul class="plain notice">
      {waiting.map(({ case: id }) => (
        <li key={id}>
          An approval in <bdi>{id}</bdi> waits for somebody who may approve:{' '}
          <a href={`/cases/${encodeURIComponent(id)}/members`}>
            make somebody a member<span class="unseen">{` of ${id}`}</span>
          </a>
        </li>
      ))}
    </ul>
  )
