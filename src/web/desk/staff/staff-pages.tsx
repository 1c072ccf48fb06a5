import { dayOfInstant } from '../../../kit/index.ts'
import { roleInWords, roles, type Invitation, type ListedMember, type Session } from '../../../staff/index.ts'
import { Button, Form, Options, TextField, type FormState } from '../forms/index.ts'
import { dayInWords } from '../cases/moment-asked.ts'
import { momentInWords } from '../moment.ts'
import { DeskPage } from '../page.tsx'
import type { Visit } from '../visit.ts'
import { SessionTable } from './own-pages.tsx'
import { WaitingApprovals, type WaitingApprovalsFound } from './waiting-approvals.tsx'

const crumb = { href: '/staff', label: 'Staff' }

type NameOf = (staff: string) => string

export const StaffPage = ({
  visit,
  staff,
  invitations,
  nameOf,
  waiting,
}: {
  readonly visit: Visit
  readonly staff: readonly ListedMember[]
  readonly invitations: readonly Invitation[]
  readonly nameOf: NameOf
  readonly waiting: WaitingApprovalsFound
}) => (
  <DeskPage visit={visit} title="Staff" width="wide">
    <h1>Staff</h1>
    <WaitingApprovals waiting={waiting} />
    <p class="buttons">
      <a class="button main" href="/staff/invite">
        Invite somebody
      </a>
      <a class="button" href="/staff/cases">
        Who belongs to which case
      </a>
    </p>
    <table class="stacks">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col">Cases</th>
          <th scope="col">Second factor</th>
          <th scope="col">Last seen</th>
        </tr>
      </thead>
      <tbody>
        {staff.map((member) => (
          <tr key={member.id}>
            <td dir="auto">
              <a href={`/staff/${member.id}`}>{member.name}</a>
            </td>
            <td>{member.endedAt === null ? member.role : `access ended on ${dayOf(member.endedAt)}`}</td>
            <td data-label="Cases">{member.cases}</td>
            <td data-label="Second factor">{factorsInWords(member)}</td>
            <td data-label="Last seen">{member.lastSeenAt === null ? 'Never' : dayOf(member.lastSeenAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <h2>Links that can still be used</h2>
    {invitations.length === 0 ? (
      <p>There are none.</p>
    ) : (
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">For</th>
            <th scope="col">What</th>
            <th scope="col">Made by</th>
            <th scope="col">Can be used</th>
            <th scope="col">
              <span class="unseen">Withdraw</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((each) => (
            <tr key={each.id}>
              <td dir="auto">{each.forWhom}</td>
              <td>{each.kind === 'recovery' ? 'recovery: sets password and second factor anew' : `joins as ${each.role}`}</td>
              <td dir="auto" data-label="Made by">
                {nameOf(each.madeBy)}
              </td>
              <td data-label="Can be used">
                {each.opensAt > visit.now ? `from ${momentInWords(each.opensAt)} ` : ''}until {momentInWords(each.expiresAt)}
              </td>
              <td>
                <Button
                  visit={visit}
                  action={`/staff/invitations/${each.id}/withdraw`}
                  label="Withdraw"
                  name={`Withdraw the link for ${each.forWhom}`}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </DeskPage>
)

export const InvitePage = ({ visit, form }: { readonly visit: Visit; readonly form: FormState }) => (
  <DeskPage visit={visit} title="Invite somebody" crumbs={[crumb]}>
    <h1>Invite somebody</h1>
    <p>You are given a link to hand over yourself. It can be used once, for three days; whoever has it joins.</p>
    <Form visit={visit} form={form} action="/staff/invite" submit="Make the link">
      <TextField
        form={form}
        name="whom"
        label="Whom it is for"
        hint="So that you and others know the link in the list"
        attributes={{ maxLength: 200 }}
      />
      <RoleOptions form={form} />
    </Form>
  </DeskPage>
)

const RoleOptions = ({ form }: { readonly form: FormState }) => (
  <Options
    type="radio"
    form={form}
    name="role"
    label="Role"
    options={roles.toReversed().map((role) => ({ value: role, label: role, hint: roleInWords[role] }))}
  />
)

/** A link that was just made. It is shown once: nobody can ask for it again. */
export const LinkPage = ({
  visit,
  link,
  invitation,
}: {
  readonly visit: Visit
  readonly link: string
  readonly invitation: Invitation
}) => (
  <DeskPage visit={visit} title="The link" crumbs={[crumb]}>
    <h1>
      The link for <span dir="auto">{invitation.forWhom}</span>
    </h1>
    <p>
      <code class="secret">{link}</code>
    </p>
    <p>
      It is shown only now. Hand it over in a way that nobody else reads; whoever has it{' '}
      {invitation.kind === 'recovery' ? `signs in as ${invitation.forWhom}` : `joins as ${invitation.role}`}.
      {invitation.opensAt > visit.now &&
        ` It opens on ${momentInWords(invitation.opensAt)}: until then every administrator can withdraw it.`}{' '}
      It can be used once, until {momentInWords(invitation.expiresAt)}.
    </p>
    <p>
      <a href="/staff">Back to the staff</a>
    </p>
  </DeskPage>
)

export const StaffMemberPage = ({
  visit,
  member,
  sessions,
  cases,
}: {
  readonly visit: Visit
  readonly member: ListedMember
  readonly sessions: readonly Session[]
  readonly cases: readonly { readonly id: string; readonly clearance: string }[]
}) => (
  <DeskPage visit={visit} title={member.name} crumbs={[crumb]}>
    <h1 dir="auto">{member.name}</h1>
    {member.endedAt === null ? (
      <>
        <p>
          Signs in as <strong dir="auto">{member.signInName}</strong>, is {member.role}, who {roleInWords[member.role]}. Second factor:{' '}
          {factorsInWords(member)}.
        </p>
        <ul class="links">
          <li>
            <a href={`/staff/${member.id}/role`}>Change the role</a>
          </li>
          {member.id !== visit.staff.id && (
            <li>
              <a href={`/staff/${member.id}/recover`}>Make a recovery link</a>
            </li>
          )}
          <li>
            <a href={`/staff/${member.id}/end`}>End the access</a>
          </li>
          <li>
            <a href={`/audit?staff=${member.id}`}>What is recorded of them</a>
          </li>
        </ul>
      </>
    ) : (
      <p>
        Their access ended on {dayOf(member.endedAt)}. <a href={`/audit?staff=${member.id}`}>What is recorded of them</a>
      </p>
    )}
    <h2>Cases</h2>
    {cases.length === 0 ? (
      <p>
        Belongs to no case. <a href="/staff/cases">Choose a case to add them to</a>
      </p>
    ) : (
      <ul class="links">
        {cases.map(({ id, clearance }) => (
          <li key={id}>
            <a href={`/cases/${encodeURIComponent(id)}/members`}>{id}</a>, reads {clearance}
          </li>
        ))}
      </ul>
    )}
    <h2>Where they are signed in</h2>
    {sessions.length === 0 ? <p>Nowhere.</p> : <SessionTable visit={visit} sessions={sessions} action={`/staff/${member.id}`} />}
  </DeskPage>
)

type Changing = { readonly visit: Visit; readonly member: ListedMember; readonly form: FormState }
const pathTo = (member: ListedMember) => [crumb, { href: `/staff/${member.id}`, label: member.name }]

export const StaffRolePage = ({ visit, member, form }: Changing) => (
  <DeskPage visit={visit} title="Change the role" crumbs={pathTo(member)}>
    <h1>
      Change the role of <span dir="auto">{member.name}</span>
    </h1>
    <p>
      It holds at once: their sessions end, and they sign in again.
      {member.role === 'administrator' && ' The links that they made and nobody has used are withdrawn.'}
    </p>
    <Form visit={visit} form={form} action={`/staff/${member.id}/role`} submit="Change the role">
      <RoleOptions form={form} />
    </Form>
  </DeskPage>
)

export const StaffEndPage = ({ visit, member, form }: Changing) => (
  <DeskPage visit={visit} title="End the access" crumbs={pathTo(member)}>
    <h1>
      End the access of <span dir="auto">{member.name}</span>
    </h1>
    <p>
      Their sessions, memberships and second factors end at once, and the links that they made and nobody has used are withdrawn. What they
      did stays, with their name. To let them in again, invite them anew.
    </p>
    <Form visit={visit} form={form} action={`/staff/${member.id}/end`} submit="End the access" grave />
  </DeskPage>
)

export const StaffRecoverPage = ({ visit, member, form, waits }: Changing & { readonly waits: boolean }) => (
  <DeskPage visit={visit} title="Make a recovery link" crumbs={pathTo(member)}>
    <h1>
      Make a recovery link for <span dir="auto">{member.name}</span>
    </h1>
    <p>
      With it they set password and second factor anew. Make sure that it is they who ask: call them on a number that you knew before. Their
      sessions end now.{' '}
      {waits
        ? 'The link opens in 24 hours, so that the other administrators can see it and withdraw it.'
        : 'The link opens at once: with fewer than three administrators nobody else would look at it meanwhile.'}
    </p>
    <Form visit={visit} form={form} action={`/staff/${member.id}/recover`} submit="Make the link" grave />
  </DeskPage>
)

export const dayOf = (moment: Date): string => dayInWords(dayOfInstant(moment))

function factorsInWords({ codes, passkeys }: ListedMember): string {
  const words = [...(codes > 0 ? ['app'] : []), ...(passkeys > 0 ? [passkeys === 1 ? 'passkey' : `${passkeys} passkeys`] : [])]
  return words.length === 0 ? 'none' : words.join(', ')
}
