import { isNamedFor, proceduresOf, type Procedure } from '../../../cases/index.ts'
import { listBodies } from '../../../delivery/index.ts'
import { casesOfEditions, newestEditions } from '../../../publishing/index.ts'
import { formStateFor } from '../drafts/index.ts'
import { filledWith, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs, caseHref } from '../points/index.ts'
import { hrefOf, judges } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { ProcedureForm, type OfferedBody } from './procedure-form.tsx'
import { mechanismRoutes } from './routes.ts'

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

/** The page of the procedures of a case, with the form to record one where this person may. */
export async function showProcedures(visit: CaseVisit, form: FormState): Promise<Response> {
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
      {standing.map((one) => (
        <ProcedureRow key={one.position} {...{ visit, procedure: one, nameOf, who, may }} />
      ))}
      {over.length > 0 && (
        <details>
          <summary>{`Lifted: ${over.length}`}</summary>
          {over.map((one) => (
            <ProcedureRow key={one.position} {...{ visit, procedure: one, nameOf, who, may }} />
          ))}
        </details>
      )}
      <section aria-labelledby="record">
        <h2 id="record">Record one</h2>
        {may ? (
          <ProcedureForm visit={visit} form={form} bodies={bodies} appeals={await appealsOf(visit)} />
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

type Row = {
  readonly visit: CaseVisit
  readonly procedure: Procedure
  readonly nameOf: (body: string) => string
  readonly who: (by: string) => string
  readonly may: boolean
}

function ProcedureRow({ visit: { opened }, procedure, nameOf, who, may }: Row) {
  const { position, meta, body, covers, told, note, lifted } = procedure
  const entry = String(position)
  const readable = (list: 'claims' | 'documents'): readonly string[] => {
    const there = new Set(opened.document[list].map(({ id }) => id))
    return covers[list].filter((id) => there.has(id))
  }
  const unread = covers.claims.length + covers.documents.length - readable('claims').length - readable('documents').length
  return (
    <section aria-labelledby={`procedure-${position}`}>
      <h3 id={`procedure-${position}`} dir="auto">
        {nameOf(body)}
      </h3>
      <p class="hint">
        {`Recorded by ${who(meta.recorded_by)} on `}
        <time dateTime={meta.recorded_at.toISOString()}>{momentInWords(meta.recorded_at)}</time>
      </p>
      <p>
        {covers.whole ? 'It covers the whole case.' : 'It covers: '}
        {covers.whole
          ? null
          : [
              ...(['claims', 'documents'] as const).flatMap((list) =>
                readable(list).map((id) => ({ id, href: caseHref(opened.id, list, id) })),
              ),
              ...covers.appeals.map((id) => ({ id, href: `/appeals/${encodeURIComponent(id)}` })),
            ].map(({ id, href }, index) => (
              <span key={href}>
                {index > 0 && ', '}
                <a href={href}>{id}</a>
              </span>
            ))}
        {unread > 0 && ` and ${unread} more that you may not read`}
      </p>
      {told !== undefined && (
        <p>
          Readers are told: <q dir="auto">{told}</q>
        </p>
      )}
      {note !== undefined && <p dir="auto">{note}</p>}
      {lifted !== undefined ? (
        <p>
          {`Lifted by ${who(lifted.by)} on ${momentInWords(lifted.at)}: `}
          <span dir="auto">{lifted.why}</span>
        </p>
      ) : (
        may && (
          <p class="buttons">
            <a class="button" href={hrefOf(mechanismRoutes.liftForm, { case: opened.id, entry })}>
              Lift it…<span class="unseen">{` ${nameOf(body)}`}</span>
            </a>
          </p>
        )
      )}
    </section>
  )
}
