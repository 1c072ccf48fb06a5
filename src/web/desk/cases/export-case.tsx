import { writeCaseFile } from '../../../cases/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { filledWith, Form, readForm, textOf, Tick, type FormState } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { caseRoutes } from './routes.ts'

export const showExportForm = (visit: CaseVisit): Response => page(visit, filledWith({}))

/**
 * Gives the case as a file, as far as this member may read it; what is sealed goes with it only when they ask for it and
 * may read it. Sent twice it is given twice, and recorded twice, because each copy is a copy.
 */
export async function exportFile(visit: CaseVisit): Promise<Response> {
  const { c, opened, needs, staff, now } = visit
  const sent = await readForm(c)
  if (sent.kind === 'unreadable') return page(visit, { given: new Map(), errors: { '': 'What was sent could not be read as a form.' } })
  const sealed = textOf(sent.given, 'sealed') === 'yes'
  if (sealed && opened.membership.clearance !== 'sealed')
    return page(visit, {
      given: sent.given,
      errors: { sealed: 'You may not read what is sealed in this case, so it cannot go with your file.' },
    })
  const file = writeCaseFile(opened.document, { sealed })
  await needs.db.transaction().execute((tx) =>
    recordAudit(tx, {
      at: now,
      staff: staff.id,
      action: 'case.export',
      caseKey: opened.key,
      detail: { sealed, claims: opened.document.claims.length, bytes: Buffer.byteLength(file) },
    }),
  )
  c.header('Cache-Control', 'no-store')
  // Ids of cases are letters, digits, dots, hyphens and underscores: nothing of them can end the name.
  c.header('Content-Disposition', `attachment; filename="${opened.id}.yaml"`)
  return c.body(file, 200, { 'Content-Type': 'application/yaml; charset=utf-8' })
}

function page(visit: CaseVisit, form: FormState): Response {
  const { opened } = visit
  const maySealed = opened.membership.clearance === 'sealed'
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title={`Export ${opened.id}`}
      crumbs={[
        { href: '/cases', label: 'Cases' },
        { href: hrefOf(caseRoutes.show, { case: opened.id }), label: opened.document.case.title },
      ]}
    >
      <h1>Export the case as a file</h1>
      <p>
        The file holds the case as you may read it (amparo-case/1, YAML). It is not encrypted: where it goes, the case goes. Calls, contacts
        and hand-over notes stay here. The export is recorded with your name.
      </p>
      {opened.unreadable > 0 && <p>{opened.unreadable} statements that you may not read are not in it, nor what would betray them.</p>}
      <Form visit={visit} form={form} action={hrefOf(caseRoutes.exportForm, { case: opened.id })} submit="Export the file">
        {maySealed && (
          <Tick
            form={form}
            name="sealed"
            label="With what is sealed"
            hint="Without it, sealed claims and all that would betray them are left out, and the first line of the file says how much."
          />
        )}
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
