import { listStaff, membersOf } from '../../../staff/index.ts'
import { administrators, approvers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'

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

/** What to do where an approval would wait for nobody. */
export function NobodyElse({ visit: { staff, opened } }: { readonly visit: AppealVisit }) {
  if (!(administrators as readonly string[]).includes(staff.role))
    return (
      <p class="notice">
        Nobody else may approve here yet. An administrator invites a reviewer, or makes one a member of{' '}
        {opened.cases.size === 1 ? 'the case' : 'each of the cases'}.
      </p>
    )
  return (
    <p class="notice">
      Nobody else may approve here yet: <a href="/staff/invite">invite somebody</a>
      {[...opened.cases.keys()].map((id) => (
        <span key={id}>
          {', or '}
          <a href={`/cases/${encodeURIComponent(id)}/members`}>
            make a member of <bdi>{id}</bdi>
          </a>
        </span>
      ))}
      {'. For a team of one there is a '}
      <a href="/settings">setting</a>.
    </p>
  )
}
