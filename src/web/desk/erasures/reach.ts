import { readTitles } from '../../../cases/index.ts'
import { casesOfMentions, type Mention, type Mentions, type WhyUnread } from '../../../erasure/index.ts'
import type { Database } from '../../../platform/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import type { CaseVisit } from '../visit.ts'

/** What an erasure would reach, as far as the person who makes it may see it. */
export type Reach = {
  /** In cases where this person reads everything, and in published editions of such cases. */
  readonly shown: readonly Mention[]
  /** Work of other people on such cases, or on none, which is only counted: drafts, reviews, remarks. */
  readonly hidden: readonly string[]
  readonly hiddenCounts: ReadonlyMap<string, number>
  /** In cases whose whole file this person may not read, and what belongs to these as well: how many records of how many cases. They are not reached from here. */
  readonly others: { readonly records: number; readonly cases: number }
  /** Documents whose files could not be looked into, or not whole: those of cases where this person reads everything, and how many of others. */
  readonly unread: { readonly shown: readonly UnreadDocument[]; readonly others: number }
  /** The keys of all cases in which words were found, whoever may read them. */
  readonly cases: ReadonlySet<number>
}

/** A document by the ids of its case and its own. */
export type UnreadDocument = { readonly case: string; readonly document: string; readonly why: WhyUnread }

/** Sorts what was found by what this person may see of it. */
export async function reachOf({ needs, staff }: CaseVisit, { mentions, unread }: Mentions): Promise<Reach> {
  const memberships = await membershipsOf(needs.db, staff.id)
  const readsAll = (caseKey: number): boolean => memberships.get(caseKey)?.clearance === 'sealed'
  const kept = mentions.filter(({ table }) => !forgotten.includes(table))
  const casesOf = await casesOfMentions(needs.db, kept)
  const [shown, hidden, others]: [Mention[], Mention[], Mention[]] = [[], [], []]
  for (const mention of kept) {
    if (![...casesOf(mention)].every(readsAll)) others.push(mention)
    else if (mention.where.kind === 'other' || isIdentity(mention)) hidden.push(mention)
    else shown.push(mention)
  }
  const counts = new Map<string, number>()
  for (const one of hidden) {
    const kind = isIdentity(one) ? 'identities' : one.table
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const own = unread.filter(({ caseKey }) => readsAll(caseKey))
  const cases = new Set(kept.flatMap((mention) => [...casesOf(mention)]))
  return {
    shown,
    hidden: hidden.map(({ record }) => record),
    hiddenCounts: counts,
    others: { records: others.length, cases: [...cases].filter((key) => !readsAll(key)).length },
    unread: { shown: await named(needs.db, own), others: unread.length - own.length },
    cases,
  }
}

async function named(db: Database, unread: Mentions['unread']): Promise<readonly UnreadDocument[]> {
  const titles = await readTitles(db, [...new Set(unread.map(({ caseKey }) => caseKey))])
  return unread.flatMap(({ caseKey, document, why }) => {
    const title = titles.get(caseKey)
    return title === undefined ? [] : [{ case: title.id, document, why }]
  })
}

/** Who a protected source is, is shown to nobody but those named in it; to erase it needs no reading. */
const isIdentity = ({ where }: Mention): boolean => where.kind === 'entry' && where.list === 'identities'

/** Addresses that are kept for a day at most: any erasure forgets them all. */
const forgotten: readonly string[] = ['submissions', 'sign_in_steps']
