import { noteInLines, normLines, type Print } from '../../../publishing/index.ts'

/** Every note that is printed with the text: what readers may open, and whoever approves it stands behind. */
export const NotesOfPrint = ({ print }: { readonly print: Print }) => (
  <section aria-labelledby="notes">
    <h2 id="notes">What readers may open</h2>
    {print.notes.length === 0 ? <p>Nothing: the text cites nothing.</p> : <ol>{print.notes.map((note) => noteItem(note, print.lang))}</ol>}
    {print.norms !== undefined && (
      <>
        <h3>Norms that it cites</h3>
        <ol start={print.notes.length + 1}>{print.norms.map((norm) => lineItem(norm.number, normLines(norm, print.lang), print.lang))}</ol>
      </>
    )}
  </section>
)

function noteItem(note: Print['notes'][number], lang: string) {
  const [title, first = '', ...others] = noteInLines(note, lang)
  return lineItem(note.number, [first, ...others], lang, title)
}

function lineItem(number: number, [first, ...others]: readonly [string, ...string[]], lang: string, title?: string) {
  return (
    <li key={number}>
      <p class="text" dir="auto" lang={lang}>
        {first}
      </p>
      {others.length > 0 && (
        <ul>
          {others.map((line) => (
            <li key={line}>
              <div class="text" dir="auto" lang={lang}>
                {line}
              </div>
            </li>
          ))}
        </ul>
      )}
      {title !== undefined && (
        <p class="hint" dir="auto">
          {title}
        </p>
      )}
    </li>
  )
}
