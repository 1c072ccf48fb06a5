import { keepDestination, openDestination } from './sign-in-destination.ts'
import { keepErasuresAway, type Database, type Transaction } from '../platform/index.ts'
import { hashToken, isToken, newToken } from './session.ts'
import type { Random } from './staff-member.ts'
import type { StaffTables } from './store.ts'

/** How long somebody may take between the password and the second factor, in milliseconds. */
const stepLasts = 15 * 60_000

/** How often a second factor may be wrong before the password is asked for again. */
const mostWrongFactors = 5

/** What somebody has shown who is not signed in yet. */
export type SignInStep = {
  readonly destination: string
  readonly failures: number
  readonly challenge: string
} & (
  | { readonly kind: 'sign-in'; readonly staff: string }
  | { readonly kind: 'invitation'; readonly invitation: string; readonly prepared: Prepared }
)

/** What somebody chose on an invitation, until their second factor is shown to work. */
export type Prepared = { readonly signInName: string; readonly name: string; readonly passwordHash: string; readonly secret: string }

type NewStep =
  | { readonly kind: 'sign-in'; readonly staff: string; readonly destination: string }
  | { readonly kind: 'invitation'; readonly invitation: string; readonly prepared: Prepared }

/** Begins a step and gives its token, for a cookie. Steps that are over are cleared away on the way. */
export async function beginStep(
  tx: Transaction,
  step: NewStep,
  { now, random }: { readonly now: Date; readonly random: Random },
): Promise<string> {
  const token = newToken(random)
  // An erasure removes steps, too, and would wait for whom we wait for.
  await keepErasuresAway(tx)
  const tables = tx.withTables<StaffTables>()
  await tables
    .deleteFrom('sign_in_steps')
    .where('begun_at', '<', new Date(now.getTime() - stepLasts))
    .execute()
  const prepared = step.kind === 'invitation' ? step.prepared : undefined
  const destination = step.kind === 'sign-in' ? await keepDestination(tx, step.destination, random) : null
  await tables
    .insertInto('sign_in_steps')
    .values({
      token_hash: hashToken(token),
      kind: step.kind,
      begun_at: now,
      staff: step.kind === 'sign-in' ? step.staff : null,
      invitation: step.kind === 'invitation' ? step.invitation : null,
      key: destination?.key ?? null,
      sealed: destination?.sealed ?? null,
      failures: 0,
      challenge: newToken(random),
      sign_in_name: prepared?.signInName ?? null,
      name: prepared?.name ?? null,
      password_hash: prepared?.passwordHash ?? null,
      secret: prepared?.secret ?? null,
    })
    .execute()
  return token
}

/** The step a token stands for; null when it is over, was finished or never was. */
export async function findStep(db: Database | Transaction, token: string, now: Date): Promise<SignInStep | null> {
  return isToken(token) ? read(db, await query(db, token, now).executeTakeFirst()) : null
}

/** The same, held until the transaction ends: two answers to one step are one after the other. */
export async function holdStep(tx: Transaction, token: string, now: Date): Promise<SignInStep | null> {
  await keepErasuresAway(tx)
  return isToken(token) ? read(tx, await query(tx, token, now).forUpdate().executeTakeFirst()) : null
}

/** Notes a wrong second factor: a challenge counts once, right or wrong. Gives how many wrong ones are left. */
export async function failStep(tx: Transaction, token: string, step: SignInStep, random: Random): Promise<number> {
  const left = mostWrongFactors - step.failures - 1
  if (left <= 0) await endStep(tx, token)
  else
    await tx
      .withTables<StaffTables>()
      .updateTable('sign_in_steps')
      .set({ failures: step.failures + 1, challenge: newToken(random) })
      .where('token_hash', '=', hashToken(token))
      .execute()
  return left
}

/** Forgets a step. */
export async function endStep(tx: Transaction, token: string): Promise<void> {
  await tx.withTables<StaffTables>().deleteFrom('sign_in_steps').where('token_hash', '=', hashToken(token)).execute()
}

/** Forgets what a staff member began to sign in with: their password is another one now, or counts no more. */
export async function endStepsOf(tx: Transaction, staff: string): Promise<void> {
  await tx.withTables<StaffTables>().deleteFrom('sign_in_steps').where('staff', '=', staff).execute()
}

const query = (db: Database | Transaction, token: string, now: Date) =>
  db
    .withTables<StaffTables>()
    .selectFrom('sign_in_steps')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('begun_at', '>', new Date(now.getTime() - stepLasts))

async function read(db: Database | Transaction, row: StaffTables['sign_in_steps'] | undefined): Promise<SignInStep | null> {
  if (row === undefined) return null
  const shared = { destination: await openDestination(db, row.token_hash), failures: row.failures, challenge: row.challenge ?? '' }
  if (row.kind === 'sign-in') return { ...shared, kind: 'sign-in', staff: row.staff ?? '' }
  const prepared = {
    signInName: row.sign_in_name ?? '',
    name: row.name ?? '',
    passwordHash: row.password_hash ?? '',
    secret: row.secret ?? '',
  }
  return { ...shared, kind: 'invitation', invitation: row.invitation ?? '', prepared }
}
