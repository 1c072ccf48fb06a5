import type { TimelineLane, TimelineMark } from '../../publishing/index.ts'
import { drawing } from './drawn.ts'
import { labelsOf, widthOf, wrapped } from './labels.ts'
import { timeScale, type TimeScale } from './scale.ts'
import { ticksOf, type Precision, type Tick } from './ticks.ts'

/** How dates are written: as a source gives them, and at the foot of the drawing. */
export type DateWriting = { readonly date: (text: string) => string; readonly tick: (day: number, precision: Precision) => string }

export type PlacedMark = {
  readonly mark: TimelineMark
  /** Its place in the table that follows, from 1. */
  readonly number: number
  /** Which of the sides of a contested point it is, from 0. */
  readonly side: number
  /** Where it begins to fade in, is certain, begins to fade out, and is over, in the order of time. */
  readonly x: readonly [number, number, number, number]
  /** The top of its bar. */
  readonly y: number
  readonly label: { readonly lines: readonly string[]; readonly x: number; readonly y: number; readonly grows: 'right' | 'left' }
}

/** A mark, or the sides of one contested point, which are framed together. */
export type PlacedGroup = {
  readonly contested: boolean
  readonly x: readonly [number, number]
  readonly y: number
  readonly height: number
  readonly marks: readonly PlacedMark[]
}
export type PlacedLane = { readonly name: readonly string[]; readonly y: number; readonly groups: readonly PlacedGroup[] }
export type PlacedTimeline = {
  readonly height: number
  readonly lanes: readonly PlacedLane[]
  readonly ticks: readonly Tick[]
}

/**
 * Places every mark: lanes below one another, in each lane the sides of a contested point stacked in one group, and
 * groups that would touch on rows of their own. Takes the direction of reading; time runs with it.
 */
export function layTimeline(lanes: readonly TimelineLane[], dir: 'ltr' | 'rtl', writing: DateWriting): PlacedTimeline {
  const [start, end] = [drawing.lane + drawing.padding, drawing.width - 40]
  const scale = timeScale(lanes, dir === 'ltr' ? [start, end] : [drawing.width - start, drawing.width - end])
  const numbers = numbersOf(lanes)
  let y = 0
  const placed = lanes.map((lane): PlacedLane => {
    const labels = labelsOf(lane, writing.date)
    const taken: Box[] = []
    const groups = groupsOf(lane.marks).map((sides) => {
      const shape = shapeOf(sides, labels, scale, dir)
      const top = freeTop(taken, shape)
      taken.push({ ...shape.reach, top, bottom: top + shape.height })
      return placeGroup(sides, shape, y + drawing.padding + top, numbers)
    })
    const name = wrapped(lane.name, drawing.lane - drawing.gap)
    const top = y
    y += 2 * drawing.padding + Math.max(drawing.row, name.length * drawing.line, ...taken.map((box) => box.bottom))
    return { name, y: top, groups }
  })
  return { height: y + drawing.axis, lanes: placed, ticks: ticksOf(lanes, scale, writing.tick) }
}

/** Each mark's place in the table, from 1. */
export const numbersOf = (lanes: readonly TimelineLane[]): ReadonlyMap<TimelineMark, number> =>
  new Map(lanes.flatMap((lane) => lane.marks).map((mark, index) => [mark, index + 1]))

type Reach = { readonly from: number; readonly to: number }
type Box = Reach & { readonly top: number; readonly bottom: number }
type Label = { readonly lines: readonly string[]; readonly x: number; readonly grows: 'right' | 'left' }
type Shape = {
  readonly places: readonly PlacedMark['x'][]
  readonly labels: readonly Label[]
  readonly above: boolean
  readonly x: readonly [number, number]
  readonly reach: Reach
  /** How far below the one before each side begins; the last is the foot of all. */
  readonly steps: readonly number[]
  readonly height: number
}

/** Marks that are sides of one contested point belong together, whatever lies between them in time. */
function groupsOf(marks: readonly TimelineMark[]): TimelineMark[][] {
  const groups = Map.groupBy(marks.entries(), ([index, mark]) => mark.point ?? index)
  return Array.from(groups.values(), (group) => group.map(([, mark]) => mark))
}

