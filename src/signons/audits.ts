import { sql } from 'kysely'
import { canonicalJson } from '../kit/index.ts'
import { drawReleased, readEntry, readReleased, writeEntry } from '../log/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import { audited, type By } from './campaign.ts'
import { hashOf } from './confirm-organisation.ts'
import { readLogEntries } from './log-entries.ts'
import { hiddenMarkIn } from './public-words.ts'
import { readLines, type SampleDrawn, type SealedLine } from './sealed-lines.ts'
import type { SignOns } from './sign-ons.ts'

/** Which sign-ons are drawn. */
export type SampleAsked = {
  /** The index of the edition's entry. */
  readonly edition: number
  /** How many. */
  readonly n: number
  /** What nobody could choose beforehand, such as the root of a released head, or the numbers of a lottery; up to 200 characters. */
  readonly seed: string
}

export type DrawnSample =
  | {
      readonly kind: 'drawn'
      /** What was drawn, for everybody to draw again. */
      readonly sample: SampleDrawn
      readonly lines: readonly SealedLine[]
    }
  | { readonly kind: 'none' }

/**
 * Draws a sample: of all sign-ons that the released log counts under an edition those whose SHA-256 of `<seed> <index of entry>` is the
 * smallest, whatever happened to them since. Anybody finds the same indices in the log. Gives them sealed, each with what stands in the
 * released log of it; those that were erased are among them and cannot be opened, and one that was corrected after the release has
 * nothing to be held against yet. Records who asked.
 */
export async function drawSample(
  { db, clock }: Pick<SignOns, 'db' | 'clock'>,
  appeal: string,
  { edition, n, seed }: SampleAsked,
  by: By,
): Promise<DrawnSample> {
  if (!Number.isSafeInteger(n) || n < 1 || n > 10_000 || seed.length > 200) return { kind: 'none' }
  const { rows: known } = await sql`
    select from signon_editions e join signon_campaigns c on c.number = e.campaign where c.appeal = ${appeal} and e.entry = ${edition}`.execute(
    db,
  )
  const { size, indices } = await drawReleased(db, { edition, n, seed })
  if (known.length === 0 || indices.length === 0) return { kind: 'none' }
  const kept = await readLines(db, sql`c.appeal = ${appeal} and s.entry = any(${[...indices]}::bigint[])`)
  const byEntry = new Map(kept.map((line) => [line.entry, line]))
  const lines = indices.map((index) => byEntry.get(index)).filter((line) => line !== undefined)
  const entries = await readLogEntries(db, lines.map(newest))
  await db
    .transaction()
    .execute((tx) => audited(tx, 'signon.sample', { appeal, by, at: clock(), detail: { edition, sampled: indices.length } }))
  return {
    kind: 'drawn',
    sample: { appeal, edition, n, seed, size, drawn: indices },
    lines: lines.map((line) => ({ ...line, commitment: newest(line) < size ? commitmentIn(entries.get(newest(line))) : undefined })),
  }
}

/** The entry that holds what a line opens to. */
const newest = (line: SealedLine): number => line.corrected ?? line.entry

function commitmentIn(line: string | undefined): string | undefined {
  const entry = line === undefined ? null : readEntry(line)
  return entry !== null && 'commitment' in entry ? entry.commitment : undefined
}

/** The result of a sample, as it is published. */
export type AuditResult = {
  readonly edition: number
  readonly seed: string
  readonly size: number
  /** How many were drawn, and could be judged: not those that were erased. */
  readonly sampled: number
  readonly erased: number
  readonly bad: number
  /** How it was judged, by whom, and what counts as bad; for everybody. */
  readonly method: string
}

export type RecordedAudit =
  | { readonly kind: 'recorded'; readonly id: number; readonly entry: number }
  | { readonly kind: 'refused'; readonly errors: readonly (keyof AuditResult)[] }
  /** More than had signed this version where the log had that size: so many cannot have been drawn. */
  | { readonly kind: 'more-than-signed'; readonly signed: number }

/**
 * Publishes the result of a sample: an entry of the log, and the words beside it. Refuses numbers that cannot be, such as a sample of a
 * log that is not released, or of more than had signed.
 */
