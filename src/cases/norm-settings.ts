import { sql } from 'kysely'
import { defaultNormSettings, type NormSettings } from '../norms/index.ts'
import type { Database, Transaction } from '../platform/index.ts'

/** One change of a setting of norms: `unconfirmed` (1 or 0), or one of our limits by its key (null: the catalogue's again). */
export type NormSettingChange = { readonly setting: string; readonly value: number | null }

export type NormSettingsKept = {
  readonly settings: NormSettings
  /** Who changed each setting last, and when; of those that were never changed nothing. */
  readonly last: ReadonlyMap<string, { readonly by: string; readonly at: Date; readonly value: number | null }>
  /** The number of the newest change; 0 before the first. A change is made from it. */
  readonly base: number
}

type Row = {
  readonly number: number
  readonly setting: string
  readonly value: number | null
  readonly set_at: Date
  readonly set_by: string
}

/** What administrators decided about proposals of norms, as it holds now. */
export async function readNormSettings(db: Database | Transaction): Promise<NormSettingsKept> {
  const { rows } = await sql<Row>`
    select distinct on (setting) number, setting, value, set_at, set_by from norm_settings order by setting, number desc`.execute(db)
  const last = new Map(rows.map(({ setting, value, set_at, set_by }) => [setting, { by: set_by, at: set_at, value }]))
  const limits = rows.filter(({ setting, value }) => setting !== unconfirmed && value !== null)
  return {
    settings: {
      ...defaultNormSettings,
      unconfirmed: (last.get(unconfirmed)?.value ?? 0) === 1,
      thresholds: Object.fromEntries(limits.map(({ setting, value }) => [setting, value!])),
    },
    last,
    base: Math.max(0, ...rows.map(({ number }) => number)),
  }
}

export type NormSettingsOutcome =
  | { readonly kind: 'changed' }
  /** Somebody else changed settings since the form was shown; nothing was written. */
  | { readonly kind: 'conflict'; readonly now: NormSettingsKept }

/** Writes changes of settings, each as a row of its own. Takes the number of the change that the form was made from. */
export async function changeNormSettings(
  tx: Transaction,
  changes: readonly NormSettingChange[],
  { base, by, at }: { readonly base: number; readonly by: string; readonly at: Date },
): Promise<NormSettingsOutcome> {
  await sql`select pg_advisory_xact_lock(hashtextextended('settings of norms', 0))`.execute(tx)
  const now = await readNormSettings(tx)
  if (now.base !== base) return { kind: 'conflict', now }
  for (const { setting, value } of changes)
    await sql`insert into norm_settings (setting, value, set_at, set_by) values (${setting}, ${value}, ${at}, ${by})`.execute(tx)
  return { kind: 'changed' }
}

const unconfirmed = 'unconfirmed'
