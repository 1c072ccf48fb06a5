import { calendarAddressOf, makeCalendarAddress, revokeCalendarAddress } from '../../../deadlines/index.ts'
import { change } from '../change.ts'
import { Button, emptyForm, Form, readForm, textOf } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { deadlineRoutes } from './routes.ts'

const crumbs = [
  { href: '/me', label: 'You' },
  { href: hrefOf(deadlineRoutes.deadlines), label: 'Deadlines' },
]

/** GET /me/calendar: whether one's calendar reads the deadlines, and since when. */
export async function ownCalendar(visit: Visit): Promise<Response> {
  const address = await calendarAddressOf(visit.needs.db, visit.staff.id)
  const action = hrefOf(deadlineRoutes.ownCalendarSent)
  return answer(
    visit,
    <DeskPage visit={visit} title="Your calendar" crumbs={crumbs}>
      <h1>Your calendar</h1>
      <p>
        A calendar on a telephone or computer can read your deadlines from a secret address. It is told the code of each case and the kind
        of deadline, such as “PE-2026-K7Q4: answer due”, and no other word. A code that may be made of a name is replaced by another.
      </p>
      <p>
        Whoever has the address reads the same, without signing in, for as long as you do not take it back. Each reading looks at the cases
        that you are a member of at that moment. The calendar has to reach this desk.
      </p>
      {address === null ? (
        <p>You have no address.</p>
      ) : (
        <>
          <p>You have an address, made on {momentInWords(address.madeAt)}. It was shown once and cannot be shown again.</p>
          <div class="buttons">
            <Button visit={visit} action={action} label="Take it back" values={{ do: 'revoke' }} />
          </div>
        </>
      )}
      <Form
        visit={visit}
        form={emptyForm}
        action={action}
        submit={address === null ? 'Make an address' : 'Make another in its place'}
        beside={address !== null && <span class="hint">Calendars that read the old one find nothing from then on.</span>}
      >
        <input type="hidden" name="do" value="make" />
      </Form>
    </DeskPage>,
  )
}

/** POST: makes an address, which is shown in this answer and never again, or takes it back. */
export async function ownCalendarSent(visit: Visit): Promise<Response> {
  const sent = await readForm(visit.c)
  const given = sent.kind === 'sent' ? sent.given : new Map<string, readonly string[]>()
  const { staff, now, needs } = visit
  const own = hrefOf(deadlineRoutes.ownCalendar)
  const made: string[] = []
  const response = await change(visit, given, async (tx) => {
    if (textOf(given, 'do') === 'make') {
      made.push(await makeCalendarAddress(tx, { by: staff.id, now, random: (size) => Buffer.from(needs.random(size)) }))
      return { kind: 'done', location: own }
    }
    if (textOf(given, 'do') === 'revoke') await revokeCalendarAddress(tx, { by: staff.id, now })
    return { kind: 'done', location: withNotice(own, 'removed') }
  })
  // The address is in no table: only the answer that made it shows it. The same form sent again leads to the page.
  const [token] = made
  return token === undefined
    ? response
    : answer(visit, <MadeAddress visit={visit} address={needs.origin + hrefOf(deadlineRoutes.calendar, { token })} />)
}

const MadeAddress = ({ visit, address }: { readonly visit: Visit; readonly address: string }) => (
  <DeskPage visit={visit} title="The address of your calendar" crumbs={crumbs}>
    <h1>The address of your calendar</h1>
    <p>
      <code class="secret">{address}</code>
    </p>
    <p>
      It is shown only now. Give it to your calendar as an address to subscribe to, and to nobody else. If it may have been seen, take it
      back: from then on it opens nothing.
    </p>
    <p>
      <a href={hrefOf(deadlineRoutes.ownCalendar)}>Back</a>
    </p>
  </DeskPage>
)
