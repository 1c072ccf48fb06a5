import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { campaignKeyFingerprint, type Database } from '../platform/index.ts'
import { audited, type By } from './campaign.ts'
import type { SignOns } from './sign-ons.ts'

/** A sign-on as it leaves the server: what identifies is sealed, and only the campaign's private key opens it. */
export type SealedLine = {
  readonly id: number
  /** -1 while it is held. */
  readonly entry: number
  /** The newest entry that corrects it. */
  readonly corrected: number | null
  readonly state: 'c' | 'h' | 'w' | 'r'
  readonly disclosure: 'n' | 'a' | 'c'
  readonly appeal: string
  readonly version: number
  readonly lang: string
  /** The fingerprint of the key that it is sealed to. */
  readonly key: string
  /** base64url; null when erased. */
  readonly wrap: string | null
  readonly content: string | null
  /** What stands in the log; only in a sample. */
  readonly commitment?: string | undefined
  /** Whoever signed ended mails about what comes of the appeal since, for the mailbox; what is sealed says nothing of that. Only in an export. */
  readonly noMails?: true | undefined
}

/** What a file of sealed lines is a sample of, so that anybody can draw it again from the log (docs/log.md, "Samples"). */
export type SampleDrawn = {
  readonly appeal: string
  /** The index of the edition's entry. */
  readonly edition: number
  readonly n: number
  readonly seed: string
  /** Of how many entries the log was from which it was drawn. */
  readonly size: number
  /** The indices of the entries that were drawn. */
  readonly drawn: readonly number[]
}

/** The first line of a file of them. */
const head = { format: 'amparo-sealed-sign-ons/1' } as const

/** The lines of a sealed export: JSON, one sign-on each, behind a line that names the format. Keeps a record of who asked. */
export async function* exportSealed({ db, clock }: Pick<SignOns, 'db' | 'clock'>, appeal: string, by: By): AsyncGenerator<string> {
  await db.transaction().execute((tx) => audited(tx, 'signon.export', { appeal, by, at: clock() }))
  yield `${JSON.stringify(head)}\n`
  for (let last = 0; ;) {
    const lines = await readLines(db, sql`c.appeal = ${appeal} and s.id > ${last} order by s.id limit ${pageSize}`)
    const ended = await endedMails(
      db,
      lines.map(({ id }) => id),
    )
    for (const line of lines) yield `${JSON.stringify({ ...line, ...(ended.has(line.id) && { noMails: true }) } satisfies SealedLine)}\n`
    if (lines.length < pageSize) return
    last = lines.at(-1)!.id
  }
}

const pageSize = 2000

/** Of these sign-ons those whose mails were ended by their link. */
async function endedMails(db: Database, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`select signon as id from untold_signons where signon = any(${ids}::bigint[])`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** The text of a file of sealed lines; that of a sample says what it is one of. */
export const writeSealedLines = (lines: readonly SealedLine[], sample?: SampleDrawn): string =>
  [{ ...head, ...(sample !== undefined && { sample }) }, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('')

/** Reads such a file; gives the number of the first line that is none of it. */
export function readSealedLines(
  text: string,
):
  | { readonly kind: 'read'; readonly lines: readonly SealedLine[]; readonly sample: SampleDrawn | null }
  | { readonly kind: 'refused'; readonly line: number } {
  const lines: SealedLine[] = []
  let sample: SampleDrawn | null = null
  for (const [index, written] of text.trimEnd().split('\n').entries()) {
    const read = (index === 0 ? headShape : lineShape).safeParse(parsed(written))
    if (!read.success) return { kind: 'refused', line: index + 1 }
    if (index > 0) lines.push(read.data as SealedLine)
    else sample = (read.data as z.infer<typeof headShape>).sample ?? null
  }
  return { kind: 'read', lines, sample }
}

/** Sign-ons as sealed lines. Takes what they are chosen by, of s (signons), e (their edition) and c (the campaign). */
export async function readLines(db: Database, where: RawBuilder<unknown>): Promise<readonly SealedLine[]> {
  const { rows } = await sql<
    Omit<SealedLine, 'key' | 'wrap' | 'content'> & { public_key: Buffer; wrap: Buffer | null; content: Buffer | null }
  >`
    select s.id, s.entry, (select x.entry from signon_corrections x where x.signon = s.id) as corrected, s.state, s.disclosure,
      c.appeal, e.version, e.lang, k.public_key, s.wrap, s.content
    from signons s join signon_editions e on e.id = s.edition join signon_campaigns c on c.number = e.campaign
      join campaign_keys k on k.id = s.key where ${where}`.execute(db)
  return rows.map(({ public_key, wrap, content, ...line }) => ({
    ...line,
    key: campaignKeyFingerprint(public_key),
    wrap: wrap === null ? null : wrap.toString('base64url'),
    content: content === null ? null : content.toString('base64url'),
  }))
}

const index = z.int().nonnegative()
const headShape = z.strictObject({
  format: z.literal(head.format),
  sample: z
    .strictObject({
      appeal: z.string().min(1),
      edition: index,
      n: index,
      seed: z.string(),
      size: index,
      drawn: z.array(index).readonly(),
    })
    .optional(),
})
const bytes = z.string().regex(/^[A-Za-z0-9_-]+$/)
const lineShape = z.strictObject({
  id: z.int().positive(),
  entry: z.int().min(-1),
  corrected: z.int().nonnegative().nullable(),
  state: z.enum(['c', 'h', 'w', 'r']),
  disclosure: z.enum(['n', 'a', 'c']),
  appeal: z.string().min(1),
  version: z.int().positive(),
  lang: z.string().min(2),
  key: z.string(),
  wrap: bytes.nullable(),
  content: bytes.nullable(),
  commitment: bytes.optional(),
  noMails: z.literal(true).optional(),
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
