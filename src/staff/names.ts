import type { Database, Transaction } from '../platform/index.ts'
import { judgePassword } from './judge-password.ts'
import { foldSignInName, type StaffMember } from './staff-member.ts'
import type { StaffTables } from './store.ts'

/** What somebody types on an invitation. On a recovery the names are those they have. */
export type Chosen = { readonly signInName: string; readonly name: string; readonly password: string; readonly again: string }

export type ChosenProblems = Readonly<Partial<Record<keyof Chosen, string>>>

/** What is wrong with the names that somebody chooses, each in a sentence. */
export async function nameProblems(db: Database, { signInName, name }: Pick<Chosen, 'signInName' | 'name'>): Promise<ChosenProblems> {
  const [first, second] = [await signInNameProblem(db, signInName), nameProblem(name) ?? (await shownNameProblem(db, name))]
  return { ...(first !== undefined && { signInName: first }), ...(second !== undefined && { name: second }) }
}

/** What is wrong with a name that others are to see. */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'Type the name that others are to see beside what you do.'
  if (name.length > 100) return `The name has ${name.length} characters; 100 are kept at most.`
  if (unseen.test(name)) return 'The name holds a character that cannot be seen. Type it again.'
  return undefined
}

/**
 * What is wrong with a name that others are to see where a colleague bears it: case, spaces and compatibility forms make no
 * difference, as for names to sign in with. Takes who bears it now, and may keep it.
 */
export async function shownNameProblem(
  db: Database | Transaction,
  name: string,
  own?: Pick<StaffMember, 'id' | 'name'>,
): Promise<string | undefined> {
  const folded = foldSignInName(name)
  if (own !== undefined && folded === foldSignInName(own.name)) return undefined
  const members = await db
    .withTables<StaffTables>()
    .selectFrom('staff_members')
    .select(['id', 'name'])
    .where('ended_at', 'is', null)
    .execute()
  return members.some((member) => member.id !== own?.id && foldSignInName(member.name) === folded)
    ? 'A colleague has this name already. Choose one that tells you apart.'
    : undefined
}

/** What is wrong with a new password that was typed twice. */
export function passwordProblems(
  { password, again }: Pick<Chosen, 'password' | 'again'>,
  { signInName, name }: Pick<StaffMember, 'signInName' | 'name'>,
): Pick<ChosenProblems, 'password' | 'again'> {
  const judgement = judgePassword(password, [signInName, name])
  if (judgement.kind === 'refused') return { password: judgement.reason }
  return password === again ? {} : { again: 'The two passwords differ. Type the same one twice.' }
}

/** Whether an active staff member signs in with this name. */
export async function isTaken(db: Database | Transaction, signInName: string): Promise<boolean> {
  const found = await db
    .withTables<StaffTables>()
    .selectFrom('staff_members')
    .select('id')
    .where('folded_name', '=', foldSignInName(signInName))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

async function signInNameProblem(db: Database, name: string): Promise<string | undefined> {
  if (name === '') return 'Choose a name to sign in with: an e-mail address or a plain name.'
  if (name.length > 100) return `The name to sign in with has ${name.length} characters; 100 are kept at most.`
  if (unseen.test(name)) return 'The name to sign in with holds a character that cannot be seen. Type it again.'
  return (await isTaken(db, name)) ? 'Somebody signs in with this name already. Choose another.' : undefined
}

// Joiners (U+200C, U+200D) belong to how names are written in several scripts.
const unseen = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u
