import { speakerInWords, type EditionAccount, type EditionNote, type EditionPoint, type EditionSentence } from '../../publishing/index.ts'
import type { Fold } from './fold.ts'
import { Asked, Name, Recorded, Speaker } from './own.tsx'
import type { Reading } from './reading.ts'

/** A contested point that a sentence has to be read with, the note that has it in full, and whether the sentence cites the point itself. */
export type Disputed = { readonly note: number; readonly point: EditionPoint; readonly key: string; readonly cited: boolean }

/** Which contested points have been shown, each with the number of the sentence it was last shown beside. */
export type Shown = Map<string, number>

type Props = { readonly disputed: readonly Disputed[]; readonly reading: Reading; readonly shown: Shown; readonly number: number }

/** Both sides stand beside the sentence, under its number. */
export function Contested({ disputed, reading, shown, number }: Props) {
  return (
    <div class="contested-box">
      {disputed.map(({ note, point, key }) => {
        shown.set(key, number)
        return (
          <>
            <p>
              <ContestedMark {...{ note, reading }} /> <Asked of={point} reading={reading} />
            </p>
            <ul>
              {point.accounts.map((account) => (
                <Side {...{ account, reading }} />
              ))}
            </ul>
          </>
        )
      })}
    </div>
  )
}

/** Of what was shown in full beside an earlier sentence the answers are repeated in a line. */
export function ContestedAgain({ disputed, reading, shown, number }: Props) {
  return (
    <>
      {disputed.map(({ note, point, key }) => {
        shown.set(key, number)
        return (
          <p class="again">
            <ContestedMark {...{ note, reading }} />{' '}
            {answersOf(point, reading).map((answer, index) => (
              <>
                {index > 0 && ' · '}
                <Name reading={reading}>{answer}</Name>
              </>
            ))}
          </p>
        )
      })}
    </>
  )
}

/** One side in a line: the answer, who gives it first, and how many others do (the note names them). */
function Side({ account: { value, denies, ruled, statements }, reading }: { account: EditionAccount; reading: Reading }) {
  const { words } = reading
  const speaker = statements[0]?.said_by[0]
  const others = new Set(statements.flatMap(({ said_by }) => said_by.map(({ name }) => name))).size - 1
  return (
    <li>
      {value !== undefined ? (
        <b>
          <Name reading={reading}>{value}</Name>
        </b>
      ) : denies ? (
        <b {...reading.own}>{words.notes.denies}</b>
      ) : (
        <Recorded reading={reading}>{beginning(statements[0]?.statement ?? '')}</Recorded>
      )}{' '}
      <small>
        {speaker !== undefined && <Speaker speaker={speaker} reading={reading} />}
        {others > 0 && <> {reading.dir === 'rtl' ? <bdi>{`+${others}`}</bdi> : `+${others}`}</>}
        {ruled !== undefined && (
          <>
            {' · '}
            <span {...reading.own}>{words.notes[ruled]}</span>
          </>
        )}
      </small>
    </li>
  )
}

/** The accounts in a line: the answer of each, or who tells it where it has none. */
const answersOf = ({ accounts }: EditionPoint, { words }: Reading): string[] =>
  accounts.map(({ value, ruled, statements: [first] }) => {
    const answer = value ?? first?.said_by.map((speaker) => speakerInWords(speaker, words)).join('; ') ?? ''
    return ruled === 'preferred' ? `${answer} (${words.notes.preferred})` : answer
  })

/** The first words of a statement, none of them cut; in scripts without spaces, the first letters. */
function beginning(text: string): string {
  const most = 80
  if (Array.from(text).length <= most) return text
  const start = Array.from(text).slice(0, most).join('')
  const whole = start.replace(/\s+\S*$/u, '')
  return `${whole.length > most / 2 ? whole : start}…`
}

/**
 * The contested points a sentence has to be read with, each once, with the note that has it in full: first those that it cites
 * by themselves, then those that its statements take part in.
 */
export function contestedPoints(sentence: EditionSentence, notes: readonly EditionNote[], fold: Fold): Disputed[] {
  const found = new Map<string, Disputed>()
  for (const number of sentence.notes) {
    const note = notes.find((candidate) => candidate.number === number)
    if (note === undefined) continue
    for (const point of note.points) {
      const key = `${note.case.id}#${point.id}`
      if (point.state === 'contested' && !found.has(key))
        found.set(key, { note: fold.pointElsewhere(note, point) ?? number, point, key, cited: note.claim === undefined })
    }
  }
  return [...found.values()].toSorted((a, b) => Number(b.cited) - Number(a.cited))
}

/** The word, which opens the note. */
export const ContestedMark = ({ note, reading: { words, own } }: { note: number; reading: Reading }) => (
  <a class="mark" href={`#note-${note}`} {...own}>
    {words.contested.word}
  </a>
)
