import type { Edition, EditionNote, ToldChange } from '../../publishing/index.ts'
import { foldOf, type Fold } from './fold.ts'
import { CheckMark, English, Name, Own } from './own.tsx'
import { Point, Question } from './points.tsx'
import type { Reading } from './reading.ts'
import { Since } from './since.tsx'
import { InFull, Saying, Source } from './statement.tsx'

type NotesProps = { readonly edition: Edition; readonly reading: Reading; readonly changes: readonly ToldChange[] }

/**
 * How we know: every note opens to the accounts behind it. What stands in full under one note is pointed at from others. A note whose
 * source has changed since stands open, and says so before the accounts as they were.
 */
export function Notes({ edition, reading, changes }: NotesProps) {
  const since = Map.groupBy(changes, ({ note }) => note)
  const fold = foldOf(edition)
  const uses = sentencesByNote(edition)
  return (
    <div class="notes">
      {edition.notes.map((note) => (
        <Note {...{ note, reading, fold, sentences: uses.get(note.number) ?? [], since: since.get(note.number) ?? [] }} />
      ))}
    </div>
  )
}

type NoteProps = {
  readonly note: EditionNote
  readonly reading: Reading
  readonly fold: Fold
  readonly sentences: readonly string[]
  readonly since: readonly ToldChange[]
}

function Note({ note, reading, fold, sentences, since }: NoteProps) {
  const { words, own } = reading
  const { claim, points, number } = note
  const contested = points.some((point) => point.state === 'contested')
  const [first] = points
  const elsewhere = claim === undefined ? null : fold.elsewhere(note, claim.claim)
  return (
    <details class={contested ? 'contested' : undefined} open={since.length > 0}>
      <summary>
        <b>{reading.numeral(number)}</b>
        <span>
          {claim !== undefined ? <Saying {...{ statement: claim, reading }} /> : first && <Question {...{ point: first, reading, fold }} />}{' '}
          {contested && (
            <strong class="mark" {...own}>
              {words.contested.word}
            </strong>
          )}
        </span>
      </summary>
      {/* The id stands inside, so that following a reference opens the note without any script. */}
      <div id={`note-${number}`}>
        <Since changes={since} reading={reading} under="note" />
        {claim !== undefined && elsewhere === null && <Source {...{ statement: claim, reading, fold }} />}
        {elsewhere !== null && points.every((point) => fold.pointElsewhere(note, point) !== elsewhere) && (
          <p class="source">
            <InFull note={elsewhere} reading={reading} />
          </p>
        )}
        {points.map((point) => (
          <Point {...{ point, note, reading, fold }} />
        ))}
        {(note.checks ?? []).map((check) => (
          <p>
            <CheckMark severity={check.severity} reading={reading} /> <English reading={reading}>{check.message}</English>
          </p>
        ))}
        <p class="back">
          {fold.cases > 1 && (
            <>
              <Name reading={reading}>{note.case.title}</Name>.{' '}
            </>
          )}
          <UsedIn sentences={sentences} reading={reading} />
        </p>
      </div>
    </details>
  )
}

/** In which sentences of the text a note or a norm is used, each with the way to it. */
export const UsedIn = ({ sentences, reading }: Pick<NoteProps, 'sentences' | 'reading'>) => (
  <>
    <Own reading={reading}>{reading.words.notes.usedIn}</Own>
    {sentences.map((id) => (
      <>
        {' '}
        <a href={`#${id}`}>{id.slice(1)}</a>
      </>
    ))}
  </>
)

/** The ids of the sentences that cite each note or norm: s1… in the text, a1… among the asks. */
export function sentencesByNote(edition: Edition): ReadonlyMap<number, string[]> {
  const uses = new Map<number, string[]>()
  const text = edition.sections.flatMap((section) => section.sentences)
  for (const [letter, sentences] of [
    ['s', text],
    ['a', edition.asks],
  ] as const)
    for (const [index, sentence] of sentences.entries())
      for (const note of sentence.notes) uses.set(note, [...(uses.get(note) ?? []), `${letter}${index + 1}`])
  return uses
}
