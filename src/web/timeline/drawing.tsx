import type { TimelineLane } from '../../publishing/index.ts'
import type { Reading } from '../public/reading.ts'
import { drawing } from './drawn.ts'
import { layTimeline, type PlacedGroup, type PlacedMark } from './layout.ts'
import type { TimelineLinks } from './links.ts'
import { asides, datesOf } from './table.tsx'
import type { Precision } from './ticks.ts'

/** The timeline as one drawing. Colour, pattern and shape each carry the meaning alone; every mark is a link. */
export function TimelineDrawing({ lanes, reading, links }: { lanes: readonly TimelineLane[]; reading: Reading; links: TimelineLinks }) {
  const {
    height,
    lanes: placed,
    ticks,
  } = layTimeline(lanes, reading.dir, {
    date: (text) => datesOf(text, reading.date),
    tick: (day, precision) => tickOf(day, precision, reading.words.lang),
  })
  const { width, padding, axis, line: step } = drawing
  const foot = height - axis
  const { dir } = reading
  return (
    <svg viewBox={`0 0 ${width} ${height}`} direction={reading.dir}>
      <Fills />
      <path class="grid" d={ticks.map(({ x }) => `M${whole(x)} 0V${foot}`).join('')} />
      {placed.map(({ name, y }, index) => (
        <>
          {index > 0 && <path class="rule" d={`M0 ${y}H${width}`} />}
          {name.map((line, at) => (
            <text class="lane" x={reading.dir === 'ltr' ? 0 : width} y={y + padding + 13 + at * step}>
              {isolated(line, dir)}
            </text>
          ))}
        </>
      ))}
      {placed
        .flatMap((lane) => lane.groups)
        .map((group) => (
          <Group {...{ group, reading, links }} />
        ))}
      <path class="axis" d={`M0 ${foot}H${width}`} />
      {ticks.map(({ x, text }) => (
        <text x={x} y={foot + 20} text-anchor="middle">
          {isolated(text, dir)}
        </text>
      ))}
    </svg>
  )
}

/** Fades for uncertain ends, and a pattern for each side of what is contested. Bars are drawn from left to right. */
const Fills = () => (
  <defs>
    <linearGradient id="in">
      <stop stop-opacity="0.1" />
      <stop offset="1" />
    </linearGradient>
    <linearGradient id="out">
      <stop />
      <stop offset="1" stop-opacity="0.1" />
    </linearGradient>
    {[45, -45, 0].map((angle, side) => (
      <pattern id={`side${side}`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform={`rotate(${angle})`}>
        <path class="stripe" d="M0 0V6" />
      </pattern>
    ))}
  </defs>
)

type Drawn = { readonly reading: Reading; readonly links: TimelineLinks }

function Group({ group: { contested, x, y, height, marks }, reading, links }: Drawn & { readonly group: PlacedGroup }) {
  const width = x[1] - x[0]
  return (
    <>
      {contested && <path class="edge" d={frame(x[0], y, width, height) + frame(x[0] - 3, y - 3, width + 6, height + 6)} />}
      {marks.map((placed) => (
        <Mark {...{ placed, reading, links }} />
      ))}
    </>
  )
}

function Mark({
  placed: { mark, number, side, x, y, label },
  reading: { words, date, dir },
  links,
}: Drawn & { readonly placed: PlacedMark }) {
  const { contested, note } = mark
  return (
    <a href={note === undefined ? `#t${number}` : links.href(note)} class={contested ? 'contested' : undefined}>
      <title>{`${datesOf(mark.date, date)}: ${mark.label} (${[...asides(mark, words), `${words.notes.saidBy} ${mark.said_by}`].join('; ')})`}</title>
      {mark.kind === 'state' ? <Bar {...{ x, y, contested, side }} /> : <Event {...{ x, y, contested, side }} />}
      {label.lines.map((line, at) => (
        <text
          x={whole(label.x)}
          y={label.y + at * drawing.line}
          text-anchor={(label.grows === 'right') === (dir === 'ltr') ? undefined : 'end'}
        >
          {isolated(line, dir)}
        </text>
      ))}
    </a>
  )
}

type Shape = { readonly x: PlacedMark['x']; readonly y: number; readonly contested: boolean; readonly side: number }

function Bar({ x, y, contested, side }: Shape) {
  // On a page read from right to left time runs the other way, and so does the order of the four places.
  const [a, b, c, d] = x[0] <= x[3] ? x : x.toReversed()
  return (
    <>
      {block(a, b, y, 'url(#in)')}
      {block(b, c, y) ?? block(a, d, y, undefined, 4)}
      {block(c, d, y, 'url(#out)')}
      {contested && block(a, d, y, `url(#side${side % 3})`, 4)}
    </>
  )
}

function block(from = 0, to = 0, y: number, fill?: string, least = 0) {
  // Both ends are rounded alike, so that blocks that follow one another leave no seam.
  const width = Math.max(whole(to) - whole(from), least)
  return width < 1 ? null : <rect x={whole(from)} y={y + 1} width={width} height="12" fill={fill} />
}

function Event({ x, y, contested, side }: Shape) {
  const [low, high] = [Math.min(x[0], x[1]), Math.max(x[0], x[1])]
  const middle = (low + high) / 2
  return (
    <>
      {high - low > 4 && (
        <>
          {block(low, middle, y, 'url(#in)')}
          {block(middle, high, y, 'url(#out)')}
        </>
      )}
      {contested ? (
        [undefined, `url(#side${side % 3})`].map((fill) => <path d={`M${whole(middle)} ${y}l7 7l-7 7l-7-7z`} fill={fill} />)
      ) : (
        <circle cx={whole(middle)} cy={y + 7} r="5" />
      )}
    </>
  )
}

/** A text in its own direction: "6 Dec 2021" on a page read from right to left is not "Dec 2021 6" (UAX 9, FSI and PDI). */
const isolated = (text: string, dir: Reading['dir']): string => (dir === 'rtl' ? `\u2068${text}\u2069` : text)

const frame = (x: number, y: number, width: number, height: number): string =>
  `M${whole(x)} ${y}h${whole(width)}v${height}h${-whole(width)}z`

function tickOf(day: number, precision: Precision, lang: string): string {
  const parts: Intl.DateTimeFormatOptions = { year: 'numeric' }
  if (precision !== 'year') parts.month = 'short'
  if (precision === 'day') parts.day = 'numeric'
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { calendar: 'gregory', timeZone: 'UTC', ...parts }).format(
    day * 86_400_000,
  )
}

const whole = (value: number): number => Math.round(value)
