import type { Database } from '../platform/index.ts'
import { listReleases } from './heads.ts'
import { entriesOfBundles } from './read-tree.ts'
import {
  countedUnder,
  countsOfAppeals,
  draw,
  foldMore,
  newFold,
  tileWidth,
  type AppealCounts,
  type DrawAsked,
  type Fold,
  type Problem,
  type Standing,
} from './verify/index.ts'

/** The counts of everything that is released. */
export type ReleasedFold = {
  /** How many entries of the log are counted; 0 as long as nothing is released. */
  readonly size: number
  /** When they were released. */
  readonly releasedAt: Date | null
  readonly appeals: ReadonlyMap<string, AppealCounts>
  /** Of each appeal its total after each release that changed it, the oldest first. The log itself knows no time. */
  readonly history: ReadonlyMap<string, readonly TotalAt[]>
  /** Empty, unless somebody wrote past our rules. */
  readonly problems: readonly Problem[]
}

export type TotalAt = { readonly releasedAt: Date; readonly total: number }

/**
 * Folds what is released. The state is kept in memory for each database, and only what was released since is read; those who
 * ask meanwhile wait for the same reading.
 */
export function foldReleased(db: Database): Promise<ReleasedFold> {
  const known = kept.get(db) ?? { fold: newFold(), history: new Map(), latest: nothing, reading: null }
  kept.set(db, known)
  return (known.reading ??= goOn(db, known).finally(() => (known.reading = null)))
}

/** How an entry stands after everything that is released. */
export type EntryStanding = {
  readonly kind: 'sign' | 'organisation' | 'batch'
  readonly appeal: string
  readonly standing: Standing
  /** Why it was removed; empty if it was not. */
  readonly reason: string
}

/** How an entry stands in what is released; null for one that counts nothing, or is not released. */
export async function standingOf(db: Database, index: number): Promise<EntryStanding | null> {
  await foldReleased(db)
  const fold = kept.get(db)?.fold
  const known = fold?.states.of(index)
  if (fold === undefined || known === undefined) return null
  const counted = fold.editions.get(known.edition)?.appeal
  const [appeal = ''] = [...fold.appeals].find(([, each]) => each === counted) ?? []
  return { kind: known.kind, appeal, standing: known.state, reason: fold.states.reasonOf(index) }
}

/**
 * Draws a sample of the sign-ons that are released and count under an edition (docs/log.md, "Samples"). Gives how many entries they were
 * drawn from and the indices, in the order in which they are drawn; none where nothing counts under it.
 */
export async function drawReleased(
  db: Database,
  asked: DrawAsked,
): Promise<{ readonly size: number; readonly indices: readonly number[] }> {
  await foldReleased(db)
  const fold = kept.get(db)?.fold ?? newFold()
  const { size } = fold
  return { size, indices: await draw(countedUnder(fold, asked.edition), asked) }
}

type Kept = {
  fold: Fold
  history: Map<string, TotalAt[]>
  latest: ReleasedFold
  reading: Promise<ReleasedFold> | null
}

const nothing: ReleasedFold = { size: 0, releasedAt: null, appeals: new Map(), history: new Map(), problems: [] }
const kept = new WeakMap<Database, Kept>()

async function goOn(db: Database, known: Kept): Promise<ReleasedFold> {
  const { fold, latest } = known
  let last: { readonly size: number; readonly releasedAt: Date } | undefined
  try {
    let ahead: Ahead = { lines: [], at: 0 }
    for (;;) {
      const releases = await listReleases(db, fold.size, releasesAtOnce)
      if (releases.length === 0) break
      last = releases.at(-1)!
      for (const { size, releasedAt } of releases) {
        while (fold.size < size) {
          if (ahead.at === ahead.lines.length) ahead = { lines: await readAhead(db, fold.size, last.size), at: 0 }
          const lines = ahead.lines.slice(ahead.at, ahead.at + size - fold.size)
          ahead.at += lines.length
          foldMore(fold, lines)
        }
        noteTotals(known, releasedAt)
      }
    }
  } catch (error) {
    // Half of it was counted: begin anew next time.
    kept.delete(db)
    throw error
  }
  if (last === undefined) return latest
  known.latest = {
    size: last.size,
    releasedAt: last.releasedAt,
    appeals: countsOfAppeals(known.fold),
    history: new Map([...known.history].map(([appeal, totals]) => [appeal, [...totals]])),
    problems: [...known.fold.problems],
  }
  return known.latest
}

/** Entries that were read together, and how many of them were counted. */
type Ahead = { readonly lines: readonly string[]; at: number }

/** So many are read by one query: enough that a large log takes few, and few enough that pages are answered in between. */
const bundlesAtOnce = 16
const releasesAtOnce = 5000

/** Reads the next entries, up to a size. */
async function readAhead(db: Database, from: number, size: number): Promise<string[]> {
  const number = Math.floor(from / tileWidth)
  const count = Math.min(bundlesAtOnce, Math.ceil(size / tileWidth) - number)
  const entries = await entriesOfBundles(db, number, count)
  const wanted = entries.slice(from - number * tileWidth, size - number * tileWidth)
  if (wanted.length === 0) throw new Error(`The log has lost entries after ${from}.`)
  return wanted.map((entry) => Buffer.from(entry).toString('latin1'))
}

function noteTotals({ fold, history }: Kept, releasedAt: Date): void {
  for (const [appeal, { total }] of fold.appeals) {
    const totals = history.get(appeal) ?? []
    // An appeal is in the log before anybody has signed it.
    if ((totals.at(-1)?.total ?? 0) === total) continue
    totals.push({ releasedAt, total })
    history.set(appeal, totals)
  }
}
