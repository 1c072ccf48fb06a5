import { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { parseDate } from '../../kit/index.ts'
import { setApart } from '../bidi.ts'
import { formsWords } from '../words/forms.ts'
import type { FeedEdition } from './listed.ts'

type CalendarSettings = {
  readonly origin: string
  /** What the calendar is called. */
  readonly name: string
  readonly lang: string
  readonly addressOf: (edition: FeedEdition) => string
}

/**
 * The days to act by, as iCalendar (RFC 5545): a day for each appeal that has one, with what the day is, the title, and the address, and nothing else. An
 * event keeps its UID from version to version; that of a closed appeal is cancelled, in every language. A day that the text does not give exactly is
 * left out. The same editions give the same bytes.
 */
export function calendarOf(editions: readonly FeedEdition[], { origin, name, lang, addressOf }: CalendarSettings): string {
  const calendar = new ICalCalendar({
    name: withoutControls(setApart(name)),
    prodId: { company: 'Amparo', product: 'Amparo', language: lang.toUpperCase() },
  })
  for (const edition of editions) {
    const day = exactDay(edition.act_until)
    if (day === undefined) continue
    const { version, publishedAt } = edition.stands ?? edition
    const place = edition.translation ? `${edition.appeal}.${edition.lang}` : edition.appeal
    calendar.createEvent({
      id: `${place}@${new URL(origin).hostname}`,
      sequence: version - 1,
      stamp: publishedAt,
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      summary: withoutControls(`${formsWords(edition.lang).words.lastDay}: ${setApart(edition.title)}`),
      url: addressOf(edition),
      status: edition.status === 'closed' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return `${calendar.toString()}\r\n`
}

function exactDay(text: string | undefined): string | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  return parseDate(text).kind === 'date' ? text : undefined
}

/** A line is what a control character would end (RFC 5545, 3.1). */
const withoutControls = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ')
