import { noteInLines, type Print } from '../../../publishing/index.ts'

/** Every note that is printed with the text: what readers may open, and whoever approves it stands behind. */
export const NotesOfPrint = ({ print }: { readonly print: Print }) => (
  <section aria-labelledby="notes">
    <h2 id="notes">What readers may open</h2>
    {print.notes.length === 0 ? (
      <p>Nothing: the text cites nothing.</p>
    ) : (
      <ol>
        {print.notes.map((note) => (
          <li key={note.number}>
            {noteInLines(note, print.lang).map((line) => (
              <div key={line} class="text" dir="auto" lang={print.lang}>
                {line}
              </div>
            ))}
          </li>
        ))}
      </ol>
    )}
  </section>
)
