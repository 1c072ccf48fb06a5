import { draftsLastSaid, mayApprove, onePersonMayPublish, readStepsOf, textHash, type ListedDraft } from '../../../appeals/index.ts'
import { newestEditions } from '../../../publishing/index.ts'
import { saysWhatIsPublished } from '../appeals/says-what-is-published.ts'
import { standingOfAppeal } from '../appeals/standing-of-appeal.ts'
import { openDraft } from '../open-appeal.ts'
import { approvers, writers } from '../route.ts'
import type { Visit } from '../visit.ts'

/** An appeal that waits for whoever looks: to approve it, or to publish what was approved, by a second person or alone. */
export type WaitingAppeal = { readonly id: string; readonly waits: 'approval' | 'publication' | 'publication-alone' }

/** How many of them are evaluated with their cases at most; the list of appeals has them all. */
const most = 20

/**
 * The appeals that wait for whoever looks, by the key of the case that holds them. Of those whose text has changed since
 * somebody spoke of it, of what they may not decide, of what is published as it stands, and of what they may not open, nothing.
 */
export async function waitingAppeals(visit: Visit, caseKeys: readonly number[]): Promise<ReadonlyMap<number, readonly WaitingAppeal[]>> {
  const { needs, staff } = visit
  const waiting = new Map<number, readonly WaitingAppeal[]>()
  const is = (roles: readonly string[]): boolean => roles.includes(staff.role)
  const kinds = [...(is(approvers) ? (['asked'] as const) : []), ...(is(writers) ? (['approved'] as const) : [])]
  if (kinds.length === 0) return waiting
  let looked = 0
  for (const draft of await spokenOf(visit, await draftsLastSaid(needs.db, caseKeys, kinds))) {
    if (looked === most) break
    const opened = await openDraft(visit, draft)
    if (opened === null || draft.holder === null || opened.hidden > 0) continue
    looked++
    const { approval, onePerson, leave } = await standingOfAppeal(visit, opened)
    const one = (waits: WaitingAppeal['waits']): WaitingAppeal => ({ id: draft.appeal.id, waits })
    const found =
      is(approvers) && mayApprove(approval, staff.id, onePerson) === 'may'
        ? one('approval')
        : is(writers) && leave.kind === 'may'
          ? one(leave.approved === 'alone' ? 'publication-alone' : 'publication')
          : undefined
    if (found !== undefined) waiting.set(draft.holder.caseKey, [...(waiting.get(draft.holder.caseKey) ?? []), found])
  }
  return waiting
}

/** Those of which somebody spoke as they stand, and that do not stand published so: what is told without evaluating anything. */
async function spokenOf({ needs: { db }, staff }: Visit, drafts: readonly ListedDraft[]): Promise<readonly ListedDraft[]> {
  const ids = drafts.map(({ appeal }) => appeal.id)
  const [stepsOf, onePerson] = [await readStepsOf(db, ids), await onePersonMayPublish(db)]
  const last = drafts.flatMap((draft) => {
    const step = stepsOf(draft.appeal.id).at(-1)
    return step !== undefined && step.text === textHash(draft.appeal) ? [{ draft, step }] : []
  })
  const approved = last.filter(({ step }) => step.kind === 'approved').map(({ draft }) => draft.appeal.id)
  const editions = await newestEditions(db, approved)
  return last
    .filter(({ draft: { appeal }, step }) => {
      if (step.kind === 'asked') return onePerson || step.by !== staff.id
      const edition = editions.get(appeal.id)
      return edition === undefined || !saysWhatIsPublished(appeal, edition)
    })
    .map(({ draft }) => draft)
}

/** What is to be done with it, in words, and where. */
export function waitingInWords({ id, waits }: WaitingAppeal): { readonly words: string; readonly href: string } {
  const at = `/appeals/${encodeURIComponent(id)}`
  switch (waits) {
    case 'approval':
      return { words: `appeal ${id} waits for your approval`, href: `${at}/approval` }
    case 'publication':
      return { words: `appeal ${id} is approved by a second person: publish it`, href: `${at}/publication` }
    case 'publication-alone':
      return { words: `appeal ${id} is approved: publish it`, href: `${at}/publication` }
    default:
      return waits satisfies never
  }
}

/** The same of one case, at the top of its page; nothing where nothing waits. */
export const WaitingHere = ({ waiting }: { readonly waiting: readonly WaitingAppeal[] }) =>
  waiting.length === 0 ? null : (
    <ul class="plain notice">
      {waiting.map(waitingInWords).map(({ words, href }) => (
        <li key={href}>
          <a href={href}>{words.charAt(0).toUpperCase() + words.slice(1)}</a>
        </li>
      ))}
    </ul>
  )
