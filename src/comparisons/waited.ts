import { describeDate } from '../kit/index.ts'
import { momentsOf, type Moment } from './moments.ts'
import type { Compared } from './person.ts'
import { rangeInWords, type Range } from './range.ts'

/** How long one step took after what was asked: in days, with what it was counted from and to. */
export type Waited = { readonly text: string; readonly days: Range; readonly claims: readonly string[]; readonly disputed: boolean }

/** What is asked, and what may come of it: only within one occasion that the file names, since nothing else says that they belong together. */
const steps: Readonly<Record<string, readonly (readonly [fact: string, what: string])[]>> = {
  'pardon.request_date': [
    ['pardon.granted_date', 'from the request to the pardon'],
    ['pardon.annulled_date', 'from the request to its annulment'],
  ],
  'pardon.granted_date': [
    ['pardon.annulled_date', 'from the pardon to its annulment'],
    ['pardon.restored_date', 'from the pardon until it was restored'],
  ],
  'petition.date': [['petition.decision_date', 'from the petition to the decision']],
  'mechanism.request_date': [
    ['measure.granted_date', 'from the request to the measure'],
    ['mechanism.decision_date', 'from the request to the decision'],
  ],
  'health.transfer_advised_date': [['custody.hospital_transfer_date', 'from the advice to the move to a hospital']],
  'release.ordered_date': [['release.date', 'from the order to the release']],
}

/**
 * How long each step took: between two dates of one occasion, as a range of days where the dates are vague or contested.
 * Dates of different occasions are never set against each other. A range that could only be negative is left out: the
 * checks of the case say what cannot be so.
 */
export function waitedOf(compared: Compared): readonly Waited[] {
  return Object.entries(steps).flatMap(([asked, answers]) => {
    const starts = byOccasion(momentsOf(compared, asked))
    return answers.flatMap(([fact, what]) => {
      const ends = byOccasion(momentsOf(compared, fact))
      return [...starts].flatMap(([occasion, from]) => {
        const to = ends.get(occasion)
        return to === undefined ? [] : between(from, to, what)
      })
    })
  })
}

const byOccasion = (moments: readonly Moment[]): ReadonlyMap<string, readonly Moment[]> =>
  Map.groupBy(
    moments.filter(({ point }) => point.occasion !== undefined),
    ({ point }) => point.occasion!,
  )

function between(from: readonly Moment[], to: readonly Moment[], what: string): readonly Waited[] {
  const low = Math.max(0, Math.min(...to.map((one) => one.from)) - Math.max(...from.map((one) => one.to)))
  const high = Math.max(...to.map((one) => one.to)) - Math.min(...from.map((one) => one.from))
  if (high < 0 || !Number.isFinite(high)) return []
  const days = { low, high }
  const disputed = [...from, ...to].some(({ point }) => point.state === 'contested')
  return [
    {
      text: `${rangeInWords(days, 'day', 'days')} ${what}: ${said(from)}, then ${said(to)}`,
      days,
      claims: [...new Set([...from, ...to].flatMap(({ claims }) => claims))],
      disputed,
    },
  ]
}

const said = (moments: readonly Moment[]): string => [...new Set(moments.map(({ date }) => describeDate(date, 'en')))].join(' or ')
