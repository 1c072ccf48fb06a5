import { reach } from '../span.ts'
import type { Statement } from '../statements.ts'
import { isKnown } from './finding.ts'

/** Dates that are a plan by their nature: a deadline, the end of a sentence. */
const plans = /due|until|planned|scheduled|expected|end_date/

/** Whether a fact's date is a plan by its nature. */
export const isPlan = (fact: string): boolean => plans.test(fact)

/** Dates that may be named before they come: plans, and a release, which may be announced. */
export const mayBeAhead = (fact: string): boolean => plans.test(fact) || fact === 'release.date'

/** Whether a date is certainly told of something past: it was said or printed when the day had come, and is no plan. */
export function isToldAsPast({ assertion: { fact, value }, known }: Statement): boolean {
  if (value.type !== 'date' || !isKnown(value.date) || plans.test(fact)) return false
  if (!mayBeAhead(fact)) return true
  const { claim, documents } = known
  const told = isKnown(claim.said_on) ? [claim.said_on] : documents.flatMap(({ published }) => (isKnown(published) ? [published] : []))
  const { to } = reach(value.date)
  return told.length > 0 && told.every(({ earliest }) => earliest >= to)
}
