import { deliveriesOfAll, ledgerRow, readPace, setPace, type Delivery } from '../../../delivery/index.ts'
import { csvSafe, dayOfInstant, formatDay } from '../../../kit/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { emptyForm, filledWith, Form, readForm, TextField, textOf, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { openAppeal } from '../open-appeal.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import { submissionsInLedger, submittedFor } from '../submissions/in-ledger.tsx'
import type { Visit } from '../visit.ts'
import { DeliveryTable, type DeliveryLine } from './delivery-table.tsx'
import { bodyRoutes, deliveryRoutes } from './routes.ts'
import { dueInWords, needsSomebody } from './words.ts'

/** GET /deliveries: the ledger over all appeals that this person reads, what needs somebody first. */
export async function ledger(visit: Visit): Promise<Response> {
  const all = await readable(visit)
  const today = formatDay(dayOfInstant(visit.now))
  const urgent = all.filter((one) => needsSomebody(one, today))
  const now = await readPace(visit.needs.db)
  return answer(
    visit,
    <DeskPage visit={visit} title="Deliveries" width="wide">
      <h1>Deliveries</h1>
      <p>
        Every appeal of your cases that was brought to a body. <a href={hrefOf(bodyRoutes.bodies)}>Bodies and officials</a>
        {' · '}
        <a href={hrefOf(bodyRoutes.ledgerTable)}>Save as CSV</a>
      </p>
      <section aria-labelledby="urgent">
        <h2 id="urgent">To do</h2>
        {urgent.length === 0 ? (
          <p>Nothing is undecided, came back, or is due within a week.</p>
        ) : (
          <DeliveryTable lines={urgent.map(lineOf)} today={today} about="Appeal" />
        )}
      </section>
      <section aria-labelledby="all">
        <h2 id="all">All</h2>
        {all.length === 0 ? (
          <p>None yet. A dossier is begun on the page of an appeal.</p>
        ) : (
          <DeliveryTable lines={all.map(lineOf)} today={today} about="Appeal" />
        )}
      </section>
      {await submissionsInLedger(visit, today)}
      <p class="hint">
        Mail goes out {now.seconds === 1 ? 'one each second' : `one each ${now.seconds} seconds`}, at most {now.perHour} an hour.{' '}
        {visit.staff.role === 'administrator' && <a href={hrefOf(bodyRoutes.pace)}>Change the pace</a>}
      </p>
    </DeskPage>,
  )
}

const lineOf = (delivery: Delivery): DeliveryLine => ({
  delivery,
  href: hrefOf(deliveryRoutes.delivery, { appeal: delivery.appeal, delivery: delivery.id }),
  about: `${delivery.appeal}, version ${delivery.version}`,
})

/** GET /deliveries.csv: the same as a table, appeals and submissions in one, the newest first; safe in spreadsheets. */
export async function ledgerTable(visit: Visit): Promise<Response> {
  const { c, needs, staff, now } = visit
  const today = formatDay(dayOfInstant(now))
  const submitted = await submittedFor(visit)
  const table = [
    ...(await readable(visit)).map((delivery) => ({ delivery, case: undefined })),
    ...submitted.map((one) => ({ delivery: one.delivery, case: one.case.id })),
  ]
    .toSorted((one, other) => other.delivery.at.getTime() - one.delivery.at.getTime())
    .map((one) => ({ ...ledgerRow(one.delivery, one.case), answer: dueInWords(one.delivery, today) ?? '' }))
  await needs.db
    .transaction()
    .execute((tx) => recordAudit(tx, { at: now, staff: staff.id, action: 'delivery.export', detail: { rows: table.length } }))
  c.header('Cache-Control', 'no-store')
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="amparo-deliveries-${today}.csv"`)
  return c.body(csvSafe(table))
}

/** The deliveries of the appeals that this person may open. */
async function readable(visit: Visit): Promise<readonly Delivery[]> {
  const all = await deliveriesOfAll(visit.needs.db)
  const mine = new Set<string>()
  for (const appeal of new Set(all.map((one) => one.appeal))) if ((await openAppeal(visit, appeal)) !== null) mine.add(appeal)
  return all.filter(({ appeal }) => mine.has(appeal))
}

/** GET /deliveries/pace */
export async function pace(visit: Visit): Promise<Response> {
  const { seconds, perHour } = await readPace(visit.needs.db)
  return pacePage(visit, filledWith({ seconds: String(seconds), hour: String(perHour) }))
}

/** POST: how fast mail to bodies goes out from now on. */
export async function paceSent(visit: Visit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable')
    return pacePage(visit, { ...emptyForm, errors: { '': 'What was sent could not be read as a form. Fill it in again.' } })
  const { given } = sent
  const [seconds, perHour] = [wholeIn(textOf(given, 'seconds'), 86_400), wholeIn(textOf(given, 'hour'), 3600)]
  const errors = {
    ...(seconds === null && { seconds: 'Write a whole number of seconds from 1 to 86400.' }),
    ...(perHour === null && { hour: 'Write a whole number from 1 to 3600.' }),
  }
  if (seconds === null || perHour === null) return pacePage(visit, { given, errors })
  return change(visit, given, async (tx) => {
    await setPace(tx, { seconds, perHour }, { by: visit.staff.id, at: visit.now })
    await recordAudit(tx, {
      at: visit.now,
      staff: visit.staff.id,
      action: 'settings.change',
      detail: { setting: 'delivery-pace', seconds, perHour },
    })
    return { kind: 'done', location: withNotice(hrefOf(bodyRoutes.ledger), 'saved') }
  })
}

const wholeIn = (text: string, most: number): number | null => (/^[1-9]\d{0,5}$/.test(text) && Number(text) <= most ? Number(text) : null)

const pacePage = (visit: Visit, form: FormState): Response =>
  answer(
    visit,
    <DeskPage visit={visit} title="Pace of mail" crumbs={[{ href: hrefOf(bodyRoutes.ledger), label: 'Deliveries' }]}>
      <h1>Pace of mail to bodies</h1>
      <p>A burst of mail is taken for what nobody wants, and the address it comes from is closed everywhere.</p>
      <Form visit={visit} form={form} action={hrefOf(bodyRoutes.paceSent)} submit="Save">
        <TextField
          form={form}
          name="seconds"
          label="Seconds between two letters"
          attributes={{ inputMode: 'numeric', autoComplete: 'off' }}
        />
        <TextField form={form} name="hour" label="Letters an hour, at most" attributes={{ inputMode: 'numeric', autoComplete: 'off' }} />
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length === 0 ? 200 : 422,
  )
