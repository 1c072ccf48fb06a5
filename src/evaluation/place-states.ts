import { periodsOf, type Period } from './periods.ts'
import { overlaps, type Span } from './span.ts'
import { append, type Place, type Placed, type Statement } from './statements.ts'

type Made = Place & { readonly formerly: string[] }
type Told = Period<Statement>

/**
 * Where the statements of one state belong (docs/evaluation.md, C). Those that stand are compared by the time they speak
 * of, and those told of one occasion with one another. What was withdrawn joins nothing together; it is shown where the
 * time it spoke of is compared. Takes the state and all its statements; gives their places, and how to find those of a
 * statement that is only possibly known.
 */
export function placesOfState(
  state: { readonly subject: string; readonly fact: string },
  members: readonly Statement[],
): { readonly placed: readonly Placed[]; readonly placesFor: (statement: Statement) => readonly Place[] } {
  const key = `${state.subject}/${state.fact}`
  const make = (name: string, more: Partial<Place>): Made => ({
    id: key + name,
    ...state,
    single: true,
    state: true,
    ...more,
    formerly: [],
  })
  const periods = periodsOf(members.filter(stands))
  const timed = new Map(periods.filter((period) => !tellsOne(period)).map((period) => [period, make(`@${period.name}`, labelled(period))]))
  const occasions = new Map<string, Told[]>()
  for (const period of periods) for (const occasion of occasionsOf(period)) append(occasions, occasion, period)
  const ofOccasion = new Map<string, Made>()
  for (const [occasion, told] of occasions) {
    // An occasion whose statements all stand in one period, with others, needs no comparison of its own.
    const whole = told.length === 1 ? timed.get(told[0]!) : undefined
    whole?.formerly.push(`${key}/${occasion}`)
    ofOccasion.set(occasion, whole ?? make(`/${occasion}`, { occasion }))
  }
  const compared = (period: Told): Made[] => once([timed.get(period), ...[...occasionsOf(period)].map((each) => ofOccasion.get(each))])

  const placed: Placed[] = []
  for (const period of periods)
    for (const statement of period.members) {
      const { occasion } = statement.assertion
      const [place, named] = [timed.get(period), occasion === undefined ? undefined : ofOccasion.get(occasion)]
      if (place) placed.push({ statement, place })
      if (named && named !== place) placed.push({ statement, place: named })
    }
  const withdrawn = members.filter((statement) => !stands(statement))
  for (const statement of withdrawn) {
    const { occasion } = statement.assertion
    if (occasion === undefined) continue
    const place = ofOccasion.get(occasion) ?? make(`/${occasion}`, { occasion })
    ofOccasion.set(occasion, place)
    // Also where others tell of the same occasion, so that a new statement about it elsewhere takes nothing away from there.
    const told = (occasions.get(occasion) ?? []).slice(0, mostShown).map((period) => timed.get(period))
    for (const shown of once([place, ...told])) placed.push({ statement, place: shown })
  }
  for (const gone of periodsOf(withdrawn.filter(({ assertion }) => assertion.occasion === undefined))) {
    const shown = once(touching(periods, gone).slice(0, mostShown).flatMap(compared))
    for (const place of shown) if (place.id !== `${key}@${gone.name}`) place.formerly.push(`${key}@${gone.name}`)
    const places = shown.length > 0 ? shown : [make(`@${gone.name}`, { covers: gone.covers })]
    for (const statement of gone.members) for (const place of places) placed.push({ statement, place })
  }
  return {
    placed,
    placesFor: ({ assertion: { occasion }, span }) =>
      once([
        occasion === undefined ? undefined : (ofOccasion.get(occasion) ?? make(`/${occasion}`, { occasion })),
        ...periods.filter(({ covers }) => meets(covers, span)).flatMap(compared),
      ]),
  }
}

/** Withdrawn statements are shown in no more periods than this, the earliest: with each in each a small file could fill the memory. */
const mostShown = 20

const stands = ({ known }: Statement): boolean => known.withdrawn === null

// Most states of a large file are told of no occasion.
const none: ReadonlySet<string> = new Set()
const occasionsOf = ({ members }: Told): ReadonlySet<string> =>
  members.every(({ assertion }) => assertion.occasion === undefined)
    ? none
    : new Set(members.flatMap(({ assertion: { occasion } }) => (occasion === undefined ? [] : [occasion])))

/** Whether all its statements tell of one and the same occasion. */
function tellsOne({ members }: Told): boolean {
  const occasion = members[0]?.assertion.occasion
  return occasion !== undefined && members.every(({ assertion }) => assertion.occasion === occasion)
}

/** What a period covers, and the occasion that is named in it when there is only one: a label, no part of the question. */
function labelled(period: Told): Partial<Place> {
  const [occasion, ...others] = occasionsOf(period)
  return { covers: period.covers, ...(occasion !== undefined && others.length === 0 && { occasion }) }
}

/** The periods that speak of a time that withdrawn statements spoke of, and the one that has their name. Takes periods from early to late. */
function touching(periods: readonly Told[], gone: Told): readonly Told[] {
  const reached = gone.covers
    ? between(periods, gone.covers).filter(({ covers }) => gone.members.some(({ span }) => meets(covers, span)))
    : periods.filter(({ covers }) => covers === null)
  const same = periods.at(-1)
  return same?.name === gone.name && !reached.includes(same) ? [...reached, same] : reached
}

function between(periods: readonly Told[], { from, to }: Span): readonly Told[] {
  let [low, high] = [0, periods.length]
  while (low < high) {
    const middle = (low + high) >> 1
    // Those without a time come last.
    if ((periods[middle]!.covers?.to ?? Infinity) < from) low = middle + 1
    else high = middle
  }
  const end = periods.findIndex(({ covers }, index) => index >= low && (covers?.from ?? Infinity) > to)
  return periods.slice(low, end < 0 ? periods.length : end)
}

const meets = (covers: Span | null, span: Span | null): boolean => (covers && span ? overlaps(covers, span) : covers === span)

const once = (places: readonly (Made | undefined)[]): Made[] => [...new Set(places.filter((place) => place !== undefined))]
