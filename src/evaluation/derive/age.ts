import type { DerivedFact } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { sayDay } from '../say.ts'
import type { Reading } from '../occurrences.ts'
import { wholeYears } from '../span.ts'
import { following, ranged, sayRange } from './range.ts'

/**
 * The age at the day asked about, and the age at death of someone who has died by then; both where it is not certain.
 * Takes the person's id, and whether it is not known what became of them. One result for each account of the birth, and of the death where it matters.
 */
export function deriveAge(ground: Ground, subject: string, lost: boolean): DerivedFact[] {
  const births = ground.readings(subject, 'person.birth_date')
  const deaths = ground.readings(subject, 'person.death_date')
  return births.all
    .filter(({ span }) => span.from <= ground.at)
    .flatMap((birth) => {
      const born = births.disputed ? birth.label() : undefined
      const living = deaths.all.filter(({ span }) => span.to > ground.at)
      const dead = deaths.all.filter(({ span }) => span.from <= ground.at)
      const age =
        deaths.all.length === 0 || living.length > 0
          ? [ageOn(ground, subject, birth, following([born, ...onlyIf(living, dead)]), lost || dead.length > 0)]
          : []
      return [
        ...age,
        ...dead.map((death) => ageAtDeath(ground, subject, birth, death, following([born, deaths.disputed ? death.label() : undefined]))),
      ]
    })
}

// The living reading follows an account only where another one has the person dead.
const onlyIf = (living: readonly Reading[], dead: readonly Reading[]): string[] =>
  dead.length > 0 && living.length > 0 && living.length + dead.length > 1 ? living.map(({ label }) => label()) : []

function ageOn({ at }: Ground, subject: string, birth: Reading, account: string | undefined, doubted: boolean): DerivedFact {
  const [low, high] = [Math.max(0, wholeYears(birth.span.to, at)), wholeYears(birth.span.from, at)]
  const text = `${sayRange(low, high, 'years')} old on ${sayDay(at)}${doubted ? ', if alive then' : ''}`
  return ranged({ fact: 'person.age', subject, low, high, unit: 'years', claims: birth.claims, account, text })
}

function ageAtDeath({ at }: Ground, subject: string, birth: Reading, death: Reading, account: string | undefined): DerivedFact {
  const last = Math.min(death.span.to, at)
  const [low, high] = [Math.max(0, wholeYears(birth.span.to, death.span.from)), wholeYears(birth.span.from, last)]
  const text = `${sayRange(low, high, 'years')} old at death${death.span.to > at ? `, if dead by ${sayDay(at)}` : ''}`
  return ranged({
    fact: 'person.age_at_death',
    subject,
    low,
    high,
    unit: 'years',
    claims: [...birth.claims, ...death.claims],
    account,
    text,
  })
}
