import type { Database } from '../platform/index.ts'
import { hashToken, isToken } from './session.ts'
import type { StaffTables } from './store.ts'

/** How long after a session was last used what it still sends is kept for its owner, in milliseconds. */
const remembered = 24 * 60 * 60 * 1000

/**
 * Whose session a token was, also when it has ended or reached a limit: what somebody was writing is kept for them then.
 * It lets nobody in. Null for a token that was never given, for a session not used for a day, and for whoever has left.
 */
export async function staffOfSession(db: Database, token: string, now: Date): Promise<string | null> {
  if (!isToken(token)) return null
  const row = await db
    .withTables<StaffTables>()
    .selectFrom('sessions')
    .innerJoin('staff_members', 'staff_members.id', 'sessions.staff')
    .select('staff_members.id')
    .where('token_hash', '=', hashToken(token))
    .where('last_seen_at', '>', new Date(now.getTime() - remembered))
    .where('staff_members.ended_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}
