import { onePersonMayPublish, setOnePersonMayPublish } from '../../../appeals/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { emptyForm, filledWith, Form, Options, readForm, textOf, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { reviewRoutes } from './routes.ts'

/** GET /settings */
export async function settings(visit: Visit): Promise<Response> {
  const alone = await onePersonMayPublish(visit.needs.db)
  return show(visit, filledWith({ approval: alone ? 'one-person' : 'second-person' }), 200)
}

export async function settingsSent(visit: Visit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable')
    return show(visit, { ...emptyForm, errors: { '': 'What was sent is no form that can be read. Choose again.' } }, 422)
  const { given } = sent
  const chosen = textOf(given, 'approval')
  if (chosen !== 'one-person' && chosen !== 'second-person')
    return show(visit, { given, errors: { approval: 'Choose who approves what is published.' } }, 422)
  const { staff, now } = visit
  return change(visit, given, async (tx) => {
    const onePerson = chosen === 'one-person'
    if ((await onePersonMayPublish(tx)) !== onePerson) {
      await setOnePersonMayPublish(tx, onePerson, { by: staff.id, at: now })
      await recordAudit(tx, { at: now, staff: staff.id, action: 'settings.change', detail: { approval: chosen } })
    }
    return { kind: 'done', location: withNotice(reviewRoutes.settings.path, 'saved') }
  })
}

const show = (visit: Visit, form: FormState, status: 200 | 422): Response =>
  answer(
    visit,
    <DeskPage visit={visit} title="Settings">
      <h1>Settings</h1>
      <Form visit={visit} form={form} action={hrefOf(reviewRoutes.settingsSent)} submit="Save">
        <Options
          form={form}
          type="radio"
          name="approval"
          label="Who approves what is published"
          options={[
            {
              value: 'second-person',
              label: 'A second person',
              hint: 'Whoever asks for the approval of a text does not give it. An administrator or a reviewer does.',
            },
            {
              value: 'one-person',
              label: 'One person may go alone',
              hint: 'For a team of one. The published page says: one person wrote and approved this.',
            },
          ]}
        />
      </Form>
    </DeskPage>,
    status,
  )
