import { appealState, citedCaseIds, lastWrittenDrafts, readThreadsOf, type AppealState, type ListedDraft } from '../../../appeals/index.ts'
import type { Appeal, WrittenAt } from '../../../cases/index.ts'
import { changedSentences, newestEditions, saysWhatIsPublished, type Edition } from '../../../publishing/index.ts'
import { countOrganisationsToReview } from '../../../signons/index.ts'
import { membershipsOf, type Membership } from '../../../staff/index.ts'
import { openDraft } from '../open-appeal.ts'
import type { OpenedAppeal, Visit } from '../visit.ts'
import { saidOf, standingOfAppeal, type AppealStanding } from './standing-of-appeal.ts'
import { waitingTranslations, type WaitingTranslation } from './waiting-translations.tsx'

/** How many appeals a page shows: each is evaluated with its cases. */
const most = 50

export type ListedAppeal = {
  readonly opened: OpenedAppeal
  readonly standing: AppealStanding
  /** The newest version that is published and was not taken down. */
  readonly published: Edition | undefined
  /** How many of its sentences cite what has changed since. */
  readonly changed: number
  /** How many organisations that signed it wait for a reviewer. */
  readonly toReview: number
  readonly state: AppealState
  /** How many threads about its sentences are open; none of one that is not read as a whole. */
  readonly openComments: number
  /** What its translations wait for; nothing of one that is not read as a whole. */
  readonly translations: readonly WaitingTranslation[]
}

type Listed = Omit<ListedAppeal, 'translations'>

/** How many are looked at for a page of one state, before the rest is left to the next page. */
const lookedAtMost = 500

/**
 * The appeals of one's own cases, and those that stand alone and are theirs, the last written first: those after a place
 * in that order, as many as a page shows, and where the next page begins. Those of one state, where one is asked for.
 */
export async function ownAppeals(
  visit: Visit,
  before: WrittenAt | null,
  wanted: AppealState | null = null,
): Promise<{ readonly appeals: readonly ListedAppeal[]; readonly older: WrittenAt | null }> {
  const { db } = visit.needs
  const memberships = await membershipsOf(db, visit.staff.id)
  const found: (WrittenAt & Listed)[] = []
  let from = before
  let looked = 0
  // One more than is shown tells whether there is more; what is not theirs to read is not counted.
  do {
    const part = await lastWrittenDrafts(db, [...memberships.keys()], { before: from, most: most + 1 })
    const cases = await visit.openCases([...new Set(part.drafts.flatMap(casesOfDraft))], memberships)
    const together = { ...visit, openCase: async (id: string) => cases.get(id) ?? null }
    const opened: (WrittenAt & { readonly opened: OpenedAppeal })[] = []
    for (const draft of part.drafts) {
      const one = found.length + opened.length > most && wanted === null ? null : await openDraft(together, draft)
      if (one !== null) opened.push({ at: draft.at, digest: draft.digest, opened: one })
    }
    found.push(...(await withTheirStates(visit, opened, memberships)).filter(({ state }) => wanted === null || state === wanted))
    looked += part.drafts.length
    from = part.older
  } while (from !== null && found.length <= most && looked < lookedAtMost)
  const last = found.slice(0, most).at(-1)
  const shown = await withTheirTranslations(visit, found.slice(0, most))
  if (found.length > most && last !== undefined) return { appeals: shown, older: { at: last.at, digest: last.digest } }
  return { appeals: shown, older: from }
}

async function withTheirTranslations(visit: Visit, all: readonly Listed[]): Promise<readonly ListedAppeal[]> {
  const whole = all.flatMap(({ opened, published }) => (opened.hidden > 0 ? [] : [{ appeal: opened.whole, published }]))
  const waiting = await waitingTranslations(visit, whole)
  return all.map((one) => ({ ...one, translations: waiting.get(one.opened.whole.id) ?? [] }))
}

/** The same appeals with how each stands, read together. */
async function withTheirStates<One extends { readonly opened: OpenedAppeal }>(
  visit: Visit,
  all: readonly One[],
  memberships: ReadonlyMap<number, Membership>,
): Promise<readonly (One & Listed)[]> {
  const { db } = visit.needs
  const ids = all.map(({ opened }) => opened.whole.id)
  const [said, editions] = [await saidOf(visit, ids), await newestEditions(db, ids)]
  const { byAppeal } = await changedSentences(db, new Map([...memberships].map(([key, { clearance }]) => [key, clearance])))
  const [waiting, threads] = [await countOrganisationsToReview(db, ids), await readThreadsOf(db, ids)]
  const listed: (One & Listed)[] = []
  for (const one of all) {
    const { whole, hidden } = one.opened
    const standing = await standingOfAppeal(visit, one.opened, said(whole.id))
    const published = editions.get(whole.id)
    listed.push({
      ...one,
      standing,
      published,
      state: stateOfText(standing, whole, said(whole.id).before, published),
      changed: byAppeal.get(whole.id) ?? 0,
      toReview: waiting.get(whole.id) ?? 0,
      openComments: hidden > 0 ? 0 : threads(whole.id).filter(({ open }) => open).length,
    })
  }
  return listed
}

/** The state of a text beside its newest version, which may have been taken down. */
const stateOfText = (
  { approval }: Pick<AppealStanding, 'approval'>,
  whole: Appeal,
  newest: Edition | null,
  shown: Edition | undefined,
): AppealState =>
  appealState({
    of: 'text',
    approval: approval.kind,
    version: newest && { same: saysWhatIsPublished(whole, newest), takenDown: shown === undefined, status: newest.status },
  })

const casesOfDraft = ({ appeal, holder }: ListedDraft): string[] => [...(holder === null ? [] : [holder.case]), ...citedCaseIds(appeal)]
