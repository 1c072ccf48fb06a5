import { citedCaseIds, lastWrittenDrafts, type ListedDraft } from '../appeals/index.ts'
import { caseRevisions } from '../cases/index.ts'
import { answeringOf, deliveriesOfAll, type Delivery } from '../delivery/index.ts'
import { formatDay, parseDate, type Day } from '../kit/index.ts'
import type { Database, Digests, Transaction } from '../platform/index.ts'
import type { StaffMember } from '../staff/index.ts'
import type { Deadline } from './deadline.ts'
import { neutralCode } from './neutral-code.ts'

/** How many appeals are read at a time. */
const batch = 200

type Known = Pick<Deadline, 'of' | 'codes'> & { readonly draft: ListedDraft }

/**
 * Until when the appeals that somebody may open ask for something, and by when bodies answer them. Takes the reader, the keys and ids of
 * the cases of which they are a member, and how those are called. An appeal is theirs where all cases that it cites, and the one that
 * holds it, are, as the desk has it, and stands once with all of them; one that is of no case is an administrator's.
 */
export async function deadlinesOfAppeals(
  db: Database | Transaction,
  { role, cases, digests, today }: Reader,
): Promise<readonly Deadline[]> {
  const known: Known[] = []
  for (let before: Parameters<typeof lastWrittenDrafts>[2]['before'] = null; ;) {
    const part = await lastWrittenDrafts(db, [...cases.keys()], { before, most: batch })
    known.push(...(await theirs(db, part.drafts, { role, cases, digests, today })))
    if (part.older === null) break
    before = part.older
  }
  const deliveries = await deliveriesOfAll(
    db,
    known.map(({ draft }) => draft.appeal.id),
  )
  return known.flatMap((one) => [
    ...actUntil(one),
    ...deliveries.filter(({ appeal }) => appeal === one.draft.appeal.id).flatMap((delivery) => answerDue(one, delivery, today)),
  ])
}

export type Reader = Pick<StaffMember, 'role'> & {
  /** By key: the ids of the cases of which they are a member. */
  readonly cases: ReadonlyMap<number, string>
  readonly digests: Digests
  readonly today: Day
}

async function theirs(db: Database | Transaction, drafts: readonly ListedDraft[], { role, cases, digests }: Reader): Promise<Known[]> {
  const own = new Set(cases.values())
  const about = drafts.map((draft) => ({
    draft,
    ids: [...new Set([...(draft.holder === null ? [] : [draft.holder.case]), ...citedCaseIds(draft.appeal)])],
  }))
  const foreign = [...new Set(about.flatMap(({ ids }) => ids))].filter((id) => !own.has(id))
  // A citation may name a case that is not here; one that is here and not theirs closes the appeal to them.
  const closed = await caseRevisions(db, foreign)
  return about.flatMap(({ draft, ids }): Known[] => {
    const of = ids.filter((id) => own.has(id))
    const [first, ...more] = of.map((id) => neutralCode('case', id, digests))
    if (ids.some((id) => closed.has(id)) || (first === undefined && role !== 'administrator')) return []
    return [{ draft, of, codes: first === undefined ? [neutralCode('appeal', draft.appeal.id, digests)] : [first, ...more] }]
  })
}

function actUntil({ draft: { appeal }, ...ofCases }: Known): Deadline[] {
  const { status, act_until: until, id } = appeal
  if (status === 'closed' || until?.kind !== 'date' || !Number.isFinite(until.latest)) return []
  const first = Number.isFinite(until.earliest) ? until.earliest : until.latest
  return [
    {
      kind: 'act-until',
      ...ofCases,
      day: until.latest,
      first,
      from: { kind: 'appeal', appeal: id },
      key: `until ${id}`,
    },
  ]
}

function answerDue({ draft: { appeal }, ...ofCases }: Known, delivery: Delivery, today: Day): Deadline[] {
  const { deadline: rule, state, id, bodyName: body } = delivery
  const { kind } = answeringOf(delivery, delivery.replies, formatDay(today))
  if (rule === null || state === 'bounced' || state === 'given-up' || (kind !== 'awaited' && kind !== 'lapsed')) return []
  const until = parseDate(rule.day)
  if (until.kind !== 'date') return []
  const from = { kind: 'delivery' as const, appeal: appeal.id, delivery: id, body, rule }
  return [{ kind: 'answer', ...ofCases, day: until.latest, first: until.latest, from, key: `answer ${id}` }]
}
