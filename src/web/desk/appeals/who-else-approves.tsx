import { listStaff, membersOf, membershipsOf } from '../../../staff/index.ts'
import { administrators, writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { mayByRole, whoMayApprove, type WhoMayApprove } from '../who-may-approve.ts'
import type { AppealStanding } from './standing-of-appeal.ts'

/** Whom to turn to where an approval waits, or would wait, for nobody. */
export type WhoCouldApprove = {
  /** Those who could be made members, as far as this staff member knows them. */
  readonly colleagues: readonly string[]
  /** Those who may by role and membership, and read only a part of the text. */
  readonly readPart: readonly string[]
  readonly administrators: readonly string[]
}

/** Who else may approve an appeal, by name, and whom to turn to where that is nobody. */
export type WhoElseApproves = { readonly others: readonly string[]; readonly could: WhoCouldApprove | null }

type Standing = Pick<AppealStanding, 'approval' | 'onePerson'>

export async function whoElseApproves(visit: AppealVisit, standing: Standing): Promise<WhoElseApproves> {
  const asker = askerOf(visit, standing)
  const found = await approversOf(visit, asker)
  const others = standing.approval.kind === 'asked' ? found.may : found.may.filter(({ id }) => id !== visit.staff.id)
  const could = settled(standing) ? null : await whereNobodyMay(visit, asker, found)
  return { others: others.map(({ name }) => name), could }
}

/** Whom to turn to; null where somebody else may approve, where it is approved, or where one person may go alone. */
export async function whoCouldApprove(visit: AppealVisit, standing: Standing): Promise<WhoCouldApprove | null> {
  if (settled(standing)) return null
  const asker = askerOf(visit, standing)
  return whereNobodyMay(visit, asker, await approversOf(visit, asker))
}

const settled = ({ approval, onePerson }: Standing): boolean => onePerson || approval.kind === 'approved'

/** Who does not write asks for nothing, and may be the one who approves. */
const askerOf = ({ staff }: AppealVisit, { approval }: Standing): string =>
  approval.kind === 'asked' ? approval.asked.by : includes(writers, staff.role) ? staff.id : ''

const approversOf = (visit: AppealVisit, asker: string): Promise<WhoMayApprove> =>
  whoMayApprove(visit, { appeal: visit.opened.whole, holder: visit.opened.holder }, asker)

async function whereNobodyMay(visit: AppealVisit, asker: string, { may, readPart }: WhoMayApprove): Promise<WhoCouldApprove | null> {
  if (may.length > 0) return null
  const { staff, needs } = visit
  const others = (await listStaff(needs.db)).filter(({ id, endedAt }) => id !== asker && endedAt === null)
  const known = includes(administrators, staff.role) ? new Set(others.map(({ id }) => id)) : await colleaguesOf(visit)
  const named = (wanted: (member: (typeof others)[number]) => boolean): string[] => others.filter(wanted).map(({ name }) => name)
  const reading = new Set(readPart.map(({ id }) => id))
  return {
    colleagues: named(({ id, role }) => mayByRole(role) && role !== 'administrator' && known.has(id) && !reading.has(id)),
    readPart: readPart.map(({ name }) => name),
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
  const { colleagues, readPart } = could
  if (!includes(administrators, visit.staff.role))
    return (
      <p class="notice">
        Nobody else may approve here yet. Ask <Names of={could.administrators} or="an administrator" />:{' '}
        {colleagues.length > 0 && (
          <>
            they make <Names of={colleagues} or="" /> a member of {cases.length === 1 ? 'this case' : 'each of its cases'}, or{' '}
          </>
        )}
        {readPart.length > 0 && (
          <>
            they let <Names of={readPart} or="" /> read all of the text, or{' '}
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
            {readPart.length > 0 ? (
              <>
                Let <Names of={readPart} or="" /> read all of <bdi>{id}</bdi>
              </>
            ) : (
              <>
                Make <Names of={[...colleagues, ...could.administrators]} or="somebody" /> a member of <bdi>{id}</bdi>
              </>
            )}
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
