import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { TimelineLane, TimelineMark } from '../../publishing/index.ts'
import { drawing } from './drawn.ts'
import { layTimeline, type DateWriting } from './layout.ts'
import { widthOf } from './labels.ts'
import { timeScale } from './scale.ts'

const mark: fc.Arbitrary<TimelineMark> = fc
  .record({
    days: fc.array(fc.integer({ min: -3000, max: 20_000 }), { minLength: 4, maxLength: 4 }),
    state: fc.boolean(),
    label: fc.string({ maxLength: 60 }),
    point: fc.option(fc.constantFrom('a', 'b')),
  })
  .map(({ days, state, label, point }) => {
    const [a = 0, b = 0, c = 0, d = 0] = days.toSorted((x, y) => x - y)
    const from = { earliest: a, latest: b }
    const base = { label, date: '', from, to: state ? { earliest: c, latest: d } : from, said_by: '', contested: point !== null }
    return { ...base, kind: state ? ('state' as const) : ('event' as const), ...(point !== null && { point }) }
  })
const sample = (kind: 'state' | 'event', from: number, to: number): TimelineMark => ({
  kind,
  label: 'arrested',
  date: '',
  from: { earliest: from, latest: from },
  to: { earliest: to, latest: to },
  said_by: '',
  contested: false,
})
const lanes: fc.Arbitrary<TimelineLane[]> = fc.array(
  fc.record({ name: fc.string({ maxLength: 40 }), marks: fc.array(mark, { maxLength: 8 }) }),
  {
    minLength: 1,
    maxLength: 4,
  },
)
const writing: DateWriting = {
  date: (text) => text,
  tick: (day, precision) => `${precision} ${precision === 'day' ? day : Math.floor(day / 31)}`,
}
const direction = fc.constantFrom('ltr' as const, 'rtl' as const)

test('a later day is drawn further along the line of reading, and the same day at the same place', () => {
  fc.assert(
    fc.property(lanes, fc.boolean(), (drawn, mirrored) => {
      const scale = timeScale(drawn, mirrored ? [900, 100] : [100, 900])
      const days = drawn.flatMap((lane) => lane.marks.flatMap(({ from, to }) => [from.earliest, to.latest])).toSorted((a, b) => a - b)
      for (const [index, day] of days.entries()) {
        const next = days[index + 1] ?? day
        const [here, there] = mirrored ? [-scale(day), -scale(next)] : [scale(day), scale(next)]
        assert.ok(next === day ? here === there : here < there + 1e-9)
        assert.ok(scale(day) >= 99.99 && scale(day) <= 900.01)
      }
    }),
  )
})

test('the double frame around what is contested is drawn whole, also around the longest of labels', () => {
  const line = 3.5
  // As long as a label has to be to be pushed back from the end of the drawing.
  const long = { ...sample('state', 5_000, 19_000), label: 'moved to a hospital '.repeat(6), contested: true, point: 'a' }
  const widest = [{ name: 'Custody', marks: [sample('event', 0, 0), long, { ...long, label: 'held where she was' }] }]
  const isWhole = (drawn: TimelineLane[], dir: 'ltr' | 'rtl'): void => {
    for (const { x } of layTimeline(drawn, dir, writing).lanes.flatMap(({ groups }) => groups.filter(({ contested }) => contested)))
      assert.ok(x[0] - line >= 0 && x[1] + line <= drawing.width, `${x[0]} to ${x[1]}`)
  }
  isWhole(widest, 'ltr')
  isWhole(widest, 'rtl')
  fc.assert(fc.property(lanes, direction, isWhole))
})

test('no two groups of a lane lie on one another, and none leaves its lane', () => {
  fc.assert(
    fc.property(lanes, direction, (drawn, dir) => {
      const placed = layTimeline(drawn, dir, writing)
      for (const [index, lane] of placed.lanes.entries()) {
        const foot = placed.lanes[index + 1]?.y ?? placed.height - drawing.axis
        for (const [at, group] of lane.groups.entries()) {
          assert.ok(group.y >= lane.y && group.y + group.height <= foot, 'leaves its lane')
          for (const other of lane.groups.slice(at + 1))
            assert.ok(
              group.x[1] <= other.x[0] ||
                other.x[1] <= group.x[0] ||
                group.y + group.height <= other.y ||
                other.y + other.height <= group.y,
              'two groups overlap',
            )
        }
      }
    }),
  )
})

