import type { Database } from '../platform/index.ts'
import { hashToken, isToken, limitOf } from './session.ts'
import type { StaffTables } from './store.ts'

/** How long after a session was last used what it still sends is kept for its owner, in milliseconds. */
const remembered = 24 * 60 * 60 * 1000

/** Whose session it was, and when it reached its limit. */
export type PastSession = { readonly staff: string; readonly until: Date }

/**
 * Whose session a token was that has reached a limit: what somebody was writing is kept for them then. It lets nobody in.
 * Null for a token that was never given, for a session that was ended (its owner wants nothing of it any more, or it was
 * somebody else's doing), for one not used for a day, and for whoever has left.
 */
export async function staffOfSession(db: Database, token: string, now: Date): Promise<PastSession | null> {
  if (!isToken(token)) return null
  const row = await db
    .withTables<StaffTables>()
    .selectFrom('sessions')
    .innerJoin('staff_members', 'staff_members.id', 'sessions.staff')
    .select(['staff_members.id', 'begun_at', 'last_seen_at'])
    .where('token_hash', '=', hashToken(token))
    .where('last_seen_at', '>', new Date(now.getTime() - remembered))
    .where('sessions.ended_at', 'is', null)
    .where('staff_members.ended_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { staff: row.id, until: limitOf({ begunAt: row.begun_at, lastSeenAt: row.last_seen_at }) }
}
