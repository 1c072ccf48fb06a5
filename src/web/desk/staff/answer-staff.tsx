import { listCases, readTitles } from '../../../cases/index.ts'
import {
  clearanceInWords,
  endSession,
  listStaff,
  membersOfAll,
  membershipsOf,
  openInvitations,
  sessionsOf,
  withdrawInvitation,
  type ListedMember,
} from '../../../staff/index.ts'
import { textOf } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { HandlersOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { CasesForMembersPage } from './member-pages.tsx'
import type { staffRoutes } from './routes.ts'
import { sentBy } from './sent-by.ts'
import { StaffMemberPage, StaffPage } from './staff-pages.tsx'
import { waitingForNobody } from './waiting-approvals.tsx'

type Names = 'staff' | 'casesForMembers' | 'staffMember' | 'staffSessionsSent' | 'withdrawInvitation'

export const staffListHandlers: Pick<HandlersOf<typeof staffRoutes>, Names> = {
  staff: async (visit) => {
    const { db } = visit.needs
    const [staff, invitations] = [await listStaff(db), await openInvitations(db, visit.now)]
    const names = new Map(staff.map(({ id, name }) => [id, name]))
    const nameOf = (id: string): string => names.get(id) ?? 'the server’s command line'
    return answer(
      visit,
      <StaffPage visit={visit} staff={staff} invitations={invitations} nameOf={nameOf} waiting={await waitingForNobody(visit)} />,
    )
  },

  casesForMembers: async (visit) => {
    const { db } = visit.needs
    const [all, teams] = [await listCases(db), await membersOfAll(db)]
    const cases = all.map(({ key, id, title }) => {
      const members = teams.get(key) ?? []
      return { id, members, ...(members.some(({ staff }) => staff === visit.staff.id) && { title }) }
    })
    return answer(visit, <CasesForMembersPage visit={visit} cases={cases} waiting={await waitingForNobody(visit, teams)} />)
  },

  staffMember: async (visit) => {
    const { needs, now } = visit
    const member = await memberIn(visit)
    if (member === null) return answer(visit, <NotFoundPage visit={visit} />, 404)
    const memberships = await membershipsOf(needs.db, member.id)
    const titles = await readTitles(needs.db, [...memberships.keys()])
    const cases = [...memberships].flatMap(([key, { clearance }]) => {
      const title = titles.get(key)
      return title === undefined ? [] : [{ id: title.id, clearance: clearanceInWords[clearance] }]
    })
    const sessions = await sessionsOf(needs.db, member.id, now)
    return answer(visit, <StaffMemberPage visit={visit} member={member} sessions={sessions} cases={cases} />)
  },

  staffSessionsSent: async (visit) => {
    const { c, needs, staff, now } = visit
    const member = await memberIn(visit)
    if (member === null) return answer(visit, <NotFoundPage visit={visit} />, 404)
    const session = textOf(await sentBy(visit), 'session')
    await needs.db.transaction().execute((tx) => endSession(tx, member.id, session, { by: staff.id, now }))
    return c.redirect(withNotice(`/staff/${member.id}`, 'session-ended'), 303)
  },

  withdrawInvitation: async (visit) => {
    const { c, needs, staff, now } = visit
    const id = c.req.param('invitation') ?? ''
    if (!/^[0-9a-f-]{36}$/.test(id)) return answer(visit, <NotFoundPage visit={visit} />, 404)
    await needs.db.transaction().execute((tx) => withdrawInvitation(tx, id, { by: staff.id, now }))
    return c.redirect(withNotice('/staff', 'removed'), 303)
  },
}

/** The staff member in the address, also one whose access has ended; null where there is none. */
export async function memberIn({ c, needs }: Visit): Promise<ListedMember | null> {
  const id = c.req.param('staff')
  return (await listStaff(needs.db)).find((member) => member.id === id) ?? null
}