test('the sides of one contested question share a frame, and every mark is drawn once', () => {
  fc.assert(
    fc.property(lanes, direction, (drawn, dir) => {
      const { lanes: placed } = layTimeline(drawn, dir, writing)
      for (const [index, { groups }] of placed.entries()) {
        const marks = drawn[index]?.marks ?? []
        assert.equal(groups.flatMap((group) => group.marks).length, marks.length)
        assert.equal(groups.filter((group) => group.contested).length, new Set(marks.flatMap(({ point }) => point ?? [])).size)
      }
    }),
  )
})

const event = (day: number): TimelineMark => ({
  kind: 'event',
  label: 'Move to a hospital',
  date: '',
  from: { earliest: day, latest: day },
  to: { earliest: day, latest: day },
  contested: true,
  point: 'a',
  said_by: '',
})

test('17 and 20 July stay apart although the timeline reaches back to 1992', () => {
  const {
    lanes: [lane],
  } = layTimeline([{ name: 'Health care', marks: [{ ...event(8290), point: 'b' }, event(18_825), event(18_828)] }], 'ltr', writing)
  const [first, second] = lane?.groups.find((group) => group.marks.length === 2)?.marks ?? []
  assert.ok((second?.x[0] ?? 0) - (first?.x[0] ?? 0) > 14, 'two diamonds would cover each other')
})

test('no label is cut, and none leaves the drawing or touches the label of another group', () => {
  const words = fc.array(
    fc.string({ minLength: 1, maxLength: 12 }).filter((word) => !word.includes(' ')),
    { minLength: 1, maxLength: 9 },
  )
  const told = fc.tuple(mark, words).map(([each, text]) => ({ ...each, label: text.join(' ') }))
  fc.assert(
    fc.property(fc.array(told, { minLength: 1, maxLength: 6 }), direction, (marks, dir) => {
      const [lane] = layTimeline([{ name: 'Custody', marks }], dir, writing).lanes
      const boxes = (lane?.groups ?? []).map((group) =>
        group.marks.map(({ mark: { label: text }, label: { lines, x, y, grows } }) => {
          assert.ok(lines.join(' ').startsWith(text))
          const width = Math.max(...lines.map(widthOf))
          const from = grows === 'right' ? x : x - width
          assert.ok(from >= 0 && from + width <= drawing.width, 'leaves the drawing')
          return { from, to: from + width, top: y - 11, foot: y + (lines.length - 1) * drawing.line }
        }),
      )
      for (const [index, group] of boxes.entries())
        for (const other of boxes.slice(index + 1).flat())
          assert.ok(
            group.every((box) => box.to <= other.from || other.to <= box.from || box.foot <= other.top || other.foot <= box.top),
            'two labels overlap',
          )
    }),
  )
})

test('two accounts of one event are told apart by their days, and one that stands alone needs none', () => {
  const first = { ...event(18_825), date: '2021-07-17' }
  const [lane] = layTimeline(
    [{ name: 'Health care', marks: [first, { ...event(18_828), date: '2021-07-20' }, { ...event(18_900), label: 'Visit' }] }],
    'ltr',
    writing,
  ).lanes
  assert.deepEqual(
    lane?.groups.flatMap((group) => group.marks.map(({ label }) => label.lines.join(' '))),
    ['Move to a hospital · 2021-07-17', 'Move to a hospital · 2021-07-20', 'Visit'],
  )
})

const ticks = (days: readonly number[]): string[] =>
  layTimeline([{ name: 'Custody', marks: days.map(event) }], 'ltr', writing).ticks.map(({ text }) => text)

test('dates at the foot never say the same twice, and to the day only where another lies within two months', () => {
  fc.assert(
    fc.property(lanes, direction, (drawn, dir) => {
      const texts = layTimeline(drawn, dir, writing).ticks.map(({ text }) => text)
      assert.equal(new Set(texts).size, texts.length)
    }),
  )
  assert.deepEqual(ticks([0, 18_790, 18_840]), ['month 0', 'day 18790', 'day 18840'])
})
