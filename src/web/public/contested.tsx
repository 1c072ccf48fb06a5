import { shorten } from '../../kit/index.ts'
import type { EditionAccount, EditionNote, EditionPoint, EditionSentence } from '../../publishing/index.ts'
import { Speaker } from './own.tsx'
import type { Reading } from './reading.ts'

/** A contested point that a sentence has to be read with, and the note that opens it. */
export type Disputed = { readonly note: number; readonly point: EditionPoint; readonly key: string }

/** Both sides stand beside the sentence. What was shown beside an earlier sentence is only pointed at. */
export function Contested({ disputed, reading, shown }: { disputed: readonly Disputed[]; reading: Reading; shown: Set<string> }) {
  return (
    <div class="contested-box">
      {disputed.map(({ note, point, key }) => {
        const known = shown.has(key)
        shown.add(key)
        return (
          <>
            <p>
              <ContestedMark {...{ note, reading }} />{' '}
              {point.question_lang === undefined ? point.question : <span lang={point.question_lang}>{point.question}</span>}
            </p>
            {!known && (
              <ul>
                {point.accounts.map((account) => (
                  <Side {...{ account, reading }} />
                ))}
              </ul>
            )}
          </>
        )
      })}
    </div>
  )
}

/** One side in a line: the answer and who gives it first. */
function Side({ account: { value, denies, statements }, reading }: { account: EditionAccount; reading: Reading }) {
  const { words } = reading
  const speaker = statements[0]?.said_by[0]
  return (
    <li>
      {value !== undefined ? (
        <b>{value}</b>
      ) : denies ? (
        <b {...reading.own}>{words.notes.denies}</b>
      ) : (
        shorten(statements[0]?.statement ?? '', 80)
      )}{' '}
      <small>{speaker !== undefined && <Speaker speaker={speaker} reading={reading} />} </small>
    </li>
  )
}

/** The contested points a sentence has to be read with, each once, with the note that opens it. */
export function contestedPoints(sentence: EditionSentence, notes: readonly EditionNote[]): Disputed[] {
  const found = new Map<string, Disputed>()
  for (const number of sentence.notes) {
    const note = notes.find((candidate) => candidate.number === number)
    for (const point of note?.points ?? []) {
      const key = `${note?.case.id}#${point.id}`
      if (point.state === 'contested' && !found.has(key)) found.set(key, { note: number, point, key })
    }
  }
  return [...found.values()]
}

/** The word, which opens the note. */
export const ContestedMark = ({ note, reading: { words, own } }: { note: number; reading: Reading }) => (
  <a class="mark" href={`#note-${note}`} {...own}>
    {words.contested.word}
  </a>
)
