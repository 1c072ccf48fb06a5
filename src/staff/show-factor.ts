import type { Database } from '../platform/index.ts'
import { acceptFactor, findFactors, type Factors, type Shown } from './factors.ts'
import { recordAudit } from './record-audit.ts'
import { enter, type SignedIn, type SignInContext } from './sign-in.ts'
import { endStep, failStep, findStep, holdStep, type SignInStep } from './sign-in-step.ts'
import { memberColumns, readMember } from './staff-member.ts'
import type { StaffTables } from './store.ts'

export type FactorOutcome =
  | SignedIn
  | { readonly kind: 'wrong'; readonly left: number }
  /** Too late, too often wrong, or never begun: the password is asked for again. */
  | { readonly kind: 'over' }
  | { readonly kind: 'slowed'; readonly until: Date }

export type FactorContext = SignInContext & { readonly origin: string }

/** What may be shown after the password, and the challenge for a passkey; null when it is over. */
export async function awaitedFactors(
  db: Database,
  token: string,
  now: Date,
): Promise<{ readonly step: SignInStep; readonly factors: Factors } | null> {
  const step = await findStep(db, token, now)
  return step?.kind === 'sign-in' ? { step, factors: await findFactors(db, step.staff) } : null
}

/**
 * The second half of signing in. Takes the step's token and what is shown. A wrong one is recorded: somebody knows the
 * password. A step serves once; the session has a token of its own (no fixation).
 */
export async function showFactor(db: Database, token: string, shown: Shown, context: FactorContext): Promise<FactorOutcome> {
  const { attempts, now, random } = context
  const step = await findStep(db, token, now)
  if (step?.kind !== 'sign-in') return { kind: 'over' }
  const begun = shown.kind === 'code' ? attempts.begin({ codesOf: step.staff, now }) : null
  if (begun?.kind === 'wait') return { kind: 'slowed', until: begun.until }
  const outcome = await db.transaction().execute(async (tx): Promise<FactorOutcome> => {
    const held = await holdStep(tx, token, now)
    if (held?.kind !== 'sign-in') return { kind: 'over' }
    const row = await tx
      .withTables<StaffTables>()
      .selectFrom('staff_members')
      .select(memberColumns)
      .where('id', '=', held.staff)
      .where('ended_at', 'is', null)
      .forShare()
      .executeTakeFirst()
    if (row === undefined) return { kind: 'over' }
    if (await acceptFactor(tx, held.staff, shown, { now, challenge: held.challenge, origin: context.origin })) {
      await endStep(tx, token)
      return enter(tx, readMember(row), held.destination, context)
    }
    const left = await failStep(tx, token, held, random)
    await recordAudit(tx, { at: now, staff: held.staff, action: 'sign-in.wrong-factor' })
    return left > 0 ? { kind: 'wrong', left } : { kind: 'over' }
  })
  if (outcome.kind === 'signed-in') begun?.succeeded()
  return outcome
}
