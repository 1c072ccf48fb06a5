import { scaleLinear } from 'd3-scale'
import { directionOf } from '../../kit/index.ts'
import type { AxisValue, PublicTable } from '../../patterns/index.ts'
import { collectionWords } from '../../publishing/index.ts'
import { numbersIn } from './numbers-in.ts'

const [width, line, bar] = [640, 44, 10]

type Props = {
  /** With one column. */
  readonly table: PublicTable
  readonly labelOf: (row: AxisValue) => string
  readonly lang: string
}

/** The numbers of a table as bars, each under its words. It says nothing that the table beside it does not say. */
export function NumbersChart({ table, labelOf, lang }: Props) {
  const { words, lang: own } = collectionWords(lang)
  const { atLeast } = numbersIn(lang)
  const numbers = table.cells.map(([cell]) => cell?.atLeast ?? 0)
  const along = scaleLinear([0, Math.max(1, ...numbers)], [0, width])
  const isRtl = directionOf(own) === 'rtl'
  return (
    <div class="drawing">
      <svg viewBox={`0 0 ${width} ${table.rows.length * line}`} role="img" aria-label={words.chart} direction={isRtl ? 'rtl' : 'ltr'}>
        {table.rows.map((row, at) => {
          const long = Math.round(along(numbers[at]!))
          return (
            <>
              <text x={isRtl ? width : 0} y={at * line + 18} fill="currentColor">
                {`${apart(shortened(labelOf(row)))}: ${apart(atLeast(numbers[at]!))}`}
              </text>
              <rect x={isRtl ? width - long : 0} y={at * line + 26} width={long} height={bar} />
            </>
          )
        })}
      </svg>
    </div>
  )
}

/** As much as fits beside a number; the table has it whole. */
const shortened = (text: string): string => (text.length > 70 ? `${text.slice(0, 69)}…` : text)

/** Words of another direction turn nothing beside them (U+2068, U+2069: UAX #9). */
const apart = (text: string): string => `\u2068${text}\u2069`
