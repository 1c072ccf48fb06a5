import type { Estimate } from './age.ts'
import type { Compared } from './person.ts'

/**
 * How many whole years somebody was held up to the day asked about: as the evaluation derives it from arrests, releases and
 * the death, once for each account; else as claims state it. None where no claim tells of either: a sentence is not a time
 * that was served.
 */
export function heldOf({ evaluation, subject }: Compared): readonly Estimate[] {
  const derived = evaluation.derived.filter((one) => one.subject === subject && one.fact === 'custody.years')
  const worked = derived.flatMap(({ low, high, text, account, claims }): Estimate[] =>
    typeof low === 'number' && typeof high === 'number'
      ? [{ low, high, claims, text: account === undefined ? text : `${text}; the account followed: ${account}` }]
      : [],
  )
  return worked.length > 0 ? worked : statedYears({ evaluation, subject })
}

/** A number that a claim states is as precise as it is written: 27 is less than 28, and 27.5 may be 27 or 28. */
const statedYears = ({ evaluation, subject }: Pick<Compared, 'evaluation' | 'subject'>): readonly Estimate[] =>
  evaluation.points
    .filter((point) => point.subject === subject && point.fact === 'custody.years')
    .flatMap(({ accounts }) => accounts)
    .flatMap(({ value, claims }): Estimate[] => {
      if (value?.type !== 'number' || claims.length === 0) return []
      const { number } = value
      return [{ low: Math.floor(number), high: Math.ceil(number), claims, text: `${number} years in custody, as it is said` }]
    })
