import { standingInWords, type EditionStatement, type Words } from '../../publishing/index.ts'
import type { Fold, Printed } from './fold.ts'
import { foreign, Name, Own, Recorded, Speaker } from './own.tsx'
import type { Reading } from './reading.ts'

type Said = { readonly statement: EditionStatement; readonly reading: Reading }

/** Who says it. */
export const Speakers = ({ statement, reading }: Said) => (
  <b>
    {statement.said_by.map((speaker, index) => (
      <>
        {index > 0 && '; '}
        <Speaker speaker={speaker} reading={reading} />
      </>
    ))}
  </b>
)

/** Who says it, then what. */
export const Saying = ({ statement, reading }: Said) => (
  <>
    <Speakers {...{ statement, reading }} />: <Recorded reading={reading}>{statement.statement}</Recorded>
  </>
)

/** How it stands, when it was said, where it is printed. The standing is left out where the question above has said it. */
export function Source({ statement, reading, fold, known = false }: Said & { fold: Fold; known?: boolean }) {
  const { words, date } = reading
  const { said_on, printed_in, withdrawn, standing } = statement
  const kinds = [...new Set(statement.said_by.map(({ kind }) => kindIn(words, kind)))].join(', ')
  const [only, ...others] = printed_in
  const parts = [
    ...(known ? [] : [<Standing standing={standing} text={standingInWords(statement, words)} />]),
    kinds,
    ...(said_on === undefined ? [] : [`${words.notes.saidOn} ${date(said_on)}`]),
    ...(withdrawn === undefined ? [] : [words.notes[withdrawn]]),
    ...(only === undefined ? [words.notes.notPrinted] : []),
  ]
  return (
    <>
      <p class="source">
        <Own reading={reading}>{parts.flatMap((part, index) => (index === 0 ? [part] : [' · ', part]))}</Own>
        {only !== undefined && others.length === 0 && (
          <>
            . <PrintedIn {...{ printed: only, reading, fold }} />
          </>
        )}
      </p>
      {others.length > 0 && (
        <ul class="source">
          {printed_in.map((printed) => (
            <li>
              <PrintedIn {...{ printed, reading, fold }} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Where a statement that is repeated stands in full. */
export const InFull = ({ note, reading }: { note: number; reading: Reading }) => (
  <a href={`#note-${note}`} {...reading.own}>
    {reading.words.notes.inFull(note)}
  </a>
)

function PrintedIn({ printed, reading, fold }: { printed: Printed; reading: Reading; fold: Fold }) {
  const { by, title, published, host, passage, lang } = printed
  return (
    <>
      <Name reading={reading}>{by}</Name>
      {fold.showsTitle(printed) && (
        <>
          , <cite {...foreign(title, lang, reading)}>{title}</cite>
        </>
      )}
      {published !== undefined && `, ${reading.date(published)}`}
      {host !== undefined && (
        <>
          , <Name reading={reading}>{host}</Name>
        </>
      )}
      {passage !== undefined && (
        <>
          : <q {...foreign(passage.exact, lang, reading)}>{passage.exact}</q>
          {passage.page !== undefined && (
            <>
              {' '}
              <Own reading={reading}>{reading.words.notes.page(passage.page)}</Own>
            </>
          )}
        </>
      )}
    </>
  )
}

/** A standing is a word with its mark, never a colour; the stylesheet sets the mark. */
export const Standing = ({ standing, text }: { standing: EditionStatement['standing']; text: string }) => (
  <span class={standing}>{text}</span>
)

const kindIn = (words: Words, kind: string): string => (words.kinds as Readonly<Record<string, string>>)[kind] ?? kind
