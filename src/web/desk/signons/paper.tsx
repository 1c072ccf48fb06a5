import { languageName } from '../../../kit/index.ts'
import { listBatches, withdrawBatch, type ShownBatch } from '../../../signons/index.ts'
import { emptyForm, Form, textOf, Tick, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import { writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { SignOnsPage, signOnsHref } from './frame.tsx'
import { signOnRoutes } from './routes.ts'
import { changeTogether, withForm } from './sent-form.ts'
import { inFigures } from './words.ts'

/** GET /appeals/:appeal/sign-ons/paper */
export const paper = (visit: AppealVisit): Promise<Response> => show(visit, { of: '', form: emptyForm }, 200)

/** POST: takes a batch back; its entry stays in the log as withdrawn. */
export const takeBackBatch = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, async (sent) => {
    const { given, by, appeal } = sent
    const of = textOf(given, 'batch')
    const again = (error: string): Promise<Response> => show(visit, { of, form: { given, errors: { [`sure.${of}`]: error } } }, 422)
    const found = (await listBatches(visit.needs.db, appeal)).find(({ id }) => String(id) === of)
    if (found === undefined || found.withdrawnAt !== null) return again('This batch does not stand any more.')
    if (textOf(given, `sure.${of}`) !== 'yes') return again('Tick that it is to be taken back.')
    return changeTogether(visit, sent, again, async (signOns) => {
      await withdrawBatch(signOns, found.id, by)
      return { kind: 'done', location: withNotice(signOnsHref(visit, signOnRoutes.paper), 'removed') }
    })
  })

async function show(visit: AppealVisit, sent: { readonly of: string; readonly form: FormState }, status: 200 | 422): Promise<Response> {
  const batches = await listBatches(visit.needs.db, visit.opened.whole.id)
  const writes = (writers as readonly string[]).includes(visit.staff.role)
  const lost = status === 422 && !batches.some(({ id }) => String(id) === sent.of)
  return answer(
    visit,
    <SignOnsPage visit={visit} title="On paper">
      <div class="heading">
        <h1>Signatures on paper, and from partners</h1>
        {writes && (
          <a class="button main" href={signOnsHref(visit, signOnRoutes.batch)} data-key="n">
            Record a batch
          </a>
        )}
      </div>
      {lost && <p class="notice">{Object.values(sent.form.errors)[0]}</p>}
      <p>
        They are shown apart and never added to the count: nobody outside can check them. What stands here is public with the next release
        of the log. A batch is never changed; a correction is a new one, and the earlier one is taken back.
      </p>
      {batches.length === 0 && <p>None is recorded.</p>}
      <ul class="plain rows">
        {batches.map((one) => (
          <li key={one.id} data-row="">
            <section>
              <Batch one={one} />
              {writes && one.withdrawnAt === null && (
                <>
                  <p>
                    <a href={signOnsHref(visit, signOnRoutes.batch, { corrects: String(one.id) })}>Correct it…</a>
                  </p>
                  <details open={String(one.id) === sent.of}>
                    <summary>Take it back</summary>
                    <TakeBack visit={visit} one={one} form={String(one.id) === sent.of ? sent.form : emptyForm} />
                  </details>
                </>
              )}
            </section>
          </li>
        ))}
      </ul>
    </SignOnsPage>,
    status,
  )
}

const Batch = ({ one: { batch, entry, withdrawnAt, released } }: { readonly one: ShownBatch }) => (
  <div {...(withdrawnAt !== null && { class: 'withdrawn' })}>
    <h2>
      {inFigures(batch.accepted)} accepted of {inFigures(batch.claimed)} claimed{withdrawnAt !== null && ', taken back'}
    </h2>
    <dl>
      <dt>Collected by</dt>
      <dd dir="auto">{batch.collectedBy}</dd>
      <dt>Where and when</dt>
      <dd dir="auto">
        {batch.place}, {batch.from === batch.to ? batch.from : `${batch.from} to ${batch.to}`}
      </dd>
      <dt>How it was decided</dt>
      <dd dir="auto">{batch.method}</dd>
      <dt>Signed</dt>
      <dd>
        version {batch.version} in {languageName(batch.lang)}; entry {entry} of the log{!released && ', not released yet'}
      </dd>
      <dt>Scan (SHA-256)</dt>
      <dd class="code text" dir="ltr">
        {batch.scan ?? 'none'}
      </dd>
    </dl>
  </div>
)

const TakeBack = ({ visit, one, form }: { readonly visit: AppealVisit; readonly one: ShownBatch; readonly form: FormState }) => (
  <Form visit={visit} form={form} action={signOnsHref(visit, signOnRoutes.takeBackBatch)} submit="Take it back" grave>
    <input type="hidden" name="batch" value={one.id} />
    <Tick form={form} name={`sure.${one.id}`} label="It is not to stand any more" hint="That it stood stays in the log" />
  </Form>
)
