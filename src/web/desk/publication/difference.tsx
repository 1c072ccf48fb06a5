import { changesOfTexts, type ChangedLine } from '../../../appeals/index.ts'
import { printHash, printInParts, type Print } from '../../../publishing/index.ts'
import { wordDifference, type Piece } from '../../word-difference.ts'
import { headDifferences } from '../appeals/head-in-words.ts'

type Side = { readonly label: string; readonly print: Print }

/** Where two prints differ, word by word, line by line: the text, what readers may open of it, and the timeline. */
export function Difference({ title, before, after, same }: { title: string; before: Side; after: Side; same: string }) {
  const rows = changesIn(before.print, after.print)
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
              {rows.map(([one = '', other = '']) => {
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

/** What is said otherwise, before and after: where the appeal stands, then the text, what readers may open of it, and the timeline. */
function changesIn(before: Print, after: Print): readonly ChangedLine[] {
  const now = printInParts(after)
  return [
    ...headDifferences(before, after).map(({ name, before: was, after: is }) => [named(name, was), named(name, is)] as const),
    ...printInParts(before).flatMap((part, index) => changesOfTexts(part, now[index] ?? [])),
  ]
}

const named = (name: string, text: string | undefined): string | undefined => text && `${name}: ${text}`

const Words = ({ pieces }: { readonly pieces: readonly Piece[] }) => (
  <td class="text" dir="auto">
    {pieces.length === 0 ? <span class="hint">nothing</span> : pieces.map(({ text, only }) => (only ? <mark>{text}</mark> : text))}
  </td>
)
