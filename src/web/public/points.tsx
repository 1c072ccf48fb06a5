import {
  asidesOf,
  pointInWords,
  remarksOn,
  saidByPoint,
  type EditionAccount,
  type EditionNote,
  type EditionPoint,
} from '../../publishing/index.ts'
import type { Fold } from './fold.ts'
import { Asked, Name, Own, Recorded } from './own.tsx'
import type { Reading } from './reading.ts'
import { InFull, Saying, Source, Speakers, Standing } from './statement.tsx'

type PointProps = { readonly point: EditionPoint; readonly note: EditionNote; readonly reading: Reading; readonly fold: Fold }

/** The question of a point, with whom it is about where the page speaks of several. */
export const Question = ({ point, reading, fold }: Omit<PointProps, 'note'>) => (
  <>
    {point.subject !== undefined && point.subject !== fold.mainSubject && (
      <>
        <Name reading={reading}>{point.subject}</Name>:{' '}
      </>
    )}
    <Asked of={point} reading={reading} />
  </>
)

/** A point under a note: the question where the note is a claim's, and every account, unless an earlier note has them. */
export function Point({ point, note, reading, fold }: PointProps) {
  const { words } = reading
  const first = fold.pointElsewhere(note, point)
  return (
    <>
      {note.claim !== undefined && (
        <p>
          {point.state === 'contested' && <Own reading={reading}>{words.notes.alsoAbout}: </Own>}
          <Question {...{ point, reading, fold }} />
          {first !== null && (
            <>
              {' '}
              (<InFull note={first} reading={reading} />)
            </>
          )}
        </p>
      )}
      {first === null ? (
        <InThisNote {...{ point, note, reading, fold }} />
      ) : (
        note.claim === undefined && (
          <p class="count">
            <InFull note={first} reading={reading} />
          </p>
        )
      )}
    </>
  )
}

function InThisNote({ point, note, reading, fold }: PointProps) {
  const { words, date, own } = reading
  const { ruling, why, after } = remarksOn(point, words, date)
  const parts = pointInWords(point, words)
  return (
    <>
      <p class="count" {...own}>
        {ruling === null ? (
          <>
            {parts.slice(0, -1).join(' · ')} · <Standing standing={point.standing} text={parts.at(-1) ?? ''} />
          </>
        ) : (
          parts.join(' · ')
        )}
      </p>
      {why !== null && (
        <p>
          <Own reading={reading}>{why.lead}</Own>: <Recorded reading={reading}>{why.text}</Recorded>
        </p>
      )}
      {ruling !== null && (
        <p>
          <Own reading={reading}>{ruling.lead}</Own> <Recorded reading={reading}>{ruling.text}</Recorded>
        </p>
      )}
      {after.map((remark) => (
        <p>
          <Own reading={reading}>{remark}</Own>
        </p>
      ))}
      <ol class="accounts">
        {point.accounts.map((account) => (
          <Account {...{ account, point, note, reading, fold }} />
        ))}
      </ol>
    </>
  )
}

function Account({ account, point, note, reading, fold }: PointProps & { readonly account: EditionAccount }) {
  const { words } = reading
  const { value, denies, statements } = account
  const asides = asidesOf(account, point, words)
  const answer = value ?? (denies ? words.notes.denies : undefined)
  return (
    <li>
      {(answer !== undefined || asides.length > 0) && (
        <p>
          {answer !== undefined && (
            <strong {...(value === undefined ? reading.own : {})}>
              <Name reading={reading}>{answer}</Name>
            </strong>
          )}{' '}
          {asides.length > 0 && <small {...reading.own}>{asides.join(' · ')}</small>}
        </p>
      )}
      {statements.map((statement) => {
        const elsewhere = note.claim?.claim === statement.claim ? note.number : fold.elsewhere(note, statement.claim)
        return elsewhere === null ? (
          <>
            <p>
              <Saying {...{ statement, reading }} />
            </p>
            <Source {...{ statement, reading, fold, known: saidByPoint(statement, point, words) }} />
          </>
        ) : (
          <p>
            <Speakers {...{ statement, reading }} />,{' '}
            {elsewhere === note.number ? <Own reading={reading}>{words.notes.above}</Own> : <InFull note={elsewhere} reading={reading} />}
          </p>
        )
      })}
    </li>
  )
}
