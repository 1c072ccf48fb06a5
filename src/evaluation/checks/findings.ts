import type { Check } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { inOrder } from '../values.ts'
import { ageAgainstBirthDate } from './age-against-birth-date.ts'
import { beforeEvent } from './before-event.ts'
import { durationAgainstDates } from './duration-against-dates.ts'
import { eventOutsideLife } from './event-outside-life.ts'
import { severities } from './finding.ts'
import { orderOfEvents } from './order-of-events.ts'
import { dateDoesNotExist, relayWithoutOrigin, rulingWithoutPoint } from './records.ts'
import { totalDoesNotAddUp } from './total-does-not-add-up.ts'
import { twoPlacesAtOnce } from './two-places-at-once.ts'
import { visitWhileIncommunicado } from './visit-while-incommunicado.ts'

const rules: readonly ((ground: Ground) => readonly Check[])[] = [
  ageAgainstBirthDate,
  beforeEvent,
  dateDoesNotExist,
  durationAgainstDates,
  eventOutsideLife,
  orderOfEvents,
  relayWithoutOrigin,
  rulingWithoutPoint,
  totalDoesNotAddUp,
  twoPlacesAtOnce,
  visitWhileIncommunicado,
]

/** All that cannot be so, the gravest first; each finding once (docs/evaluation.md, E). */
export function findings(ground: Ground): readonly Check[] {
  const found = new Map(rules.flatMap((rule) => rule(ground)).map((check) => [keyOf(check), check]))
  return [...found].sort(([a], [b]) => inOrder(a, b)).map(([, check]) => check)
}

const keyOf = ({ rule, severity, message, claims, account = '' }: Check): string =>
  [severities.indexOf(severity), rule, claims.join(' '), account, message].join('\n')
