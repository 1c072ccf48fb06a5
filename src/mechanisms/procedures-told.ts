import { daysTold, tellingsOf, type Asked, type Telling } from './told.ts'

/** A procedure before an international body, as claims tell of it by the day. */
export type ProcedureTold = {
  /** Which mechanisms it was before, where they tell of it themselves; none where nobody says which. */
  readonly bodies: readonly string[]
  readonly isDecided: boolean
  /** The days on which it was decided, as far as they are told and not denied. */
  readonly decided: readonly Days[]
  readonly claims: readonly string[]
}

type Days = { readonly from: number; readonly to: number }

const begun = ['mechanism.request_date', 'mechanism.registration_number'] as const
const decided = ['mechanism.decision_date', 'mechanism.decision_number', 'mechanism.publication_date', 'mechanism.finding'] as const
const dates = ['mechanism.request_date', 'mechanism.decision_date', 'mechanism.publication_date'] as const

/** The decisions of courts that claims date, which a body that gave one may be told to have given too. */
export const courtDecisions = [
  'petition.decision_date',
  'judgment.date',
  'conviction.date',
  'conviction.annulled_date',
  'pardon.annulled_date',
  'pardon.restored_date',
  'release.ordered_date',
] as const

/** The procedures that claims tell of about a person, each once: those of one occasion are one. */
export function proceduresTold(asked: Asked): readonly ProcedureTold[] {
  const told = [...begun, ...decided].flatMap((fact) => tellingsOf(fact, asked).map((telling) => ({ ...telling, fact: fact as string })))
  const ownOf = (facts: readonly string[], as: string) =>
    facts.flatMap((fact) => tellingsOf(fact, asked).flatMap((telling) => (isOwnOfBody(telling, asked) ? [{ ...telling, fact: as }] : [])))
  const own = [...ownOf(courtDecisions, 'mechanism.decision_date'), ...ownOf(['order.date', 'measure.granted_date'], 'order.date')]
  // Without an occasion those of each body that tells of its own are told apart.
  const procedures = Map.groupBy([...told, ...own], ({ occasion, speakers }) => occasion ?? speakers.flatMap(asked.told.bodiesOf).join(' '))
  return [...procedures.values()].flatMap((tellings) => {
    const occasion = tellings[0]?.occasion
    // What nobody dates was so when its dates were: of a later procedure nothing is told yet.
    const isSaid = (fact: string): boolean => tellings.some((telling) => telling.fact === fact)
    const tellers = new Set(tellings.flatMap((telling) => telling.speakers))
    const isLater = (fact: string): boolean => !isSaid(fact) && isToldOf(fact, { occasion, speakers: tellers }, asked)
    if (!dates.some(isSaid) && dates.some(isLater)) return []
    const decisions = tellings.filter(({ fact }) => fact === 'mechanism.decision_date')
    return [
      {
        bodies: [...new Set(tellings.flatMap(({ speakers }) => speakers.flatMap(asked.told.bodiesOf)))],
        isDecided: !isLater('mechanism.decision_date') && decided.some(isSaid),
        decided: decisions.flatMap((telling) => (telling.denied ? [] : (daysTold(telling) ?? []))),
        claims: [...new Set(tellings.flatMap(({ claims }) => claims))],
      },
    ]
  })
}

/**
 * Whether a decision is that of an international body, and none at home: `yes` where it belongs to a procedure before one, or the body tells of
 * it on its very day, under an occasion; `perhaps` where the day may be the same, or no occasion tells it from one of a court of which the body
 * speaks.
 */
export function isOfBody(telling: Telling, asked: Asked): 'yes' | 'perhaps' | 'no' {
  const { occasion } = telling
  if (occasion !== undefined && [...begun, ...decided].some((fact) => isToldOf(fact, { occasion }, asked))) return 'yes'
  if (!isOwnOfBody(telling, asked)) return 'no'
  return occasion !== undefined && isDayKnown(telling, asked) ? 'yes' : 'perhaps'
}

/** Whether a decision and what is said of it each have one day. */
function isDayKnown(telling: Telling, { told, subject }: Asked): boolean {
  const days = daysTold(telling)
  const said = new Map(told.fileOf(subject).claims.map(({ id, said_on }) => [id, said_on]))
  const isOneDay = (id: string): boolean => {
    const on = said.get(id)
    return on?.kind === 'date' && on.earliest === on.latest
  }
  return days !== null && days.from === days.to && telling.claims.every(isOneDay)
}

/** A body that speaks on the day of a decision, as far as days are known, may speak of its own; on a later one it tells what courts at home decided. */
function isOwnOfBody(telling: Telling, { told, subject }: Asked): boolean {
  const days = daysTold(telling)
  if (days === null || telling.speakers.length === 0) return false
  if (!telling.speakers.every((speaker) => told.bodiesOf(speaker).length > 0)) return false
  const { claims } = told.fileOf(subject)
  return telling.claims.every((id) => {
    const said = claims.find((claim) => claim.id === id)?.said_on
    return said?.kind === 'date' && said.earliest <= days.to && days.from <= said.latest
  })
}

/** Whether something is told of a procedure on any day. One without an occasion is known by who tells of it: others may mean another. */
const isToldOf = (
  fact: string,
  { occasion, speakers }: { readonly occasion: string | undefined; readonly speakers?: ReadonlySet<string> },
  { told, subject }: Asked,
): boolean =>
  told
    .pointsOf(subject, fact)
    .some(
      (point) =>
        point.occasion === occasion &&
        (occasion !== undefined || point.accounts.some((account) => account.speakers.some((speaker) => speakers?.has(speaker) === true))),
    )
