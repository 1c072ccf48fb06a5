import { questionLines } from '../../collections/question-lines.ts'
import { patternsHref } from './question-fields.ts'

/** A question in words, with the way to where it is asked. Which cases are left out of it is told by their number of them alone. */
export function Question({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const lines = questionLines(query, 'en')
  const without = (query['without'] ?? '').split(' ').filter(Boolean).length
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
        <a href={patternsHref(query)}>Ask it over the cases that you read</a>
      </p>
    </>
  )
}
