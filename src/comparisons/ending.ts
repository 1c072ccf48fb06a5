import { describeDate, parseDate, type Day } from '../kit/index.ts'
import { momentsOf, type Moment } from './moments.ts'
import type { Compared } from './person.ts'

/** How and when custody came to an end, by one account; `open`: no claim tells of an end, so it is the day that is asked about. */
export type Ending = {
  readonly kind: 'released' | 'died' | 'open'
  readonly from: Day
  readonly to: Day
  readonly claims: readonly string[]
  /** "when released on 6 December 2023". */
  readonly text: string
}

/**
 * The end of the last custody that the file tells of: each account of the last release, unless an arrest came after it;
 * without a release, each account of the death; without either, the day asked about.
 */
export function endingsOf(compared: Compared): readonly Ending[] {
  const releases = lastOf(momentsOf(compared, 'release.date'))
  const arrests = momentsOf(compared, 'arrest.date')
  const again = releases.length > 0 && arrests.some(({ from }) => releases.every(({ to }) => from > to))
  if (releases.length > 0 && !again) return releases.map((one) => endingOf('released', one))
  const deaths = momentsOf(compared, 'person.death_date')
  if (deaths.length > 0) return deaths.map((one) => endingOf('died', one))
  const at = parseDate(compared.evaluation.at)
  if (at.kind === 'unparsed') throw new Error(`An evaluation is of a day, not of '${compared.evaluation.at}'`)
  return [
    { kind: 'open', from: at.earliest, to: at.latest, claims: [], text: `on ${describeDate(at, 'en')}; no end of custody is on file` },
  ]
}

/** The accounts of the event that was the last to be. */
function lastOf(moments: readonly Moment[]): readonly Moment[] {
  const last = moments.reduce<Moment | undefined>((found, one) => (found === undefined || one.to > found.to ? one : found), undefined)
  return moments.filter(({ point }) => point === last?.point)
}

const endingOf = (kind: 'released' | 'died', { date, from, to, claims }: Moment): Ending => ({
  kind,
  from,
  to,
  claims,
  text: `${kind === 'released' ? 'when released' : 'when they died'}, ${describeDate(date, 'en')}`,
})
