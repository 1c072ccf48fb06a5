import type { SigningReading } from '../reading.ts'

type Props = {
  readonly reading: SigningReading
  /** What the table is of, for those who do not see the heading before it. */
  readonly caption: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** A table of numbers: the first cell of a row says of what. */
export const Numbers = ({ reading: { signing }, caption, heads, rows }: Props) => (
  <table class="numbers" aria-label={caption}>
    <thead>
      <tr>
        {heads.map((head) => (
          <th scope="col">{head}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([what, ...cells]) => (
        <tr>
          <th scope="row">{what}</th>
          {cells.map((cell) => (
            <td>{typeof cell === 'number' ? signing.number(cell) : cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
