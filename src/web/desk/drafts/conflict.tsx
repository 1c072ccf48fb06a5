import { Button, frameFields, shownAt, type Given } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import type { Visit } from '../visit.ts'
import { draftRoutes } from './routes.ts'
import { wordDifference, type Piece } from '../../word-difference.ts'

type ConflictProperties = {
  readonly visit: Visit
  /** Whose change came first: the name that is shown, and when. */
  readonly who: string
  readonly at: Date
  /** Whether they erased words from it, rather than changed it. */
  readonly erased?: boolean
  /** What the fields are called on the form, by their name, in its order. */
  readonly labels: Readonly<Record<string, string>>
  readonly yours: Given
  /** What stands now, as the same form has it, as far as the reader may read it. */
  readonly theirs: Given
  /** Fields that hold something now that the reader may not read; it stays as it is. */
  readonly unread?: readonly string[]
}

/**
 * Stands above a form, with status 409: somebody changed the same, or erased words from it, meanwhile. Both texts stand side by side, field by
 * field, only where they differ. The form below is given `rebased(given, newest)`: sent again, it is made from what is
 * seen here.
 */
export function Conflict({ visit, who, at, erased = false, labels, yours, theirs, unread = [] }: ConflictProperties) {
  // Two people never bear the same name.
  const mine = who === visit.staff.name
  const differing = Object.entries(labels).filter(([name]) => unread.includes(name) || said(yours, name) !== said(theirs, name))
  return (
    <section class="conflict" role="alert" aria-labelledby="conflict" tabIndex={-1}>
      <h2 id="conflict">
        {erased
          ? 'Words were erased from this while you were writing'
          : mine
            ? 'You changed this in another tab while you were writing here'
            : 'Somebody changed this while you were writing'}
      </h2>
      <p>
        {mine ? 'You' : <bdi>{who}</bdi>} {erased ? 'erased words from it' : 'changed it'} on{' '}
        <time dateTime={at.toISOString()}>{momentInWords(at)}</time>. Nothing of yours is saved yet.{' '}
        {differing.length === 0
          ? 'What you wrote says the same as what stands there now.'
          : erased
            ? 'The form below holds what you wrote, also the words that were erased. Take them out, then send it.'
            : 'The form below holds what you wrote. Take over what belongs in it from the other text, then send it.'}
      </p>
      {differing.length > 0 && (
        <div class="scrolls">
          <table>
            <caption>Where the two texts differ; marked words stand on one side only</caption>
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">Yours</th>
                <th scope="col">{mine ? 'As it stands now' : 'Theirs, as it stands now'}</th>
              </tr>
            </thead>
            <tbody>
              {differing.map(([name, label]) => {
                const [own, other] = wordDifference(said(yours, name), unread.includes(name) ? '' : said(theirs, name))
                return (
                  <tr key={name}>
                    <th scope="row">{label}</th>
                    <Side pieces={own} />
                    {unread.includes(name) ? <td class="hint">a part that you may not read</td> : <Side pieces={other} />}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      {/* A paragraph would end where the form of the button begins. */}
      <div>
        <Button
          visit={visit}
          action={draftRoutes.discardDraft.path}
          label={mine ? 'Use what stands there' : 'Use theirs'}
          values={{ [frameFields.at]: shownAt(visit.c, yours) }}
        />
        : what you typed is thrown away, and the form is opened with what stands there now. Or send the form below to use yours.
      </div>
    </section>
  )
}

const said = (given: Given, name: string): string => (given.get(name) ?? []).map((text) => text.trim()).join('\n')

const Side = ({ pieces }: { readonly pieces: readonly Piece[] }) => (
  <td class="text" dir="auto">
    {pieces.length === 0 ? <span class="hint">nothing</span> : pieces.map(({ text, only }) => (only ? <mark>{text}</mark> : text))}
  </td>
)
