import type { Attention } from '../../../cases/index.ts'
import { describeDate, formatDay, parseDate, type Day } from '../../../kit/index.ts'

/** One thing that a case asks for, and where it is done. */
export type Asked = { readonly words: string; readonly href: string; readonly due?: true }

/** What a case asks for, in words, the most pressing first. Takes its address and today. */
export function attentionInWords(attention: Attention, { base, today }: { readonly base: string; readonly today: Day }): Asked[] {
  const { contested, ruledBefore, impossible, actUntil } = attention
  return [
    ...(actUntil === undefined ? [] : [deadline(actUntil, today, `${base}#appeals`)]),
    ...counted(contested, 'contested point without a ruling', 'contested points without a ruling', `${base}#contested`),
    ...counted(ruledBefore, 'ruling made before newer claims', 'rulings made before newer claims', `${base}/points?state=ruled-before`),
    ...counted(impossible, 'thing that cannot be so', 'things that cannot be so', `${base}#checks`),
  ]
}

/** How soon a list shows a case: what is due comes first, then what is undecided, most of it first. Smaller is sooner. */
export function urgencyOf(attention: Attention | undefined, today: Day): readonly [due: number, undecided: number] {
  if (attention === undefined) return [soon, 0]
  const due = attention.actUntil === undefined ? soon : Math.min(soon, attention.actUntil - today)
  return [attention.closed ? soon + 1 : due, -(attention.contested + attention.ruledBefore + attention.impossible)]
}

/** Days ahead from which a deadline is pressing. */
const soon = 14

function deadline(day: Day, today: Day, href: string): Asked {
  const left = day - today
  const on = describeDate(parseDate(formatDay(day)), 'en')
  const words =
    left < 0
      ? `asked for something until ${on}, ${days(-left)} ago`
      : left === 0
        ? 'asks for something until today'
        : `asks for something until ${on}, ${days(left)} from now`
  return { words, href, ...(left < soon && { due: true }) }
}

const counted = (count: number, one: string, many: string, href: string): Asked[] =>
  count === 0 ? [] : [{ words: `${count} ${count === 1 ? one : many}`, href }]

/** "12 days". */
export const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`
