import { calendarOf, deadlinesOf, readerOfCalendar } from '../../../deadlines/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import { rateWindows, readDigests, type RateWindows } from '../../../platform/index.ts'
import { clientAddress } from '../../client-address.ts'
import { recorderOf } from '../recorder-of.ts'
import type { DeskNeeds, Visitor } from '../visit.ts'

/** From one network: a calendar asks a few times an hour; somebody who tries addresses is stopped. */
const windows = [
  { seconds: 60, most: 20 },
  { seconds: 3600, most: 240 },
] as const

/**
 * GET /calendar/:token/deadlines.ics: what comes due for whoever was given the address, as iCalendar. Nobody is signed in by it, no cookie is
 * read or set, and who they are a member of is asked again each time. An address that was never given, was taken back, or is of
 * somebody who left is no address.
 */
export async function serveCalendar(visitor: Visitor): Promise<Response> {
  const { c, needs, now } = visitor
  c.header('Cache-Control', 'no-store')
  if (limitOf(needs, visitor).count(clientAddress(c, needs.trustedProxies)) === 'over') {
    c.header('Retry-After', '600')
    return c.text('Too many calendars asked from your network. Ask again in ten minutes.\n', 429)
  }
  const reader = await readerOfCalendar(needs.db, c.req.param('token') ?? '')
  if (reader === null) return c.text('There is no calendar at this address.\n', 404)
  const today = dayOfInstant(now)
  const { deadlines } = await deadlinesOf(needs.db, reader, { today, ...needs, openCases: visitor.openCases })
  const text = calendarOf(deadlines, { origin: needs.origin, today, digests: await readDigests(needs.db) })
  await recorderOf(visitor)({ at: now, staff: reader.id, action: 'calendar.read' })
  c.header('Content-Type', 'text/calendar; charset=utf-8')
  return c.body(text)
}

const limits = new WeakMap<DeskNeeds, RateWindows>()

function limitOf(needs: DeskNeeds, { needs: { clock, random } }: Visitor): RateWindows {
  const limit = limits.get(needs) ?? rateWindows({ clock, random: (size) => Buffer.from(random(size)), windows })
  limits.set(needs, limit)
  return limit
}
