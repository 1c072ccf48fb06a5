import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Database, Transaction } from '../platform/index.ts'
import { isCountry } from './countries.ts'
import { isRemovalReason, removalReasons } from './reasons.ts'

/**
 * Which sign-ons are meant. All that is said must hold. What is sealed cannot be asked for: no mail address, no name that is not shown, no country that
 * stands in no entry. Whoever has the campaign's key can find those in an export, and name them by their numbers.
 */
export type RemovalCondition = {
  /** c confirmed, h held, r removed. */
  readonly state: 'c' | 'h' | 'r'
  readonly disclosure?: 'n' | 'a' | 'c' | undefined
  /** As it stands in the log. */
  readonly country?: string | undefined
  /** The index of the edition's entry. */
  readonly edition?: number | undefined
  /** The first and the last entry of a range of the log: how a time is named there. */
  readonly entries?: { readonly from: number; readonly to: number } | undefined
  /** Why they are held or were removed. */
  readonly reason?: string | undefined
  /** A part of a name that is shown, in whatever case. */
  readonly name?: string | undefined
  /** Numbers of sign-ons, as an export has them. */
  readonly ids?: readonly number[] | undefined
}

/** Reads a condition that was typed; undefined where it is none. */
export function readCondition(given: unknown): RemovalCondition | undefined {
  const read = shape.safeParse(given)
  return read.success ? read.data : undefined
}

const number = z.int().nonnegative()
const shape = z.strictObject({
  state: z.enum(['c', 'h', 'r']),
  disclosure: z.enum(['n', 'a', 'c']).optional(),
  country: z.string().refine(isCountry).optional(),
  edition: number.optional(),
  entries: z
    .strictObject({ from: number, to: number })
    .refine(({ from, to }) => from <= to)
    .optional(),
  reason: z.string().refine(isRemovalReason).optional(),
  name: z.string().trim().min(2).max(120).optional(),
  ids: z.array(number.positive()).min(1).max(100_000).optional(),
})

/** How many are meant, and what stands for exactly these: SHA-256 of their numbers, in hexadecimal. */
export type Meant = { readonly count: number; readonly set: string }

const meant = sql`count(*) as count, encode(sha256(coalesce(string_agg(int8send(s.id), ''::bytea order by s.id), ''::bytea)), 'hex') as set`

/** How many sign-ons of an appeal a condition means, without naming them. */
export async function meantBy(db: Database, appeal: string, condition: RemovalCondition): Promise<Meant> {
  const { rows } = await sql<Meant>`select ${meant} ${chosen(appeal, condition)}`.execute(db)
  return rows[0]!
}

/** The same with their numbers, the oldest first, all as of one moment. */
export async function findByCondition(
  tx: Transaction,
  appeal: string,
  condition: RemovalCondition,
): Promise<Meant & { readonly ids: readonly number[] }> {
  const { rows } = await sql<Meant & { ids: readonly number[] }>`
    select ${meant}, coalesce(array_agg(s.id order by s.id), '{}') as ids ${chosen(appeal, condition)}`.execute(tx)
  return rows[0]!
}

function chosen(
  appeal: string,
  { state, disclosure, country, edition, entries, reason, name, ids }: RemovalCondition,
): RawBuilder<unknown> {
  const sign = reason !== undefined && isRemovalReason(reason) ? removalReasons[reason] : undefined
  const parts = [
    sql`c.appeal = ${appeal}`,
    sql`s.state = ${state}`,
    // What its owner erased meanwhile never comes back.
    ...(state === 'r' ? [sql`not exists (select from erased_signons x where x.signon = s.id and x.taken_back)`] : []),
    ...(disclosure === undefined ? [] : [sql`s.disclosure = ${disclosure}`]),
    ...(country === undefined ? [] : [sql`s.country = ${country}`]),
    ...(edition === undefined ? [] : [sql`e.entry = ${edition}`]),
    ...(entries === undefined ? [] : [sql`s.entry between ${entries.from} and ${entries.to}`]),
    ...(sign === undefined ? [] : [sql`s.reason = ${sign}`]),
    ...(name === undefined
      ? []
      : [sql`exists (select from signon_names n where n.signon = s.id and position(lower(${name}) in lower(n.name)) > 0)`]),
    ...(ids === undefined ? [] : [sql`s.id = any(${[...ids]}::bigint[])`]),
  ]
  return sql`from signons s join signon_editions e on e.id = s.edition join signon_campaigns c on c.number = e.campaign
    where ${sql.join(parts, sql` and `)}`
}

/** A condition as it is kept: without a name, and without the numbers of persons. */
export const withoutNames = ({ name, ids, ...condition }: RemovalCondition): Readonly<Record<string, unknown>> => ({
  ...condition,
  ...(name !== undefined && { name: true }),
  ...(ids !== undefined && { ids: ids.length }),
})
