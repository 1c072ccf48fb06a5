import type { SourceDocument } from '../../../sources/index.ts'
import { documentTextRoutes } from '../document-text/routes.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'

/** How many pages, and how many characters of them, stand on the page of a document; all of them stand on the page of its words. */
const mostPages = 5
const mostCharacters = 20_000

type Properties = {
  readonly visit: CaseVisit
  readonly document: SourceDocument
  readonly text: string
  /** Whether the file has more text than was taken. */
  readonly cut: boolean
}

/** The words that were taken from an original, page by page. */
export function TextByPages({ visit, document, text, cut }: Properties) {
  const all = text.split('\f')
  const shown = beginning(all)
  const isAll = shown.length === all.length && shown.at(-1) === all.at(-1)
  const lang = document.lang === undefined ? {} : { lang: document.lang }
  const whole = hrefOf(documentTextRoutes.text, { case: visit.opened.id, document: document.id })
  return (
    <section aria-labelledby="text">
      <h2 id="text">Its words</h2>
      <p>
        <a href={whole}>{isAll ? 'Read them with their claims' : 'Read all of them with their claims'}</a>
      </p>
      {cut && <p class="hint">The file has more text than is kept here: the first five million characters.</p>}
      <div class="text pasted pages" tabIndex={0} {...lang}>
        {shown.map((page, index) => (
          <section key={index} aria-label={`Page ${index + 1}`}>
            {all.length > 1 && <h3>{`Page ${index + 1}`}</h3>}
            <div dir="auto">{page.trim() === '' ? <span class="hint">No words on this page.</span> : page}</div>
          </section>
        ))}
        {!isAll && <p class="hint">And more.</p>}
      </div>
    </section>
  )
}

function beginning(pages: readonly string[]): readonly string[] {
  const shown: string[] = []
  let room = mostCharacters
  for (const page of pages.slice(0, mostPages)) {
    if (room <= 0) break
    shown.push(page.slice(0, room).toWellFormed())
    room -= page.length
  }
  return shown
}
