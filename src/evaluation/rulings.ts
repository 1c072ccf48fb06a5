import type { Ruling } from '../claims/index.ts'
import { canonicalJson, parseDate } from '../kit/index.ts'
import type { Point } from './evaluation.ts'
import { inTime } from './moments.ts'
import { periodNamed } from './periods.ts'
import { append } from './statements.ts'
import { inOrder } from './values.ts'

type Findable = Pick<Point, 'id' | 'covers' | 'question_id' | 'also_asked' | 'formerly'>

/**
 * Finds the point that an id names. Takes the points and the id; a state's id stays valid
 * when later claims make the point longer, and may carry any day that the point covers, and `question/ID` also finds a point which that question
 * was put to. Gives undefined when there is none.
 */
export function resolvePoint<Named extends Findable>({ points }: { readonly points: readonly Named[] }, id: string): Named | undefined {
  return pointFinder(points)(id)
}

/** The same for many ids. */
export function pointFinder<Named extends Findable>(points: readonly Named[]): (id: string) => Named | undefined {
  const byId = new Map(points.map((point) => [point.id, point]))
  const byFormer = new Map<string, Named[]>()
  for (const point of points) for (const former of point.formerly ?? []) append(byFormer, former, point)
  return (id) => {
    const exact = byId.get(id)
    if (exact) return exact
    if (id.startsWith('question/')) {
      const question = id.slice('question/'.length)
      return points.find(({ question_id, also_asked }) => question_id === question || also_asked?.some((other) => other.id === question))
    }
    const former = byFormer.get(id) ?? []
    const covering = coveringPoint(points, id)
    return former.length === 0 || (covering && former.includes(covering)) ? covering : former[0]
  }
}

/** The point of a state that covers the day that an id carries. */
function coveringPoint<Named extends Findable>(points: readonly Named[], id: string): Named | undefined {
  const at = id.lastIndexOf('@')
  if (at < 0) return undefined
  const periods = points.filter((point) => point.covers && point.id.startsWith(id.slice(0, at + 1)))
  return periodNamed(
    periods.map((point) => ({ point, covers: daysOf(point.covers!) })),
    id.slice(at + 1),
  )?.point
}

/**
 * The last ruling on each point. Several on one day are put in order by their time of day, those without one first, and
 * else by what they say, never by their place in the file.
 */
export function lastRulings(rulings: readonly Ruling[], points: readonly Findable[]): ReadonlyMap<string, Ruling> {
  const find = rulings.length > 0 ? pointFinder(points) : () => undefined
  const last = new Map<string, Ruling>()
  for (const ruling of rulings.toSorted(inOrderOfTime)) {
    const point = find(ruling.point)
    if (point) last.set(point.id, ruling)
  }
  return last
}

const inOrderOfTime = (a: Ruling, b: Ruling): number => inTime(a.on, b.on) || inOrder(asText(a), asText(b))

const asText = ({ on, ...ruling }: Ruling): string => canonicalJson({ ...ruling, on: on.text })

const daysOf = ({ from, to }: NonNullable<Point['covers']>) => ({ from: dayOf(from, -Infinity), to: dayOf(to, Infinity) })

function dayOf(text: string | null, open: number): number {
  const date = text === null ? undefined : parseDate(text)
  return date?.kind === 'date' ? date.earliest : open
}
