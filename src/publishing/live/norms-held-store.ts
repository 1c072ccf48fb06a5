import { sql, type RawBuilder } from 'kysely'
import type { Database, Transaction } from '../../platform/index.ts'
import type { EditionKey } from '../sheets-store.ts'
import { isShown } from '../take-down.ts'
import type { NormsThen } from './norms-then.ts'

/** Keeps under what, beside the case, the norms of an edition were last held against it. The caller holds them in the same transaction. */
export async function keepNormsHeld(
  tx: Transaction,
  { appeal, version, lang }: EditionKey,
  { caseKey, under }: { readonly caseKey: number; readonly under: string },
): Promise<void> {
  await sql`
    update edition_cases set norms_held = ${under}
    where appeal = ${appeal} and version = ${version} and lang = ${lang} and case_key = ${caseKey} and norms_held is distinct from ${under}`.execute(
    tx,
  )
  await sql`delete from norms_not_held where case_key = ${caseKey}`.execute(tx)
}

/** Of the newest versions that readers see, those of which norms were kept, or nothing was looked at yet. */
const haveNorms: RawBuilder<boolean> = sql<boolean>`
  (norms is null or norms <> '{}')
  and version = (select max(editions.version) from editions where editions.appeal = edition_cases.appeal and editions.lang = edition_cases.lang)
  and ${isShown('edition_cases')}`

/** Those of them that were last held under something else. */
const toHold = (under: string): RawBuilder<boolean> => sql<boolean>`norms_held is distinct from ${under} and ${haveNorms}`

/** The keys of the first cases that such versions cite, in their order, without those that are tried again only later. */
export async function casesToHold(
  db: Database,
  under: string,
  { at, most }: { readonly at: Date; readonly most: number },
): Promise<readonly number[]> {
  const { rows } = await sql<{ case_key: number }>`
    select distinct case_key from edition_cases
    where ${toHold(under)}
      and not exists (select from norms_not_held where norms_not_held.case_key = edition_cases.case_key and again_at > ${at})
    order by case_key limit ${most}`.execute(db)
  return rows.map(({ case_key }) => case_key)
}

/** An edition that is to be held against a case, with what was kept of its norms. */
export type EditionToHold = EditionKey & { readonly norms: NormsThen | null }

/** Such versions that cite a case; within a transaction that writes of them, others wait to do so until it ends. */
export async function editionsToHold(
  db: Database | Transaction,
  caseKey: number,
  under: string,
  { writes }: { readonly writes: boolean },
): Promise<readonly EditionToHold[]> {
  const { rows } = await sql<EditionToHold>`
    select appeal, version, lang, norms from edition_cases where case_key = ${caseKey} and ${toHold(under)}
    order by appeal, version, lang
    ${writes ? sql`for update of edition_cases` : sql``}`.execute(db)
  return rows
}

/** The revision of a case as others see it by now; undefined where there is none. */
export async function revisionOf(tx: Transaction, caseKey: number): Promise<number | undefined> {
  const { rows } = await sql<{ revision: number }>`select revision from cases where key = ${caseKey}`.execute(tx)
  return rows[0]?.revision
}

/** Keeps that the norms of a case could not be held: it is tried again after an hour, then after two, four and so on, a day at most. */
export async function keepNotHeld(db: Database, caseKey: number, at: Date): Promise<void> {
  await sql`
    insert into norms_not_held (case_key, tries, tried_at, again_at)
    values (${caseKey}, 1, ${at}, ${at}::timestamptz + interval '1 hour')
    on conflict (case_key) do update set tries = norms_not_held.tries + 1, tried_at = ${at},
      again_at = ${at}::timestamptz + least(power(2, least(norms_not_held.tries, 10)), 24) * interval '1 hour'`.execute(db)
}

/** Has the norms of all cases tried that wait for a later try: something else holds from now on, which may be what they lacked. */
export async function tryAllAgain(db: Database | Transaction): Promise<void> {
  await sql`update norms_not_held set again_at = tried_at`.execute(db)
}

/** A case in which it could not be worked out what norms of published texts come to. */
export type NormsNotHeld = { readonly caseKey: number; readonly tries: number; readonly triedAt: Date }

/** All of them, as far as anything that readers see rests on it. */
export async function normsNotHeld(db: Database): Promise<readonly NormsNotHeld[]> {
  const { rows } = await sql<{ case_key: number; tries: number; tried_at: Date }>`
    select case_key, tries, tried_at from norms_not_held
    where exists (select from edition_cases where edition_cases.case_key = norms_not_held.case_key and ${haveNorms})
    order by case_key`.execute(db)
  return rows.map(({ case_key, tries, tried_at }) => ({ caseKey: case_key, tries, triedAt: tried_at }))
}
