import type { EditionNote, EditionPoint, EditionSentence } from '../../publishing/index.ts'
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
    <li id={`s${number}`} data-n={number} class={disputed.length > 0 ? 'contested' : undefined}>
      <p>
        {sentence.text} <References {...{ sentence, reading }} />
      </p>
      {disputed.length > 0 && <Contested {...{ disputed, reading, shown }} />}
    </li>
  )
}

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
        <a href={`#n${note}`} aria-label={words.notes.note(note)}>
          {note}
        </a>
      ))}
    </span>
  )
}

type Disputed = { readonly note: number; readonly point: EditionPoint; readonly key: string }

/** Both sides stand beside the sentence. What was shown in full beside an earlier sentence is only pointed at. */
function Contested({ disputed, reading: { words, own }, shown }: { disputed: readonly Disputed[]; reading: Reading; shown: Set<string> }) {
  return (
    <aside class="contested-box" aria-label={words.contested.word}>
      {disputed.map(({ note, point, key }) => {
        const known = shown.has(key)
        shown.add(key)
        return (
          <>
            <p>
              <strong {...own}>{words.contested.word}</strong> <span lang={point.question_lang}>{point.question}</span>
            </p>
            {!known && (
              <ul>
                {point.accounts.map((account) => (
                  <li>
                    <b>{account.value ?? (account.denies ? words.notes.denies : (account.statements[0]?.statement ?? ''))}</b>{' '}
                    <bdi>{account.statements[0]?.said_by[0]?.name}</bdi>
                  </li>
                ))}
              </ul>
            )}
            <p>
              <a href={`#n${note}`} {...own}>
                {words.notes.accounts(point.accounts.length)}, {words.notes.note(note)}
              </a>
            </p>
          </>
        )
      })}
    </aside>
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
