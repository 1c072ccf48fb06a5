import type { TimelineLane, TimelineMark } from '../../publishing/index.ts'
import type { Reading } from './reading.ts'
import { drawing, layTimeline, type PlacedGroup, type PlacedMark } from './timeline-layout.ts'

type Props = { readonly lanes: readonly TimelineLane[]; readonly reading: Reading }

/** The timeline as a drawing and, with the same content, as a table. Colour, pattern and shape each carry the meaning alone. */
export function Timeline({ lanes, reading }: Props) {
  const { words, own } = reading
  return (
    <>
      <p class="hint" {...own}>
        {words.timeline.scale}
      </p>
      <div class="drawing" role="group" aria-label={words.timeline.chart} tabindex={0}>
        <Drawing {...{ lanes, reading }} />
      </div>
      <Table {...{ lanes, reading }} />
    </>
  )
}

function Drawing({ lanes, reading }: Props) {
  const { height, lanes: placed, ticks } = layTimeline(lanes, reading.dir)
  const { width, padding, axis, lane: room } = drawing
  const foot = height - axis
  const start = reading.dir === 'ltr' ? 0 : width
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} font-size={drawing.font} direction={reading.dir}>
      <Defs />
      {ticks.map(({ x }) => (
        <path class="grid" d={`M${n(x)} 0V${foot}`} />
      ))}
      {placed.map(({ name, y }, index) => (
        <>
          {index > 0 && <path class="rule" d={`M0 ${y}H${width}`} />}
          <text class="lane" x={start} y={y + padding + 15}>
            {fit(name, room)}
          </text>
        </>
      ))}
      {placed
        .flatMap((lane) => lane.groups)
        .map((group) => (
          <Group {...{ group, reading }} />
        ))}
      <path class="axis" d={`M0 ${foot}H${width}`} />
      {ticks.map(({ x, day }) => (
        <text class="tick" x={n(x)} y={foot + 20} text-anchor="middle">
          {monthOf(day, reading.words.lang)}
        </text>
      ))}
    </svg>
  )
}

/** Fades for uncertain ends, and a pattern for each side of what is contested. */
const Defs = () => (
  <defs>
    <linearGradient id="fade-in">
      <stop class="stop" offset="0" stop-opacity="0.08" />
      <stop class="stop" offset="1" />
    </linearGradient>
    <linearGradient id="fade-out">
      <stop class="stop" offset="0" />
      <stop class="stop" offset="1" stop-opacity="0.08" />
    </linearGradient>
    <pattern id="side-0" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path class="stripe" d="M0 0V6" />
    </pattern>
    <pattern id="side-1" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
      <path class="stripe" d="M0 0V6" />
    </pattern>
    <pattern id="side-2" width="5" height="5" patternUnits="userSpaceOnUse">
      <circle class="dot" cx="2.5" cy="2.5" r="1.4" />
    </pattern>
  </defs>
)

function Group({ group, reading }: { group: PlacedGroup; reading: Reading }) {
  const width = group.to - group.from + 20
  return (
    <>
      {group.contested && (
        <>
          <rect class="edge" x={n(group.from - 10)} y={group.y - 1} width={n(width)} height={group.height + 8} rx="2" />
          <rect class="edge" x={n(group.from - 13)} y={group.y - 4} width={n(width + 6)} height={group.height + 14} rx="4" />
        </>
      )}
      {group.marks.map((placed) => (
        <Mark {...{ placed, reading }} />
      ))}
    </>
  )
}

function Mark({ placed, reading }: { placed: PlacedMark; reading: Reading }) {
  const { mark, y, label, labelX, anchor, number } = placed
  return (
    <a href={mark.note === undefined ? `#t${number}` : `#n${mark.note}`}>
      <title>{titleOf(mark, reading)}</title>
      {mark.kind === 'state' ? <Bar placed={placed} /> : <Event placed={placed} />}
      <text class={mark.contested ? 'label contested' : 'label'} x={n(labelX)} y={y + 12} text-anchor={anchor}>
        {label}
      </text>
    </a>
  )
}

