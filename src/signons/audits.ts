import { sql } from 'kysely'
import { canonicalJson } from '../kit/index.ts'
import { readEntry, readReleased, writeEntry } from '../log/index.ts'
import type { Database } from '../platform/index.ts'
import { audited, type By } from './campaign.ts'
import { hashOf } from './confirm-organisation.ts'
import { readLogEntries } from './log-entries.ts'
import { readLines, type SealedLine } from './sealed-lines.ts'
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
  | { readonly kind: 'drawn'; /** Of the log from which they are drawn. */ readonly size: number; readonly lines: readonly SealedLine[] }
  | { readonly kind: 'none' }

/**
 * Draws a sample: of all sign-ons under an edition that count and are released, those whose SHA-256 of `<seed> <index of entry>` is the
 * smallest. Anybody can find the same indices in the log. Gives them sealed, each with what stands in the log of it; those that
 * were erased are among them and cannot be opened. Records who asked.
 */
export async function drawSample(
  { db, clock }: Pick<SignOns, 'db' | 'clock'>,
  appeal: string,
  { edition, n, seed }: SampleAsked,
  by: By,
): Promise<DrawnSample> {
  const released = await readReleased(db)
  if (released === null || !Number.isSafeInteger(n) || n < 1 || n > 10_000 || seed.length > 200) return { kind: 'none' }
  const lines = await readLines(
    db,
    sql`c.appeal = ${appeal} and e.entry = ${edition} and s.state = 'c' and s.entry < ${released.size}
      order by sha256(convert_to(${seed} || ' ' || s.entry, 'UTF8')), s.entry limit ${n}`,
  )
  if (lines.length === 0) return { kind: 'none' }
  const entries = await readLogEntries(
    db,
    lines.map((line) => line.corrected ?? line.entry),
  )
  await db
    .transaction()
    .execute((tx) => audited(tx, 'signon.sample', { appeal, by, at: clock(), detail: { edition, sampled: lines.length } }))
  return {
    kind: 'drawn',
    size: released.size,
    lines: lines.map((line) => ({ ...line, commitment: commitmentIn(entries.get(line.corrected ?? line.entry)) })),
  }
}

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

/** Publishes the result of a sample: an entry of the log, and the words beside it. */
export async function recordAuditResult(
  { committer }: Pick<SignOns, 'committer'>,
  appeal: string,
  result: AuditResult,
  by: By,
): Promise<RecordedAudit> {
  const errors = problemsOf(result)
  if (errors.length > 0) return { kind: 'refused', errors }
  return committer.change(async ({ tx, at, enter }): Promise<RecordedAudit> => {
    const { rows: editions } = await sql<{ id: number; campaign: number }>`
      select e.id, e.campaign from signon_editions e join signon_campaigns on number = campaign
      where appeal = ${appeal} and e.entry = ${result.edition}`.execute(tx)
    const [edition] = editions
    if (edition === undefined) return { kind: 'refused', errors: ['edition'] }
    const { sampled, bad } = result
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

export type ShownAudit = { readonly id: number; readonly entry: number; readonly result: AuditResult; readonly recordedAt: Date }

/** The audits of an appeal, the newest first. */
export async function listAudits(db: Database, appeal: string): Promise<readonly ShownAudit[]> {
  const { rows } = await sql<{ id: number; entry: number; result: string; recordedAt: Date }>`
    select id, entry, result, recorded_at as "recordedAt" from signon_audits join signon_campaigns on number = campaign
    where appeal = ${appeal} order by id desc`.execute(db)
  return rows.map((row) => {
    const { format: _, appeal: __, ...result } = JSON.parse(row.result) as AuditResult & { format: string; appeal: string }
    return { ...row, result }
  })
}

const isCount = (count: number, least = 0): boolean => Number.isSafeInteger(count) && count >= least && count <= 1_000_000

function problemsOf({ edition, seed, size, sampled, erased, bad, method }: AuditResult): (keyof AuditResult)[] {
  const wrong: (keyof AuditResult | false)[] = [
    !(Number.isSafeInteger(edition) && edition >= 0) && 'edition',
    !(seed.trim() !== '' && seed.length <= 200) && 'seed',
    !(Number.isSafeInteger(size) && size > 0) && 'size',
    !isCount(sampled, 1) && 'sampled',
    !isCount(erased) && 'erased',
    !(isCount(bad) && bad <= sampled) && 'bad',
    !(method.trim() !== '' && method.length <= 2000 && method.isWellFormed()) && 'method',
  ]
  return wrong.filter((field) => field !== false)
}
