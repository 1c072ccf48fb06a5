import type { Annex } from '../../../delivery/index.ts'

/** What goes along, as far as somebody may read it; of what leaves only because a person says so, who and why. */
export const AnnexesShown = ({
  annexes,
  titles,
  choose,
}: {
  readonly annexes: readonly Annex[]
  /** Of the documents that this person may read, by `case/document`. */
  readonly titles: ReadonlyMap<string, string>
  /** Where annexes are chosen; undefined where nobody can, or not this person. */
  readonly choose: string | undefined
}) => (
  <section aria-labelledby="annexes">
    <h2 id="annexes">Annexes</h2>
    {annexes.length === 0 ? (
      <p>None.</p>
    ) : (
      <ol>
        {annexes.map(({ case: id, document, sha256, leave }) => {
          const title = titles.get(`${id}/${document}`)
          return (
            <li key={`${id}/${document}/${sha256}`}>
              {title === undefined ? 'A document that you may not read' : <span dir="auto">{title}</span>}
              {leave !== undefined && title !== undefined && (
                <p class="hint" dir="auto">
                  Privileged or sealed; leaves because {leave.name} says so ({leave.at.slice(0, 10)}): {leave.reason}
                </p>
              )}
            </li>
          )
        })}
      </ol>
    )}
    {choose !== undefined && (
      <p>
        <a href={choose}>Choose annexes</a>
      </p>
    )}
  </section>
)
