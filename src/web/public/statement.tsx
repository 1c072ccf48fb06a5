import type { EditionStatement, Words } from '../../publishing/index.ts'
import { standingMarks } from '../../publishing/index.ts'
import type { Reading } from './reading.ts'

/** Who says it, then what. */
export function Saying({ statement, short = false }: { statement: EditionStatement; short?: boolean }) {
  return (
    <>
      {statement.said_by.map(({ name }, index) => (
        <>
          {index > 0 && ', '}
          <cite>{name}</cite>
        </>
      ))}
      {!short && `: ${statement.statement}`}
    </>
  )
}

/** When it was said, where it is printed, how it stands; or under which note that is to be found. */
export function Source({ statement, reading, elsewhere }: { statement: EditionStatement; reading: Reading; elsewhere: number | null }) {
  const { words, own, date } = reading
  const { said_on, printed_in, withdrawn } = statement
  if (elsewhere !== null)
    return (
      <p class="source">
        <a href={`#n${elsewhere}`} {...own}>
          {words.notes.inFull(elsewhere)}
        </a>
      </p>
    )
  return (
    <div class="source">
      <p {...own}>
        <Standing standing={statement.standing} words={words} /> ·{' '}
        {[...new Set(statement.said_by.map(({ kind }) => kindIn(words, kind)))].join(', ')}
        {said_on !== undefined && ` · ${words.notes.saidOn} ${date(said_on)}`}
        {withdrawn !== undefined && ` · ${words.notes[withdrawn]}`}
        {printed_in.length === 0 && ` · ${words.notes.notPrinted}`}
      </p>
      {printed_in.length > 0 && (
        <ul aria-label={words.notes.printedIn}>
          {printed_in.map((printed) => (
            <Printed {...{ printed, reading }} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Printed({ printed, reading: { words, lang, own, date } }: { printed: EditionStatement['printed_in'][number]; reading: Reading }) {
  const foreign = printed.lang !== undefined && printed.lang !== lang ? printed.lang : undefined
  const { passage } = printed
  return (
    <li>
      <bdi>{printed.by}</bdi>,{' '}
      <cite lang={foreign} dir="auto">
        {printed.title}
      </cite>
      {printed.published !== undefined && <>, {date(printed.published)}</>}
      {printed.host !== undefined && (
        <>
          , <bdi>{printed.host}</bdi>
        </>
      )}
      {passage !== undefined && (
        <>
          :{' '}
          <q lang={foreign} dir="auto">
            {passage.exact}
          </q>
          {passage.page !== undefined && <span {...own}> {words.notes.page(passage.page)}</span>}
        </>
      )}
    </li>
  )
}

/** A standing is a word with its mark, never a colour. */
export function Standing({ standing, words }: { standing: EditionStatement['standing']; words: Words }) {
  return (
    <span class={`standing ${standing}`}>
      <span aria-hidden="true">{standingMarks[standing]}</span> {words.standings[standing]}
    </span>
  )
}

const kindIn = (words: Words, kind: string): string => (words.kinds as Readonly<Record<string, string>>)[kind] ?? kind
