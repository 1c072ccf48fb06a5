import type { ComponentChildren } from 'preact'
import type { SigningReading } from './reading.ts'

export type Row = readonly [term: string, value: ComponentChildren]

/** What is so, term by term. */
export const Rows = ({ rows }: { readonly rows: readonly Row[] }) => (
  <dl class="rows">
    {rows.map(([term, value]) => (
      <div>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

/** Several things in one line, with the comma of the language between them; nothing stands for what is not there. */
export const InLine = ({ of, reading: { signing } }: { readonly of: readonly ComponentChildren[]; readonly reading: SigningReading }) => (
  <>
    {of
      .filter((part) => part !== undefined && part !== null && part !== false)
      .map((part, place) => (
        <>
          {place > 0 && signing.comma}
          {part}
        </>
      ))}
  </>
)
