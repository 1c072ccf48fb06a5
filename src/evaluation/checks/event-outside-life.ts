import type { Check } from '../evaluation.ts'
import { reach, type Span } from '../span.ts'
import type { Ground } from '../ground.ts'
import type { Reading } from '../occurrences.ts'
import type { Statement } from '../statements.ts'
import { isKnown, underEach, type Verdict } from './finding.ts'
import { say } from '../say.ts'
import { isToldAsPast } from './told-ahead.ts'

const rule = 'event-outside-life'

/** What can only happen to someone alive. A judgment, a pardon or a cremation may come after a death. */
const ofTheLiving = new Set(['arrest', 'contact', 'custody', 'health', 'release', 'sentence', 'transfer', 'isolation'])

/** Something dated that is told of a person before the birth, or after the death where only the living can take part in it. */
export function eventOutsideLife(ground: Ground): Check[] {
  const persons = new Set(ground.file.subjects.filter(({ kind }) => kind === 'person').map(({ id }) => id))
  return ground.stated
    .filter((fact) => ground.facts.get(fact)?.type === 'date' && fact !== 'person.birth_date')
    .flatMap((fact) => ground.statements(fact))
    .filter(({ subject }) => persons.has(subject))
    .flatMap((statement) => {
      const { value } = statement.assertion
      if (value.type !== 'date' || !isKnown(value.date)) return []
      const births = ground.readings(statement.subject, 'person.birth_date').all
      // What was announced or planned for a day after a death is no report of it.
      const living = ofTheLiving.has(statement.assertion.fact.split('.', 1)[0]!) && isToldAsPast(statement)
      const deaths = living ? ground.readings(statement.subject, 'person.death_date').all : []
      if (births.length + deaths.length === 0) return []
      const span = reach(value.date)
      const claims = [statement.known.claim.id]
      return [
        ...underEach(rule, births, claims, beforeBirth(ground, statement, span)),
        ...underEach(rule, deaths, claims, afterDeath(ground, statement, span)),
      ]
    })
}

const beforeBirth =
  (ground: Ground, statement: Statement, span: Span) =>
  (birth: Reading): Verdict =>
    span.to < birth.span.from
      ? { severity: 'impossible', message: `${told(ground, statement)}, before the birth on ${say(birth.date)}.` }
      : null

const afterDeath =
  (ground: Ground, statement: Statement, span: Span) =>
  (death: Reading): Verdict =>
    span.from > death.span.to
      ? { severity: 'impossible', message: `${told(ground, statement)}, after the death on ${say(death.date)}.` }
      : null

/** "According to Infobae, visit on 20 July 2021". */
export function told(ground: Ground, statement: Statement): string {
  const { fact, value } = statement.assertion
  return `According to ${ground.speakers(statement)}, ${(ground.facts.get(fact)?.label ?? fact).toLowerCase()} ${value.type === 'date' ? say(value.date) : ''}`
}