/** How much room a group takes, and where its labels stand. */
function shapeOf(sides: readonly TimelineMark[], texts: ReadonlyMap<TimelineMark, string>, scale: TimeScale, dir: 'ltr' | 'rtl'): Shape {
  const places = sides.map(
    ({ from, to }) => [scale(from.earliest), scale(from.latest), scale(to.earliest), scale(to.latest)] as PlacedMark['x'],
  )
  const contested = sides.some((mark) => mark.contested)
  const edge = contested ? 12 : 6
  const frame = [Math.min(...places.flat()) - edge, Math.max(...places.flat()) + edge] as const
  const { labels, above } = labelsBeside(
    sides.map((mark) => texts.get(mark) ?? mark.label),
    places,
    frame,
    dir,
  )
  const reach = labels.map(({ lines, x, grows }) => {
    const width = Math.max(...lines.map(widthOf)) + 2
    return grows === 'right' ? { from: x, to: x + width } : { from: x - width, to: x }
  })
  // A frame that is narrower than the labels above its bars would run through them.
  const x =
    above && contested
      ? ([Math.min(frame[0], ...reach.map(({ from }) => from - 6)), Math.max(frame[1], ...reach.map(({ to }) => to + 6))] as const)
      : frame
  const least = sides.length > 1 ? drawing.side : drawing.row - 6
  const steps = labels.map(({ lines }) =>
    above ? lines.length * drawing.line + drawing.side + 2 : Math.max(least, lines.length * drawing.line + 2),
  )
  return {
    places,
    labels,
    above,
    x,
    steps,
    reach: { from: Math.min(x[0], ...reach.map(({ from }) => from)), to: Math.max(x[1], ...reach.map(({ to }) => to)) },
    height: steps.reduce((sum, step) => sum + step, 0) + (contested ? 18 : 6),
  }
}

/**
 * Labels stand after a group in the direction of reading, before it where that would leave the drawing, on two lines
 * where one is too long, or else above each bar. None is cut.
 */
function labelsBeside(
  texts: readonly string[],
  places: readonly PlacedMark['x'][],
  [low, high]: readonly [number, number],
  dir: 'ltr' | 'rtl',
): { labels: readonly Label[]; above: boolean } {
  const bounds = dir === 'ltr' ? { from: drawing.lane, to: drawing.width } : { from: 0, to: drawing.width - drawing.lane }
  const half = drawing.gap / 2 + 2
  const after = { x: high + half, grows: 'right', room: bounds.to - high - half } as const
  const before = { x: low - half, grows: 'left', room: low - half - bounds.from } as const
  for (const most of [1, 2])
    for (const { x, grows, room } of dir === 'ltr' ? [after, before] : [before, after]) {
      const labels = texts.map((text) => ({ lines: most === 1 ? [text] : wrapped(text, room), x, grows }))
      if (labels.every(({ lines }) => lines.length <= most && lines.every((line) => widthOf(line) <= room))) return { labels, above: false }
    }
  const labels = texts.map((text, index): Label => {
    const lines = wrapped(text, bounds.to - bounds.from - framed)
    const width = Math.max(...lines.map(widthOf))
    const place = places[index] ?? [low, high]
    return dir === 'ltr'
      ? { lines, x: Math.max(bounds.from, Math.min(Math.min(...place), bounds.to - width - framed)), grows: 'right' }
      : { lines, x: Math.min(bounds.to, Math.max(Math.max(...place), bounds.from + width + framed)), grows: 'left' }
  })
  return { labels, above: true }
}

/** Beside a label above its bar there is room for the double frame around both, which is drawn whole. */
const framed = 12

function placeGroup(sides: readonly TimelineMark[], shape: Shape, top: number, numbers: ReadonlyMap<TimelineMark, number>): PlacedGroup {
  const contested = sides.some((mark) => mark.contested)
  let cell = top + (contested ? 5 : 2)
  const marks = sides.map((mark, side): PlacedMark => {
    const { lines, x, grows } = shape.labels[side] ?? { lines: [], x: 0, grows: 'right' as const }
    const bar = cell + (shape.above ? lines.length * drawing.line + 2 : 0)
    const label = { lines, x, grows, y: cell + 11 }
    cell += shape.steps[side] ?? 0
    return { mark, number: numbers.get(mark) ?? 0, side, x: shape.places[side] ?? [0, 0, 0, 0], y: bar, label }
  })
  return { contested, x: shape.x, y: top, height: shape.height - 10, marks }
}

/** The first height at which a group touches none of those that are there. */
function freeTop(taken: readonly Box[], { reach, height }: Shape): number {
  let top = 0
  for (;;) {
    const hit = taken.find((box) => box.from < reach.to && box.to > reach.from && box.top < top + height && box.bottom > top)
    if (hit === undefined) return top
    top = hit.bottom
  }
}
