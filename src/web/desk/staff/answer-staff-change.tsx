import {
  changeRole,
  endStaffMember,
  invite,
  isRole,
  listStaff,
  recover,
  recoveryWaits,
  type ListedMember,
  type MadeLink,
} from '../../../staff/index.ts'
import type { VNode } from 'preact'
import { change } from '../change.ts'
import { emptyForm, filledWith, textOf, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { HandlersOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { memberIn } from './answer-staff.tsx'
import type { staffRoutes } from './routes.ts'
import { sentBy } from './sent-by.ts'
import { InvitePage, LinkPage, StaffEndPage, StaffRecoverPage, StaffRolePage } from './staff-pages.tsx'

type Names = `invite${'' | 'Sent'}` | `staff${'Role' | 'End' | 'Recover'}${'' | 'Sent'}`

export const staffChangeHandlers: Pick<HandlersOf<typeof staffRoutes>, Names> = {
  invite: (visit) => answer(visit, <InvitePage visit={visit} form={emptyForm} />),

  inviteSent: async (visit) => {
    const given = await sentBy(visit)
    const [whom, role] = [textOf(given, 'whom'), textOf(given, 'role')]
    const errors = {
      ...(whom === '' && { whom: 'Type whom the link is for.' }),
      ...(whom.length > 100 && { whom: `This has ${whom.length} characters; 100 are kept at most.` }),
      ...(!isRole(role) && { role: 'Choose a role.' }),
    }
    if (Object.keys(errors).length > 0 || !isRole(role)) return answer(visit, <InvitePage visit={visit} form={{ given, errors }} />, 422)
    const made: MadeLink[] = []
    const response = await change(visit, given, async (tx) => {
      made.push(await invite(tx, { forWhom: whom, role }, actingIn(visit)))
      return { kind: 'done', location: '/staff' }
    })
    return linkPage(visit, made) ?? response
  },

  staffRole: (visit) => page(visit, (member) => <StaffRolePage visit={visit} member={member} form={filledWith({ role: member.role })} />),

  staffRoleSent: async (visit) => {
    const member = await active(visit)
    if (member === null) return answer(visit, <NotFoundPage visit={visit} />, 404)
    const given = await sentBy(visit)
    const role = textOf(given, 'role')
    const again = (problem: string) => {
      const form = { given, errors: { role: problem } }
      return answer(visit, <StaffRolePage visit={visit} member={member} form={form} />, 422)
    }
    if (!isRole(role)) return again('Choose a role.')
    return change(visit, given, async (tx) => {
      const outcome = await changeRole(tx, member.id, role, actingIn(visit))
      return outcome.kind === 'refused'
        ? { kind: 'refused', response: again(outcome.reason) }
        : { kind: 'done', location: withNotice(`/staff/${member.id}`, 'saved') }
    })
  },

  staffEnd: (visit) => page(visit, (member) => <StaffEndPage visit={visit} member={member} form={emptyForm} />),

  staffEndSent: async (visit) => {
    const member = await active(visit)
    if (member === null) return answer(visit, <NotFoundPage visit={visit} />, 404)
    const given = await sentBy(visit)
    return change(visit, given, async (tx) => {
      const outcome = await endStaffMember(tx, member.id, actingIn(visit))
      if (outcome.kind === 'ended') return { kind: 'done', location: '/staff' }
      const form = { given, errors: { '': outcome.reason } }
      return { kind: 'refused', response: answer(visit, <StaffEndPage visit={visit} member={member} form={form} />, 422) }
    })
  },

  staffRecover: async (visit) => {
    const waits = await doesWait(visit)
    return page(visit, (member) => <StaffRecoverPage visit={visit} member={member} form={emptyForm} waits={waits} />)
  },

  staffRecoverSent: async (visit) => {
    const [member, waits] = [await active(visit), await doesWait(visit)]
    if (member === null) return answer(visit, <NotFoundPage visit={visit} />, 404)
    const given = await sentBy(visit)
    const made: MadeLink[] = []
    const response = await change(visit, given, async (tx) => {
      const outcome = await recover(tx, member.id, actingIn(visit))
      if (outcome.kind === 'made') {
        made.push(outcome)
        return { kind: 'done', location: '/staff' }
      }
      const form: FormState = { given, errors: { '': outcome.reason } }
      return { kind: 'refused', response: answer(visit, <StaffRecoverPage visit={visit} member={member} form={form} waits={waits} />, 422) }
    })
    return linkPage(visit, made) ?? response
  },
}

const actingIn = ({ staff, now, needs }: Visit) => ({ by: staff.id, now, random: needs.random })

// The link is in no address and no table: only the answer that made it shows it. The same form sent again leads to the list.
function linkPage(visit: Visit, [made]: readonly MadeLink[]): Response | undefined {
  if (made === undefined) return undefined
  const link = `${visit.needs.origin}/invitations/${made.token}`
  return answer(visit, <LinkPage visit={visit} link={link} invitation={made.invitation} />)
}

async function active(visit: Visit): Promise<ListedMember | null> {
  const member = await memberIn(visit)
  return member === null || member.endedAt !== null ? null : member
}

async function page(visit: Visit, show: (member: ListedMember) => VNode): Promise<Response> {
  const member = await active(visit)
  return member === null ? answer(visit, <NotFoundPage visit={visit} />, 404) : answer(visit, show(member))
}

async function doesWait({ needs }: Visit): Promise<boolean> {
  const staff = await listStaff(needs.db)
  return recoveryWaits(staff.filter(({ role, endedAt }) => role === 'administrator' && endedAt === null).length) > 0
}
