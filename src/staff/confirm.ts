import type { Database, Transaction } from '../platform/index.ts'
import type { Attempt, Attempts } from './attempts.ts'
import { acceptFactor, type Shown } from './factors.ts'
import { argon2Passwords, nobodysHash, type Passwords } from './password.ts'
import { recordAudit } from './record-audit.ts'
import { newToken, type Session } from './session.ts'
import type { Random, StaffMember } from './staff-member.ts'
import type { StaffTables } from './store.ts'

/** What a signed-in person shows to prove again who they are: their password, a code or a passkey. */
export type Proof = Shown | { readonly kind: 'password'; readonly password: string }

export type ConfirmContext = {
  readonly now: Date
  readonly random: Random
  readonly attempts: Attempts
  readonly address: string
  readonly origin: string
  readonly passwords?: Passwords
}

export type ConfirmOutcome = { readonly kind: 'confirmed' } | { readonly kind: 'wrong' } | { readonly kind: 'slowed'; readonly until: Date }

/** Confirms that it is still this person who sits there; holds for a quarter of an hour (isFresh). */
export async function confirm(
  db: Database,
  { staff, session }: { readonly staff: StaffMember; readonly session: Session },
  proof: Proof,
  context: ConfirmContext,
): Promise<ConfirmOutcome> {
  const { now, attempts, random, origin } = context
  const begun = proof.kind === 'passkey' ? null : attempts.begin(countedOf(staff, proof, context))
  if (begun?.kind === 'wait') return { kind: 'slowed', until: begun.until }
  const passwordIsRight = proof.kind === 'password' && (await isPassword(db, staff.id, proof.password, context.passwords))
  const outcome = await db.transaction().execute(async (tx): Promise<ConfirmOutcome> => {
    const held = await holdSession(tx, session.id)
    if (held === null) return { kind: 'wrong' }
    const good =
      proof.kind === 'password' ? passwordIsRight : await acceptFactor(tx, staff.id, proof, { now, challenge: held.challenge, origin })
    await setSession(tx, session.id, { challenge: newToken(random), ...(good && { confirmed_at: now }) })
    await recordAudit(tx, { at: now, staff: staff.id, action: good ? 'session.confirm' : 'session.wrong-proof', entry: session.id })
    return { kind: good ? 'confirmed' : 'wrong' }
  })
  if (outcome.kind === 'confirmed') begun?.succeeded()
  return outcome
}

const countedOf = (staff: StaffMember, proof: Proof, { address, now }: ConfirmContext): Attempt =>
  proof.kind === 'password' ? { name: staff.signInName, address, now } : { codesOf: staff.id, now }

/** Whether a password is this staff member's. */
export async function isPassword(db: Database, staff: string, password: string, passwords: Passwords = argon2Passwords): Promise<boolean> {
  const row = await db
    .withTables<StaffTables>()
    .selectFrom('staff_members')
    .select('password_hash')
    .where('id', '=', staff)
    .executeTakeFirst()
  return passwords.matches(row?.password_hash ?? nobodysHash, password.slice(0, 1000))
}

/** What a session waits for: the challenge of its next passkey, and the secret of an app that is being added. */
export type Awaited = { readonly challenge: string; readonly secret: string | null }

export async function awaitedBy(db: Database | Transaction, session: string): Promise<Awaited | null> {
  const row = await sessions(db, session).executeTakeFirst()
  return row === undefined ? null : { challenge: row.challenge, secret: row.pending_secret }
}

/** The same, held until the transaction ends. */
export async function holdSession(tx: Transaction, session: string): Promise<Awaited | null> {
  const row = await sessions(tx, session).forUpdate().executeTakeFirst()
  return row === undefined ? null : { challenge: row.challenge, secret: row.pending_secret }
}

export async function setSession(
  tx: Transaction,
  session: string,
  change: { readonly challenge?: string; readonly confirmed_at?: Date; readonly pending_secret?: string | null },
): Promise<void> {
  await tx.withTables<StaffTables>().updateTable('sessions').set(change).where('id', '=', session).execute()
}

const sessions = (db: Database | Transaction, session: string) =>
  db
    .withTables<StaffTables>()
    .selectFrom('sessions')
    .select(['challenge', 'pending_secret'])
    .where('id', '=', session)
    .where('ended_at', 'is', null)
