import type { Database, Transaction } from '../platform/index.ts'
import { recordAudit } from './record-audit.ts'
import { isOver, readSession, type Session } from './session.ts'
import type { StaffTables } from './store.ts'

/** The sessions of a staff member that still hold, the one seen last first. */
export async function sessionsOf(db: Database | Transaction, staff: string, now: Date): Promise<readonly Session[]> {
  const rows = await db
    .withTables<StaffTables>()
    .selectFrom('sessions')
    .selectAll()
    .where('staff', '=', staff)
    .where('ended_at', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(readSession).filter((session) => !isOver(session, now))
}

/** Who ends a session, and when. */
type Ending = { readonly by: string; readonly now: Date }

/** Signs out: ends one's own session. */
export async function signOut(
  db: Database,
  { staff, session, now }: { readonly staff: string; readonly session: string; readonly now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if ((await end(tx, staff, now, { only: session })) > 0) await recordAudit(tx, { at: now, staff, action: 'sign-out', entry: session })
  })
}

/** Ends one session of a staff member. Gives false where it is none of theirs, or was over. */
export async function endSession(tx: Transaction, staff: string, session: string, { by, now }: Ending): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/.test(session) || (await end(tx, staff, now, { only: session })) === 0) return false
  await recordAudit(tx, { at: now, staff: by, action: 'session.end', entry: session, detail: { of: staff } })
  return true
}

/** Ends every session of a staff member but one. Gives how many. */
export async function endOtherSessions(tx: Transaction, staff: string, kept: string, { by, now }: Ending): Promise<number> {
  const ended = await end(tx, staff, now, { but: kept })
  if (ended > 0) await recordAudit(tx, { at: now, staff: by, action: 'session.end', detail: { of: staff, sessions: ended } })
  return ended
}

/** Ends all sessions of a staff member, as part of something else that is recorded. */
export const endAllSessions = (tx: Transaction, staff: string, now: Date): Promise<number> => end(tx, staff, now, {})

async function end(tx: Transaction, staff: string, now: Date, which: { readonly only?: string; readonly but?: string }): Promise<number> {
  const { only, but } = which
  const { numUpdatedRows } = await tx
    .withTables<StaffTables>()
    .updateTable('sessions')
    .set({ ended_at: now, pending_secret: null })
    .where('staff', '=', staff)
    .where('ended_at', 'is', null)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .$if(but !== undefined, (query) => query.where('id', '<>', but ?? ''))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
