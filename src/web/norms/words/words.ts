import type { Comparing, Confirmation, Force, Norm, Paraphrase, Ratification } from '../../../norms/index.ts'

/** A name, and what it means in a sentence or two. */
type Meaning = { readonly name: string; readonly means: string }

/** What pages of norms say in Amparo's own words, in one language. What they say of a single norm stands in the catalogue. */
export type NormPageWords = {
  /** The list, and what leads to it. */
  readonly title: string
  readonly all: string
  readonly summary: string
  readonly neverSays: string
  readonly searchFor: string
  readonly search: string
  /** What a search found, before and after the words that were looked for. */
  readonly found: {
    readonly none: readonly [before: string, after: string]
    readonly some: (count: number) => string
    /** That no more than so many are shown. */
    readonly first: (most: number) => string
  }
  /** Of instruments by their force: over the list, and what it means. */
  readonly headings: Readonly<Record<Force, string>>
  readonly force: Readonly<Record<Force, Meaning>>
  readonly norms: (count: number) => string
  readonly instrument: {
    readonly adopted: string
    readonly force: string
    readonly concerns: string
    readonly region: Readonly<Record<'universal' | 'africa' | 'americas' | 'europe', string>>
    readonly interprets: string
    readonly bound: string
    readonly officialText: string
    readonly official: {
      readonly series: (volume: string, page: string) => string
      readonly document: (symbol: string, annex: boolean) => string
      readonly none: string
    }
    readonly unchecked: string
    readonly normsHere: (count: number) => string
    readonly notTheText: string
    /** That the title is no name that the instrument has in this language. */
    readonly ourTitle: string
  }
  readonly norm: {
    readonly ours: (language: string, review: Paraphrase['review']) => string
    /** Beside English words where a page is in another language. */
    readonly noWords: string
    readonly standsIn: string
    readonly year: string
    readonly yearMeans: string
    /** Of a consolidated law: where the rule stood before and since when, which we have not read, and that all before is not measured by it. */
    readonly consolidation: (told: { readonly year: number; readonly cite: string; readonly first: number }) => string
    readonly unconfirmedBefore: string
    readonly confirmation: string
    readonly confirmed: Readonly<Record<Confirmation, Meaning>>
    readonly before: string
    /** Around the norm that it was a part of. */
    readonly partOf: readonly [before: string, after: string]
    readonly about: string
    readonly asks: string
    readonly check: Readonly<Record<Norm['check'], string>>
    readonly joins: Readonly<Record<'all' | 'any', string>>
    readonly comparing: Comparing
    readonly ourLimit: Meaning
    readonly otherNumbers: string
    readonly cited: string
  }
  readonly states: {
    readonly title: string
    readonly list: string
    readonly bound: string
    readonly boundTo: (instrument: string) => string
    readonly noList: string
    readonly lookItUp: string
    readonly nothingKnown: (states: number) => string
    readonly whatBinds: (state: string) => string
    readonly status: Readonly<Record<Ratification['status'], string>>
    readonly since: (date: string) => string
    readonly inForce: (date: string) => string
    readonly until: (date: string) => string
    readonly unconfirmed: string
    readonly differ: string
    readonly source: string
    readonly sources: string
    readonly sourcesMean: string
    readonly noSource: string
    readonly confirmed: Readonly<Record<Ratification['confirmed'], string>>
  }
}
