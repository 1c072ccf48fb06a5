import type { Check } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { say, sayDay } from '../say.ts'
import type { Reading } from '../occurrences.ts'
import type { Statement } from '../statements.ts'
import { underEach, type Verdict } from './finding.ts'
import { highest, lowest } from '../span.ts'

const rule = 'duration-against-dates'

/** Durations of custody: none can be longer than the time since the arrest. */
const durations: Readonly<Record<string, { readonly days: number; readonly unit: string }>> = {
  'custody.days': { days: 1, unit: 'days' },
  'custody.years': { days: 365.2425, unit: 'years' },
  'isolation.days': { days: 1, unit: 'days' },
  'isolation.years': { days: 365.2425, unit: 'years' },
  'contact.incommunicado_days': { days: 1, unit: 'days' },
  'trial.pretrial_months': { days: 365.2425 / 12, unit: 'months' },
}

/**
 * A stated duration beside the arrest. Longer than possible is impossible, except within the team's share of rounding or
 * up to the next whole unit ("29 years" after 28 years and 11 months). Counted to the day it is stated for, and no
 * further than the death.
 */
export function durationAgainstDates(ground: Ground): Check[] {
  return Object.entries(durations).flatMap(([fact, { days, unit }]) =>
    ground.statements(fact).flatMap((statement) => {
      const { value } = statement.assertion
      if (value.type !== 'number' || statement.time === null) return []
      const death = highest(ground.readings(statement.subject, 'person.death_date').all.map(({ span }) => span.to))
      const until = Math.min(statement.time.latest, Number.isFinite(death) ? death : Infinity)
      const judge = (arrest: Reading): Verdict => {
        // Whoever counts days in custody counts the first one too.
        const possible = (until - arrest.span.from + 1) / days
        if (value.number <= possible || !Number.isFinite(possible)) return null
        const rounding = value.number <= Math.ceil(possible) || value.number <= possible * (1 + ground.settings.roundingShare)
        const message = `According to ${ground.speakers(statement)}, ${value.number} ${unit} (${label(ground, statement)}) by ${sayDay(until)}; since the arrest on ${say(arrest.date)} there were at most ${spoken(possible)} ${unit}.`
        return { severity: rounding && possible > 0 ? 'rounding' : 'impossible', message }
      }
      return underEach(rule, firstArrest(ground, statement), [statement.known.claim.id], judge)
    }),
  )
}

const label = ({ facts }: Ground, { assertion }: Statement): string => (facts.get(assertion.fact)?.label ?? assertion.fact).toLowerCase()

const spoken = (count: number): string => (count < 100 ? toTenths : whole).format(Math.max(0, count))
const toTenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1, roundingMode: 'floor' })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0, roundingMode: 'floor' })

/** The readings of the first arrest told of the person. */
function firstArrest(ground: Ground, { subject }: Statement): readonly Reading[] {
  const arrests = ground.occurrences(subject, 'arrest.date').map(({ readings: told }) => told)
  return arrests.sort((a, b) => beginning(a) - beginning(b))[0] ?? []
}

const beginning = (told: readonly Reading[]): number => lowest(told.map(({ span }) => span.from))
