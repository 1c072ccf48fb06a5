import {
  caseRevision,
  caseRevisions,
  entryReader,
  isNamedFor,
  loadCaseWith,
  readableBy,
  readableLog,
  type CaseDocument,
  type EntryReader,
  type LoadedCase,
} from '../../cases/index.ts'
import type { Sensitivity } from '../../claims/index.ts'
import { defaultSettings, evaluate, type Evaluation, type NormsAsked } from '../../evaluation/index.ts'
import { canonicalJson, type Day } from '../../kit/index.ts'
import type { NormResult } from '../../norms/index.ts'
import type { Membership } from '../../staff/index.ts'

import type { DeskNeeds } from './visit.ts'

/** A case as one of its members may read it, at one moment. */
export type OpenedCase = Omit<LoadedCase, 'document'> & {
  readonly id: string
  readonly membership: Membership
  readonly document: CaseDocument
  /** How many claims this member may not read. */
  readonly unreadable: number
  /** Whether they read all of it; a document, too, may be left out, or its words. */
  readonly isWhole: boolean
  /** An entry as this member may read it, in any revision of it. */
  readonly read: EntryReader
  /** What the file says on a day, and as far as could be known by another; the same question is worked out once. */
  readonly evaluate: (at: Day, known?: Day | null) => Evaluation
  /** What the norms come to on a day, under the team's settings of that moment; the same question is worked out once. */
  readonly norms: (asked: NormsAsked, at: Day, known?: Day | null) => readonly NormResult[]
}

/** Cases that were opened lately. A case is loaded and evaluated once for each state of it, not once for each page. */
export type CaseShelf = {
  /** The case as it stands now; null where there is none, or where this person is no member of it. */
  readonly open: (id: string, membershipOf: (caseKey: number) => Promise<Membership | null>) => Promise<OpenedCase | null>
  /** The same of several cases, asked for at once, by their ids; of which somebody is a member. */
  readonly openAll: (ids: readonly string[], memberships: ReadonlyMap<number, Membership>) => Promise<ReadonlyMap<string, OpenedCase>>
}

/** How many claims are kept at hand in all; the case longest unused goes first. */
const mostClaims = 120_000

export function openShelf({ db, facts }: Pick<DeskNeeds, 'db' | 'facts'>): CaseShelf {
  const kept = new Map<string, Kept>()
  const recent = async (id: string, now: number | null): Promise<Kept | null> => {
    if (now === null) {
      kept.delete(id)
      return null
    }
    const before = kept.get(id)
    if (before !== undefined && before.loaded.revision === now) {
      // Used last, so last in the order of the map.
      kept.delete(id)
      kept.set(id, before)
      return before
    }
    const loaded = await loadCaseWith(db, id)
    if (loaded === null) return null
    const entry: Kept = { loaded, readable: new Map() }
    kept.delete(id)
    kept.set(id, entry)
    makeRoom(kept)
    return entry
  }
  const seenBy = (id: string, entry: Kept, membership: Membership): OpenedCase => {
    const { document: _, ...rest } = entry.loaded
    return { ...rest, ...viewFor(entry, membership.clearance, facts), id, membership }
  }
  return {
    async open(id, membershipOf) {
      const entry = await recent(id, await caseRevision(db, id))
      const membership = entry && (await membershipOf(entry.loaded.key))
      return entry && membership && seenBy(id, entry, membership)
    },
    async openAll(ids, memberships) {
      const opened = new Map<string, OpenedCase>()
      for (const [id, revision] of await caseRevisions(db, ids)) {
        const entry = await recent(id, revision)
        const membership = entry && memberships.get(entry.loaded.key)
        if (entry && membership) opened.set(id, seenBy(id, entry, membership))
      }
      return opened
    },
  }
}

type Kept = { readonly loaded: LoadedCase; readonly readable: Map<Sensitivity, View> }
type View = Pick<
  OpenedCase,
  'document' | 'calls' | 'contacts' | 'handovers' | 'procedures' | 'unreadable' | 'isWhole' | 'read' | 'evaluate' | 'norms'
>

function makeRoom(kept: Map<string, Kept>): void {
  let claims = 0
  for (const { loaded } of kept.values()) claims += loaded.document.claims.length
  for (const [id, { loaded }] of kept) {
    if (claims <= mostClaims || kept.size === 1) return
    kept.delete(id)
    claims -= loaded.document.claims.length
  }
}

function viewFor({ loaded, readable }: Kept, clearance: Sensitivity, facts: DeskNeeds['facts']): View {
  const before = readable.get(clearance)
  if (before !== undefined) return before
  const view = viewOf(loaded, clearance, facts)
  readable.set(clearance, view)
  return view
}

/** What somebody with a clearance sees of a case; worked out as far as it is asked for, and once. */
export function viewOf(loaded: LoadedCase, clearance: Sensitivity, facts: DeskNeeds['facts']): View {
  const document = readableBy(loaded.document, clearance)
  const evaluations = new Map<string, Evaluation>()
  const answer = (question: string, asked: Parameters<typeof evaluate>[3]): Evaluation => {
    const found = evaluations.get(question) ?? evaluate(document, facts, defaultSettings, asked)
    // Days asked about in the past are few at a time; today's answer is asked for again and again.
    if (evaluations.size > 8) evaluations.clear()
    evaluations.set(question, found)
    return found
  }
  let reader: EntryReader | undefined
  return {
    document,
    ...readableLog(loaded, clearance, document),
    // Before whom something runs that must not be known is for whoever reads what is privileged.
    procedures: isNamedFor({ sensitivity: 'privileged' }, clearance) ? loaded.procedures : [],
    unreadable: loaded.document.claims.length - document.claims.length,
    isWhole: document === loaded.document,
    read: (...asked) => (reader ??= entryReader(loaded, clearance))(...asked),
    evaluate: (at, known = null) => answer(`${at} ${known ?? ''}`, { at, known }),
    norms: (norms, at, known = null) => answer(`${at} ${known ?? ''} ${canonicalJson(norms.settings)}`, { at, known, norms }).norms ?? [],
  }
}
