import { printHash, printInLines, type Print } from '../../../publishing/index.ts'
import { wordDifference, type Piece } from '../../word-difference.ts'

type Side = { readonly label: string; readonly print: Print }

/** Where two prints differ, word by word, line by line: the text, what readers may open of it, and the timeline. */
export function Difference({ title, before, after, same }: { title: string; before: Side; after: Side; same: string }) {
  const [was, is] = [printInLines(before.print), printInLines(after.print)]
  const [gone, come] = [missingIn(was, is), missingIn(is, was)]
  const rows = Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => [gone[index] ?? '', come[index] ?? ''] as const)
  return (
    <section aria-labelledby="difference">
      <h2 id="difference">{title}</h2>
      {rows.length === 0 ? (
        <p>{printHash(before.print) === printHash(after.print) ? same : 'The same is said in another order, or in other places.'}</p>
      ) : (
        <div class="scrolls">
          <table>
            <caption>Marked words stand on one side only</caption>
            <thead>
              <tr>
                <th scope="col">{before.label}</th>
                <th scope="col">{after.label}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([one, other]) => {
                const [left, right] = wordDifference(one, other)
                return (
                  <tr key={`${one}/${other}`}>
                    <Words pieces={left} />
                    <Words pieces={right} />
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** What one text says and the other does not, however often. */
function missingIn(texts: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1)
  return texts.filter((text) => {
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count <= 0
  })
}

const Words = ({ pieces }: { readonly pieces: readonly Piece[] }) => (
  <td class="text" dir="auto">
    {pieces.length === 0 ? <span class="hint">nothing</span> : pieces.map(({ text, only }) => (only ? <mark>{text}</mark> : text))}
  </td>
)
