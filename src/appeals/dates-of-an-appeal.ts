import type { Appeal } from '../cases/index.ts'
import { describeDate, formatDay, parseDate, type Day, type KnownDate } from '../kit/index.ts'

/** What a reader is told of an appeal's time, in the order in which it passes. */
const fields = ['opened', 'act_until', 'closed'] as const
type Field = (typeof fields)[number]
type Dates = Pick<Appeal, Field>

/** One thing that is wrong with a date, in a sentence, and whose date it is. */
export type WrongDate = {
  readonly field: Field
  /** No single day, month or year; before the opening; of the opening or the closing: still to come. */
  readonly kind: 'not-one' | 'order' | 'to-come'
  readonly message: string
}

/**
 * What is wrong with the dates an appeal gives itself, on a day. Only what is certain counts: an appeal of July that was
 * closed on 10 July may well have been opened before.
 */
export function whatIsWrongWithDates(appeal: Dates, today: Day): WrongDate[] {
  const single = new Map<Field, KnownDate>()
  const wrong: WrongDate[] = []
  const says = (field: Field, kind: WrongDate['kind'], what: string): void =>
    void wrong.push({ field, kind, message: `${names[field]} is ${what}` })
  const dayOf = (field: Field): string => describeDate(appeal[field]!, 'en')
  for (const field of fields) {
    const date = appeal[field]
    if (date === undefined) continue
    if (date.kind === 'date' && singles.has(date.precision)) single.set(field, date)
    else says(field, 'not-one', `given as “${dayOf(field)}”: give one day, month or year.`)
  }
  const opened = single.get('opened')
  for (const field of ['act_until', 'closed'] as const) {
    const date = single.get(field)
    if (opened !== undefined && date !== undefined && date.latest < opened.earliest)
      says(field, 'order', `${dayOf(field)}, before the appeal was opened (${dayOf('opened')}).`)
  }
  for (const field of ['opened', 'closed'] as const) {
    const date = single.get(field)
    if (date !== undefined && date.earliest > today)
      says(field, 'to-come', `${dayOf(field)}, which is still to come: today is ${inWords(today)}.`)
  }
  return wrong
}

const inWords = (day: Day): string => describeDate(parseDate(formatDay(day)), 'en')

const singles: ReadonlySet<KnownDate['precision']> = new Set(['day', 'month', 'year'])
const names: Readonly<Record<Field, string>> = {
  opened: 'The day of opening',
  act_until: 'The day to act by',
  closed: 'The day of closing',
}
