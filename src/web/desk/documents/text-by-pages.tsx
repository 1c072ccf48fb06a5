import type { SourceDocument } from '../../../sources/index.ts'
import { documentTextRoutes } from '../document-text/routes.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { isAllOf, WordsByPages } from './words-by-pages.tsx'

type Properties = {
  readonly visit: CaseVisit
  readonly document: SourceDocument
  readonly text: string
  /** Whether the file has more text than was taken. */
  readonly cut: boolean
}

/** The words that were taken from an original, page by page; all of them stand on the page of its words. */
export function TextByPages({ visit, document, text, cut }: Properties) {
  const whole = hrefOf(documentTextRoutes.text, { case: visit.opened.id, document: document.id })
  return (
    <WordsByPages heading="Its words" text={text} {...(document.lang !== undefined && { lang: document.lang })}>
      <p>
        <a href={whole}>{isAllOf(text) ? 'Read them with their claims' : 'Read all of them with their claims'}</a>
      </p>
      {cut && <p class="hint">The file has more text than is kept here: the first five million characters.</p>}
    </WordsByPages>
  )
}
