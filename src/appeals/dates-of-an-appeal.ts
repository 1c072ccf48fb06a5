import type { Appeal } from '../cases/index.ts'
import { formatDay, type Day, type KnownDate } from '../kit/index.ts'

/** What a reader is told of an appeal's time, in the order in which it passes. */
const fields = ['opened', 'act_until', 'closed'] as const
type Field = (typeof fields)[number]

/**
 * What is wrong with the dates an appeal gives itself, on a day: each in a sentence. Only what is certain counts: an appeal
 * of July that was closed on 10 July may well have been opened before.
 */
export function whatIsWrongWithDates(appeal: Appeal, today: Day): string[] {
  const single = new Map<Field, KnownDate>()
  const wrong: string[] = []
  for (const field of fields) {
    const date = appeal[field]
    if (date === undefined) continue
    if (date.kind === 'date' && singles.has(date.precision)) single.set(field, date)
    else wrong.push(`${names[field]} is ${date.text}: give one day, month or year.`)
  }
  const opened = single.get('opened')
  for (const field of ['act_until', 'closed'] as const) {
    const date = single.get(field)
    if (opened !== undefined && date !== undefined && date.latest < opened.earliest)
      wrong.push(`${names[field]} is ${date.text}, before the appeal was opened (${opened.text}).`)
  }
  for (const field of ['opened', 'closed'] as const) {
    const date = single.get(field)
    if (date !== undefined && date.earliest > today)
      wrong.push(`${names[field]} is ${date.text}, which is still to come: today is ${formatDay(today)}.`)
  }
  return wrong
}

const singles: ReadonlySet<KnownDate['precision']> = new Set(['day', 'month', 'year'])
const names: Readonly<Record<Field, string>> = {
  opened: 'The day of opening (opened)',
  act_until: 'The day until which to act (act_until)',
  closed: 'The day of closing (closed)',
}
