import { parseDate } from '../parse-date.ts'
import { writtenDate } from '../written-date.ts'
import type { DateReading, DateTextOptions } from './reading.ts'

/**
 * Reads a date as a source or the cell of a list wrote it. What is ambiguous, impossible or no date comes back with `edtf`
 * null and a note that says why. It never throws, and never gives a day that the words do not give.
 */
export function readDateText(raw: string, _options: DateTextOptions = {}): DateReading {
  const written = writtenDate(raw.trim())
  const date = parseDate(written?.kind === 'read' ? written.text : raw.trim())
  if (date.kind === 'date') return { raw, edtf: date.text, calendar: 'gregorian', note: null }
  return {
    raw,
    edtf: null,
    calendar: null,
    note: written?.kind === 'doubtful' ? written.why : `This is no date that can be read: ${date.why}.`,
  }
}
