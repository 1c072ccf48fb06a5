import type { Edition } from '../../../publishing/index.ts'
import { wordDifference, type Piece } from '../drafts/word-difference.ts'

/** Where the text differs from the version that is shown, word by word, paragraph by paragraph. */
export function Difference({ before, after }: { readonly before: Edition; readonly after: Edition }) {
  const [was, is] = [paragraphsOf(before), paragraphsOf(after)]
  const [gone, come] = [missingIn(was, is), missingIn(is, was)]
  const rows = Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => [gone[index] ?? '', come[index] ?? ''] as const)
  return (
    <section aria-labelledby="difference">
      <h2 id="difference">What is new against version {before.version}</h2>
      {rows.length === 0 ? (
        <p>
          The text says the same{notesOf(before) === notesOf(after) ? '.' : '; what readers may open of it has changed.'}
          {notesOf(before) === notesOf(after) && ' Publishing again makes no new version.'}
        </p>
      ) : (
        <div class="scrolls">
          <table>
            <caption>Marked words stand on one side only</caption>
            <thead>
              <tr>
                <th scope="col">Version {before.version}</th>
                <th scope="col">The text now</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([one, other]) => {
                const [left, right] = wordDifference(one, other)
                return (
                  <tr key={`${one}/${other}`}>
                    <Side pieces={left} />
                    <Side pieces={right} />
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

/** All that the team wrote, in reading order. */
const paragraphsOf = ({ title, summary, sections, asks, to }: Edition): string[] => [
  title,
  summary,
  ...sections.flatMap(({ heading, sentences }) => [...(heading === undefined ? [] : [heading]), ...sentences.map(({ text }) => text)]),
  ...asks.map(({ text }) => text),
  ...to.map(({ name, title: office, body }) => [name, office, body].filter(Boolean).join(', ')),
]

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

const notesOf = ({ notes, timeline }: Edition): string => JSON.stringify([notes, timeline])

const Side = ({ pieces }: { readonly pieces: readonly Piece[] }) => (
  <td class="text" dir="auto">
    {pieces.length === 0 ? <span class="hint">nothing</span> : pieces.map(({ text, only }) => (only ? <mark>{text}</mark> : text))}
  </td>
)
