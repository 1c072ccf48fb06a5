import { closeSigning, readSigningState } from '../../../signons/index.ts'
import { emptyForm, Form, required, Tick, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { SignOnsPage, signOnsHref } from './frame.tsx'
import { signOnRoutes } from './routes.ts'
import { changeTogether, withForm } from './sent-form.ts'

/** GET /appeals/:appeal/sign-ons/closing */
export const closing = (visit: AppealVisit): Promise<Response> => show(visit, emptyForm, 200)

/** POST: closes the sign-ons of an appeal for good, which stands in the log. */
export const close = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, async (sent) => {
    const { given, by, appeal } = sent
    const again = (error: string): Promise<Response> => show(visit, { given, errors: { '': error } }, 422)
    const errors = required(given, 'sure', 'Tick that you mean it: it cannot be opened again.')
    if (Object.keys(errors).length > 0) return show(visit, { given, errors }, 422)
    return changeTogether(visit, sent, again, async (signOns) => {
      const { kind } = await closeSigning(signOns, appeal, by)
      if (kind === 'closed') return { kind: 'done', location: withNotice(signOnsHref(visit, signOnRoutes.state), 'closed') }
      return { kind: 'refused', response: () => again('It takes no sign-ons, so there is nothing to close.') }
    })
  })

async function show(visit: AppealVisit, form: FormState, status: 200 | 422): Promise<Response> {
  const { kind } = await readSigningState(visit.needs.db, visit.opened.whole.id)
  return answer(
    visit,
    <SignOnsPage visit={visit} title="Close" width="narrow">
      <h1>Close for good</h1>
      {kind === 'none' || kind === 'closed' ? (
        <p>It takes no sign-ons, so there is nothing to close.</p>
      ) : (
        <>
          <p>
            Nobody can sign any more, also not who has asked and not confirmed. It stands in the log and cannot be taken back. To stop for a
            while, pause instead. Whoever signed can withdraw, correct and erase as before.
          </p>
          <Form
            visit={visit}
            form={form}
            action={signOnsHref(visit, signOnRoutes.close)}
            submit="Close for good"
            grave
            beside={<a href={signOnsHref(visit, signOnRoutes.state)}>Back</a>}
          >
            <Tick form={form} name="sure" label="I mean it: this appeal is over, or delivered" />
          </Form>
        </>
      )}
    </SignOnsPage>,
    status,
  )
}
