import { citedCaseIds, type Holder } from '../../appeals/index.ts'
import { caseKeyOf, type Appeal } from '../../cases/index.ts'
import { listStaff, membersOf, type CaseMember } from '../../staff/index.ts'
import { countHidden } from './open-appeal.ts'
import { approvers } from './route.ts'
import type { Visit } from './visit.ts'

export type Approver = { readonly id: string; readonly name: string }

export type WhoMayApprove = {
  readonly may: readonly Approver[]
  /** Who may by role and as members, and does not read all of the text: nobody approves what they cannot read. */
  readonly readPart: readonly Approver[]
}

/**
 * Who may give the approval of an appeal for which somebody asks, by name: other staff, by their role, as members of every case that it
 * rests on, where they read the whole of it. One that rests on no case is opened by administrators alone. Takes the members of all
 * cases where they are known.
 */
export async function whoMayApprove(
  { needs: { db }, openCases }: Pick<Visit, 'needs' | 'openCases'>,
  { appeal, holder }: { readonly appeal: Appeal; readonly holder: Holder | null },
  asker: string,
  teams?: ReadonlyMap<number, readonly CaseMember[]>,
): Promise<WhoMayApprove> {
  const cases = new Map<string, number>(holder === null ? [] : [[holder.case, holder.caseKey]])
  for (const id of citedCaseIds(appeal)) {
    const key = cases.get(id) ?? (await caseKeyOf(db, id))
    if (key !== null) cases.set(id, key)
  }
  const all = await Promise.all([...cases.values()].map(async (key) => (teams === undefined ? membersOf(db, key) : (teams.get(key) ?? []))))
  const [first, ...others] = all
  if (first === undefined) {
    const staff = (await listStaff(db)).filter(({ id, role, endedAt }) => role === 'administrator' && endedAt === null && id !== asker)
    return { may: staff, readPart: [] }
  }
  const [may, readPart]: [Approver[], Approver[]] = [[], []]
  for (const { staff, name, role } of first) {
    if (staff === asker || !mayByRole(role) || !others.every((team) => team.some((member) => member.staff === staff))) continue
    const memberships = new Map(all.flatMap((team) => team.filter((member) => member.staff === staff)).map((one) => [one.caseKey, one]))
    const hidden = await countHidden(db, appeal, await openCases([...cases.keys()], memberships))
    ;(hidden === 0 ? may : readPart).push({ id: staff, name })
  }
  return { may, readPart }
}

/** Whether a role lets somebody approve. */
export const mayByRole = (role: string): boolean => (approvers as readonly string[]).includes(role)
