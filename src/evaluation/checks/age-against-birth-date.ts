import type { Check } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { say, sayDay } from '../say.ts'
import type { Reading } from '../occurrences.ts'
import { reach, wholeYears, yearOf, type Span } from '../span.ts'
import type { Statement } from '../statements.ts'
import { sayRange } from '../derive/range.ts'
import { underEach, type Verdict } from './finding.ts'

const rule = 'age-against-birth-date'

/**
 * A stated age beside a stated birth. Outside what the two dates allow it is impossible; exactly the difference of the
 * two years before the birthday is rounding. Judged on the day the age is stated for, else the day it was said.
 */
export function ageAgainstBirthDate(ground: Ground): Check[] {
  return ground.statements('person.age').flatMap((statement) => {
    const { value } = statement.assertion
    if (value.type !== 'number' || statement.time === null) return []
    const births = ground.readings(statement.subject, 'person.birth_date').all
    return underEach(rule, births, [statement.known.claim.id], (birth) =>
      judge(ground, statement, value.number, reach(statement.time!), birth),
    )
  })
}

function judge(ground: Ground, statement: Statement, age: number, when: Span, birth: Reading): Verdict {
  const [low, high] = [wholeYears(birth.span.to, when.from), wholeYears(birth.span.from, when.to)]
  if (low <= age && age <= high) return null
  const stated = `According to ${ground.speakers(statement)}, ${age} years old on ${saySpan(when)}`
  const born = `someone born ${say(birth.date)} was ${high < 0 ? 'not born yet' : sayRange(Math.max(0, low), high, 'years')} then`
  const byYears = yearOf(when.from) - yearOf(birth.span.to) <= age && age <= yearOf(when.to) - yearOf(birth.span.from)
  return { severity: byYears ? 'rounding' : 'impossible', message: `${stated}; ${born}.` }
}

const saySpan = ({ from, to }: Span): string =>
  from === to ? sayDay(from) : `a day between ${Number.isFinite(from) ? sayDay(from) : '…'} and ${Number.isFinite(to) ? sayDay(to) : '…'}`
