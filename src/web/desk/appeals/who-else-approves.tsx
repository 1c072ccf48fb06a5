import { listStaff, membersOf, membershipsOf } from '../../../staff/index.ts'
import { administrators, approvers, writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import type { AppealStanding } from './standing-of-appeal.ts'

/** The names of those who may give an approval for which this staff member asks: by their role, and as members of every case. */
export async function whoElseApproves({ needs: { db }, opened }: AppealVisit, asker: string): Promise<readonly string[]> {
  const teams = await Promise.all([...opened.cases.values()].map(async ({ key }) => (await membersOf(db, key)).filter(mayByRole)))
  const [first, ...others] = teams
  // One that belongs to no case is opened by administrators alone.
  if (first === undefined) {
    const staff = (await listStaff(db)).filter(({ id, role, endedAt }) => role === 'administrator' && endedAt === null && id !== asker)
    return staff.map(({ name }) => name)
  }
  const all = first.filter(({ staff }) => staff !== asker && others.every((team) => team.some((member) => member.staff === staff)))
  return all.map(({ name }) => name)
}

const mayByRole = ({ role }: { readonly role: string }): boolean => (approvers as readonly string[]).includes(role)

/** Whom to turn to where an approval waits, or would wait, for nobody. */
export type WhoCouldApprove = {
  /** Those who could be made members, as far as this staff member knows them. */
  readonly colleagues: readonly string[]
  readonly administrators: readonly string[]
}

/** The same of an appeal; null where somebody else may approve, where it is approved, or where one person may go alone. */
export async function whoCouldApprove(
  visit: AppealVisit,
  { approval, onePerson }: Pick<AppealStanding, 'approval' | 'onePerson'>,
): Promise<WhoCouldApprove | null> {
  if (onePerson || approval.kind === 'approved') return null
  const { staff, needs } = visit
  // Who does not write asks for nothing, and may be the one who approves.
  const asker = approval.kind === 'asked' ? approval.asked.by : includes(writers, staff.role) ? staff.id : ''
  if ((await whoElseApproves(visit, asker)).length > 0) return null
  const others = (await listStaff(needs.db)).filter(({ id, endedAt }) => id !== asker && endedAt === null)
  const known = includes(administrators, staff.role) ? new Set(others.map(({ id }) => id)) : await colleaguesOf(visit)
  const named = (wanted: (member: (typeof others)[number]) => boolean): string[] => others.filter(wanted).map(({ name }) => name)
  return {
    colleagues: named(({ id, role }) => mayByRole({ role }) && role !== 'administrator' && known.has(id)),
    administrators: named(({ id, role }) => role === 'administrator' && id !== staff.id),
  }
}

const includes = (roles: readonly string[], role: string): boolean => roles.includes(role)

/** Those with whom somebody shares a case: of other staff an editor knows nothing. */
async function colleaguesOf({ needs: { db }, staff }: AppealVisit): Promise<ReadonlySet<string>> {
  const teams = await Promise.all([...(await membershipsOf(db, staff.id)).keys()].map((key) => membersOf(db, key)))
  return new Set(teams.flat().map((member) => member.staff))
}

/** What to do where an approval would wait for nobody. */
export function NobodyElse({ visit, could }: { readonly visit: AppealVisit; readonly could: WhoCouldApprove }) {
  const cases = [...visit.opened.cases.keys()]
  const { colleagues } = could
  if (!includes(administrators, visit.staff.role))
    return (
      <p class="notice">
        Nobody else may approve here yet. Ask <Names of={could.administrators} or="an administrator" />:{' '}
        {colleagues.length > 0 && (
          <>
            they make <Names of={colleagues} or="" /> a member of {cases.length === 1 ? 'this case' : 'each of its cases'}, or{' '}
          </>
        )}
        they invite a reviewer, or approve it themselves as a member.
      </p>
    )
  return (
    <p class="notice">
      Nobody else may approve here yet.
      {cases.map((id) => (
        <span key={id}>
          {' '}
          <a href={`/cases/${encodeURIComponent(id)}/members`}>
            Make <Names of={[...colleagues, ...could.administrators]} or="somebody" /> a member of <bdi>{id}</bdi>
          </a>
          {', or '}
        </span>
      ))}{' '}
      <a href="/staff/invite">invite somebody</a>. For a team of one there is a <a href="/settings">setting</a>.
    </p>
  )
}

/** "Ada or Bo": a few of them, by name; `or` where there are none. */
function Names({ of, or }: { readonly of: readonly string[]; readonly or: string }) {
  const shown = of.slice(0, mostNamed)
  return (
    <>
      {shown.length === 0 && or}
      {shown.map((name, index) => (
        <span key={name}>
          {index > 0 && ' or '}
          <bdi>{name}</bdi>
        </span>
      ))}
      {of.length > mostNamed && ' or somebody else'}
    </>
  )
}

const mostNamed = 4
