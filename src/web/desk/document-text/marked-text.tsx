import type { ComponentChildren } from 'preact'
import { pageAt, type SearchableText } from '../../../sources/index.ts'
import { hrefOf } from '../route.ts'
import { claimRoutes } from '../claims/routes.ts'
import type { PartOfText } from './parts-of-text.ts'
import type { PlacedPassage } from './passages-of-claims.ts'

type Properties = {
  readonly searched: SearchableText
  readonly part: PartOfText
  readonly placed: readonly PlacedPassage[]
  readonly caseId: string
  readonly lang?: string
  /** The words that somebody came for, if not those of a claim. */
  readonly sought?: { readonly start: number; readonly end: number }
}

/**
 * A part of a text with the passages of claims marked in it, each followed by the number of its claim. The element with
 * `data-from` holds the letters of the text and nothing else but those numbers (`data-not-text`), so that a place on the
 * screen can be counted back to one in the text.
 */
export function MarkedText({ searched: { text, pages }, part, placed, caseId, lang, sought }: Properties) {
  const here = [
    ...placed.map(({ claim, start, end }) => ({ start, end, id: `passage-${claim.id}`, claim: claim.id })),
    ...(sought === undefined ? [] : [{ ...sought, id: 'sought', claim: undefined }]),
  ].filter(({ start, end }) => start < part.end && end > part.start)
  const edges = [
    ...new Set([
      part.start,
      part.end,
      ...here.flatMap(({ start, end }) => [Math.max(start, part.start), Math.min(end, part.end)]),
      ...pages.filter((start) => start > part.start && start < part.end),
    ]),
  ].toSorted((a, b) => a - b)
  const begun = new Set<string>()
  return (
    <div class="text document-text" dir="auto" data-from={part.start} {...(lang !== undefined && { lang })}>
      {edges.slice(0, -1).map((from, index) => {
        const until = edges[index + 1]!
        const over = here.filter(({ start, end }) => start <= from && end >= until)
        const words = withPages(text.slice(from, until))
        const ended = over.flatMap(({ claim, end }) => (claim !== undefined && end === until ? [claim] : []))
        const page = pages.length > 1 && (from === part.start || pages.includes(from)) && (
          <span class="page-mark" data-not-text="">{`page ${pageAt(pages, from)}`}</span>
        )
        if (over.length === 0)
          return (
            <>
              {page}
              {words}
            </>
          )
        const first = over.find(({ id }) => !begun.has(id))
        if (first !== undefined) begun.add(first.id)
        return (
          <>
            {page}
            <mark
              {...(first !== undefined && { id: first.id })}
              class={over.some(({ claim }) => claim === undefined) ? 'sought' : 'passage'}
            >
              {words}
            </mark>
            {[...new Set(ended)].map((id) => (
              <sup key={id} data-not-text="">
                <a href={hrefOf(claimRoutes.show, { case: caseId, claim: id })}>{id}</a>
              </sup>
            ))}
          </>
        )
      })}
    </div>
  )
}

/** A form feed has no width on a screen: it becomes a line, and stays one letter of the text. */
const withPages = (words: string): ComponentChildren => words.replaceAll('\f', '\n')
