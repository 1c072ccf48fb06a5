import type { Edition, EditionNote, EditionSentence, ToldChange } from '../../publishing/index.ts'
import { Contested, ContestedAgain, contestedPoints, ContestedMark, type Shown } from './contested.tsx'
import type { Fold } from './fold.ts'
import { CheckMark } from './own.tsx'
import type { Reading } from './reading.ts'
import { Since } from './since.tsx'

/**
 * `shown` remembers which contested points have been shown with all their sides; it goes down the page. `since` is what
 * has changed after publication, by sentence.
 */
type Props = {
  readonly edition: Edition
  readonly reading: Reading
  readonly shown: Shown
  readonly fold: Fold
  readonly since: ReadonlyMap<string, readonly ToldChange[]>
}

/** The text: numbered sentences under their headings, each with its references, what is contested beside it. */
export function Text({ edition: { sections, notes }, reading, shown, fold, since }: Props) {
  let number = 0
  return sections.map(({ heading, sentences }) => {
    const start = number + 1
    const items = sentences.map((sentence) => <Item {...{ sentence, number: ++number, reading, notes, shown, fold, since }} />)
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

type ItemProps = Pick<Props, 'reading' | 'shown' | 'fold' | 'since'> & {
  readonly sentence: EditionSentence
  readonly number: number
  readonly notes: readonly EditionNote[]
}

/** What already stands beside the sentence before is not repeated: the word, which opens its note, is enough. */
function Item({ sentence, number, reading, notes, shown, fold, since }: ItemProps) {
  const all = contestedPoints(sentence, notes, fold)
  const disputed = all.filter(({ key }) => shown.get(key) !== number - 1)
  const beside = all.filter((point) => !disputed.includes(point))
  const [first] = beside
  const known = disputed.filter(({ key }) => shown.has(key))
  const fresh = disputed.filter((point) => !known.includes(point))
  return (
    <li id={`s${number}`} class={fresh.length > 0 ? 'contested' : undefined}>
      <p>
        {sentence.text}
        {noBreak}
        <References {...{ sentence, reading, notes, fold }} />
        {disputed.length === 0 && first !== undefined && (
          <>
            {' '}
            <ContestedMark note={first.note} reading={reading} />
          </>
        )}
      </p>
      {fresh.length > 0 && <Contested {...{ disputed: fresh, reading, shown, number }} />}
      <ContestedAgain {...{ disputed: known, reading, shown, number }} />
      <Since changes={since.get(`s${number}`)} reading={reading} />
    </li>
  )
}

/** What is asked. An ask is ours and need not say so; what it rests on may be contested all the same. */
export const Asks = ({ edition: { asks, notes }, reading, shown, fold, since }: Props) => (
  <ol class="asks">
    {asks.map((sentence, index) => (
      <Ask {...{ sentence, number: index + 1, reading, notes, shown, fold, since }} />
    ))}
  </ol>
)

function Ask({ sentence, number, reading, notes, shown, fold, since }: ItemProps) {
  const disputed = contestedPoints(sentence, notes, fold)
  const fresh = disputed.filter(({ key }) => !shown.has(key))
  const [known] = disputed.filter(({ key }) => shown.has(key))
  return (
    <li id={`a${number}`}>
      {sentence.text}
      {sentence.notes.length > 0 && noBreak}
      {sentence.notes.length > 0 && <References {...{ sentence, reading, notes, fold }} />}
      {known !== undefined && (
        <>
          {' '}
          <ContestedMark note={known.note} reading={reading} />
        </>
      )}
      <Since changes={since.get(`a${number}`)} reading={reading} />
      {fresh.length > 0 && <Contested {...{ disputed: fresh, reading, shown, number }} />}
    </li>
  )
}

/** Keeps a reference on the line of the word it follows. */
const noBreak = '\u202f'

type ReferencesProps = Pick<ItemProps, 'sentence' | 'reading' | 'notes' | 'fold'>

/** The small numbers after a sentence, each leading to where its question stands in full; the team's own words say so. */
function References({ sentence: { notes: numbers, own_words, check }, reading, notes, fold }: ReferencesProps) {
  const { words, own } = reading
  return (
    <>
      {numbers.length > 0 && (
        <span class="refs">
          {numbers.map((note) => (
            <a href={`#note-${inFullAt(note, notes, fold)}`} aria-label={words.notes.note(note)}>
              {reading.numeral(note)}
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

/** A note that is only a question which an earlier one shows in full leads there. */
function inFullAt(number: number, notes: readonly EditionNote[], fold: Fold): number {
  const note = notes.find((candidate) => candidate.number === number)
  const [point, more] = note?.points ?? []
  if (note === undefined || note.claim !== undefined || point === undefined || more !== undefined) return number
  return fold.pointElsewhere(note, point) ?? number
}
