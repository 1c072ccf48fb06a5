import type { Capacity, CaseDocument, Consent } from '../cases/index.ts'
import type { Claim, Subject } from '../claims/index.ts'
import { fold, formatDay, type Day, type SourceDate } from '../kit/index.ts'

/** Why somebody's word counts for a person, or why it does not or no longer does. */
export type Weight =
  | 'self'
  | 'guardian'
  | 'parent-of-child'
  | 'representative'
  | 'next-of-kin'
  | 'child-then'
  | 'no-capacity-then'
  | 'came-of-age'
  | 'ended-by-death'
  | 'death-not-sure'
  | 'of-age'
  | 'person-lives'
  | 'not-asked-as'

const counting: ReadonlySet<Weight> = new Set(['self', 'guardian', 'parent-of-child', 'representative', 'next-of-kin'])

/** Whether a word of this weight lets something be done that needs the person's consent. */
export const weightCounts = (weight: Weight): boolean => counting.has(weight)

/** Whether it once counted and has come to an end by what happened to the person. */
export const hasLapsed = (weight: Weight): boolean => weight === 'came-of-age' || weight === 'ended-by-death'

/** What the file says of a person that bears on who may speak for them. */
export type LifeOf = {
  /** Claims that say that they died. */
  readonly died: readonly Claim[]
  /** Claims that deny that they died, or say that they lived on a day on which by another they may have been dead. */
  readonly lives: readonly Claim[]
  /** Whether others say that they live. */
  readonly deathDenied: boolean
  /** Claims by which they may be under 18 on a day. */
  readonly childOn: (day: Day) => readonly Claim[]
  /** Claims that a court took their legal capacity away, and since when at the earliest. */
  readonly incapable: readonly { readonly claim: Claim; readonly since: Day | null }[]
}

/** What the claims of a file that stand say of a person's life. Takes as much of the file as may be read. */
export function lifeOf(file: CaseDocument, subject: string): LifeOf {
  const replaced = new Set(file.claims.flatMap(({ supersedes }) => supersedes ?? []))
  const claims = file.claims.filter(({ id, about, retracted }) => about === subject && retracted === undefined && !replaced.has(id))
  const died = claims.filter(saysDead)
  const ids = new Set(died.map(({ id }) => id))
  // That they lived before nobody contests who says that they died since.
  const since = Math.min(...died.flatMap(deaths))
  const lives = claims.filter((claim) => lastAlive(claim).some((day) => day >= since) || (claim.denies ?? []).some((id) => ids.has(id)))
  return {
    died,
    lives,
    deathDenied: lives.length > 0,
    childOn: (day) => claims.filter((claim) => latestBirths(claim).some((born) => yearsAfter(born, 18) > formatDay(day))),
    incapable: claims.flatMap((claim) =>
      claim.asserts.flatMap(({ fact, value, when }) =>
        fact === 'person.capacity_removed' && value.type === 'bool' && value.bool
          ? [{ claim, since: when?.kind === 'date' && Number.isFinite(when.earliest) ? when.earliest : null }]
          : [],
      ),
    ),
  }
}

/**
 * What the word of a giver weighs for a person on a day (docs/decisions/0026). Their own counts, unless they were a child or
 * without legal capacity when they gave it; that of a parent while they are a child; that of a guardian or a representative
 * while they live; that of a relative once they are dead. Where it is not said as what somebody speaks, the words are read,
 * and what is not plain does not count: somebody is asked. Which law applies, no rule here knows.
 */
