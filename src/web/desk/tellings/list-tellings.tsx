import { randomUUID } from 'node:crypto'
import { beginTelling, findCampaign, occasions, tellingsOf, tellingState, type Telling } from '../../../signons/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { emptyForm, Form, oneOf, Options, readForm, textOf, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import { hrefOf, writers } from '../route.ts'
import { inFigures, SignOnsPage } from '../signons/index.ts'
import type { AppealVisit } from '../visit.ts'
import { mayStillBeTold, newerThan, overtakenInWords } from './overtaken.tsx'
import { tellingRoutes } from './routes.ts'
import { notBegun, occasionInWords, stateInWords } from './words.ts'

/** GET /appeals/:appeal/sign-ons/tellings: what those who asked for it were told, and are to be told. */
export const tellings = (visit: AppealVisit): Promise<Response> => page(visit, emptyForm)

/** POST: begins a message. */
export async function begin(visit: AppealVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const occasion = occasions.find((one) => one === textOf(given, 'occasion'))
  const errors = oneOf(given, 'occasion', occasions, 'Choose what they are told about.')
  if (occasion === undefined) return page(visit, { given, errors })
  const id = randomUUID()
  const { id: appeal } = visit.opened.whole
  return change(visit, given, async (tx) => {
    const outcome = await beginTelling(tx, { id, appeal, occasion }, { staff: visit.staff.id, at: visit.now })
    if (outcome.kind === 'refused')
      return { kind: 'refused', response: () => page(visit, { given, errors: { occasion: notBegun[outcome.reason] } }) }
    return { kind: 'done', location: withNotice(hrefOf(tellingRoutes.telling, { appeal, telling: id }), 'added') }
  })
}

async function page(visit: AppealVisit, form: FormState): Promise<Response> {
  const { needs, opened, staff } = visit
  const { id: appeal } = opened.whole
  const [all, campaign] = [await tellingsOf(needs.db, appeal), await findCampaign(needs.db, appeal)]
  const newer = await newerThan(visit, { appeal, version: 0 })
  return answer(
    visit,
    <SignOnsPage visit={visit} title="Telling those who signed">
      <h1>Telling those who signed</h1>
      <p>
        Whoever ticked so when they signed is written to about what comes of the appeal: once for each message. Their addresses are sealed;
        they are opened with the key that an administrator brings, in memory, and kept no longer than a mail waits to be sent. Who was told
        stands here in numbers.
      </p>
      {all.length === 0 && <p>Nobody was told anything yet.</p>}
      <ul class="plain rows">
        {all.map((one) => (
          <Row key={one.id} visit={visit} telling={one} newer={newer !== null && newer.version > one.version ? newer : null} />
        ))}
      </ul>
      {campaign === null ? (
        <p>This appeal was never opened for sign-ons, so there is nobody to tell.</p>
      ) : (
        (writers as readonly string[]).includes(staff.role) && (
          <section aria-labelledby="begin">
            <h2 id="begin">Write a message</h2>
            <Form visit={visit} form={form} action={hrefOf(tellingRoutes.begin, { appeal })} submit="Begin a message">
              <Options
                form={form}
                name="occasion"
                type="radio"
                label="About what"
                options={occasions.map((value) => ({ value, label: occasionInWords[value] }))}
              />
            </Form>
          </section>
        )
      )}
    </SignOnsPage>,
    Object.keys(form.errors).length === 0 ? 200 : 422,
  )
}

type RowProperties = { readonly visit: AppealVisit; readonly telling: Telling; readonly newer: Awaited<ReturnType<typeof newerThan>> }

function Row({ visit, telling, newer }: RowProperties) {
  const state = tellingState(telling, visit.needs.signOns?.tellings.has(telling.id) === true)
  return (
    <li data-row="">
      <a href={hrefOf(tellingRoutes.telling, { appeal: telling.appeal, telling: telling.id })}>
        {occasionInWords[telling.occasion]}, version {telling.version}
      </a>
      <p class="hint">
        {stateInWords[state]}
        {newer !== null && mayStillBeTold(state) && `; overtaken: ${overtakenInWords(newer)}`}
        {telling.steps.length > 0 && `; ${toldInWords(telling.told)}`}; {momentInWords(telling.madeAt)}
      </p>
    </li>
  )
}

/** "3 mails written". */
export const toldInWords = (count: number): string => (count === 1 ? 'one mail written' : `${inFigures(count)} mails written`)
