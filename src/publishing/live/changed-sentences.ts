import { sql, type RawBuilder } from 'kysely'
import type { Sensitivity, Standing } from '../../claims/index.ts'
import {
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type Randomness,
  type SealedRow,
  type Transaction,
} from '../../platform/index.ts'
import type { ChangeKind } from './change.ts'
import { isShown } from '../take-down.ts'
import type { NoticedChange } from './changes-store.ts'
import type { NormChange } from './norm-changes.ts'

/** Up to which sensitivity somebody reads each case, by the key of the case. */
export type Reads = ReadonlyMap<number, Sensitivity>

type Where = { readonly appeal: string; readonly version: number; readonly lang: string; readonly kept: boolean }

/** A change that somebody has to decide about, of what a note cites or of what a norm comes to: in which version of which appeal it stands. */
export type OpenChange = (NoticedChange & Where) | OpenNormChange

/** That a norm which the version cites comes to something else; `note` is the number of the norm. Staff alone are told. */
export type OpenNormChange = Omit<NoticedChange, 'kind' | 'standing'> &
  Where &
  Pick<NormChange, 'cameTo'> & {
    readonly kind: 'norm'
    /** When what it came to was first kept, where that was not at publication. */
    readonly since: Date | null
  }

/** Why somebody left a text as it is despite a change; null where it was not asked for then, or was erased. */
export type KeptReason = { readonly by: string; readonly at: Date; readonly reason: string | null }

/**
 * How many sentences of published appeals cite what has changed since, and wait for somebody's decision: by case and
 * by appeal, as far as somebody may read those cases. Each language counts by itself with the newest version there is in it; those
 * taken down do not.
 */
export async function changedSentences(
  db: Database | Transaction,
  reads: Reads,
): Promise<{ readonly byCase: ReadonlyMap<number, number>; readonly byAppeal: ReadonlyMap<string, number> }> {
  const { rows } = await sql<{ appeal: string; case_key: number; sentence: string }>`
    select distinct appeal, case_key, lang, sentence from ${open(reads)} as open cross join unnest(sentences) as sentence
    where kept_at is null`.execute(db)
  return { byCase: counted(rows.map((row) => row.case_key)), byAppeal: counted(rows.map((row) => row.appeal)) }
}

/** The changes themselves, of all appeals or of one, by appeal and note; those that were left as they are come with the rest. */
export async function openChanges(
  db: Database | Transaction,
  reads: Reads,
  { appeal, most = 500 }: { readonly appeal?: string; readonly most?: number } = {},
): Promise<readonly OpenChange[]> {
  const { rows } = await sql<OpenRow>`
    select * from ${open(reads)} as open ${appeal === undefined ? sql`` : sql`where appeal = ${appeal}`}
    order by appeal, lang, note, id limit ${most}`.execute(db)
  return rows.map(({ case_key, noticed_at, kept_at, standing, kind, came_to, norms_since, ...row }) => {
    const noted = { ...row, caseKey: case_key, noticedAt: noticed_at, kept: kept_at !== null }
    return kind === 'norm'
      ? { ...noted, kind, cameTo: came_to ?? [], since: norms_since }
      : { ...noted, kind, ...(standing !== null && { standing }) }
  })
}

/**
 * Notes that somebody looked at a change and leaves the text as it is, and why. Gives false where there is no such change, or it
 * was done before.
 */
export async function keepDespiteChange(
  tx: Transaction,
  change: Pick<OpenChange, 'id' | 'appeal'>,
  { by, at, reason, random }: { readonly by: string; readonly at: Date; readonly reason: string; readonly random?: Randomness },
): Promise<boolean> {
  const digest = (await readDigests(tx))('appeal', change.appeal)
  const [record] = await sealMany(tx, [{ reason }], random)
  const { numAffectedRows = 0n } = await sql`
    insert into kept_changes (change, kept_at, kept_by, id_digest, key, sealed)
    values (${change.id}, ${at}, ${by}, ${digest}, ${record!.key}, ${record!.sealed}) on conflict do nothing`.execute(tx)
  return numAffectedRows > 0n
}

/** Why these changes were kept, by their numbers; those that nobody kept are not among them. */
export async function keptReasons(db: Database | Transaction, changes: readonly number[]): Promise<ReadonlyMap<number, KeptReason>> {
  const { rows } = await sql<SealedRow & { change: number; kept_at: Date; kept_by: string }>`
    select change, kept_at, kept_by, ${sealedColumns('kept_changes')} from kept_changes ${sealedJoins('kept_changes')}
    where change = any(${changes}::bigint[])`.execute(db)
  return new Map(
    rows.map((row): [number, KeptReason] => {
      const opened = openSealed(row)
      const reason = opened.kind === 'open' ? (opened.value as { reason: string }).reason : null
      return [row.change, { by: row.kept_by, at: row.kept_at, reason }]
    }),
  )
}

type OpenRow = {
  readonly id: number
  readonly appeal: string
  readonly version: number
  readonly lang: string
  readonly case_key: number
  readonly note: number
  readonly sentences: readonly string[]
  readonly kind: ChangeKind | 'norm'
  readonly standing: Standing | null
  readonly came_to: NormChange['cameTo'] | null
  readonly norms_since: Date | null
  readonly clearance: Sensitivity
  readonly beside: boolean
  readonly noticed_at: Date
  readonly kept_at: Date | null
}

/** What stands noted of the newest version of each appeal in each language that is shown, as far as somebody may read. */
const open = (reads: Reads): RawBuilder<OpenRow> => sql`(
  select edition_changes.id, appeal, version, lang, edition_changes.case_key, note, sentences, kind, standing, came_to,
    (select norms_since from edition_cases as cited where cited.appeal = edition_changes.appeal and cited.version = edition_changes.version
      and cited.lang = edition_changes.lang and cited.case_key = edition_changes.case_key) as norms_since,
    clearance, coalesce(further ? 'left', false) as beside, noticed_at, kept_at
  from edition_changes
  join unnest(${[...reads.keys()]}::bigint[], ${[...reads.values()]}::text[]) as reads (case_key, level) on reads.case_key = edition_changes.case_key
  left join kept_changes on change = edition_changes.id
  where ended_at is null
    and array_position(array['public', 'team', 'privileged', 'sealed'], clearance)
      <= array_position(array['public', 'team', 'privileged', 'sealed'], level)
    and version = (select max(editions.version) from editions where editions.appeal = edition_changes.appeal and editions.lang = edition_changes.lang)
    and ${isShown('edition_changes')}
)`

function counted<Key>(keys: readonly Key[]): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
