import { sql } from 'kysely'
import {
  aloneAmong,
  appealsAmong,
  appealsOfCases,
  entryHistory,
  findCaseAppeal,
  heldAmong,
  keptAlone,
  keptRevisions,
  lastFirst,
  lastKeptAlone,
  lastWrittenOfCases,
  restoredAppeal,
  type Appeal,
  type CaseAppeal,
  type KeptAlone,
  type PartOfAppeals,
  type WrittenAt,
} from '../cases/index.ts'
import { readDigests, type Database, type Transaction } from '../platform/index.ts'
import { changedBy, markAppeal, type MarkedAppeal, type Outline } from './marked-appeal.ts'
import type { ApprovalStep } from './approval.ts'
import { lastSaid } from './review-store.ts'

/** The case whose file holds an appeal, and where in it. */
export type Holder = { readonly case: string; readonly caseKey: number; readonly position: number }

/** An appeal as the team writes it. */
export type Draft = {
  readonly appeal: Appeal
  readonly marked: MarkedAppeal
  /** Null where it stands alone. */
  readonly holder: Holder | null
  readonly revision: number
  /** What a change of all of it is made from. */
  readonly base: number
  /** Who wrote this revision, and when. */
  readonly by: string
  readonly at: Date
}

export type FoundDraft =
  | { readonly kind: 'found'; readonly draft: Draft }
  | { readonly kind: 'none' }
  /** The id stands in several places: none of them can be worked on until all but one are renamed. */
  | { readonly kind: 'several' }

/** An appeal by its id, alone or in a case file, as it stands now. */
export async function findDraft(db: Database | Transaction, id: string): Promise<FoundDraft> {
  const [found, ...others] = [...(await keptAlone(db, id)).map(draftAlone), ...(await findCaseAppeal(db, id)).map(draftHeld)]
  if (found === undefined) return { kind: 'none' }
  if (others.length > 0) return { kind: 'several' }
  const outline = await readOutline(db, id, found.holder, found.revision)
  const marked = markAppeal(found.appeal, outline, found.revision)
  // From which parts words were erased is known to nobody: whoever has one of them open is told.
  return { kind: 'found', draft: { ...found, marked: found.base === found.revision ? marked : changedBy(marked, found.base) } }
}

/** An appeal as a list shows it: without its parts told apart. */
export type ListedDraft = Omit<Draft, 'marked'>

/** A part of a list of drafts, the last written first. `older` is where the next part begins; null where there is none. */
export type DraftsInOrder = { readonly drafts: readonly (ListedDraft & WrittenAt)[]; readonly older: WrittenAt | null }

/**
 * Some of the appeals that some cases hold and of all that stand alone, the last written first: those written before a
 * place in that order, of each kind as many as are asked for at most. Whoever lists them leaves out what is not for their
 * reader. An id that stands in several of these places is left out: none of them can be worked on.
 */
export async function lastWrittenDrafts(
  db: Database | Transaction,
  caseKeys: readonly number[],
  part: PartOfAppeals,
): Promise<DraftsInOrder> {
  const [held, alone] = [await lastWrittenOfCases(db, caseKeys, part), await lastKeptAlone(db, part)]
  const twice = new Set([
    ...(await aloneAmong(
      db,
      held.appeals.map(({ digest }) => digest),
    )),
    ...(await heldAmong(
      db,
      caseKeys,
      alone.appeals.map(({ digest }) => digest),
    )),
  ])
  const together = [
    ...held.appeals.map((found) => ({ ...draftHeld(found), digest: found.digest })),
    ...alone.appeals.map((found) => ({ ...draftAlone(found), digest: found.digest })),
  ].toSorted(lastFirst)
  // Beyond where one of the two was cut, it may hold what comes before the rest of the other.
  const [older = null] = [held.older, alone.older].filter((cut) => cut !== null).toSorted(lastFirst)
  const shown = older === null ? together : together.filter((draft) => lastFirst(draft, older) <= 0)
  return { drafts: shown.filter(({ digest }) => !twice.has(digest)), older }
}

/**
 * The appeals that some cases hold of which the last that was said is one of these: that somebody asks for an approval, or
 * gives it. Whether the text still is the one that they spoke of, whoever lists them sees.
 */
export async function draftsLastSaid(
  db: Database | Transaction,
  caseKeys: readonly number[],
  kinds: readonly ApprovalStep['kind'][],
): Promise<readonly ListedDraft[]> {
  return (await appealsAmong(db, caseKeys, await lastSaid(db, kinds))).map(draftHeld)
}

/** The appeals that a case holds, in the order of its file. */
export const draftsOfCase = async (db: Database | Transaction, caseKey: number): Promise<readonly ListedDraft[]> =>
  (await appealsOfCases(db, [caseKey])).toSorted((a, b) => a.meta.position - b.meta.position).map(draftHeld)

const draftAlone = ({ appeal, revision, base, at, by }: KeptAlone): ListedDraft => ({ appeal, revision, base, at, by, holder: null })

const draftHeld = ({ case: holder, caseKey, appeal, meta }: CaseAppeal): ListedDraft => ({
  appeal,
  revision: meta.revision,
  base: meta.base,
  at: meta.recorded_at,
  by: meta.recorded_by,
  holder: { case: holder, caseKey, position: meta.position },
})

/** One revision of an appeal; the text is null where it was erased. */
export type DraftRevision = { readonly revision: number; readonly by: string; readonly at: Date; readonly appeal: Appeal | null }

/** All that an appeal has said, the oldest first. */
export async function draftHistory(db: Database | Transaction, id: string, holder: Holder | null): Promise<readonly DraftRevision[]> {
  if (holder === null) return keptRevisions(db, id)
  const entries = await entryHistory(db, holder.case, 'appeals', holder.position)
  return entries.map(({ revision, recorded_by, recorded_at, entry }) => ({
    revision,
    by: recorded_by,
    at: recorded_at,
    appeal: entry === null ? null : restoredAppeal(entry),
  }))
}

/** Keeps the marks of a revision that was just written. */
export async function keepOutline(
  tx: Transaction,
  id: string,
  { holder, revision, outline }: { readonly holder: Holder | null; readonly revision: number; readonly outline: Outline },
): Promise<void> {
  const digest = (await readDigests(tx))('appeal', id)
  await sql`
    insert into appeal_outlines (id_digest, holder, revision, outline)
    values (${digest}, ${holder?.caseKey ?? 0}, ${revision}, ${JSON.stringify(outline)})`.execute(tx)
}

async function readOutline(db: Database | Transaction, id: string, holder: Holder | null, revision: number): Promise<Outline | null> {
  const digest = (await readDigests(db))('appeal', id)
  const { rows } = await sql<{ outline: Outline }>`
    select outline from appeal_outlines
    where id_digest = ${digest} and holder = ${holder?.caseKey ?? 0} and revision = ${revision}`.execute(db)
  return rows[0]?.outline ?? null
}
