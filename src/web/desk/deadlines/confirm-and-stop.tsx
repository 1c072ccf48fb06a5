import { chooseHowOften, confirms, confirmStaffAddress, staffOfStopSecret } from '../../../deadlines/index.ts'
import { change } from '../change.ts'
import { emptyForm, Form, readForm } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit, Visitor } from '../visit.ts'
import { deadlineRoutes } from './routes.ts'

const tokenIn = ({ c }: Visitor): string => c.req.param('token') ?? ''

/** GET /me/reminders/confirm/:token: the link that was mailed to the address. It asks; only whoever gave the address can say yes. */
export async function confirmReminders(visit: Visit): Promise<Response> {
  const token = tokenIn(visit)
  const known = await confirms(visit.needs.db, token, { by: visit.staff.id, now: visit.now })
  return known ? confirmPage(visit, token) : answer(visit, <NoSuchLink visit={visit} />, 410)
}

/** POST: confirms it. */
export async function confirmRemindersSent(visit: Visit): Promise<Response> {
  const { staff, now } = visit
  const sent = await readForm(visit.c)
  return change(visit, sent.kind === 'sent' ? sent.given : new Map(), async (tx) => {
    const { kind } = await confirmStaffAddress(tx, tokenIn(visit), { by: staff.id, now })
    if (kind === 'gone') return { kind: 'refused', response: answer(visit, <NoSuchLink visit={visit} />, 410) }
    return { kind: 'done', location: withNotice(hrefOf(deadlineRoutes.ownReminders), 'address-confirmed') }
  })
}

const confirmPage = (visit: Visit, token: string): Response =>
  answer(
    visit,
    <DeskPage
      visit={visit}
      title="Confirm your address"
      crumbs={[{ href: hrefOf(deadlineRoutes.ownReminders), label: 'Reminders by mail' }]}
    >
      <h1>Confirm your address</h1>
      <p>You opened the link that was mailed to the address which you gave. Reminders go there from now on.</p>
      <Form visit={visit} form={emptyForm} action={hrefOf(deadlineRoutes.confirmRemindersSent, { token })} submit="Confirm the address" />
    </DeskPage>,
  )

const NoSuchLink = ({ visit }: { readonly visit: Visit }) => (
  <DeskPage
    visit={visit}
    title="This link confirms nothing"
    crumbs={[{ href: hrefOf(deadlineRoutes.ownReminders), label: 'Reminders by mail' }]}
  >
    <h1>This link confirms nothing</h1>
    <p>
      It was used already, is older than 72 hours, or belongs to an address that another person gave or that was replaced since.{' '}
      <a href={hrefOf(deadlineRoutes.ownReminders)}>See how your reminders stand</a>
    </p>
  </DeskPage>
)

/** GET /reminders/stop/:token: the link in a reminder that ends them. Nobody has to sign in; reading it changes nothing. */
export async function stopReminders(visitor: Visitor): Promise<Response> {
  const token = tokenIn(visitor)
  if ((await staffOfStopSecret(visitor.needs.db, token)) === null) return gone(visitor)
  return answer(
    visitor,
    <DeskPage visit={visitor} title="End the reminders">
      <h1>End the reminders</h1>
      <p>No reminder comes any more to the address at which you got this link. At the desk they can be asked for again.</p>
      <Form visit={visitor} form={emptyForm} action={hrefOf(deadlineRoutes.stopRemindersSent, { token })} submit="End the reminders" />
    </DeskPage>,
  )
}

/** POST: ends them. Twice is once. */
export async function stopRemindersSent(visitor: Visitor): Promise<Response> {
  const { db } = visitor.needs
  const stopped = await db.transaction().execute(async (tx) => {
    const staff = await staffOfStopSecret(tx, tokenIn(visitor))
    if (staff !== null) await chooseHowOften(tx, 'never', { by: staff, now: visitor.now, from: 'link' })
    return staff !== null
  })
  if (!stopped) return gone(visitor)
  return answer(
    visitor,
    <DeskPage visit={visitor} title="No more reminders">
      <h1>No more reminders</h1>
      <p role="status">The reminders have ended. What comes due still stands at the desk.</p>
    </DeskPage>,
  )
}

const gone = (visitor: Visitor): Response =>
  answer(
    visitor,
    <DeskPage visit={visitor} title="This link ends nothing">
      <h1>This link ends nothing</h1>
      <p>The address at which you got it is not kept here any more, so nothing is sent there.</p>
    </DeskPage>,
    410,
  )
