import { aboutTheSameTime } from '../../norms/index.ts'
import type { Ground } from '../ground.ts'
import { sayDay } from '../say.ts'
import { highest, type Span } from '../span.ts'
import { sortedOnce, statementsBehind, toldBy } from './answered.ts'
import type { Version } from './stories.ts'
import { coreEnd, coreStart, stretchOf } from './stretch-told.ts'

/** The facts that it is told by. */
export const heldFacts: readonly string[] = ['custody.place', 'custody.status', 'person.death_place']

/** An account of whether somebody whose release nobody tells was still held when they died. Null: it leaves that open. */
export type StillHeld = Version & { readonly held: true | null; readonly says: string }

/**
 * Who tells that somebody was held at most so many days before a death as are taken for the same time, or, where nobody does,
 * that they died where they were held; and who denies all of that, or has them die elsewhere. Takes the days of the death.
 * None where nobody tells of it: then nobody knows whether the custody went on until then.
 */
export function heldBefore(ground: Ground, subject: string, death: Span): readonly StillHeld[] {
  const told = custodyTold(ground, subject)
  const near = told.filter(({ span }) => span !== null && span.from <= death.to && isNear(span.to, death))
  if (near.length > 0) {
    const last = Math.min(death.to, highest(near.map(({ span }) => span!.to)))
    return [{ ...asOne(near), held: true, says: `held on ${sayDay(last)}` }, ...deniersOfAll(ground, subject, near)]
  }
  const places = new Set(told.flatMap(({ place }) => place ?? []))
  const died = placesOfDeath(ground, subject)
  const there = died.filter(({ place }) => places.has(place))
  if (there.length === 0) return []
  const held = asOne([...there, ...told.filter(({ place }) => there.some((one) => one.place === place))])
  const elsewhere = died.filter(({ place }) => !places.has(place)).map((one): StillHeld => ({ ...one, held: null, says: 'died elsewhere' }))
  return [{ ...held, held: true, says: 'died where held' }, ...elsewhere, ...deniersOfAll(ground, subject, there)]
}

/** Whether a day is surely no longer before a death than what is taken as of the same time. */
export const isNear = (day: number, death: Span): boolean => day >= death.to - aboutTheSameTime

/** Who was held, where and how; the place as it is compared. Null: nobody says when. */
type CustodyTold = Version & { readonly span: Span | null; readonly place?: string }

function custodyTold(ground: Ground, subject: string): readonly CustodyTold[] {
  return ['custody.place', 'custody.status'].flatMap((fact) =>
    ground.pointsOf(subject, fact).flatMap((point) =>
      point.accounts.flatMap((account): CustodyTold[] => {
        const { value, claims, ruled } = account
        if (claims.length === 0 || value === undefined || (value.type === 'enum' && notHeld.has(value.text))) return []
        return statementsBehind(ground, subject, point, account).map((statement) => {
          const stretch = stretchOf(statement)
          return {
            speakers: ground.voices.speakersOf(statement.known),
            claims: [statement.known.claim.id],
            deprecated: ruled === 'deprecated',
            span: stretch && { from: coreStart(stretch), to: coreEnd(stretch) },
            ...(fact === 'custody.place' && { place: statement.value }),
          }
        })
      }),
    ),
  )
}

/** Of whom it is said that they were free, out on conditions or nobody knows where, it is not told that they were held. */
const notHeld: ReadonlySet<string> = new Set([
  'free',
  'released_conditional',
  'medical_parole',
  'escaped',
  'disappeared',
  'dead',
  'unknown',
])

function placesOfDeath(ground: Ground, subject: string): readonly (Version & { readonly place: string })[] {
  return ground.pointsOf(subject, 'person.death_place').flatMap((point) =>
    point.accounts.flatMap((account) => {
      const [statement] = statementsBehind(ground, subject, point, account)
      return account.value === undefined || statement === undefined ? [] : [{ ...toldBy(account), place: statement.value }]
    }),
  )
}

/** Who denies all that is told of it, and tells nothing of it. */
function deniersOfAll(ground: Ground, subject: string, told: readonly Version[]): readonly StillHeld[] {
  return heldFacts
    .flatMap((fact) => ground.pointsOf(subject, fact).flatMap(({ accounts }) => accounts))
    .filter(
      ({ value, claims, denies }) =>
        value === undefined && claims.length > 0 && told.every((each) => each.claims.some((id) => denies.includes(id))),
    )
    .map((account): StillHeld => ({ ...toldBy(account), held: null, says: 'held until then: denied' }))
}

const asOne = (all: readonly Version[]): Version => ({
  speakers: sortedOnce(all.flatMap(({ speakers }) => speakers)),
  claims: sortedOnce(all.flatMap(({ claims }) => claims)),
  deprecated: all.every(({ deprecated }) => deprecated),
})
