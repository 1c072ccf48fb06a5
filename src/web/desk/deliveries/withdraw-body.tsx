import { findBody, recordWithdrawal, type ListedBody } from '../../../delivery/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { emptyForm, Form, readForm, required, TextArea, textOf, tooLong, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { bodyRoutes } from './routes.ts'
import { bodyCrumbs, theBody } from './show-body.tsx'

/** GET /bodies/:body/withdrawal */
export async function withdrawal(visit: Visit): Promise<Response> {
  const body = await theBody(visit)
  return body instanceof Response ? body : page(visit, body, emptyForm)
}

/** POST: withdraws it from the directory, or takes it back, as the page that was sent says. */
export async function withdrawn(visit: Visit): Promise<Response> {
  const body = await theBody(visit)
  if (body instanceof Response) return body
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return page(visit, body, unreadableForm)
  const { given } = sent
  const errors = { ...tooLong(given, 'reason', 1000), ...required(given, 'reason', 'Say why: whoever meets the entry is told.') }
  if (Object.keys(errors).length > 0) return page(visit, body, { given, errors })
  const { staff, now, needs } = visit
  const kind = textOf(given, 'kind') === 'restored' ? 'restored' : 'withdrawn'
  return change(visit, given, async (tx) => {
    const outcome = await recordWithdrawal(tx, { body: body.id, kind, reason: textOf(given, 'reason') }, { by: staff.id, at: now })
    if (outcome.kind === 'before')
      return {
        kind: 'refused',
        response: async () =>
          page(visit, (await findBody(needs.db, body.id)) ?? body, {
            given,
            errors: { '': 'Somebody recorded this meanwhile. Look at it as it stands.' },
          }),
      }
    await recordAudit(tx, { at: now, staff: staff.id, action: 'body.withdrawal', entry: body.id, detail: { kind } })
    return { kind: 'done', location: withNotice(hrefOf(bodyRoutes.body, { body: body.id }), 'recorded') }
  })
}

function page(visit: Visit, body: ListedBody, form: FormState): Response {
  const isBack = body.withdrawn !== undefined
  const entry = hrefOf(bodyRoutes.body, { body: body.id })
  return answer(
    visit,
    <DeskPage visit={visit} title={body.name} crumbs={[...bodyCrumbs, { href: entry, label: body.name }]}>
      <h1>{isBack ? 'Take it back into the directory' : 'Withdraw it from the directory'}</h1>
      <p>
        {isBack
          ? 'From then on it is offered again, and things can be sent to it.'
          : 'From then on it is not offered any more, for dossiers, submissions or letters of supporters. What was brought to it stays as it is. Dossiers and submissions that were begun say so and cannot be approved or sent; letters that wait for their turn are given up. It can be taken back.'}
      </p>
      <Form
        visit={visit}
        form={form}
        action={hrefOf(bodyRoutes.withdrawn, { body: body.id })}
        submit={isBack ? 'Take it back' : 'Withdraw it'}
        {...(!isBack && { grave: true as const })}
        beside={<a href={entry}>Back to the entry</a>}
      >
        <input type="hidden" name="kind" value={isBack ? 'restored' : 'withdrawn'} />
        <TextArea
          form={form}
          name="reason"
          label="Why"
          hint={isBack ? 'For the team' : 'For the team: it was dissolved, stands there twice, answers nobody'}
          rows={3}
        />
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length === 0 ? 200 : 422,
  )
}
