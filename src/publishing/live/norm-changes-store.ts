import { sql } from 'kysely'
import type { Transaction } from '../../platform/index.ts'
import type { EditionKey } from '../sheets-store.ts'
import type { NormChange, ThenAndNow } from './norm-changes.ts'
import type { NormsThen, StaffLevel } from './norms-then.ts'

/** Keeps what the norms of an edition come to in a case, where nothing was kept when it was published; and since when. */
export async function keepNormsThen(
  tx: Transaction,
  { appeal, version, lang }: EditionKey,
  { caseKey, at }: { readonly caseKey: number; readonly at: Date },
  norms: NormsThen,
): Promise<void> {
  await sql`
    update edition_cases set norms = ${JSON.stringify(norms)}, norms_since = ${at}
    where appeal = ${appeal} and version = ${version} and lang = ${lang} and case_key = ${caseKey} and norms is null`.execute(tx)
}

/**
 * Keeps which norms of an edition come to something else in a case: what is new is noted, for staff alone, what is so no longer comes to
 * its end, and what comes to a third thing is another change. One at a time for each edition and case: the caller holds its row.
 */
export async function keepNormChanges(
  tx: Transaction,
  { appeal, version, lang }: EditionKey,
  { caseKey, at }: { readonly caseKey: number; readonly at: Date },
  changes: readonly (NormChange & { readonly sentences: readonly string[] })[],
): Promise<void> {
  const { rows } = await sql<{ id: number; note: number; clearance: StaffLevel; came_to: readonly ThenAndNow[] }>`
    select id, note, clearance, came_to from edition_changes
    where appeal = ${appeal} and version = ${version} and lang = ${lang} and case_key = ${caseKey} and kind = 'norm' and ended_at is null`.execute(
    tx,
  )
  const before = new Map(rows.map((row) => [keyOf({ ...row, cameTo: row.came_to }), row.id]))
  const now = new Set(changes.map(keyOf))
  const ended = [...before].filter(([key]) => !now.has(key)).map(([, id]) => id)
  await sql`update edition_changes set ended_at = greatest(noticed_at, ${at}) where id = any(${ended}::bigint[])`.execute(tx)
  for (const change of changes.filter((one) => !before.has(keyOf(one))))
    await sql`
      insert into edition_changes (appeal, version, lang, case_key, note, sentences, kind, clearance, noticed_at, came_to)
      values (${appeal}, ${version}, ${lang}, ${caseKey}, ${change.note}, ${change.sentences}, 'norm', ${change.clearance}, ${at},
        ${JSON.stringify(change.cameTo)})`.execute(tx)
}

const keyOf = ({ note, clearance, cameTo }: NormChange): string => JSON.stringify([note, clearance, cameTo])
