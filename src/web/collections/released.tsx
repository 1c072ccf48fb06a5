import { projectCatalogue } from '../../cases/index.ts'
import type { FrozenCollection } from '../../collections/index.ts'
import { describeDate, directionOf, parseDate } from '../../kit/index.ts'
import type { Axis, AxisValue, PublicNumber } from '../../patterns/index.ts'
import { collectionWords, type CountedBy } from '../../publishing/index.ts'
import { normAddressesIn, normLanguageFor } from '../norms/addresses.ts'
import { numbersIn } from './numbers-in.ts'
import { NumbersChart } from './numbers-chart.tsx'
import { countryIn, queryLines } from './query-lines.ts'

type Props = { readonly frozen: FrozenCollection }

/** What was released of a collection below its title, on both sites alike: the team's words, who is counted, the numbers, and by which rules. */
export function Released({ frozen }: Props) {
  const { introduction, lang } = frozen
  const { lang: own } = collectionWords(lang)
  return (
    <div lang={lang} dir={directionOf(lang)} class="released">
      {introduction.split(/\n{2,}/).map((paragraph, at) => (
        <p class={at === 0 ? 'lead' : undefined}>{paragraph}</p>
      ))}
      <div {...(own === lang ? {} : { lang: own, dir: directionOf(own) })}>
        <Asked frozen={frozen} />
        <Numbers frozen={frozen} />
        <Rules frozen={frozen} />
      </div>
    </div>
  )
}

function Asked({ frozen: { query, others, lang } }: Props) {
  const { words } = collectionWords(lang)
  const lines = queryLines(query, lang)
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{words.asked}</h2>
      {lines.length === 0 && !others && <p>{words.everybody}</p>}
      {lines.length > 0 && (
        <ul>
          {lines.map(({ label, values }) => (
            <li>
              {label !== '' && `${label}: `}
              {values.map(({ text, href }, at) => (
                <>
                  {at > 0 && ', '}
                  <bdi>{href === undefined ? text : <a href={href}>{text}</a>}</bdi>
                </>
              ))}
            </li>
          ))}
        </ul>
      )}
      {others && <p>{words.others}</p>}
    </section>
  )
}

function Numbers({ frozen }: Props) {
  const { table, lang } = frozen
  const { words } = collectionWords(lang)
  const { number } = numbersIn(lang)
  const columns = table.axes.columns
  if (table.rows.length === 0)
    return (
      <section aria-labelledby="numbers">
        <h2 id="numbers">{words.numbers}</h2>
        <p>{words.nothing(number(table.least))}</p>
      </section>
    )
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers">{words.numbers}</h2>
      {/* What scrolls is reached by keyboard. */}
      <div class="scrolls" {...(columns !== null && { tabIndex: 0, role: 'group' as const, 'aria-labelledby': 'numbers' })}>
        <table class={columns === null ? 'numbers' : 'numbers across'} aria-labelledby="numbers">
          <thead>
            <tr>
              <th scope="col">{words.by[table.axes.rows as CountedBy]}</th>
              {table.columns.map((column) => (
                <th scope="col">{columns === null ? words.persons : <AxisLabel axis={columns} value={column} lang={lang} />}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr>
                <th scope="row">
                  <AxisLabel axis={table.axes.rows} value={row} lang={lang} />
                </th>
                {table.cells[at]!.map((cell) => (
                  <td>{cell.atLeast === null ? '–' : <ToldNumber cell={cell} frozen={frozen} />}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.total.atLeast !== null && (
        <p>
          {words.total}:{' '}
          <strong>
            <ToldNumber cell={table.total} frozen={frozen} />
          </strong>
        </p>
      )}
      {columns === null && <NumbersChart table={table} labelOf={(value) => axisLabel(table.axes.rows, value, lang)} lang={lang} />}
    </section>
  )
}

/** A number that is told, with its day where it was counted before the day of the release. */
function ToldNumber({ cell: { atLeast, counted }, frozen }: Props & { readonly cell: PublicNumber }) {
  const { words, lang } = collectionWords(frozen.lang)
  const told = numbersIn(frozen.lang).atLeast(atLeast ?? 0)
  if (counted === null || counted === frozen.counted) return <>{told}</>
  return <>{`${told} (${words.countedOn(describeDate(parseDate(counted), lang))})`}</>
}

/** How a row or a column is called, in the words of a language. Names of places, authorities and norms are as they were told. */
export function axisLabel(axis: Axis, { label }: AxisValue, lang: string): string {
  const { words, lang: own } = collectionWords(lang)
  if (label === null) return axis === 'norm' ? words.noNorm : words.notTold
  return axis === 'country' ? countryIn(label, own) : label
}

function AxisLabel({ axis, value, lang }: { readonly axis: Axis; readonly value: AxisValue; readonly lang: string }) {
  const norm = axis === 'norm' ? projectCatalogue().norms.get(value.key) : undefined
  const label = axisLabel(axis, value, lang)
  return <bdi>{norm === undefined ? label : <a href={normAddressesIn(normLanguageFor(lang)).norm(norm)}>{label}</a>}</bdi>
}

function Rules({ frozen: { table, lang } }: Props) {
  const { words } = collectionWords(lang)
  const least = numbersIn(lang).number(table.least)
  return (
    <section aria-labelledby="how">
      <h2 id="how">{words.how}</h2>
      <ul>
        {[...words.rules, words.small(least), words.still(least)].map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
    </section>
  )
}
