import type { Edition, EditionAccount, EditionNote, EditionPoint } from '../../publishing/index.ts'
import type { Reading } from './reading.ts'
import { foldOf, type Fold } from './fold.ts'
import { Saying, Source, Standing } from './statement.tsx'

/** How we know: every note opens to the accounts behind it. What stands in full under one note is pointed at from others. */
export function Notes({ edition, reading }: { edition: Edition; reading: Reading }) {
  const fold = foldOf(edition)
  const uses = sentencesByNote(edition)
  return (
    <div class="notes">
      {edition.notes.map((note) => (
        <Note {...{ note, reading, fold, sentences: uses.get(note.number) ?? [], several: fold.cases > 1 }} />
      ))}
    </div>
  )
}

type NoteProps = { note: EditionNote; reading: Reading; fold: Fold; sentences: readonly number[]; several: boolean }

function Note({ note, reading, fold, sentences, several }: NoteProps) {
  const { words, own } = reading
  const contested = note.points.some((point) => point.state === 'contested')
  const [only] = note.points
  return (
    <details class={contested ? 'contested' : undefined}>
      <summary>
        <b class="number">{note.number}</b>
        <span>
          {note.claim === undefined ? only && <Question point={only} reading={reading} /> : <Saying statement={note.claim} />}{' '}
          {contested && (
            <strong class="mark" {...own}>
              {words.contested.word}
            </strong>
          )}
        </span>
      </summary>
      <div id={`n${note.number}`} class="opened">
        {note.claim !== undefined && <Source {...{ statement: note.claim, reading, elsewhere: fold.elsewhere(note, note.claim.claim) }} />}
        {note.points.map((point) => (
          <Point {...{ point, note, reading, fold, titled: note.claim !== undefined }} />
        ))}
        <p class="back">
          {several && (
            <>
              <span {...own}>{words.notes.file}</span>: <bdi>{note.case.title}</bdi>.{' '}
            </>
          )}
          <span {...own}>{words.notes.usedIn}</span>{' '}
          {sentences.map((number) => (
            <>
              <a href={`#s${number}`}>{number}</a>{' '}
            </>
          ))}
        </p>
      </div>
    </details>
  )
}

function Question({ point }: { point: EditionPoint; reading: Reading }) {
  return (
    <>
      {point.subject !== undefined && (
        <>
          <bdi>{point.subject}</bdi>:{' '}
        </>
      )}
      <span lang={point.question_lang}>{point.question}</span>
    </>
  )
}

type PointProps = { point: EditionPoint; note: EditionNote; reading: Reading; fold: Fold; titled: boolean }

function Point({ point, note, reading, fold, titled }: PointProps) {
  const { words, own, date } = reading
  const first = fold.pointElsewhere(note, point)
  const { ruling } = point
  return (
    <section class="point">
      {titled && (
        <p>
          <span {...own}>{point.state === 'contested' ? words.notes.alsoAbout : words.states[point.state]}</span>:{' '}
          <Question point={point} reading={reading} />
        </p>
      )}
      <p class="count" {...own}>
        {words.states[point.state]} · {words.notes.accounts(point.accounts.length)} · {words.notes.voices(point.voices)} ·{' '}
        <Standing standing={point.standing} words={words} />
        {first !== null && (
          <>
            {' '}
            · <a href={`#n${first}`}>{words.notes.inFull(first)}</a>
          </>
        )}
      </p>
      {point.why !== undefined && first === null && (
        <p>
          <span {...own}>{words.notes.explained}</span>: {point.why}
        </p>
      )}
      {ruling !== undefined && (
        <p>
          <span {...own}>{words.notes.ruling(words.standings[ruling.standing], ruling.by, date(ruling.on))}</span> {ruling.reason}{' '}
          {ruling.newer > 0 && <span {...own}>{words.notes.newer(ruling.newer)}</span>}
        </p>
      )}
      {first === null && (
        <ol class="accounts">
          {point.accounts.map((account) => (
            <Account {...{ account, note, reading, fold }} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Account({ account, note, reading, fold }: { account: EditionAccount; note: EditionNote; reading: Reading; fold: Fold }) {
  const { words, own } = reading
  return (
    <li>
      <p class="value">
        <b>{account.value ?? (account.denies ? <span {...own}>{words.notes.denies}</span> : null)}</b>
        {account.value !== undefined && account.denies && <span {...own}> {words.notes.denies}</span>}
        {account.ruled !== undefined && <em {...own}> {words.notes[account.ruled]}</em>}
      </p>
      <p class="count" {...own}>
        {words.notes.voices(account.voices)}
        {account.independent > 1 && `, ${words.notes.independent(account.independent)}`}
      </p>
      {account.statements.map((statement) => {
        const elsewhere = fold.elsewhere(note, statement.claim)
        const own_ = note.claim?.claim === statement.claim ? note.number : elsewhere
        return (
          <>
            <p>
              <Saying statement={statement} short={own_ !== null} />
            </p>
            <Source {...{ statement, reading, elsewhere: own_ }} />
          </>
        )
      })}
    </li>
  )
}

function sentencesByNote(edition: Edition): ReadonlyMap<number, number[]> {
  const uses = new Map<number, number[]>()
  const text = edition.sections.flatMap((section) => section.sentences)
  for (const [index, sentence] of text.entries()) for (const note of sentence.notes) uses.set(note, [...(uses.get(note) ?? []), index + 1])
  return uses
}
