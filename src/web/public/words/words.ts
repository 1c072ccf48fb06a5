import type { Standing } from '../../../claims/index.ts'

/** A heading and its paragraphs. `*word*` is a word that is defined there; {contested} and {impossible} are marks of the page; a paragraph in backticks is typed as it stands. */
export type Section = { readonly heading: string; readonly paragraphs: readonly string[] }

/** What pages say that belong to no appeal: the list, the method, and what could not be shown. */
export type SiteWords = {
  readonly home: {
    readonly title: string
    readonly description: string
    readonly summary: string
    readonly closed: (count: number) => string
    readonly open: (count: number) => string
    readonly closedTitle: string
    readonly openTitle: string
    readonly empty: string
    readonly emptyText: string
    /** Leads to the catalogue of norms, and says so where it is in English for readers of another language. */
    readonly norms: string
  }
  readonly method: {
    readonly description: string
    readonly summary: string
    readonly before: readonly Section[]
    readonly standing: Section
    readonly meanings: Readonly<Record<Standing, string>>
    readonly after: readonly Section[]
  }
  readonly missing: { readonly title: string; readonly heading: string; readonly text: string }
  readonly failed: { readonly title: string; readonly text: string }
}
