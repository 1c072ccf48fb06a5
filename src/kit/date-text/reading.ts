/** The calendars in which sources write. Jalali is the solar one of Iran and Afghanistan, Hijri the lunar one. */
export type Calendar = 'gregorian' | 'jalali' | 'hijri'

/** A date as a source wrote it, and what could be understood of it. */
export type DateReading = {
  /** Exactly what was given. */
  readonly raw: string
  /** The date in EDTF, in the Gregorian calendar, never more precise than the words; null of what cannot be told. */
  readonly edtf: string | null
  /** The calendar in which it was written; null when it is not known, or when it is no date. */
  readonly calendar: Calendar | null
  /** A sentence in English: why nothing was understood and what it may mean, or what was left out; null when all is said. */
  readonly note: string | null
}

export type DateTextOptions = {
  /** The language of the text, BCP 47: tells which of two figures is the day, which calendar a bare year is of. */
  readonly lang?: string
  /** The first of the hundred years of which those written with two or three figures are, in their own calendar: 1900, 1300. */
  readonly century?: number
}
