import { queryLines } from '../../collections/query-lines.ts'
import { asReadBy } from './left-out.ts'
import { patternsHref } from './query-fields.ts'

type Properties = {
  readonly query: Readonly<Record<string, string>>
  /** The cases of which whoever looks is a member, by their keys. */
  readonly own: ReadonlyMap<number, unknown>
}

/** A query in words, with the way to where it is asked. Of the cases that are left out of it only how many is told. */
export function QueryInWords({ query, own }: Properties) {
  const lines = queryLines(query, 'en')
  const read = asReadBy(query, own)
  const without = (read.query['without'] ?? '').split(' ').filter(Boolean).length + read.more
  return (
    <>
      {lines.length === 0 && without === 0 && <p>Everybody in the cases.</p>}
      {lines.length > 0 && (
        <dl>
          {lines.map(({ label, values }) => (
            <div key={label}>
              <dt>{label === '' ? 'Custody' : label}</dt>
              {values.map(({ text, href }) => (
                <dd key={text} dir="auto">
                  {href === undefined ? text : <a href={href}>{text}</a>}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
      {without > 0 && <p class="hint">{without === 1 ? 'One case is left out.' : `${without} cases are left out.`}</p>}
      <p>
        <a href={patternsHref(read.query)}>Ask it over the cases that you read</a>
      </p>
    </>
  )
}
