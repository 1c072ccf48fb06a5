import {
  chooseHowOften,
  confirmingMail,
  giveStaffAddress,
  howOften,
  reminderHour,
  removeStaffAddress,
  staffAddressOf,
  type HowOften,
  type StaffAddress,
} from '../../../deadlines/index.ts'
import { isMailAddress, rateWindows, type RateWindows } from '../../../platform/index.ts'
import { change } from '../change.ts'
import { Button, filledWith, Form, Options, readForm, TextField, textOf, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { DeskNeeds, Visit } from '../visit.ts'
import { deadlineRoutes } from './routes.ts'

const crumbs = [
  { href: '/me', label: 'You' },
  { href: hrefOf(deadlineRoutes.deadlines), label: 'Deadlines' },
]

/** GET /me/reminders: where and how often one is reminded. */
export async function ownReminders(visit: Visit): Promise<Response> {
  const address = await staffAddressOf(visit.needs.db, visit.staff.id)
  return page(visit, address, filledWith({ mail: address?.mail ?? '', often: address?.often ?? 'weekly' }))
}

/** POST: gives an address, which is asked to confirm it; chooses how often; or takes the address back. */
export async function ownRemindersSent(visit: Visit): Promise<Response> {
  const { needs, staff, now } = visit
  const before = await staffAddressOf(needs.db, staff.id)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return page(visit, before, unreadableForm)
  const { given } = sent
  const [mail, chosen, own] = [textOf(given, 'mail'), textOf(given, 'often'), hrefOf(deadlineRoutes.ownReminders)]
  const by = { by: staff.id, now }
  if (textOf(given, 'do') === 'remove')
    return change(visit, given, async (tx) => {
      await removeStaffAddress(tx, by)
      return { kind: 'done', location: withNotice(own, 'removed') }
    })
  const often = howOften.find((one) => one === chosen)
  const isNew = before?.mail !== mail || before.confirmedAt === null
  const outbox = needs.outbox
  const wrong = (errors: FormState['errors']): Response => page(visit, before, { given, errors })
  if (!isMailAddress(mail) || often === undefined)
    return wrong({
      ...(!isMailAddress(mail) && { mail: 'This is no mail address. Write one such as ana@example.org.' }),
      ...(often === undefined && { often: 'Choose how often.' }),
    })
  if (!isNew)
    return change(visit, given, async (tx) => {
      await chooseHowOften(tx, often, by)
      return { kind: 'done', location: withNotice(own, 'saved') }
    })
  if (outbox === undefined || !(await outbox.takes()))
    return wrong({
      mail: 'No mail can be sent from here now, so the address cannot be confirmed. Ask whoever runs the server, or try again later.',
    })
  if (limitOf(needs).count(staff.id) === 'over')
    return wrong({ mail: 'You asked for several confirmations within the hour. Look into the mailbox, or ask again later.' })
  return change(visit, given, async (tx) => {
    const random = (size: number): Buffer => Buffer.from(needs.random(size))
    const secret = await giveStaffAddress(tx, { mail, often }, { ...by, random })
    await outbox.enqueue(tx, [confirmingMail({ to: mail, origin: needs.origin, secret })])
    return { kind: 'done', location: withNotice(own, 'address-to-confirm') }
  })
}

/** So that nobody has the desk write to strangers all day. */
const limits = new WeakMap<DeskNeeds, RateWindows>()
function limitOf(needs: DeskNeeds): RateWindows {
  const random = (size: number): Buffer => Buffer.from(needs.random(size))
  const limit =
    limits.get(needs) ?? rateWindows({ clock: needs.clock, random, windows: [{ seconds: 3600, most: 4 }], group: (staff) => staff })
  limits.set(needs, limit)
  return limit
}

const page = (visit: Visit, address: StaffAddress | null, form: FormState): Response =>
  answer(
    visit,
    <DeskPage visit={visit} title="Reminders by mail" crumbs={crumbs}>
      <h1>Reminders by mail</h1>
      <p>
        A reminder names the code of each case, the kind of deadline and the day, and no other word of a case. It is read by whoever reads
        your mail, and by those who carry it. Use an address where that is safe for you and for the cases.
      </p>
      {address !== null && <p role="status">{address.mail === null ? 'The address was erased. ' : standing(address)}</p>}
      {visit.needs.outbox === undefined && <p class="notice">No mail server is set here, so nothing can be sent.</p>}
      <Form visit={visit} form={form} action={hrefOf(deadlineRoutes.ownRemindersSent)} submit="Save">
        <TextField
          form={form}
          name="mail"
          label="Your mail address"
          hint="It is kept sealed, used for nothing else and shown to nobody. A link is mailed there first; you follow it where you are signed in."
          attributes={{ autoComplete: 'email', maxLength: 254 }}
        />
        <Options
          form={form}
          type="radio"
          name="often"
          label="How often"
          options={[
            { value: 'daily', label: 'Each day', hint: `After ${reminderHour}:00 UTC, where something is over or comes within a week.` },
            { value: 'weekly', label: 'Each week', hint: 'On Monday, likewise.' },
            { value: 'never', label: 'Never', hint: 'The address stays.' },
          ]}
        />
      </Form>
      {address !== null && (
        <div class="buttons">
          <Button visit={visit} action={hrefOf(deadlineRoutes.ownRemindersSent)} label="Forget the address" values={{ do: 'remove' }} />
        </div>
      )}
    </DeskPage>,
    Object.keys(form.errors).length === 0 ? 200 : 422,
  )

const standing = ({ confirmedAt, often }: StaffAddress): string =>
  confirmedAt === null
    ? 'The address is not confirmed yet: a link was mailed there, which works for 72 hours. To have another one mailed, save again.'
    : oftenInWords[often]

const oftenInWords: Readonly<Record<HowOften, string>> = {
  daily: 'You are reminded each day.',
  weekly: 'You are reminded each week.',
  never: 'You are not reminded.',
}
