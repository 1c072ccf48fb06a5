import type { Attention } from '../../../cases/index.ts'
import type { Day } from '../../../kit/index.ts'
import { waitingInWords, type WaitingAppeal } from './waiting-appeals.tsx'
import { dayInWords } from './moment-asked.ts'

/** One thing that a case asks for, and where it is done. */
export type Asked = { readonly words: string; readonly href: string; readonly due?: true }

type Where = { readonly base: string; readonly today: Day; readonly changed?: number; readonly waiting?: readonly WaitingAppeal[] }

/**
 * What a case asks for, in words, the most pressing first. Takes its address, today, how many sentences of published
 * appeals cite what has changed in it since, and the appeals that wait for whoever looks.
 */
export function attentionInWords(attention: Attention, { base, today, changed = 0, waiting = [] }: Where): Asked[] {
  const { contested, ruledBefore, impossible, actUntil, attempts, lastContact, closed } = attention
  const silent = lastContact === undefined || closed ? 0 : today - lastContact
  return [
    ...(actUntil === undefined ? [] : [deadline(actUntil, today, `${base}#appeals`)]),
    ...attemptsInWords(attempts, today, `${base}/log`),
    ...waiting.map(waitingInWords),
    ...counted(changed, 'published sentence cites what has changed', 'published sentences cite what has changed', '/appeals/changed'),
    ...counted(contested, 'contested point without a ruling', 'contested points without a ruling', `${base}#contested`),
    ...counted(ruledBefore, 'ruling made before newer claims', 'rulings made before newer claims', `${base}/points?state=ruled-before`),
    ...counted(impossible, 'thing that cannot be so', 'things that cannot be so', `${base}#checks`),
    ...(silent > longSilence && lastContact !== undefined
      ? [{ words: `nobody of it was spoken with since ${dayInWords(lastContact)}, ${days(silent)} ago`, href: `${base}/log` }]
      : []),
  ]
}

/** Days without contact that are worth saying. */
const longSilence = 14

/** How soon a list shows a case; `further` counts what it asks for besides. What is due comes first, then what is undecided, most of it first. Smaller is sooner. */
export function urgencyOf(attention: Attention | undefined, today: Day, further = 0): readonly [due: number, undecided: number] {
  if (attention === undefined) return [soon, 0]
  const due = Math.min(soon, ...[attention.actUntil, attention.attempts[0]].flatMap((day) => (day === undefined ? [] : [day - today])))
  const overdue = attention.attempts.filter((day) => day < today).length
  return [attention.closed ? soon + 1 : due, -(further + overdue + attention.contested + attention.ruledBefore + attention.impossible)]
}

/** Days ahead from which a deadline is pressing. */
const soon = 14

function deadline(day: Day, today: Day, href: string): Asked {
  const left = day - today
  const on = dayInWords(day)
  const words =
    left < 0
      ? `an appeal asked for something until ${on}, ${days(-left)} ago`
      : left === 0
        ? 'an appeal asks for something until today'
        : `an appeal asks for something until ${on}, ${days(left)} from now`
  return { words, href, ...(left < soon && { due: true }) }
}

/** All that is overdue, how many they are, and the one that comes next. */
function attemptsInWords(attempts: readonly Day[], today: Day, href: string): Asked[] {
  const overdue = attempts.filter((day) => day < today)
  const [first] = overdue
  const next = attempts.find((day) => day >= today)
  return [
    ...(first === undefined ? [] : [missed(overdue.length, days(today - first), href)]),
    ...(next === undefined ? [] : [attempt(next, today, href)]),
  ]
}

const missed = (count: number, ago: string, href: string): Asked => ({
  words: count === 1 ? `somebody was to be tried again ${ago} ago` : `${count} attempts or promises are overdue, the first for ${ago}`,
  href,
  due: true,
})

function attempt(day: Day, today: Day, href: string): Asked {
  const left = day - today
  if (left === 0) return { words: 'somebody is to be tried again today', href, due: true }
  return { words: `somebody is to be tried again ${left === 1 ? 'tomorrow' : `on ${dayInWords(day)}, ${days(left)} from now`}`, href }
}

const counted = (count: number, one: string, many: string, href: string): Asked[] =>
  count === 0 ? [] : [{ words: `${count} ${count === 1 ? one : many}`, href }]

/** "12 days". */
const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`
