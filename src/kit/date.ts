/**
 * Dates as sources give them: EDTF (ISO 8601-2), kept as text and never made more precise than the source.
 * They are calendar dates, not instants: no clock and no time zone ever touches them.
 */

/** A calendar day, as the number of days since 1970-01-01 in the proleptic Gregorian calendar. */
export type Day = number

/** A date that was understood. `earliest` and `latest` bound it; an open side is -Infinity or Infinity. */
export type KnownDate = {
  readonly kind: 'date'
  /** The text exactly as it was written. */
  readonly text: string
  readonly precision: 'minute' | 'day' | 'month' | 'season' | 'year' | 'decade' | 'century' | 'set' | 'interval'
  readonly earliest: Day
  readonly latest: Day
  /** Marked `~` or `%` anywhere: circa. */
  readonly approximate: boolean
  /** Marked `?` or `%` anywhere: the source doubts it. */
  readonly uncertain: boolean
  /** Both ends of an interval; null is an open or unknown end. Only with precision `interval`. */
  readonly ends?: { readonly from: KnownDate | null; readonly to: KnownDate | null }
  /** What a set names, in the order written: single dates and, for `a..b`, intervals. Only with precision `set`. */
  readonly members?: readonly KnownDate[]
}

/** A date that could not be understood: kept as it stands, and never guessed at. */
export type UnparsedDate = { readonly kind: 'unparsed'; readonly text: string; readonly why: string }

export type SourceDate = KnownDate | UnparsedDate
