import { draftsLastSaid, onePersonMayPublish, readStepsOf, textHash, type Holder } from '../../../appeals/index.ts'
import { caseKeys, type Appeal } from '../../../cases/index.ts'
import { membersOfAll, type CaseMember } from '../../../staff/index.ts'
import type { Visit } from '../visit.ts'
import { whoMayApprove } from '../who-may-approve.ts'

/** A case in which the approval of appeals is asked for, and waits for nobody: who asks, and of what. */
export type WaitingApproval = { readonly case: string; readonly by: string; readonly appeals: readonly Appeal[] }

/** Those that were found, and how many approvals were asked for later and were not looked at. */
export type WaitingApprovalsFound = { readonly waiting: readonly WaitingApproval[]; readonly later: number }

/** How many are looked at for one page: for each, its cases are opened as each of their members reads them. */
const mostLookedAt = 20

/**
 * The cases that wait so, once each, for administrators, who give memberships. They learn the code of the case and who asks,
 * and neither the title nor the code of the appeal, which may be made of words: no page for them shows `appeals`.
 * Looked at are those that were asked for first. Takes the members of all cases where they are known.
 */
export async function waitingForNobody(visit: Visit, members?: ReadonlyMap<number, readonly CaseMember[]>): Promise<WaitingApprovalsFound> {
  const asked = await askedIn(visit, await caseKeys(visit.needs.db))
  const looked = asked.slice(0, mostLookedAt)
  return { waiting: await amongAsked(visit, looked, members), later: asked.length - looked.length }
}

/** The same of one case; of it, all are looked at. */
export const waitingIn = async (visit: Visit, caseKey: number): Promise<WaitingApproval | undefined> =>
  (await amongAsked(visit, await askedIn(visit, [caseKey])))[0]

type Asked = { readonly appeal: Appeal; readonly holder: Holder; readonly by: string; readonly at: Date }

/** What is asked for of texts as they still stand, the oldest first; nothing where one person may publish alone. */
async function askedIn({ needs: { db } }: Visit, keys: readonly number[]): Promise<readonly Asked[]> {
  if (await onePersonMayPublish(db)) return []
  const drafts = await draftsLastSaid(db, keys, ['asked'])
  const stepsOf = await readStepsOf(
    db,
    drafts.map(({ appeal }) => appeal.id),
  )
  const asked = drafts.flatMap(({ appeal, holder }): Asked[] => {
    const last = stepsOf(appeal.id).at(-1)
    return last === undefined || holder === null || last.text !== textHash(appeal) ? [] : [{ appeal, holder, by: last.by, at: last.at }]
  })
  return asked.toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

async function amongAsked(
  visit: Visit,
  asked: readonly Asked[],
  members?: ReadonlyMap<number, readonly CaseMember[]>,
): Promise<readonly WaitingApproval[]> {
  if (asked.length === 0) return []
  const teams = members ?? (await membersOfAll(visit.needs.db))
  const waiting = new Map<string, WaitingApproval>()
  for (const { appeal, holder, by } of asked) {
    const { may } = await whoMayApprove(visit, { appeal, holder }, by, teams)
    if (may.length === 0)
      waiting.set(holder.case, { case: holder.case, by, appeals: [...(waiting.get(holder.case)?.appeals ?? []), appeal] })
  }
  return [...waiting.values()]
}

/** That they wait, each with the way to whom it could be given. */
export const WaitingApprovals = ({ waiting: { waiting, later } }: { readonly waiting: WaitingApprovalsFound }) =>
  waiting.length === 0 && later === 0 ? null : (
    <ul class="plain notice">
      {waiting.map(({ case: id }) => (
        <li key={id}>
          An approval in <bdi>{id}</bdi> waits for somebody who may approve:{' '}
          <a href={`/cases/${encodeURIComponent(id)}/members`}>
            make somebody a member<span class="unseen">{` of ${id}`}</span>
          </a>
        </li>
      ))}
      {later > 0 && (
        <li>
          {`Only the ${mostLookedAt} approvals that were asked for first are looked at here. There ${later === 1 ? 'is one more' : `are ${later} more`}: whether one of them waits for somebody stands with the members of its case.`}
        </li>
      )}
    </ul>
  )
