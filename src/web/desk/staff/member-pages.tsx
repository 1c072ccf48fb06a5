import { clearanceInWords, clearances, type CaseMember, type Clearance, type ListedMember } from '../../../staff/index.ts'
import { Button, Choice, Form, Options, type FormState } from '../forms/index.ts'
import { DeskPage } from '../page.tsx'
import type { Visit } from '../visit.ts'
import { dayOf } from './staff-pages.tsx'
import { WaitingApprovals, type WaitingApprovalsFound } from './waiting-approvals.tsx'

/** A case as whoever says who belongs to it sees it: by its code, and by its title only as a member of it. */
export type CaseForMembers = { readonly id: string; readonly title?: string; readonly members: readonly CaseMember[] }

/** All cases by their code, with who belongs to each, and which of them wait for somebody who may approve. */
export const CasesForMembersPage = ({
  visit,
  cases,
  waiting,
}: {
  readonly visit: Visit
  readonly cases: readonly CaseForMembers[]
  readonly waiting: WaitingApprovalsFound
}) => (
  <DeskPage visit={visit} title="Who belongs to which case" crumbs={[{ href: '/staff', label: 'Staff' }]}>
    <h1>Who belongs to which case</h1>
    <p>
      You see the code of every case here and who belongs to it, to say who else does; the title only of your own cases. To read one, you
      make yourself a member; that is recorded.
    </p>
    <WaitingApprovals waiting={waiting} />
    {cases.length === 0 ? (
      <p>There is no case yet.</p>
    ) : (
      <ul class="links">
        {cases.map(({ id, title, members }) => (
          <li key={id}>
            <a href={`/cases/${encodeURIComponent(id)}/members`}>{id}</a>
            {title !== undefined && title !== id && <bdi>{` ${title}`}</bdi>}
            <span class="hint"> {members.length === 0 ? 'nobody belongs to it' : <bdi>{inWords(members)}</bdi>}</span>
          </li>
        ))}
      </ul>
    )}
  </DeskPage>
)

/** Who belongs to a case: a few by name and role. */
const inWords = (members: readonly CaseMember[]): string =>
  members
    .slice(0, mostNamed)
    .map(({ name, role }) => `${name} (${role})`)
    .join(', ') + (members.length > mostNamed ? ` and ${members.length - mostNamed} more` : '')
const mostNamed = 5

export const CaseMembersPage = ({
  visit,
  id,
  members,
  others,
  waiting,
  form,
  nameOf,
}: {
  readonly visit: Visit
  readonly id: string
  readonly members: readonly CaseMember[]
  readonly others: readonly ListedMember[]
  /** Who asks for the approval of an appeal that waits here for somebody who may give it, and how much they have to read. */
  readonly waiting: { readonly by: string; readonly reads: Clearance } | undefined
  readonly form: FormState
  readonly nameOf: (staff: string) => string
}) => {
  const action = `/cases/${encodeURIComponent(id)}/members`
  // To everybody else the case is not there.
  const isMember = members.some(({ staff }) => staff === visit.staff.id)
  return (
    <DeskPage
      visit={visit}
      title={`Members of ${id}`}
      crumbs={[
        { href: '/staff/cases', label: 'Who belongs to which case' },
        ...(isMember ? [{ href: `/cases/${encodeURIComponent(id)}`, label: id }] : []),
      ]}
    >
      <h1>Members of {id}</h1>
      {waiting !== undefined && (
        <p class="notice">
          <bdi>{nameOf(waiting.by)}</bdi> asks for the approval of an appeal here, and nobody else of its members may give it. Add a
          reviewer or an administrator who reads all that it rests on: <b>{waiting.reads}</b> ({clearanceInWords[waiting.reads]}). It is
          chosen below.
        </p>
      )}
      {members.length === 0 ? (
        <p>Nobody belongs to this case, so nobody can read it. Add somebody.</p>
      ) : (
        <table class="stacks">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Reads</th>
              <th scope="col">Since</th>
              <th scope="col">
                <span class="unseen">End</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.staff}>
                <td dir="auto">{member.name}</td>
                <td>{member.role}</td>
                <td data-label="Reads">{clearanceInWords[member.clearance]}</td>
                <td data-label="Since">
                  {dayOf(member.since)}, by <span dir="auto">{nameOf(member.givenBy)}</span>
                </td>
                <td>
                  <Button
                    visit={visit}
                    action={action}
                    label="End"
                    name={`End the membership of ${member.name}`}
                    values={{ staff: member.staff, clearance: 'none' }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>Add somebody, or change what they read</h2>
      <Form visit={visit} form={form} action={action} submit="Save">
        <Choice
          form={form}
          name="staff"
          label="Staff member"
          empty="Choose somebody"
          options={others.map(({ id: value, name, role, signInName }) => ({ value, label: `${name} (${signInName}), ${role}` }))}
        />
        <Options
          type="radio"
          form={form}
          name="clearance"
          label="What they read"
          options={clearances.map((clearance) => ({ value: clearance, label: clearance, hint: clearanceInWords[clearance] }))}
        />
      </Form>
    </DeskPage>
  )
}
