import { sql } from 'kysely'
import type { Standing } from '../../claims/index.ts'
import type { Database, Transaction } from '../../platform/index.ts'
import type { EditionKey } from '../sheets-store.ts'
import { isShown } from '../take-down.ts'
import type { AccountParts, GoneParts } from './account-parts.ts'
import type { ClearedChange } from './change.ts'
import type { Already } from './changes-by-clearance.ts'
import type { NormsThen } from './norms-then.ts'
import type { Places } from './places.ts'
import { whatToNote, type ChangeNow, type NoteStanding } from './what-to-note.ts'

/** A change as it was noticed. */
export type NoticedChange = Omit<ClearedChange, 'accounts' | 'gone'> & {
  readonly id: number
  /** Set where not what the note cites is gone, but what it shows beside that. */
  readonly beside?: boolean
  readonly caseKey: number
  readonly sentences: readonly string[]
  readonly noticedAt: Date
}

/** What is kept of a case that an edition cites, so that the two can be held against each other later. */
export type CitedCase = {
  readonly key: number
  readonly revision: number
  readonly places: Places
  readonly already: Already
  readonly norms: NormsThen
}

/** Keeps which cases an edition cites, and how they are now. To be called when it is published. */
export async function keepCitedCases(tx: Transaction, { appeal, version, lang }: EditionKey, cases: readonly CitedCase[]): Promise<void> {
  for (const { key, revision, places, already, norms } of cases)
    await sql`
      insert into edition_cases (appeal, version, lang, case_key, revision, places, already, norms)
      values (${appeal}, ${version}, ${lang}, ${key}, ${revision}, ${JSON.stringify(places)}, ${JSON.stringify(already)}, ${JSON.stringify(norms)})`.execute(
      tx,
    )
}

/**
 * Keeps of a translation which cases it cites, as it was kept of its original, and whatever stands noted of that by now: both
 * say the same. To be called when it is published.
 */
export async function keepCitedAlike(tx: Transaction, { appeal, version, lang }: EditionKey, original: string): Promise<void> {
  await sql`
    insert into edition_cases (appeal, version, lang, case_key, revision, places, already, norms, norms_since, norms_held)
    select appeal, version, ${lang}, case_key, revision, places, already, norms, norms_since, norms_held from edition_cases
    where appeal = ${appeal} and version = ${version} and lang = ${original}`.execute(tx)
  await sql`
    insert into edition_changes (appeal, version, lang, case_key, note, sentences, kind, standing, clearance, noticed_at, further, came_to)
    select appeal, version, ${lang}, case_key, note, sentences, kind, standing, clearance, noticed_at, further, came_to from edition_changes
    where appeal = ${appeal} and version = ${version} and lang = ${original} and ended_at is null order by id`.execute(tx)
}

/** An edition that has to be held against a case, and what was kept of that case when it was published. */
export type BehindCase = EditionKey & {
  readonly case_key: number
  readonly places: Places | null
  readonly already: Already | null
  readonly norms: NormsThen | null
}

/** The editions whose cited cases have changed since they were held against them; without those that were taken down. */
export async function behindTheirCases(db: Database | Transaction): Promise<readonly BehindCase[]> {
  const { rows } = await sql<BehindCase>`
    select appeal, version, lang, case_key, places, already, norms from edition_cases join cases on cases.key = case_key
    where edition_cases.revision <> cases.revision
      and ${isShown('edition_cases')}
    order by case_key, appeal, version, lang`.execute(db)
  return rows
}

/**
 * Keeps what has changed in a case since an edition cited it, as of a revision of the case: what is new is noted, what is
 * so no longer comes to its end, the rest stays as it was noticed, also in what it tells of accounts.
 */
export async function keepChanges(
  tx: Transaction,
  { appeal, version, lang }: EditionKey,
  { caseKey, revision, at }: { readonly caseKey: number; readonly revision: number; readonly at: Date },
  changes: readonly ChangeNow[],
): Promise<void> {
  // One at a time for each edition and case.
  await sql`
    update edition_cases set revision = ${revision}
    where appeal = ${appeal} and version = ${version} and lang = ${lang} and case_key = ${caseKey}`.execute(tx)
  const { rows: standing } = await sql<NoteStanding>`
    select id, note, kind, standing, clearance, ${partsOf} from edition_changes
    where appeal = ${appeal} and version = ${version} and lang = ${lang} and case_key = ${caseKey} and ended_at is null
      and kind <> 'norm'
    order by id`.execute(tx)
  const { ended, completed, added } = whatToNote(standing, changes)
  await sql`update edition_changes set ended_at = greatest(noticed_at, ${at}) where id = any(${ended}::bigint[])`.execute(tx)
  for (const { id, further } of completed)
    await sql`update edition_changes set further = ${JSON.stringify(further)} where id = ${id}`.execute(tx)
  for (const { note, sentences, kind, standing: is, clearance, further, gone } of added)
    await sql`
      insert into edition_changes (appeal, version, lang, case_key, note, sentences, kind, standing, clearance, noticed_at, further)
      values (${appeal}, ${version}, ${lang}, ${caseKey}, ${note}, ${sentences}, ${kind}, ${is ?? null}, ${clearance}, ${at},
        ${further === null && gone === undefined ? null : JSON.stringify(further ?? gone)})`.execute(tx)
}

/** Leaves what was noted of editions of a case as it is, also for what has changed in the case by now. */
export async function passOver(tx: Transaction, caseKey: number): Promise<void> {
  await sql`
    update edition_cases set revision = cases.revision from cases where cases.key = case_key and case_key = ${caseKey}`.execute(tx)
}

/** An account that has come and one that is gone are kept in one place. */
const partsOf = sql`case when further ? 'left' then null else further end as further, case when further ? 'left' then further end as gone`

/** A change with the account that it tells of, as it was kept with it. */
export type PublicChange = NoticedChange & { readonly parts: AccountParts | null; readonly gone: GoneParts | null }

/** What readers of an edition are told of what has changed since, in the order of its notes. */
export async function publicChanges(db: Database | Transaction, { appeal, version, lang }: EditionKey): Promise<readonly PublicChange[]> {
  const { rows } = await sql<
    Omit<PublicChange, 'noticedAt' | 'standing' | 'caseKey' | 'parts'> & {
      noticed_at: Date
      standing: Standing | null
      case_key: number
      further: AccountParts | null
    }
  >`
    select id, case_key, note, sentences, kind, standing, clearance, noticed_at, ${partsOf} from edition_changes
    where appeal = ${appeal} and version = ${version} and lang = ${lang} and clearance = 'public' and ended_at is null
    order by note, id`.execute(db)
  return rows.map(({ noticed_at, standing, case_key, further, ...change }) => ({
    ...change,
    parts: further,
    ...(change.gone !== null && { beside: true }),
    caseKey: case_key,
    noticedAt: noticed_at,
    ...(standing !== null && { standing }),
  }))
}
