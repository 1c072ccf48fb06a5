import { listCampaignKeys, exportSealed, readSigningState } from '../../../signons/index.ts'
import { emptyForm, Form, required, Tick, type FormState } from '../forms/index.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { SignOnsPage, signOnsHref } from './frame.tsx'
import { signOnRoutes } from './routes.ts'
import { withForm } from './sent-form.ts'
import { signOnsInWords } from './words.ts'

/** GET /appeals/:appeal/sign-ons/export */
export const exporting = (visit: AppealVisit): Promise<Response> => show(visit, emptyForm, 200)

/**
 * POST: gives all sign-ons of an appeal, sealed, as they come from the database: nobody waits until all are read. Sent twice
 * it is given twice, and recorded twice, because each copy is a copy.
 */
export const exportFile = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, async ({ given, signOns, by, appeal }) => {
    const { kind } = await readSigningState(visit.needs.db, appeal)
    const errors = {
      ...required(given, 'knows', 'Tick that you know what the file is.'),
      ...(kind === 'none' && { '': 'This appeal was never opened for sign-ons.' }),
    }
    if (Object.keys(errors).length > 0) return show(visit, { given, errors }, 422)
    const lines = exportSealed(signOns, appeal, by)
    // It is recorded before the first line; what cannot be recorded is not given.
    const first = await lines.next()
    visit.c.header('Cache-Control', 'no-store')
    visit.c.header('Content-Disposition', `attachment; filename="sealed-sign-ons-${appeal}.jsonl"`)
    return visit.c.body(streamOf(first.done ? '' : first.value, lines), 200, { 'Content-Type': 'application/jsonl; charset=utf-8' })
  })

function streamOf(first: string, rest: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(first)),
    async pull(controller) {
      const next = await rest.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    cancel: async () => void (await rest.return(undefined)),
  })
}

async function show(visit: AppealVisit, form: FormState, status: 200 | 422): Promise<Response> {
  const { id } = visit.opened.whole
  const keys = await listCampaignKeys(visit.needs.db, id)
  return answer(
    visit,
    <SignOnsPage visit={visit} title="Export" width="narrow">
      <h1>Export the sign-ons, sealed</h1>
      <p>
        The file holds every sign-on of this appeal as it lies here: names, addresses and countries are sealed. This server cannot open it,
        and nobody can without the private key. Open it on a machine that is not this server, best on one without a network:
      </p>
      <p>The list to deliver, with the names and countries of those who agreed that they are given, and no address:</p>
      <p>
        <code>amparo signons read FILE --key KEYFILE --addressee --csv</code>
      </p>
      <p>
        Every name and every address, for the team alone and never to deliver: to write to those who agreed to it, or to look at those that
        are held:
      </p>
      <p>
        <code>amparo signons read FILE --key KEYFILE --csv</code>
      </p>
      <p>
        Opened, it is the most dangerous file of the campaign. Make it only when it is needed, and destroy it afterwards. The download is
        recorded with your name.
      </p>
      {keys.length > 0 && (
        <ul>
          {keys.map(({ id: key, fingerprint, signOns, lostAt, destroyedAt }) => (
            <li key={key}>
              {signOnsInWords(signOns)} sealed to{' '}
              <span class="code" dir="ltr">
                {fingerprint}
              </span>
              {(lostAt ?? destroyedAt) !== null && ', whose private half is gone: they stay closed'}
            </li>
          ))}
        </ul>
      )}
      {keys.length === 0 ? (
        <p>This appeal was never opened for sign-ons.</p>
      ) : (
        <Form visit={visit} form={form} action={signOnsHref(visit, signOnRoutes.export)} submit="Download the sealed file">
          <Tick form={form} name="knows" label="I know what the file is, and where I will keep it" />
        </Form>
      )}
    </SignOnsPage>,
    status,
  )
}
