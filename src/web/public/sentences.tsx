import { shorten } from '../../kit/index.ts'
import type { EditionAccount, EditionNote, EditionPoint, EditionSentence } from '../../publishing/index.ts'
import { Name } from './own.tsx'
import type { Reading } from './reading.ts'

type Numbered = { readonly sentence: EditionSentence; readonly number: number }
type Props = { readonly reading: Reading; readonly notes: readonly EditionNote[] }

/** The text: numbered sentences under their headings, each with its references, what is contested beside it. */
export function Text({
  sections,
  reading,
  notes,
}: Props & { sections: readonly { heading?: string; sentences: readonly EditionSentence[] }[] }) {
  let number = 0
  const shown = new Set<string>()
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

function Item({ sentence, number, reading, notes, shown }: Props & Numbered & { shown: Set<string> }) {
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

/** Keeps a reference on the line of the word it follows. */
export const noBreak = '\u202f'

/** The small numbers after a sentence; a sentence that rests on nothing but us says so. */
export function References({ sentence, reading: { words, own } }: { sentence: EditionSentence; reading: Reading }) {
  if (sentence.notes.length === 0)
    return sentence.own_words ? (
      <small class="own" {...own}>
        {words.contested.ownWords}
      </small>
    ) : null
  return (
    <span class="refs">
      {sentence.notes.map((note) => (
        <a href={`#note-${note}`} aria-label={words.notes.note(note)}>
          {note}
        </a>
      ))}
    </span>
  )
}

type Disputed = { readonly note: number; readonly point: EditionPoint; readonly key: string }

/** Both sides stand beside the sentence. What was shown beside an earlier sentence is only pointed at. */
function Contested({ disputed, reading, shown }: { disputed: readonly Disputed[]; reading: Reading; shown: Set<string> }) {
  return (
    <div class="contested-box">
      {disputed.map(({ note, point, key }) => {
        const known = shown.has(key)
        shown.add(key)
        return (
          <>
            <p>
              <a class="mark" href={`#note-${note}`} {...reading.own}>
                {reading.words.contested.word}
              </a>{' '}
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
  const speaker = statements[0]?.said_by[0]?.name ?? ''
  return (
    <li>
      {value !== undefined ? (
        <b>{value}</b>
      ) : denies ? (
        <b {...reading.own}>{words.notes.denies}</b>
      ) : (
        shorten(statements[0]?.statement ?? '', 80)
      )}{' '}
      <small>
        <Name reading={reading}>{speaker}</Name>
      </small>
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
