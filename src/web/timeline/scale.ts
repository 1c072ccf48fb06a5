import { scaleLinear } from 'd3-scale'
import type { TimelineLane } from '../../publishing/index.ts'

/** From a day to a place on the drawing. */
export type TimeScale = (day: number) => number

/**
 * A scale on which decades and single days are both legible: the room between two dates that matter grows with the cube
 * root of the days between them. Order and ties are kept, lengths are not, and the page says so. Takes the lanes, and
 * where the first and the last day are drawn (the other way round for a page that reads from right to left).
 */
export function timeScale(lanes: readonly TimelineLane[], [start, end]: readonly [number, number]): TimeScale {
  const marks = lanes.flatMap((lane) => lane.marks)
  const days = [...new Set(marks.flatMap(({ from, to }) => [from.earliest, from.latest, to.earliest, to.latest]))].toSorted((a, b) => a - b)
  if (days.length < 2) return () => (start + end) / 2
  let room = 0
  const places = days.map((day, index) => (room += index === 0 ? 0 : Math.cbrt(day - (days[index - 1] ?? day))))
  return scaleLinear(
    days,
    places.map((place) => start + (place / room) * (end - start)),
  )
}
