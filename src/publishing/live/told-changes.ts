import { sql } from 'kysely'
import type { FactDictionary } from '../../claims/index.ts'
import { dayOfInstant } from '../../kit/index.ts'
import type { Database, Transaction } from '../../platform/index.ts'
import type { Edition } from '../edition.ts'
import { caseOf } from './case-of.ts'
import type { ChangeKind } from './change.ts'
import { publicChanges, type NoticedChange } from './changes-store.ts'
import { furtherAccounts, namesIn, type FurtherAccount } from './further-accounts.ts'
import { positionsIn, type Places } from './places.ts'

/** A change as readers are told it: with whose further account it is, where it is about one. */
export type ToldChange = NoticedChange & { readonly further?: readonly FurtherAccount[] }

/** What further accounts are worked out from, and when. */
type Needs = { readonly facts: FactDictionary; readonly at: Date }

/** Further accounts that were worked out: a case is evaluated once for each state of it, not once for each reader. */
export type FurtherKept = Map<string, Promise<ReadonlyMap<number, readonly FurtherAccount[]>>>

/** What readers of an edition are told of what has changed since, each with whose further account it is. */
export async function toldChanges(db: Database, edition: Edition, needs: Needs, kept: FurtherKept): Promise<readonly ToldChange[]> {
  return withFurther(db, edition, await publicChanges(db, edition), needs, kept)
}

/** The same of changes that are known, public ones; of one and the same edition. */
export async function withFurther<Change extends NoticedChange>(
  db: Database | Transaction,
  edition: Edition,
  changes: readonly Change[],
  needs: Needs,
  kept: FurtherKept = new Map(),
): Promise<readonly (Change & ToldChange)[]> {
  const cases = [...new Set(changes.filter(({ kind }) => ofAccounts.has(kind)).map(({ caseKey }) => caseKey))]
  if (cases.length === 0) return changes
  const found = await Promise.all(cases.map(async (key) => [key, await furtherIn(db, edition, key, needs, kept)] as const))
  const byCase = new Map(found)
  return changes.map((change) => {
    const further = ofAccounts.has(change.kind) ? (byCase.get(change.caseKey)?.get(change.note) ?? []) : []
    return further.length === 0 ? change : { ...change, further }
  })
}

const ofAccounts: ReadonlySet<ChangeKind> = new Set(['contested', 'denied', 'account'])

async function furtherIn(
  db: Database | Transaction,
  edition: Edition,
  caseKey: number,
  needs: Needs,
  kept: FurtherKept,
): Promise<ReadonlyMap<number, readonly FurtherAccount[]>> {
  const { appeal, version, lang } = edition
  const { rows } = await sql<{ revision: string; places: Places | null }>`
    select cases.revision, places from edition_cases join cases on cases.key = case_key
    where appeal = ${appeal} and version = ${version} and lang = ${lang} and case_key = ${caseKey}`.execute(db)
  const [row] = rows
  if (row === undefined) return new Map()
  // A name that was erased from the edition is not told from memory either.
  const state = JSON.stringify([appeal, version, lang, caseKey, row.revision, [...namesIn(edition)]])
  const before = kept.get(state)
  if (before !== undefined) return before
  if (kept.size >= mostKept) kept.clear()
  const working = workOut(db, edition, caseKey, row.places, needs)
  kept.set(state, working)
  // What failed is asked for anew.
  working.catch(() => kept.delete(state))
  return working
}

const mostKept = 500

async function workOut(
  db: Database | Transaction,
  edition: Edition,
  caseKey: number,
  places: Places | null,
  { facts, at }: Needs,
): Promise<ReadonlyMap<number, readonly FurtherAccount[]>> {
  const loaded = await caseOf(db, caseKey)
  if (loaded === null) return new Map()
  return furtherAccounts(edition, places, { document: loaded.document, positions: positionsIn(loaded), facts, at: dayOfInstant(at) })
}
