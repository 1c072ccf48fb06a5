import type { TimelineLane, TimelineMark } from '../../publishing/index.ts'
import { timeScale, type TimeScale } from './timeline-scale.ts'

/** All lengths are in units of the drawing, which is `width` wide. */
export const drawing = { width: 960, lane: 132, row: 26, side: 16, padding: 12, axis: 34, font: 13 } as const

export type PlacedMark = {
  readonly mark: TimelineMark
  /** Its number in the table that follows. */
  readonly number: number
  /** Which of the sides of a contested point it is, from 0. */
  readonly side: number
  readonly y: number
  /** Where it begins to fade in, is certain, begins to fade out, and is over, along the line of reading. */
  readonly x: readonly [number, number, number, number]
  readonly label: string
  readonly labelX: number
  readonly anchor: 'start' | 'end'
}

export type PlacedGroup = {
  readonly key: string
  readonly contested: boolean
  readonly y: number
  readonly height: number
  readonly from: number
  readonly to: number
  readonly marks: readonly PlacedMark[]
}
export type PlacedLane = { readonly name: string; readonly y: number; readonly height: number; readonly groups: readonly PlacedGroup[] }
export type PlacedTimeline = {
  readonly height: number
  readonly lanes: readonly PlacedLane[]
  readonly ticks: readonly { readonly x: number; readonly day: number }[]
}

/**
 * Places every mark: lanes below one another, in each the sides of a contested point stacked in one group, and groups
 * that would touch on rows of their own. Pure; takes the direction of reading.
 */
export function layTimeline(lanes: readonly TimelineLane[], dir: 'ltr' | 'rtl'): PlacedTimeline {
  const inner: [number, number] = [drawing.lane + drawing.padding, drawing.width - 2 * drawing.padding]
  const scale = timeScale(lanes, dir === 'ltr' ? inner : [drawing.width - inner[0], drawing.width - inner[1]])
  let [y, number] = [0, 0]
  const placed = lanes.map(({ name, marks }): PlacedLane => {
    const rows: { from: number; to: number }[][] = []
    const groups = groupsOf(marks).map((sides): PlacedGroup => {
      const parts = sides.map((mark, side) => placeMark(mark, side, scale, dir, ++number))
      const reach = parts.map(reachOf)
      const [from, to] = [Math.min(...reach.map((r) => r[0])), Math.max(...reach.map((r) => r[1]))]
      const span = sides.length > 1 ? Math.ceil((sides.length * drawing.side + 10) / drawing.row) : 1
      const row = freeRow(rows, span, from, to)
      const top = y + drawing.padding + row * drawing.row
      const step = sides.length > 1 ? drawing.side : drawing.row
      const marksPlaced = parts.map((part, side) => ({ ...part, y: top + 4 + side * step }))
      const xs = parts.flatMap((part) => [part.x[0], part.x[3]])
      return {
        key: sides[0]?.point ?? String(number),
        contested: sides.some((mark) => mark.contested),
        y: top,
        height: sides.length * step,
        from: Math.min(...xs),
        to: Math.max(...xs),
        marks: marksPlaced,
      }
    })
    const lane = { name, y, height: Math.max(1, rows.length) * drawing.row + 2 * drawing.padding, groups }
    y += lane.height
    return lane
  })
  return { height: y + drawing.axis, lanes: placed, ticks: ticksOf(lanes, scale) }
}

/** Marks that are sides of one contested point belong together, whatever lies between them in time. */
function groupsOf(marks: readonly TimelineMark[]): TimelineMark[][] {
  const groups = new Map<string, TimelineMark[]>()
  for (const [index, mark] of marks.entries()) {
    const key = mark.point ?? `alone ${index}`
    groups.set(key, [...(groups.get(key) ?? []), mark])
  }
  return [...groups.values()]
}

function placeMark(mark: TimelineMark, side: number, scale: TimeScale, dir: 'ltr' | 'rtl', number: number): Omit<PlacedMark, 'y'> {
  const x = [mark.from.earliest, mark.from.latest, mark.to.earliest, mark.to.latest].map(scale) as unknown as PlacedMark['x']
  const label = mark.label.length > 34 ? `${mark.label.slice(0, 33)}…` : mark.label
  const [low, high] = [Math.min(...x), Math.max(...x)]
  const gap = 10
  const after = dir === 'ltr' ? high + gap + widthOf(label) < drawing.width : low - gap - widthOf(label) > 0
  const labelX = (dir === 'ltr') === after ? high + gap : low - gap
  return { mark, number, side, x, label, labelX, anchor: after ? 'start' : 'end' }
}

/** From where to where a mark and its label reach. */
function reachOf({ x, label, labelX }: Pick<PlacedMark, 'x' | 'label' | 'labelX'>): [number, number] {
  const [low, high] = [Math.min(...x) - 8, Math.max(...x) + 8]
  return labelX > high
    ? [low, labelX + widthOf(label) + 6]
    : labelX < low
      ? [labelX - widthOf(label) - 6, high]
      : [low, Math.max(high, labelX + widthOf(label))]
}

/** An estimate: the server has no fonts. Han characters are as wide as they are high. */
export const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (/[\u2e80-\u9fff\uff00-\uffef]/.test(character) ? drawing.font : drawing.font * 0.53), 0)

function freeRow(rows: { from: number; to: number }[][], span: number, from: number, to: number): number {
  const free = (row: number): boolean => (rows[row] ?? []).every((taken) => taken.to < from || taken.from > to)
  let row = 0
  while (!Array.from({ length: span }, (_, offset) => free(row + offset)).every(Boolean)) row++
  for (let offset = 0; offset < span; offset++) (rows[row + offset] ??= []).push({ from, to })
  return row
}

/** Dates along the foot: where marks begin, as many as can stand beside one another. */
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
