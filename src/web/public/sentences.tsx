import type { Edition, EditionNote, EditionSentence } from '../../publishing/index.ts'
import { Contested, contestedPoints, ContestedMark } from './contested.tsx'
import { CheckMark } from './own.tsx'
import type { Reading } from './reading.ts'

/** `shown` remembers which contested points have been shown with all their sides; it goes down the page. */
type Props = { readonly edition: Edition; readonly reading: Reading; readonly shown: Set<string> }

/** The text: numbered sentences under their headings, each with its references, what is contested beside it. */
export function Text({ edition: { sections, notes }, reading, shown }: Props) {
  let number = 0
  return sections.map(({ heading, sentences }) => {
    const start = number + 1
    const items = sentences.map((sentence) => <Item {...{ sentence, number: ++number, reading, notes, shown }} />)
    return (
      <>
        {heading !== undefined && <h3>{heading}</h3>}
        <ol class="text" start={start}>
          {items}
        </ol>
      </>
    )
  })
}

type ItemProps = Pick<Props, 'reading' | 'shown'> & {
  readonly sentence: EditionSentence
  readonly number: number
  readonly notes: readonly EditionNote[]
}

function Item({ sentence, number, reading, notes, shown }: ItemProps) {
  const disputed = contestedPoints(sentence, notes)
  return (
    <li id={`s${number}`} class={disputed.length > 0 ? 'contested' : undefined}>
      <p>
        {sentence.text}
        {noBreak}
        <References {...{ sentence, reading }} />
      </p>
      {disputed.length > 0 && <Contested {...{ disputed, reading, shown }} />}
    </li>
  )
}

/** What is asked. An ask is ours and need not say so; what it rests on may be contested all the same. */
export const Asks = ({ edition: { asks, notes }, reading, shown }: Props) => (
  <ol class="asks">
    {asks.map((sentence, index) => (
      <Ask {...{ sentence, number: index + 1, reading, notes, shown }} />
    ))}
  </ol>
)

function Ask({ sentence, number, reading, notes, shown }: ItemProps) {
  const disputed = contestedPoints(sentence, notes)
  const fresh = disputed.filter(({ key }) => !shown.has(key))
  const [known] = disputed.filter(({ key }) => shown.has(key))
  return (
    <li id={`a${number}`}>
      {sentence.text}
      {sentence.notes.length > 0 && noBreak}
      {sentence.notes.length > 0 && <References {...{ sentence, reading }} />}
      {known !== undefined && (
        <>
          {' '}
          <ContestedMark note={known.note} reading={reading} />
        </>
      )}
      {fresh.length > 0 && <Contested {...{ disputed: fresh, reading, shown }} />}
    </li>
  )
}

/** Keeps a reference on the line of the word it follows. */
const noBreak = '\u202f'

/** The small numbers after a sentence; one that is the team's own words says so. */
function References({ sentence: { notes, own_words, check }, reading }: { sentence: EditionSentence; reading: Reading }) {
  const { words, own } = reading
  return (
    <>
      {notes.length > 0 && (
        <span class="refs">
          {notes.map((note) => (
            <a href={`#note-${note}`} aria-label={words.notes.note(note)}>
              {note}
            </a>
          ))}
        </span>
      )}
      {own_words && (
        <small class="own" {...own}>
          {words.contested.ownWords}
        </small>
      )}
      {check !== undefined && (
        <>
          {' '}
          <CheckMark severity={check} reading={reading} />
        </>
      )}
    </>
  )
}
