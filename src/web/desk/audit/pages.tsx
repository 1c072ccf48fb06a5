import { auditActions, auditDetailInWords, auditInWords, auditPage, type AuditRecord, type ListedMember } from '../../../staff/index.ts'
import { Choice, TextField, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { DeskPage } from '../page.tsx'
import type { Visit } from '../visit.ts'

type Listed = {
  readonly visit: Visit
  /** One more than a page has, where there are further ones. */
  readonly records: readonly AuditRecord[]
  readonly caseName: (key: number) => string
  /** The address of the page, with whatever is asked for besides the page's place. */
  readonly address: (before?: number) => string
}

export const AuditPage = ({
  form,
  staff,
  table,
  ...listed
}: Listed & { readonly form: FormState; readonly staff: readonly ListedMember[]; readonly table: string }) => (
  <DeskPage visit={listed.visit} title="Audit" width="wide">
    <h1>What staff members did</h1>
    <p>
      Every change is recorded with it, and reading once an hour for each person, case and kind of page. Entries hold codes and counts,
      never words of a file. They are chained: <code>amparo audit check</code> finds one that was changed or taken out.
    </p>
    <p>
      <a href="/check">Check of the installation</a>: whether all that is stored is still what was stored.
    </p>
    <form method="get" action="/audit">
      <Choice
        form={form}
        name="staff"
        label="Who"
        empty="Everybody"
        options={staff.map(({ id, name, endedAt }) => ({ value: id, label: endedAt === null ? name : `${name} (access ended)` }))}
      />
      <Choice
        form={form}
        name="action"
        label="What"
        empty="Everything"
        options={Object.entries(auditActions).map(([value, label]) => ({ value, label }))}
      />
      <TextField form={form} name="case" label="Case" hint="Its code" attributes={{ maxLength: 100 }} />
      <TextField form={form} name="day" label="Day" hint="As 2026-11-22, in UTC" attributes={{ maxLength: 20 }} />
      <p class="buttons">
        <button type="submit" class="main">
          Show
        </button>
        <a class="button" href={table}>
          Download as a table
        </a>
      </p>
    </form>
    <Records {...listed} />
  </DeskPage>
)

export const OwnActionsPage = (listed: Listed) => (
  <DeskPage visit={listed.visit} title="What is recorded of you" crumbs={[{ href: '/me', label: 'You' }]} width="wide">
    <h1>What is recorded of you</h1>
    <p>
      Administrators see the same. If something is here that you did not do, tell one, end your other sessions and change your password.
    </p>
    <Records {...listed} />
  </DeskPage>
)

function Records({ records, caseName, address }: Listed) {
  const shown = records.slice(0, auditPage)
  const last = shown.at(-1)
  if (last === undefined) return <p>Nothing of this is recorded.</p>
  return (
    <>
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Case</th>
            <th scope="col">About</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((record) => (
            <tr key={record.id}>
              <td>{momentInWords(record.at)}</td>
              <td dir="auto">{auditInWords(record)}</td>
              <td {...(record.caseKey !== null && { 'data-label': 'Case' })}>{record.caseKey === null ? '' : caseName(record.caseKey)}</td>
              <td dir="auto">{auditDetailInWords(record)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {records.length > auditPage && (
        <p>
          <a href={address(last.id)}>Earlier entries</a>
        </p>
      )}
    </>
  )
}
