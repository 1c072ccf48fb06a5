import { caseKeyOf } from '../../../cases/index.ts'
import { isClearance, listStaff, membersOf, setMembership } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { emptyForm, filledWith, textOf, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { HandlersOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { CaseMembersPage } from './member-pages.tsx'
import type { staffRoutes } from './routes.ts'
import { sentBy } from './sent-by.ts'
import { clearanceNeeded } from './clearance-needed.ts'
import { waitingIn } from './waiting-approvals.tsx'

export const memberHandlers: Pick<HandlersOf<typeof staffRoutes>, 'caseMembers' | 'caseMembersSent'> = {
  caseMembers: (visit) => membersPage(visit, emptyForm),

  caseMembersSent: async (visit) => {
    const { needs, staff, now } = visit
    const id = caseIn(visit)
    const caseKey = await caseKeyOf(needs.db, id)
    if (caseKey === null) return answer(visit, <NotFoundPage visit={visit} />, 404)
    const given = await sentBy(visit)
    const [whom, wanted] = [textOf(given, 'staff'), textOf(given, 'clearance')]
    const errors = {
      ...(whom === '' && { staff: 'Choose a staff member.' }),
      ...(wanted !== 'none' && !isClearance(wanted) && { clearance: 'Choose what they read.' }),
    }
    if (Object.keys(errors).length > 0) return membersPage(visit, { given, errors })
    const clearance = isClearance(wanted) ? wanted : null
    const unknown = { given, errors: { staff: 'This staff member’s access has ended. Choose somebody else.' } }
    return change(visit, given, async (tx) => {
      const outcome = await setMembership(tx, { staff: whom, caseKey, clearance }, { by: staff.id, at: now })
      if (outcome.kind === 'unknown') return { kind: 'refused', response: () => membersPage(visit, unknown) }
      return { kind: 'done', location: withNotice(`/cases/${encodeURIComponent(id)}/members`, clearance === null ? 'removed' : 'saved') }
    })
  },
}

const caseIn = ({ c }: Visit): string => c.req.param('case') ?? ''

async function membersPage(visit: Visit, sent: FormState): Promise<Response> {
  const { db } = visit.needs
  const caseKey = await caseKeyOf(db, caseIn(visit))
  if (caseKey === null) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const [members, staff] = [await membersOf(db, caseKey), await listStaff(db)]
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  const others = staff.filter(({ endedAt }) => endedAt === null)
  const nameOf = (id: string): string => names.get(id) ?? 'Amparo'
  const id = caseIn(visit)
  const waiting = await waitingIn(visit, caseKey)
  const reads = waiting && (await clearanceNeeded(visit, caseKey, waiting))
  // Whoever is added because an approval waits reads all of it, unless somebody chooses otherwise.
  const form = reads !== undefined && sent.given.size === 0 ? { ...sent, ...filledWith({ clearance: reads }) } : sent
  const page = <CaseMembersPage {...{ visit, id, members, others, form, nameOf }} waiting={reads && { by: waiting.by, reads }} />
  return answer(visit, page, Object.keys(form.errors).length === 0 ? 200 : 422)
}
