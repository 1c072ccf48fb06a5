import { proceduresOf, type Procedure } from '../../../cases/index.ts'
import { liftProcedure } from '../../../mechanisms/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { emptyForm, Form, readForm, required, TextArea, textOf, tooLong, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { coveredNow, ShownAgain } from './covered-now.tsx'
import { mechanismRoutes } from './routes.ts'
import { bodiesOffered, readsProcedures, withoutLeave } from './show-procedures.tsx'

/** GET /cases/:case/procedures/:entry/lift */
export const liftForm = async (visit: CaseVisit): Promise<Response> => show(visit, await formStateFor(visit, emptyForm))

/** POST: what the procedure alone kept from readers is shown again. */
export async function lift(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return show(visit, unreadableForm)
  const { given } = sent
  const errors = { ...tooLong(given, 'why'), ...required(given, 'why', 'Say why it may be known now.') }
  const found = procedureIn(visit)
  if (Object.keys(errors).length > 0 || found === undefined) return show(visit, { given, errors })
  const { opened, staff, now, needs } = visit
  return change(visit, given, async (tx) => {
    const outcome = await liftProcedure(
      tx,
      { case: opened.id, position: found.position, why: textOf(given, 'why') },
      { by: staff.id, at: now, facts: needs.facts },
    )
    return outcome.kind === 'lifted'
      ? { kind: 'done', location: withNotice(hrefOf(mechanismRoutes.procedures, { case: opened.id }), 'uncovered') }
      : { kind: 'refused', response: () => show(visit, { given, errors: { '': 'Somebody else lifted it meanwhile.' } }) }
  })
}

const procedureIn = (visit: CaseVisit): Procedure | undefined =>
  readsProcedures(visit)
    ? proceduresOf(visit.opened.procedures).find(({ position }) => String(position) === visit.c.req.param('entry'))
    : undefined

async function show(visit: CaseVisit, form: FormState): Promise<Response> {
  const { opened } = visit
  const found = procedureIn(visit)
  const status = Object.keys(form.errors).length > 0 ? 422 : 200
  const all = { href: hrefOf(mechanismRoutes.procedures, { case: opened.id }), label: 'Confidential procedures' }
  const frame = { visit, title: 'Lift a confidential procedure', crumbs: caseCrumbs(opened, all) }
  if (!readsProcedures(visit)) return answer(visit, <DeskPage {...frame}>{withoutLeave(visit)}</DeskPage>, status)
  if (found === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const name = (await bodiesOffered(visit)).find(({ id }) => id === found.body)?.name ?? found.body
  return answer(
    visit,
    <DeskPage {...frame}>
      <h1>Lift a confidential procedure</h1>
      <p class="statement" dir="auto">
        {name}
      </p>
      {found.lifted !== undefined ? (
        <p>
          It was lifted. <a href={all.href}>All procedures of the case</a>
        </p>
      ) : (
        <>
          <p>
            From then on readers see again what it alone kept from them, as it was published, and what it covers may be published. What
            somebody took down stays down. Your name and your reason stay on record in the case.
          </p>
          <ShownAgain visit={visit} pages={(await coveredNow(visit, found)).pages} />
          <Form
            visit={visit}
            form={form}
            action={hrefOf(mechanismRoutes.lift, { case: opened.id, entry: String(found.position) })}
            submit="Lift it"
            grave
            beside={<a href={all.href}>Leave it as it is</a>}
          >
            <TextArea
              form={form}
              name="why"
              label="Why it may be known now"
              hint="The procedure is over, the body agreed, the person asked for it."
            />
          </Form>
        </>
      )}
    </DeskPage>,
    status,
  )
}
