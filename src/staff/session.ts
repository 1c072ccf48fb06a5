import { createHash } from 'node:crypto'
import type { Database, Transaction } from '../platform/index.ts'
import { memberColumns, newUuid, readMember, type Random, type StaffMember } from './staff-member.ts'
import type { StaffTables } from './store.ts'

/** That somebody is signed in at one browser. */
export type Session = {
  readonly id: string
  readonly begunAt: Date
  readonly lastSeenAt: Date
  /** When this person last typed a code, used a passkey or typed the password. */
  readonly confirmedAt: Date
  /** Such as 'Firefox on Linux'. */
  readonly device: string
}

const minute = 60_000

/** How long a session lasts, in milliseconds. OWASP ASVS 5.0 7.3.1 and 7.3.2 ask for both limits. */
export const sessionLimits = {
  /** Without a request. */
  idle: 30 * minute,
  /** From sign-in, whatever happens. */
  absolute: 12 * 60 * minute,
  /** How long a confirmation holds for what cannot be undone. */
  fresh: 15 * minute,
  /** When a session was last seen is written no more often than this. */
  seen: minute,
} as const

/** Whether this person proved who they are less than a quarter of an hour ago. */
export const isFresh = (session: Pick<Session, 'confirmedAt'>, now: Date): boolean =>
  now.getTime() - session.confirmedAt.getTime() < sessionLimits.fresh

/** When a session reaches one of its limits, if it is not used again. */
export const limitOf = ({ begunAt, lastSeenAt }: Pick<Session, 'begunAt' | 'lastSeenAt'>): Date =>
  new Date(Math.min(lastSeenAt.getTime() + sessionLimits.idle, begunAt.getTime() + sessionLimits.absolute))

/** Whether a session has reached one of its limits. */
export const isOver = (session: Pick<Session, 'begunAt' | 'lastSeenAt'>, now: Date): boolean => now >= limitOf(session)

/** A session of which the browser is told the token, and nobody else. */
export type BegunSession = { readonly session: Session; readonly token: string }

/** Begins a session. The token has 256 random bits; only its SHA-256 is kept, which needs no salt at that length. */
export async function beginSession(
  tx: Transaction,
  staff: string,
  { now, random, device }: { readonly now: Date; readonly random: Random; readonly device: string },
): Promise<BegunSession> {
  const token = newToken(random)
  const session: Session = { id: newUuid(random), begunAt: now, lastSeenAt: now, confirmedAt: now, device }
  await tx
    .withTables<StaffTables>()
    .insertInto('sessions')
    .values({
      id: session.id,
      token_hash: hashToken(token),
      staff,
      begun_at: now,
      last_seen_at: now,
      confirmed_at: now,
      ended_at: null,
      device,
      challenge: newToken(random),
      pending_secret: null,
    })
    .execute()
  return { session, token }
}

/**
 * Who is signed in with a token. Gives null for a token that was never given, for a session that was ended or has
 * reached a limit, and for whoever has left the team. The role is the one of this moment.
 */
export async function findSession(
  db: Database | Transaction,
  token: string,
  now: Date,
): Promise<{ readonly session: Session; readonly staff: StaffMember } | null> {
  if (!isToken(token)) return null
  const row = await db
    .withTables<StaffTables>()
    .selectFrom('sessions')
    .innerJoin('staff_members', 'staff_members.id', 'sessions.staff')
    .select(['sessions.id', 'begun_at', 'last_seen_at', 'confirmed_at', 'device'])
    .select(memberColumns)
    .where('token_hash', '=', hashToken(token))
    .where('sessions.ended_at', 'is', null)
    .where('staff_members.ended_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const session = readSession(row)
  if (isOver(session, now)) return null
  return { session, staff: readMember(row) }
}

/** Notes that a session was seen, at most once a minute. Gives at once when there is nothing to note. */
export async function noteSeen(db: Database, session: Session, now: Date): Promise<void> {
  if (now.getTime() - session.lastSeenAt.getTime() < sessionLimits.seen) return
  await db
    .withTables<StaffTables>()
    .updateTable('sessions')
    .set({ last_seen_at: now })
    .where('id', '=', session.id)
    .where('ended_at', 'is', null)
    .where('last_seen_at', '<', now)
    .execute()
}

/** A token for a cookie or a one-time link: 256 random bits, in letters that an address can hold. */
export const newToken = (random: Random): string => Buffer.from(random(32)).toString('base64url')

export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

export const readSession = (row: {
  readonly id: string
  readonly begun_at: Date
  readonly last_seen_at: Date
  readonly confirmed_at: Date
  readonly device: string
}): Session => ({ id: row.id, begunAt: row.begun_at, lastSeenAt: row.last_seen_at, confirmedAt: row.confirmed_at, device: row.device })
