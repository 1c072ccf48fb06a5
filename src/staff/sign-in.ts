import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import type { Attempts } from './attempts.ts'
import { argon2Passwords, nobodysHash, type Passwords } from './password.ts'
import { recordAudit } from './record-audit.ts'
import { beginSession, type BegunSession } from './session.ts'
import { beginStep } from './sign-in-step.ts'
import { foldSignInName, readMember, type Random, type StaffMember } from './staff-member.ts'
import type { StaffTables } from './store.ts'

/** What signing in needs of the world. */
export type SignInContext = {
  readonly now: Date
  readonly random: Random
  readonly attempts: Attempts
  /** The client's address as the request has it; used to count failures and kept nowhere. */
  readonly address: string
  /** Such as 'Firefox on Linux'. */
  readonly device: string
  readonly passwords?: Passwords
  /** Whether the people of the demo, who have no second factor, may sign in. Only the demo says yes. */
  readonly demo?: boolean
}

export type SignedIn = BegunSession & { readonly kind: 'signed-in'; readonly staff: StaffMember; readonly destination: string }

export type PasswordOutcome =
  | SignedIn
  /** The password is right; `step` is the token with which the second factor is to be shown. */
  | { readonly kind: 'factor-needed'; readonly step: string }
  /** The name or the password is not right, or they have left; nobody is told which. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'slowed'; readonly until: Date }

/**
 * The first half of signing in. Takes what was typed and where this person wanted to go. An unknown name is compared
 * with the hash of a password that nobody knows, and is answered, counted and slowed like any other.
 */
export async function signIn(
  db: Database,
  typed: { readonly name: string; readonly password: string; readonly destination: string },
  context: SignInContext,
): Promise<PasswordOutcome> {
  const { attempts, address, now, passwords = argon2Passwords } = context
  const begun = attempts.begin({ name: typed.name, address, now })
  if (begun.kind === 'wait') return { kind: 'slowed', until: begun.until }
  const member = await findByName(db, typed.name)
  // A longer password is nobody's, and would only keep the machine busy.
  const matches = await passwords.matches(member?.password_hash ?? nobodysHash, typed.password.slice(0, 1000))
  const outcome =
    member === undefined || !matches ? null : await db.transaction().execute((tx) => proceed(tx, member, typed.destination, context))
  if (outcome !== null) {
    begun.succeeded()
    return outcome
  }
  const { slowed, until } = begun.failed()
  // Written for unknown names as well: the same work for both.
  if (slowed) await db.transaction().execute((tx) => recordAudit(tx, { at: now, staff: member?.id ?? null, action: 'sign-in.slowed' }))
  return until === null ? { kind: 'refused' } : { kind: 'slowed', until }
}

type Row = Selectable<StaffTables['staff_members']>

/** What follows a right password. Null where it was changed, or its owner left, while it was compared. */
async function proceed(tx: Transaction, member: Row, destination: string, context: SignInContext): Promise<PasswordOutcome | null> {
  // Held, so that whoever changes it meanwhile sees the step that begins here, and ends it.
  const held = await tx
    .withTables<StaffTables>()
    .selectFrom('staff_members')
    .select('id')
    .where('id', '=', member.id)
    .where('password_hash', '=', member.password_hash)
    .where('ended_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  if (held === undefined) return null
  const staff = readMember({ ...member, staff: member.id })
  if (!member.needs_second_factor && context.demo === true) return enter(tx, staff, destination, context)
  return { kind: 'factor-needed', step: await beginStep(tx, { kind: 'sign-in', staff: member.id, destination }, context) }
}

/** Signs a staff member in: a new session, and its audit entry. */
export async function enter(
  tx: Transaction,
  staff: StaffMember,
  destination: string,
  context: Pick<SignInContext, 'now' | 'random' | 'device'>,
): Promise<SignedIn> {
  const begun = await beginSession(tx, staff.id, context)
  await recordAudit(tx, { at: context.now, staff: staff.id, action: 'sign-in', entry: begun.session.id })
  return { kind: 'signed-in', ...begun, staff, destination }
}

const findByName = (db: Database, typed: string) =>
  db
    .withTables<StaffTables>()
    .selectFrom('staff_members')
    .selectAll()
    // A name longer than any that can be chosen is not looked for; the rest of the work is done all the same.
    .where('folded_name', '=', foldSignInName(typed.slice(0, 500)))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
