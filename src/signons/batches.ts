import { sql } from 'kysely'
import { z } from 'zod'
import { canonicalJson, formatDay, dayOfInstant } from '../kit/index.ts'
import { foldReleased, writeEntry, type ReleasedFold } from '../log/index.ts'
import type { Database } from '../platform/index.ts'
import { audited, type By } from './campaign.ts'
import { lockCampaign } from './campaign-store.ts'
import { hashOf } from './confirm-organisation.ts'
import { currentVersions, editionFor } from './editions.ts'
import { hiddenMarkIn } from './public-words.ts'
import type { SignOns } from './sign-ons.ts'

/** Signatures on paper, or gathered by a partner, as they are published: never a name of anybody who signed there. */
export type PaperBatch = {
  readonly version: number
  readonly lang: string
  /** Who collected them: an organisation, or a person who agreed to be named. */
  readonly collectedBy: string
  readonly place: string
  /** Days, YYYY-MM-DD. */
  readonly from: string
  readonly to: string
  readonly claimed: number
  readonly accepted: number
  /** SHA-256 of the scanned sheets, in hexadecimal; null where there is no scan. */
  readonly scan: string | null
  /** How it was decided which count. */
  readonly method: string
}

export type BatchField = keyof PaperBatch
export type RecordedBatch =
  | { readonly kind: 'recorded'; readonly id: number; readonly entry: number }
  | { readonly kind: 'refused'; readonly errors: readonly BatchField[] }
  /** These days have begun nowhere on earth yet. */
  | { readonly kind: 'still-to-come'; readonly days: readonly ('from' | 'to')[] }
  | { readonly kind: 'closed' }

/** Records a batch: shown apart, and never in the total. */
export async function recordBatch(
  { committer }: Pick<SignOns, 'committer'>,
  appeal: string,
  given: PaperBatch,
  by: By,
): Promise<RecordedBatch> {
  const read = shape.safeParse(given)
  if (!read.success) return { kind: 'refused', errors: [...new Set(read.error.issues.map(({ path }) => path[0] as BatchField))] }
  const paper = read.data
  return committer.change(async (batch): Promise<RecordedBatch> => {
    const days = (['from', 'to'] as const).filter((end) => paper[end] > newestDay(batch.at))
    if (days.length > 0) return { kind: 'still-to-come', days }
    const campaign = await lockCampaign(batch.tx, appeal)
    if (campaign === null || campaign.closedAt !== null) return { kind: 'closed' }
    const { version, lang, claimed, accepted, scan } = paper
    const edition = await editionFor(batch, { campaign: campaign.number, appeal, version, lang }, currentVersions())
    if (edition === null) return { kind: 'refused', errors: ['version'] }
    const record = canonicalJson({ format: 'amparo-batch/1', appeal, ...paper })
    const entry = batch.enter(writeEntry({ kind: 'batch', edition: edition.entry, claimed, accepted, scan, hash: hashOf(record) }))
    const { rows } = await sql<{ id: number }>`
      insert into paper_batches (campaign, edition, entry, claimed, accepted, record, recorded_at, recorded_by)
      values (${campaign.number}, ${edition.id}, ${entry}, ${claimed}, ${accepted}, ${record}, ${batch.at}, ${by.staff ?? 'amparo'})
      returning id`.execute(batch.tx)
    const { id } = rows[0]!
    await audited(batch.tx, 'signon.batch', { appeal, by, at: batch.at, detail: { batch: id, claimed, accepted } })
    return { kind: 'recorded', id, entry }
  })
}

/** Takes a batch back, for example because another corrects it. */
export const withdrawBatch = (
  { committer }: Pick<SignOns, 'committer'>,
  id: number,
  by: By,
): Promise<{ readonly kind: 'changed' | 'none' }> =>
  committer.change(async ({ tx, at, enter }): Promise<{ readonly kind: 'changed' | 'none' }> => {
    const { rows } = await sql<{ entry: number; appeal: string }>`
      update paper_batches b set withdrawn_at = ${at} from signon_campaigns c
      where b.id = ${id} and c.number = b.campaign and b.withdrawn_at is null returning b.entry, c.appeal`.execute(tx)
    const [withdrawn] = rows
    if (withdrawn === undefined) return { kind: 'none' }
    enter(writeEntry({ kind: 'withdraw', index: withdrawn.entry }))
    await audited(tx, 'signon.batch-withdraw', { appeal: withdrawn.appeal, by, at, detail: { batch: id } })
    return { kind: 'changed' }
  })

export type ShownBatch = {
  readonly id: number
  readonly entry: number
  readonly batch: PaperBatch
  readonly withdrawnAt: Date | null
  /** Whether the public sees that it was recorded. */
  readonly released: boolean
  /** Whether the released log counts it: it may have been taken back since. */
  readonly counted: boolean
}

/** The batches of an appeal, the newest first. Takes what is released where the caller has it already. */
export async function listBatches(db: Database, appeal: string, released?: ReleasedFold): Promise<readonly ShownBatch[]> {
  const { size, appeals } = released ?? (await foldReleased(db))
  const standing = new Map(appeals.get(appeal)?.batches.map((one) => [one.index, one.standing]))
  const { rows } = await sql<{ id: number; entry: number; record: string; withdrawn_at: Date | null }>`
    select id, entry, record, withdrawn_at from paper_batches join signon_campaigns on number = campaign
    where appeal = ${appeal} order by id desc`.execute(db)
  return rows.map(({ id, entry, record, withdrawn_at }) => {
    const { format: _, appeal: __, ...batch } = JSON.parse(record) as PaperBatch & { format: string; appeal: string }
    return { id, entry, batch, withdrawnAt: withdrawn_at, released: entry < size, counted: standing.get(entry) === 'counted' }
  })
}

/** The newest day that has begun anywhere, in UTC+14, as YYYY-MM-DD. */
const newestDay = (at: Date): string => formatDay(dayOfInstant(new Date(at.getTime() + 14 * 3_600_000)))

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => hiddenMarkIn(text) === undefined && !/[\n\r\t]/.test(text))
const count = z.int().min(0).max(100_000_000)
const shape = z
  .strictObject({
    version: z.int().positive(),
    lang: z.string().min(2).max(35),
    collectedBy: words(200),
    place: words(200),
    from: z.iso.date(),
    to: z.iso.date(),
    claimed: count,
    accepted: count,
    scan: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    method: words(1000),
  })
  .refine(({ claimed, accepted }) => accepted <= claimed, { path: ['accepted'] })
  .refine(({ from, to }) => from <= to, { path: ['to'] })