function Bar({ placed: { x, y, mark, side } }: { placed: PlacedMark }) {
  const [a, b, c, d] = x
  const mirrored = a > d
  const part = (from: number, to: number, fill?: string) =>
    Math.abs(to - from) < 0.5 ? null : (
      <rect class="bar" x={n(Math.min(from, to))} y={y + 2} width={n(Math.abs(to - from))} height="11" fill={fill} />
    )
  return (
    <>
      {part(a, b, `url(#fade-${mirrored ? 'out' : 'in'})`)}
      {part(b, c)}
      {part(c, d, `url(#fade-${mirrored ? 'in' : 'out'})`)}
      {Math.abs(d - a) < 2 && <rect class="bar" x={n(a - 2)} y={y + 2} width="4" height="11" />}
      {mark.contested && (
        <rect x={n(Math.min(a, d))} y={y + 2} width={n(Math.max(4, Math.abs(d - a)))} height="11" fill={`url(#side-${side % 3})`} />
      )}
    </>
  )
}

function Event({ placed: { x, y, mark, side } }: { placed: PlacedMark }) {
  const [a, b] = x
  const middle = (a + b) / 2
  const diamond = `M${n(middle)} ${y + 1}l6.5 6.5l-6.5 6.5l-6.5-6.5z`
  return (
    <>
      {Math.abs(b - a) > 3 && (
        <>
          <rect class="bar" x={n(Math.min(a, b))} y={y + 5} width={n(Math.abs(b - a) / 2)} height="5" fill="url(#fade-in)" />
          <rect class="bar" x={n(middle)} y={y + 5} width={n(Math.abs(b - a) / 2)} height="5" fill="url(#fade-out)" />
        </>
      )}
      {mark.contested ? (
        <>
          <path class="event contested" d={diamond} />
          <path d={diamond} fill={`url(#side-${side % 3})`} />
        </>
      ) : (
        <circle class="event" cx={n(middle)} cy={y + 7.5} r="5" />
      )}
    </>
  )
}

function Table({ lanes, reading: { words, own, date } }: Props) {
  let number = 0
  return (
    <table>
      <thead {...own}>
        <tr>
          {[words.timeline.date, words.timeline.what, words.timeline.saidBy, words.timeline.note].map((heading) => (
            <th scope="col">{heading}</th>
          ))}
        </tr>
      </thead>
      {lanes.map(({ name, marks }) => (
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={4}>
              {name}
            </th>
          </tr>
          {marks.map((mark) => (
            <tr id={`t${++number}`} class={mark.contested ? 'contested' : undefined}>
              <td>{datesOf(mark.date, date)}</td>
              <td>
                {mark.label}
                {mark.contested && (
                  <strong class="mark" {...own}>
                    {' '}
                    {words.contested.word}
                  </strong>
                )}
              </td>
              <td>
                <bdi>{mark.said_by}</bdi>
              </td>
              <td>
                {mark.note !== undefined && (
                  <a href={`#n${mark.note}`} aria-label={words.notes.note(mark.note)}>
                    {mark.note}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

const titleOf = (mark: TimelineMark, { words, date }: Reading): string =>
  `${datesOf(mark.date, date)}: ${mark.label} (${mark.contested ? `${words.contested.word}; ` : ''}${words.notes.saidBy} ${mark.said_by})`

/** A state told by several claims carries their dates joined by an ellipsis. */
const datesOf = (text: string, date: (text: string) => string): string => text.split(' … ').map(date).join(' … ')

const monthOf = (day: number, lang: string): string =>
  new Intl.DateTimeFormat(lang, { calendar: 'gregory', timeZone: 'UTC', month: 'short', year: 'numeric' }).format(day * 86_400_000)

const fit = (text: string, room: number): string => (text.length * 7.2 <= room ? text : `${text.slice(0, Math.floor(room / 7.2) - 1)}…`)
const n = (value: number): number => Math.round(value * 10) / 10
