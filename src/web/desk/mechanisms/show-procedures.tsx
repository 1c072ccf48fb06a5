import { isNamedFor, proceduresOf, type Procedure } from '../../../cases/index.ts'
import { listBodies } from '../../../delivery/index.ts'
import { casesOfEditions, newestEditions, type CoveredEdition } from '../../../publishing/index.ts'
import { formStateFor } from '../drafts/index.ts'
import { filledWith, type FormState } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs, caseHref } from '../points/index.ts'
import { judges } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { coveredNow } from './covered-now.tsx'
import { collectionsCounting, CountedStill } from './hidden-pages.tsx'
import { ProcedureForm, type OfferedBody } from './procedure-form.tsx'
import { ProcedureRow } from './procedure-row.tsx'

/** GET /cases/:case/procedures */
export const procedures = async (visit: CaseVisit): Promise<Response> => showProcedures(visit, await formStateFor(visit, asked(visit)))

/** What the address names already: the body, and what of the case it covers. */
function asked({ c }: CaseVisit): FormState {
  const named = Object.fromEntries(['body', 'claims', 'documents', 'appeals'].map((field) => [field, c.req.query(field)]))
  const isPart = ['claims', 'documents', 'appeals'].some((field) => named[field] !== undefined)
  return filledWith({ ...named, ...(isPart && { extent: 'parts' }) })
}

/** Whether this person reads of confidential procedures, and so may record and lift them. */
export const readsProcedures = ({ opened }: CaseVisit): boolean => isNamedFor({ sensitivity: 'privileged' }, opened.membership.clearance)

/** The page of the procedures of a case, with the form to record one where this person may; and what that would hide, where it was sent. */
export async function showProcedures(visit: CaseVisit, form: FormState, hidden: readonly CoveredEdition[] = []): Promise<Response> {
  const { opened, staff } = visit
  const status = Object.keys(form.errors).length > 0 ? 422 : 200
  const frame = { visit, title: 'Confidential procedures', crumbs: caseCrumbs(opened) }
  if (!readsProcedures(visit)) return answer(visit, <DeskPage {...frame}>{withoutLeave(visit)}</DeskPage>, status)
  const bodies = await bodiesOffered(visit)
  const nameOf = (body: string): string => bodies.find(({ id }) => id === body)?.name ?? body
  const who = await whoWrote(visit)
  const all = proceduresOf(opened.procedures)
  const [standing, over] = [all.filter(({ lifted }) => lifted === undefined), all.filter(({ lifted }) => lifted !== undefined)]
  const may = (judges as readonly string[]).includes(staff.role)
  const collections = await collectionsCounting(visit)
  const rows = await Promise.all(
    all.map(async (procedure) => ({ procedure, covered: procedure.lifted === undefined ? await coveredNow(visit, procedure) : null })),
  )
  const rowsOf = (those: readonly Procedure[]) => rows.filter(({ procedure }) => those.includes(procedure))
  return answer(
    visit,
    <DeskPage {...frame}>
      <h1>Confidential procedures</h1>
      <p>
        Some procedures forbid publicity. While one stands here, no door shows to readers what it covers: pages, PDFs, pictures, feeds,
        calendars, frames, data, mirrors, searches, exports for everybody, sign-ons and letters. Where a page was, readers see what they see
        of any page that was taken down.
      </p>
      <h2>{standing.length === 0 ? 'Standing' : `Standing (${standing.length})`}</h2>
      {standing.length === 0 && <p>None stands in this case.</p>}
      {rowsOf(standing).map((row) => (
        <ProcedureRow key={row.procedure.position} {...{ ...row, visit, nameOf, who, may }} />
      ))}
      {standing.length > 0 && <CountedStill visit={visit} collections={collections} />}
      {over.length > 0 && (
        <details>
          <summary>{`Lifted: ${over.length}`}</summary>
          {rowsOf(over).map((row) => (
            <ProcedureRow key={row.procedure.position} {...{ ...row, visit, nameOf, who, may }} />
          ))}
        </details>
      )}
      <section aria-labelledby="record">
        <h2 id="record">Record one</h2>
        {may ? (
          <ProcedureForm
            visit={visit}
            form={form}
            bodies={bodies}
            appeals={await appealsOf(visit)}
            hides={{ pages: hidden, collections }}
          />
        ) : (
          <p>An administrator, editor or reviewer of the case who reads what is privileged records it.</p>
        )}
      </section>
    </DeskPage>,
    status,
  )
}

/** What somebody sees who may not read of them. */
export const withoutLeave = ({ opened }: CaseVisit) => (
  <>
    <h1>Confidential procedures</h1>
    {opened.document.confidential !== undefined && (
      <p class="notice">A procedure that forbids publicity covers some of this case, or all of it.</p>
    )}
    <p>
      Members who read what is privileged record these procedures, read of them and lift them. Ask one of{' '}
      <a href={caseHref(opened.id, 'members')}>the members of the case</a>. What must go at once, <i>Take down…</i> on the page of its
      appeal takes down.
    </p>
  </>
)

/** The bodies of the directory, by name. */
export const bodiesOffered = async ({ needs }: CaseVisit): Promise<readonly OfferedBody[]> =>
  (await listBodies(needs.db)).map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))

/** The appeals of the case, and those published that cite it. */
export async function appealsOf({ needs, opened }: CaseVisit): Promise<readonly { readonly id: string; readonly title: string }[]> {
  const held = opened.document.appeals.map(({ id, title }) => ({ id, title }))
  const citing = [...(await casesOfEditions(needs.db))].flatMap(([id, keys]) =>
    keys.includes(opened.key) && held.every((one) => one.id !== id) ? [id] : [],
  )
  const shown = await newestEditions(needs.db, citing)
  return [...held, ...[...shown].map(([id, { title }]) => ({ id, title }))]
}