export async function recordAuditResult(
  { committer }: Pick<SignOns, 'committer'>,
  appeal: string,
  result: AuditResult,
  by: By,
): Promise<RecordedAudit> {
  const wrong = problemsOf(result)
  return committer.change(async ({ tx, at, enter }): Promise<RecordedAudit> => {
    const released = (await readReleased(tx))?.size ?? 0
    const errors = [...wrong, ...(result.size > released ? (['size'] as const) : [])]
    if (errors.length > 0) return { kind: 'refused', errors }
    const { rows: editions } = await sql<{ id: number; campaign: number }>`
      select e.id, e.campaign from signon_editions e join signon_campaigns on number = campaign
      where appeal = ${appeal} and e.entry = ${result.edition}`.execute(tx)
    const [edition] = editions
    if (edition === undefined) return { kind: 'refused', errors: ['edition'] }
    const { sampled, erased, bad } = result
    const signed = await countSigned(tx, { edition: edition.id, before: result.size, most: sampled + erased })
    if (signed < sampled + erased) return { kind: 'more-than-signed', signed }
    const text = canonicalJson({ format: 'amparo-audit/1', appeal, ...result })
    const entry = enter(writeEntry({ kind: 'audit', edition: result.edition, sampled, bad, hash: hashOf(text) }))
    const { rows } = await sql<{ id: number }>`
      insert into signon_audits (campaign, edition, entry, sampled, bad, result, recorded_at, recorded_by)
      values (${edition.campaign}, ${edition.id}, ${entry}, ${sampled}, ${bad}, ${text}, ${at}, ${by.staff ?? 'amparo'}) returning id`.execute(
      tx,
    )
    const { id } = rows[0]!
    await audited(tx, 'signon.audit', { appeal, by, at, detail: { audit: id, sampled, bad } })
    return { kind: 'recorded', id, entry }
  })
}

/** How many signed under an edition before an entry of the log, whatever they did since; counts no further than `most`. */
async function countSigned(
  tx: Transaction,
  { edition, before, most }: { readonly edition: number; readonly before: number; readonly most: number },
): Promise<number> {
  const { rows } = await sql<{ signed: number }>`
    select count(*) as signed from (
      select from signons where edition = ${edition} and entry >= 0 and entry < ${before} limit ${most}) as found`.execute(tx)
  return rows[0]!.signed
}

export type ShownAudit = {
  readonly id: number
  readonly entry: number
  readonly result: AuditResult
  /** What the hash in the log is of, as canonical JSON. */
  readonly record: AuditResult & { readonly format: string; readonly appeal: string }
  readonly recordedAt: Date
}

/** The audits of an appeal, the newest first. */
export async function listAudits(db: Database, appeal: string): Promise<readonly ShownAudit[]> {
  const { rows } = await sql<{ id: number; entry: number; record: string; recordedAt: Date }>`
    select id, entry, result as record, recorded_at as "recordedAt" from signon_audits join signon_campaigns on number = campaign
    where appeal = ${appeal} order by id desc`.execute(db)
  return rows.map(({ record: text, ...row }) => {
    const record = JSON.parse(text) as ShownAudit['record']
    const { format: _, appeal: __, ...result } = record
    return { ...row, record, result }
  })
}

/** Those whose entry is released: what everybody may read. Takes of how many entries the released log is. */
export const listReleasedAudits = async (
  db: Database,
  appeal: string,
  { size }: { readonly size: number },
): Promise<readonly ShownAudit[]> => (await listAudits(db, appeal)).filter(({ entry }) => entry < size)

const isCount = (count: number, least = 0): boolean => Number.isSafeInteger(count) && count >= least && count <= 1_000_000

function problemsOf({ edition, seed, size, sampled, erased, bad, method }: AuditResult): (keyof AuditResult)[] {
  const wrong: (keyof AuditResult | false)[] = [
    !(Number.isSafeInteger(edition) && edition >= 0) && 'edition',
    !(seed.trim() !== '' && seed.length <= 200 && hiddenMarkIn(seed) === undefined) && 'seed',
    !(Number.isSafeInteger(size) && size > 0) && 'size',
    !isCount(sampled, 1) && 'sampled',
    !isCount(erased) && 'erased',
    !(isCount(bad) && bad <= sampled) && 'bad',
    !(method.trim() !== '' && method.length <= 2000 && hiddenMarkIn(method) === undefined) && 'method',
  ]
  return wrong.filter((field) => field !== false)
}
