import type { TimelineLane, TimelineMark } from '../../publishing/index.ts'
import { timeScale, type TimeScale } from './timeline-scale.ts'

/** All lengths are in units of the drawing, which is `width` wide. */
export const drawing = { width: 960, lane: 132, row: 25, side: 17, padding: 10, line: 16, gap: 10, axis: 34, font: 12.5 } as const

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
  readonly label: { readonly text: string; readonly x: number; readonly y: number; readonly grows: 'right' | 'left' }
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
  readonly ticks: readonly { readonly x: number; readonly day: number }[]
}

/**
 * Places every mark: lanes below one another, in each lane the sides of a contested point stacked in one group, and
 * groups that would touch on rows of their own. Takes the direction of reading; time runs with it.
 */
export function layTimeline(lanes: readonly TimelineLane[], dir: 'ltr' | 'rtl'): PlacedTimeline {
  const [start, end] = [drawing.lane + drawing.padding, drawing.width - 40]
  const scale = timeScale(lanes, dir === 'ltr' ? [start, end] : [drawing.width - start, drawing.width - end])
  const numbers = numbersOf(lanes)
  let y = 0
  const placed = lanes.map(({ name, marks }): PlacedLane => {
    const taken: Box[] = []
    const groups = groupsOf(marks).map((sides) => {
      const shape = shapeOf(sides, scale, dir)
      const top = freeTop(taken, shape)
      taken.push({ ...shape.reach, top, bottom: top + shape.height })
      return placeGroup(sides, shape, y + drawing.padding + top, numbers)
    })
    const lane = { name: linesOf(name), y, groups }
    y += 2 * drawing.padding + Math.max(drawing.row, lane.name.length * drawing.line, ...taken.map((box) => box.bottom))
    return lane
  })
  return { height: y + drawing.axis, lanes: placed, ticks: ticksOf(lanes, scale) }
}

/** Each mark's place in the table, from 1. */
export const numbersOf = (lanes: readonly TimelineLane[]): ReadonlyMap<TimelineMark, number> =>
  new Map(lanes.flatMap((lane) => lane.marks).map((mark, index) => [mark, index + 1]))

type Reach = { readonly from: number; readonly to: number }
type Box = Reach & { readonly top: number; readonly bottom: number }
type Shape = {
  readonly places: readonly PlacedMark['x'][]
  readonly x: readonly [number, number]
  readonly labels: 'left' | 'right' | 'above'
  readonly reach: Reach
  readonly step: number
  readonly height: number
}

/** Marks that are sides of one contested point belong together, whatever lies between them in time. */
function groupsOf(marks: readonly TimelineMark[]): TimelineMark[][] {
  const groups = Map.groupBy(marks.entries(), ([index, mark]) => mark.point ?? index)
  return Array.from(groups.values(), (group) => group.map(([, mark]) => mark))
}

/** How much room a group takes: its labels stand after it, before it where that would leave the drawing, or else above each bar. */
function shapeOf(sides: readonly TimelineMark[], scale: TimeScale, dir: 'ltr' | 'rtl'): Shape {
  const places = sides.map(
    ({ from, to }) => [scale(from.earliest), scale(from.latest), scale(to.earliest), scale(to.latest)] as PlacedMark['x'],
  )
  const edge = sides.some((mark) => mark.contested) ? 12 : 6
  const x = [Math.min(...places.flat()) - edge, Math.max(...places.flat()) + edge] as const
  const room = Math.max(...sides.map((mark) => widthOf(labelOf(mark)))) + drawing.gap + 2
  const [low, high] = dir === 'ltr' ? [drawing.lane, drawing.width] : [0, drawing.width - drawing.lane]
  const fits = { right: x[1] + room <= high, left: x[0] - room >= low }
  const order: readonly ('left' | 'right')[] = dir === 'ltr' ? ['right', 'left'] : ['left', 'right']
  const labels = order.find((place) => fits[place]) ?? 'above'
  const step = labels === 'above' ? 2 * drawing.side : sides.length > 1 ? drawing.side : drawing.row - 6
  const reach = { from: labels === 'left' ? x[0] - room : x[0], to: labels === 'right' ? x[1] + room : x[1] }
  return { places, x, labels, reach, step, height: sides.length * step + (edge === 12 ? 18 : 6) }
}

function placeGroup(sides: readonly TimelineMark[], shape: Shape, top: number, numbers: ReadonlyMap<TimelineMark, number>): PlacedGroup {
  const contested = sides.some((mark) => mark.contested)
  const marks = sides.map((mark, side): PlacedMark => {
    const place = shape.places[side] ?? [0, 0, 0, 0]
    const above = shape.labels === 'above'
    const y = top + (contested ? 5 : 2) + side * shape.step + (above ? drawing.side : 0)
    const text = labelOf(mark)
    const label = { text, ...labelPlace(place, text, shape), y: above ? y - 4 : y + 11 }
    return { mark, number: numbers.get(mark) ?? 0, side, x: place, y, label }
  })
  return { contested, x: shape.x, y: top, height: shape.height - 10, marks }
}

/** Above its bar a label begins with it, or ends with it where it would leave the frame; else it stands beside the frame. */
function labelPlace(place: PlacedMark['x'], text: string, { labels, x }: Shape): Pick<PlacedMark['label'], 'x' | 'grows'> {
  const half = drawing.gap / 2 + 2
  if (labels === 'right') return { x: x[1] + half, grows: 'right' }
  if (labels === 'left') return { x: x[0] - half, grows: 'left' }
  const [low, high] = [Math.min(...place), Math.max(...place)]
  return low + widthOf(text) <= x[1] ? { x: low, grows: 'right' } : { x: high, grows: 'left' }
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

/** A lane's name on at most three lines. */
function linesOf(name: string): string[] {
  const most = drawing.lane / 7.4
  const lines = ['']
  for (const word of name.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + word.length >= most) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]} …`]
}

const labelOf = ({ label }: TimelineMark): string => (label.length > 40 ? `${label.slice(0, 39)}…` : label)

/** An estimate: the server has no fonts. Han characters are as wide as they are high. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((width, character) => width + drawing.font * (/[\u2e80-\u9fff\uff00-\uffef]/.test(character) ? 1 : 0.56), 0)

/** Dates along the foot: where marks begin or end, as many as can stand beside one another. */
function ticksOf(lanes: readonly TimelineLane[], scale: TimeScale): { x: number; day: number }[] {
  const days = [...new Set(lanes.flatMap((lane) => lane.marks).flatMap(({ from, to }) => [from.earliest, to.latest]))].toSorted(
    (a, b) => a - b,
  )
  const kept: { x: number; day: number }[] = []
  for (const day of days) {
    const x = scale(day)
    if (kept.every((tick) => Math.abs(tick.x - x) > 72)) kept.push({ x, day })
  }
  return kept
}
