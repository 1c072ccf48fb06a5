import type { Check } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { reach } from '../span.ts'
import { told } from './event-outside-life.ts'
import { finding, isKnown } from './finding.ts'
import { mayBeAhead } from './told-ahead.ts'
import { say } from '../say.ts'

/**
 * `printed-before-event`: a document that carries a claim was published before the event it reports.
 * `said-before-event`: the claim was said before it. Both impossible; a release may be announced ahead, so a release
 * date is left alone, and so is every date that is a plan by its nature.
 */
export function beforeEvent(ground: Ground): Check[] {
  return ground.stated
    .filter((fact) => ground.facts.get(fact)?.type === 'date' && !mayBeAhead(fact))
    .flatMap((fact) => ground.statements(fact))
    .flatMap((statement) => {
      const { value } = statement.assertion
      if (value.type !== 'date' || !isKnown(value.date)) return []
      const { from } = reach(value.date)
      const { claim, documents } = statement.known
      const early = documents.filter(({ published }) => isKnown(published) && published.latest < from)
      const checks: Check[] = []
      if (early.length > 0) {
        const printed = early.map(({ title, published }) => `"${title}" was published on ${say(published!)}`).join('; ')
        checks.push(finding('printed-before-event', 'impossible', `${told(ground, statement)}, but ${printed}.`, [claim.id]))
      }
      if (isKnown(claim.said_on) && claim.said_on.latest < from) {
        const message = `${told(ground, statement)}, but it was said on ${say(claim.said_on)}.`
        checks.push(finding('said-before-event', 'impossible', message, [claim.id]))
      }
      return checks
    })
}
