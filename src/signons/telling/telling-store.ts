import { sql, type RawBuilder } from 'kysely'
import {
  baseOf,
  openSealed,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type SealedRow,
  type Transaction,
} from '../../platform/index.ts'
import type { Occasion, Telling, TellingStep, TellingTexts } from './telling.ts'

type Doing = { readonly by: string; readonly at: Date }

/** The messages of an appeal, the newest first. */
export const tellingsOf = (db: Database | Transaction, appeal: string): Promise<readonly Telling[]> =>
  readTellings(db, sql`c.appeal = ${appeal}`)

/** One message; null where there is none. */
export async function findTelling(db: Database | Transaction, id: string): Promise<Telling | null> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  const [found] = await readTellings(db, sql`t.id = ${id}::uuid`)
  return found ?? null
}

/** The same, which nobody else changes, approves, starts or stops until the transaction ends. */
export async function lockTelling(tx: Transaction, id: string): Promise<Telling | null> {
  if ((await findTelling(tx, id)) === null) return null
  await sql`select from tellings where id = ${id}::uuid for update`.execute(tx)
  return findTelling(tx, id)
}

export type NewTelling = {
  readonly id: string
  readonly campaign: number
  readonly occasion: Occasion
  readonly version: number
  readonly texts: TellingTexts
}

/** Keeps a message that is begun, with its first texts. */
export async function addTelling(tx: Transaction, { id, campaign, occasion, version, texts }: NewTelling, doing: Doing): Promise<void> {
  await sql`
    insert into tellings (id, campaign, occasion, version, made_at, made_by)
    values (${id}, ${campaign}, ${occasion}, ${version}, ${doing.at}, ${doing.by})`.execute(tx)
  await addTexts(tx, id, texts, doing)
}

/** Keeps texts, which stand in the place of the earlier ones. The caller has locked the message. */
export async function addTexts(tx: Transaction, id: string, texts: TellingTexts, { by, at }: Doing): Promise<void> {
  const [record] = await sealMany(tx, [texts])
  await sql`
    insert into telling_texts (telling, revision, key, sealed, written_at, written_by)
    select ${id}::uuid, coalesce(max(revision), 0) + 1, ${record!.key}::uuid, ${record!.sealed}, ${at}::timestamptz, ${by}
    from telling_texts where telling = ${id}::uuid`.execute(tx)
}

export async function addTellingApproval(
  tx: Transaction,
  { id, revision }: Pick<Telling, 'id' | 'revision'>,
  how: 'second-person' | 'alone',
  { by, at }: Doing,
): Promise<void> {
  await sql`
    insert into telling_approvals (telling, revision, approved, approved_at, approved_by)
    values (${id}, ${revision}, ${how}, ${at}, ${by})`.execute(tx)
}

/** Writes down that it began or came to a halt. The caller has locked the message. */
export async function addTellingStep(tx: Transaction, id: string, { kind, told, closed, at, by }: TellingStep): Promise<void> {
  await sql`
    insert into telling_steps (telling, number, kind, told, closed, at, by)
    select ${id}::uuid, coalesce(max(number), 0) + 1, ${kind}, ${told}::int, ${closed}::int, ${at}::timestamptz, ${by}
    from telling_steps where telling = ${id}::uuid`.execute(tx)
}

type Row = SealedRow &
  Omit<Telling, 'texts' | 'base' | 'approved' | 'steps'> & {
    readonly how: 'second-person' | 'alone' | null
    readonly approved_at: Date | null
    readonly approved_by: string | null
  }

async function readTellings(db: Database | Transaction, which: RawBuilder<unknown>): Promise<readonly Telling[]> {
  const { rows } = await sql<Row>`
    select t.id, t.campaign, c.appeal, t.occasion, t.version, t.made_at as "madeAt", t.made_by as "madeBy", newest.revision,
      newest.written_by as "writtenBy", newest.written_at as "writtenAt", a.approved as how, a.approved_at, a.approved_by,
      (select count(*)::int from told_signons where telling = t.id) as told, ${sealedColumns('newest')}
    from tellings t join signon_campaigns c on c.number = t.campaign
      join lateral (select * from telling_texts where telling = t.id order by revision desc limit 1) as newest on true
      left join telling_approvals a on a.telling = t.id ${sealedJoins('newest')}
    where ${which} order by t.made_at desc, t.id`.execute(db)
  const steps = await stepsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ key_id, record_key, sealed, erased_in, how, approved_at, approved_by, ...row }) => {
    const opened = openSealed({ key_id, record_key, sealed, erased_in })
    const own = steps.get(row.id) ?? []
    const last = own.at(-1)
    return {
      ...row,
      texts: opened.kind === 'open' ? (opened.value as TellingTexts) : null,
      base: baseOf(row.revision, erased_in),
      approved: how === null ? null : { how, at: approved_at!, by: approved_by! },
      steps: own,
      told: last?.kind === 'ended' ? last.told : row.told,
    }
  })
}

async function stepsOf(db: Database | Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, readonly TellingStep[]>> {
  const all = new Map<string, TellingStep[]>()
  if (ids.length === 0) return all
  const { rows } = await sql<TellingStep & { readonly telling: string }>`
    select telling, kind, told, closed, at, by from telling_steps where telling = any(${ids}::uuid[]) order by number`.execute(db)
  for (const { telling, ...step } of rows) all.set(telling, [...(all.get(telling) ?? []), step])
  return all
}
