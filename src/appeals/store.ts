import { findCaseAppeal, listCaseAppeals, readAppealFile, writeAppealFile, type Appeal } from '../cases/index.ts'
import type { Clock, Database, Transaction } from '../platform/index.ts'

type AppealTables = { appeals: { id: string; content: string; kept_at: Date } }

/** Keeps an appeal that stands alone, in place of an earlier draft with its id. What was published stays as it was. */
export async function keepAppeal(db: Database | Transaction, appeal: Appeal, { clock }: { readonly clock: Clock }): Promise<void> {
  const row = { content: writeAppealFile(appeal), kept_at: clock() }
  await db
    .withTables<AppealTables>()
    .insertInto('appeals')
    .values({ id: appeal.id, ...row })
    .onConflict((clash) => clash.column('id').doUpdateSet(row))
    .execute()
}

export type FoundAppeal =
  | { readonly kind: 'found'; readonly appeal: Appeal }
  | { readonly kind: 'none' }
  /** The id stands in several places; which of them is meant has to be said by renaming. */
  | { readonly kind: 'several'; readonly places: readonly string[] }

/**
 * An appeal by its id, kept alone or in any case file. In a transaction a standing-alone one stays as it was read until
 * the transaction ends; whoever needs the same of one in a case has to keep imports of that case away.
 */
export async function findAppeal(db: Database | Transaction, id: string): Promise<FoundAppeal> {
  const row = await db.withTables<AppealTables>().selectFrom('appeals').select('content').where('id', '=', id).forShare().executeTakeFirst()
  const found = [
    ...(row === undefined ? [] : [{ appeal: readKept(id, row.content), place: 'on its own' }]),
    ...(await findCaseAppeal(db, id)).map(({ appeal, case: holder }) => ({ appeal, place: `in the case ${holder}` })),
  ]
  const [first] = found
  if (first === undefined) return { kind: 'none' }
  return found.length === 1 ? { kind: 'found', appeal: first.appeal } : { kind: 'several', places: found.map(({ place }) => place) }
}

/** The ids of all appeals that are kept, alone or in a case file, each once. */
export async function listAppeals(db: Database): Promise<readonly string[]> {
  const alone = await db.withTables<AppealTables>().selectFrom('appeals').select('id').orderBy('id').execute()
  return [...new Set([...alone.map(({ id }) => id), ...(await listCaseAppeals(db))])]
}

function readKept(id: string, content: string): Appeal {
  const read = readAppealFile(content, { file: id })
  if (read.kind === 'invalid') throw new Error(`The appeal ${id} was kept, but can no longer be read`)
  return read.appeal
}