export function weigh(consent: Consent, subject: Subject, life: LifeOf, today: Day): Weight {
  const given = consent.on.kind === 'date' ? consent.on.earliest : today
  const wasChild = life.childOn(given).length > 0
  const isChild = life.childOn(today).length > 0
  const [dead, unsure] = [life.died.length > 0, life.died.length > 0 && life.deathDenied]
  switch (capacityOf(consent, subject)) {
    case 'self':
      if (wasChild) return 'child-then'
      return life.incapable.some(({ since }) => since === null || !isBefore(consent.on, since)) ? 'no-capacity-then' : 'self'
    case 'guardian':
      if (dead) return unsure ? 'death-not-sure' : 'ended-by-death'
      return wasChild && !isChild ? 'came-of-age' : 'guardian'
    case 'parent':
      if (dead) return unsure ? 'death-not-sure' : 'next-of-kin'
      return isChild ? 'parent-of-child' : wasChild ? 'came-of-age' : 'of-age'
    case 'representative':
      return dead ? (unsure ? 'death-not-sure' : 'ended-by-death') : 'representative'
    case 'relative':
      return dead ? (unsure ? 'death-not-sure' : 'next-of-kin') : 'person-lives'
    case 'lawyer':
    case 'other':
      return 'not-asked-as'
    default:
      return 'not-asked-as'
  }
}

/** As what somebody speaks: as the file says, or by the words about what they are to the person. */
function capacityOf({ capacity, given_by, relation }: Consent, { names }: Subject): Capacity {
  if (capacity !== undefined) return capacity
  const [giver, said] = [fold(given_by), fold(relation)]
  if (themselves.test(said) || names.some(({ text }) => fold(text) === giver)) return 'self'
  if (undone.test(said)) return 'other'
  return guardian.test(said) ? 'guardian' : representative.test(said) ? 'representative' : 'other'
}

const themselves = /^(?:the person )?(?:herself|himself|themselves|themself|self|own|oneself)$|^the (?:same )?person$/u
const guardian = /\b(?:guardian|tutora?|conservator)\b/u
const representative = /\b(?:power of attorney|legal representative|apoderad[oa]|representante legal)\b/u
const undone = /\b(?:former|formerly|ex|no longer|not|without)\b/u

const saysDead = (claim: Claim): boolean => deaths(claim).length > 0

/** The first days on which a claim says that they may have died; -Infinity where it says none. */
const deaths = ({ asserts }: Claim): readonly Day[] =>
  asserts.flatMap(({ fact, value, when }) => {
    if (fact === 'person.death_date') return [value.type === 'date' && value.date.kind === 'date' ? value.date.earliest : -Infinity]
    const isSaid = fact === 'death.occurred' && value.type === 'bool' && value.bool
    return isSaid ? [when?.kind === 'date' ? when.earliest : -Infinity] : []
  })

/** The last days of which a claim says that they lived: that which it names, else that on which it was said; Infinity where neither is known. */
const lastAlive = ({ asserts, said_on }: Claim): readonly Day[] =>
  asserts.flatMap(({ fact, value, when = said_on }) =>
    fact !== 'death.occurred' || value.type !== 'bool' || value.bool ? [] : [when?.kind === 'date' ? when.latest : Infinity],
  )

/** The latest days of birth that a claim leaves open, as YYYY-MM-DD: by a date of birth, or by an age on a day. */
const latestBirths = ({ asserts, said_on }: Claim): readonly string[] =>
  asserts.flatMap(({ fact, value, when }) => {
    if (fact === 'person.birth_date' && value.type === 'date' && value.date.kind === 'date' && Number.isFinite(value.date.latest))
      return [formatDay(value.date.latest)]
    const on = when ?? said_on
    return fact === 'person.age' && value.type === 'number' && on?.kind === 'date' && Number.isFinite(on.latest)
      ? [yearsAfter(formatDay(on.latest), -value.number)]
      : []
  })

/** The same day in another year, compared as text: a 29 February stays one. */
const yearsAfter = (day: string, years: number): string =>
  `${String(Number(day.slice(0, 4)) + Math.floor(years)).padStart(4, '0')}${day.slice(4)}`

const isBefore = (date: SourceDate, day: Day): boolean => date.kind === 'date' && date.latest < day
