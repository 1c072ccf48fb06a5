import { chooseBodies, chosenBodies, listBodies, offered } from '../../../delivery/index.ts'
import { routes } from '../../routes.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { auditDelivery } from '../deliveries/audit-delivery.ts'
import { bodyRoutes } from '../deliveries/routes.ts'
import { deliveryCrumbs, partsOf } from '../deliveries/the-dossier.ts'
import { filledWith, Form, frameFields, Options, readForm, rebased, textOf, textsOf, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { replyRoutes } from './routes.ts'

/** GET /appeals/:appeal/letters: whom supporters are told to write to. */
export async function letters(visit: AppealVisit): Promise<Response> {
  const { bodies } = await chosenBodies(visit.needs.db, visit.opened.whole.id)
  return page(visit, filledWith({ bodies }), 200)
}

/** POST: chooses them, of the entries that the directory shows to everybody. */
export async function chooseLetters(visit: AppealVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const { staff, now } = visit
  const { id: appeal } = visit.opened.whole
  const known = offered(await listBodies(visit.needs.db))
    .filter(({ isPublic }) => isPublic)
    .map(({ id }) => id)
  const bodies = textsOf(given, 'bodies')
  if (bodies.some((id) => !known.includes(id)))
    return page(
      visit,
      { given, errors: { bodies: 'Choose of those that stand here: another is not public any more, or was withdrawn.' } },
      422,
    )
  return change(visit, given, async (tx) => {
    const outcome = await chooseBodies(tx, appeal, { bodies, base: Number(textOf(given, frameFields.base)) }, { by: staff.id, at: now })
    if (outcome.kind === 'conflict') {
      const error = 'Somebody else chose others meanwhile. Send it again to put your choice in the place of theirs.'
      return {
        kind: 'refused',
        response: async () => {
          const { base } = await chosenBodies(visit.needs.db, appeal)
          return page(visit, { given: rebased(given, base), errors: { bodies: error } }, 409)
        },
      }
    }
    await auditDelivery(tx, visit, 'letters.choose', appeal, { bodies: bodies.length })
    return { kind: 'done', location: withNotice(hrefOf(replyRoutes.letters, partsOf(visit)), 'saved') }
  })
}

async function page(visit: AppealVisit, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const { db } = visit.needs
  const { id: appeal } = visit.opened.whole
  const shown = offered(await listBodies(db)).filter(({ isPublic }) => isPublic)
  const { base, bodies } = await chosenBodies(db, appeal)
  return answer(
    visit,
    <DeskPage visit={visit} title="Letters of supporters" crumbs={deliveryCrumbs(visit)}>
      <h1>Letters of supporters</h1>
      <p>
        Readers of the appeal are told how they can write themselves: what is asked, with its notes, and to whom, with address and
        salutation. Only entries of the directory that are public can be chosen, and no mail address of a body that asked for no more mail
        is shown. Nothing is counted.
        {bodies.length > 0 && (
          <>
            {' '}
            <a href={visit.needs.publicOrigin + routes.write(appeal)}>The page, once the appeal is published</a>
          </>
        )}
      </p>
      {shown.length === 0 ? (
        <p>
          No entry is public. Mark those that may be: <a href={hrefOf(bodyRoutes.bodies)}>Bodies and officials</a>
        </p>
      ) : (
        <Form visit={visit} form={form} action={hrefOf(replyRoutes.chooseLetters, partsOf(visit))} submit="Save" base={base}>
          <Options
            form={form}
            name="bodies"
            type="checkbox"
            label="To whom"
            options={shown.map(({ id, name, objection, channels }) => ({
              value: id,
              label: name,
              hint: [
                Object.keys(channels).length === 0 ? 'No address stands in its entry' : `By ${Object.keys(channels).join(', ')}`,
                ...(objection === undefined ? [] : ['asked for no more mail']),
              ].join('; '),
            }))}
          />
        </Form>
      )}
    </DeskPage>,
    status,
  )
}
