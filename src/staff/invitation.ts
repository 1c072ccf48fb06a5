import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import { recordAudit } from './record-audit.ts'
import { hashToken, isToken, newToken } from './session.ts'
import { newUuid, type Random, type Role } from './staff-member.ts'
import type { StaffTables } from './store.ts'

const hour = 3_600_000

/** How long a one-time link can be used, in milliseconds. */
const invitationLasts = 72 * hour

/**
 * How long a recovery link waits before it can be used, in milliseconds. Recovery is what somebody who wants in would
 * ask for. Where three or more administrators are active, the others have a day to see it and withdraw it; where there
 * are one or two, nobody else would look, and waiting would only lock the team out.
 */
export const recoveryWaits = (activeAdministrators: number): number => (activeAdministrators >= 3 ? 24 * hour : 0)

/** A one-time link. The token itself is known to whoever was given it. */
export type Invitation = {
  readonly id: string
  readonly kind: 'first' | 'invitation' | 'recovery'
  /** Whom it is for, in the words of whoever made it. */
  readonly forWhom: string
  readonly role: Role
  /** Whose sign-in is made anew; null unless it is a recovery. */
  readonly staff: string | null
  readonly madeBy: string
  readonly madeAt: Date
  readonly opensAt: Date
  readonly expiresAt: Date
}

/** Who acts and when; `by` is null on the command line. */
export type Acting = { readonly by: string | null; readonly now: Date; readonly random: Random }

/** A link that was just made; nobody can ask for its token again. */
export type MadeLink = { readonly invitation: Invitation; readonly token: string }

/** Invites somebody. In the caller's transaction, with its audit entry. */
export async function invite(tx: Transaction, whom: { readonly forWhom: string; readonly role: Role }, acting: Acting): Promise<MadeLink> {
  const link = await makeLink(tx, { ...whom, kind: 'invitation', staff: null, waits: 0 }, acting)
  const detail = { role: whom.role, ...fromCommandLine(acting) }
  await recordAudit(tx, { at: acting.now, staff: acting.by, action: 'staff.invite', entry: link.invitation.id, detail })
  return link
}

/**
 * The link of the first staff member, an administrator. Gives null where there is somebody already. One that was made
 * before and not used is replaced: it may lie in an old log.
 */
export async function makeFirstLink(db: Database, acting: Omit<Acting, 'by'>): Promise<MadeLink | null> {
  return db.transaction().execute(async (tx) => {
    await holdStaff(tx)
    const anybody = await tx.withTables<StaffTables>().selectFrom('staff_members').select('id').limit(1).executeTakeFirst()
    if (anybody !== undefined) return null
    await tx
      .withTables<StaffTables>()
      .updateTable('invitations')
      .set({ withdrawn_at: acting.now })
      .where('kind', '=', 'first')
      .where('withdrawn_at', 'is', null)
      .execute()
    return makeLink(
      tx,
      { kind: 'first', forWhom: 'the first administrator', role: 'administrator', staff: null, waits: 0 },
      { ...acting, by: null },
    )
  })
}

/** What a link is for; null when it was used, withdrawn, has expired or never was. */
export async function findInvitation(db: Database | Transaction, token: string, now: Date): Promise<Invitation | null> {
  if (!isToken(token)) return null
  const row = await usable(db, now).where('token_hash', '=', hashToken(token)).executeTakeFirst()
  return row === undefined ? null : readInvitation(row)
}

/** The same by its id, held until the transaction ends. */
export async function holdInvitation(tx: Transaction, id: string, now: Date): Promise<Invitation | null> {
  const row = await usable(tx, now).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? null : readInvitation(row)
}

/** The links that can still be used, newest first. */
export async function openInvitations(db: Database, now: Date): Promise<readonly Invitation[]> {
  return (await usable(db, now).orderBy('made_at', 'desc').execute()).map(readInvitation)
}

/** Withdraws a link. Gives false where there is none that could still be used. */
export async function withdrawInvitation(tx: Transaction, id: string, { by, now }: Omit<Acting, 'random'>): Promise<boolean> {
  const held = await holdInvitation(tx, id, now)
  if (held === null) return false
  await tx.withTables<StaffTables>().updateTable('invitations').set({ withdrawn_at: now }).where('id', '=', id).execute()
  await recordAudit(tx, { at: now, staff: by, action: 'invitation.withdraw', entry: id })
  return true
}

/** Withdraws the links that a staff member made, or that are theirs to sign in anew, as part of something else. Gives how many. */
export async function withdrawLinks(
  tx: Transaction,
  whose: { readonly madeBy: string } | { readonly staff: string },
  now: Date,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .withTables<StaffTables>()
    .updateTable('invitations')
    .set({ withdrawn_at: now })
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .$if('madeBy' in whose, (query) => query.where('made_by', '=', 'madeBy' in whose ? whose.madeBy : ''))
    .$if('staff' in whose, (query) => query.where('staff', '=', 'staff' in whose ? whose.staff : ''))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Makes a link; the caller records it. */
export async function makeLink(
  tx: Transaction,
  what: Pick<Invitation, 'kind' | 'forWhom' | 'role' | 'staff'> & { readonly waits: number },
  { by, now, random }: Acting,
): Promise<MadeLink> {
  const token = newToken(random)
  const opensAt = new Date(now.getTime() + what.waits)
  const invitation: Invitation = {
    id: newUuid(random),
    kind: what.kind,
    forWhom: what.forWhom,
    role: what.role,
    staff: what.staff,
    madeBy: by ?? 'amparo',
    madeAt: now,
    opensAt,
    expiresAt: new Date(opensAt.getTime() + invitationLasts),
  }
  await tx
    .withTables<StaffTables>()
    .insertInto('invitations')
    .values({
      id: invitation.id,
      token_hash: hashToken(token),
      kind: invitation.kind,
      for_whom: invitation.forWhom,
      role: invitation.role,
      staff: invitation.staff,
      made_by: invitation.madeBy,
      made_at: now,
      opens_at: opensAt,
      expires_at: invitation.expiresAt,
      used_at: null,
      withdrawn_at: null,
    })
    .execute()
  return { invitation, token }
}

/** Where the entry would have nobody's name: it was done on the server's own command line. */
export const fromCommandLine = ({ by }: Pick<Acting, 'by'>): { from?: string } => (by === null ? { from: 'command line' } : {})

/** One at a time: whoever joins, leaves, or changes role. Held until the transaction ends. */
export async function holdStaff(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('staff members', 0))`.execute(tx)
}

// A link counts as long as whoever made it may make one: an administrator may press the button while they are ended.
const usable = (db: Database | Transaction, now: Date) =>
  db
    .withTables<StaffTables>()
    .selectFrom('invitations')
    .selectAll()
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .where(
      sql<boolean>`(made_by = 'amparo' or exists (select from staff_members maker
        where maker.id = made_by and maker.role = 'administrator' and maker.ended_at is null))`,
    )

const readInvitation = (row: Selectable<StaffTables['invitations']>): Invitation => ({
  id: row.id,
  kind: row.kind,
  forWhom: row.for_whom,
  role: row.role,
  staff: row.staff,
  madeBy: row.made_by,
  madeAt: row.made_at,
  opensAt: row.opens_at,
  expiresAt: row.expires_at,
})
