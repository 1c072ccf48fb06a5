import { noteInLines, type Print } from '../../../publishing/index.ts'

/** Every note that is printed with the text: what readers may open, and whoever approves it stands behind. */
export const NotesOfPrint = ({ print }: { readonly print: Print }) => (
  <section aria-labelledby="notes">
    <h2 id="notes">What readers may open</h2>
    {print.notes.length === 0 ? <p>Nothing: the text cites nothing.</p> : <ol>{print.notes.map((note) => noteItem(note, print.lang))}</ol>}
  </section>
)

function noteItem(note: Print['notes'][number], lang: string) {
  const [title, first, ...others] = noteInLines(note, lang)
  return (
    <li key={note.number}>
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
      <p class="hint" dir="auto">
        {title}
      </p>
    </li>
  )
}
