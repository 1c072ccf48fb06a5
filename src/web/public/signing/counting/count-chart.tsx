import { digitsOf } from '../../../../kit/index.ts'
import { scaleLinear, scaleUtc } from 'd3-scale'
import type { TotalAt } from '../../../../log/index.ts'
import type { SigningReading } from '../reading.ts'

const [width, height] = [720, 260]
const edge = { top: 12, foot: 28, start: 52, end: 12 }

/** The count after each release, as steps: between two releases nothing is known of when. The table that follows says the same. */
export function CountChart({ history, reading }: { readonly history: readonly TotalAt[]; readonly reading: SigningReading }) {
  const [first, last] = [history[0], history.at(-1)]
  if (first === undefined || last === undefined || first === last) return null
  const { signing, lang, dir } = reading
  const range = dir === 'ltr' ? [edge.start, width - edge.end] : [width - edge.start, edge.end]
  const across = scaleUtc([first.releasedAt, last.releasedAt], range)
  const up = scaleLinear([0, Math.max(4, ...history.map(({ total }) => total))], [height - edge.foot, edge.top]).nice(4)
  const foot = whole(up(0))
  const days = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    ...dayOrHour(first, last),
    timeZone: 'UTC',
    numberingSystem: digitsOf(lang),
    calendar: 'gregory',
  })
  const steps = history.map(({ releasedAt, total }) => `H${whole(across(releasedAt))}V${whole(up(total))}`).join('')
  return (
    <div class="drawing">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={signing.count.chart} direction={dir}>
        {up.ticks(4).map((count) => (
          <>
            <path class="grid" d={`M${range[0]} ${whole(up(count))}H${range[1]}`} />
            <text x={(range[0] ?? 0) + (dir === 'ltr' ? -8 : 8)} y={whole(up(count)) + 4} text-anchor="end">
              {signing.number(count)}
            </text>
          </>
        ))}
        {across.ticks(4).map((at) => (
          <text x={whole(across(at))} y={height - 8} text-anchor="middle">
            {days.format(at)}
          </text>
        ))}
        <path class="axis" d={`M${range[0]} ${foot}H${range[1]}`} />
        <path class="under" d={`M${whole(across(first.releasedAt))} ${foot}${steps}V${foot}Z`} />
        <path class="line" d={`M${whole(across(first.releasedAt))} ${foot}${steps}`} />
      </svg>
    </div>
  )
}

const whole = (number: number): number => Math.round(number)

const dayOrHour = (first: TotalAt, last: TotalAt): Intl.DateTimeFormatOptions =>
  last.releasedAt.getTime() - first.releasedAt.getTime() < 2 * 86_400_000
    ? { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
    : { day: 'numeric', month: 'short' }

/** The count at the end of each day on which it changed, and by how much; days are those of UTC, the newest first. */
export function countByDay(
  history: readonly TotalAt[],
): readonly { readonly day: string; readonly total: number; readonly change: number }[] {
  const ends = new Map(history.map(({ releasedAt, total }) => [releasedAt.toISOString().slice(0, 10), total]))
  let before = 0
  return [...ends]
    .map(([day, total]) => {
      const change = total - before
      before = total
      return { day, total, change }
    })
    .toReversed()
}
