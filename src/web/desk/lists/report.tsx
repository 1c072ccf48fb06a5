import type { Report } from '../../../lists/index.ts'

const number = (count: number): string => count.toLocaleString('en')

/** What an import did, or would do, in numbers; and what stays words or is left out, by column and reason. */
export function ReportInWords({ report, isDry }: { readonly report: Report; readonly isDry?: true }) {
  const { rows, people, claims, unparsed, unchanged, refused, refusals = refused.length, words, unnamed, leftOut = [] } = report
  const groups = [...Map.groupBy(words, ({ column, why }) => JSON.stringify([column, why])).values()]
  return (
    <>
      <dl>
        <dt>Rows</dt>
        <dd>{number(rows)}</dd>
        <dt>{isDry ? 'People who would be new' : 'New people'}</dt>
        <dd>{number(people)}</dd>
        <dt>{isDry ? 'Claims that would be new' : 'New claims'}</dt>
        <dd>
          {number(claims)}
          {unparsed > 0 && `, ${number(unparsed)} of them as words only`}
        </dd>
        <dt>Claims that are here already</dt>
        <dd>{number(unchanged)}</dd>
        <dt>Rows and cells refused</dt>
        <dd>{number(refusals)}</dd>
        {leftOut.length > 0 && (
          <>
            <dt>Columns left out</dt>
            <dd>{number(leftOut.length)}</dd>
          </>
        )}
      </dl>
      {leftOut.length > 0 && (
        <section aria-labelledby="left-out">
          <h2 id="left-out">Columns left out</h2>
          <ul>
            {leftOut.map(({ column, cells }) => (
              <li key={column}>
                <bdi>{column}</bdi>: left out, {number(cells)} filled {cells === 1 ? 'cell' : 'cells'}
              </li>
            ))}
          </ul>
        </section>
      )}
      {groups.length > 0 && (
        <section aria-labelledby="words-only">
          <h2 id="words-only">Kept as words only</h2>
          <ul>
            {groups.slice(0, 30).map((group) => (
              <li key={`${group[0]!.column} ${group[0]!.why}`}>
                <bdi>{group[0]!.column}</bdi>: {number(group.length)}, such as “<bdi>{group[0]!.raw.slice(0, 80)}</bdi>” in row{' '}
                {group[0]!.row}. {group[0]!.why}
              </li>
            ))}
          </ul>
        </section>
      )}
      {refused.length > 0 && (
        <section aria-labelledby="refused">
          <h2 id="refused">Rows and cells refused</h2>
          <ul>
            {refused.slice(0, 50).map(({ row, column, why }) => (
              <li key={`${row} ${column} ${why}`}>
                Row {row}
                {column !== null && `, ${column}`}: {why}
              </li>
            ))}
            {refusals > 50 && <li>and {number(refusals - 50)} more</li>}
          </ul>
        </section>
      )}
      {unnamed.length > 0 && (
        <p>
          The list names sources of its fields that nobody has told apart: <bdi>{unnamed.join(', ')}</bdi>. What it has from them it says
          itself.
        </p>
      )}
    </>
  )
}
