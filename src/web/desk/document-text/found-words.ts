import { findPassage, type Place, type SearchableText } from '../../../sources/index.ts'
import { textOf, type Errors, type Given } from '../forms/index.ts'

/** Words that somebody pasted: where they stand in the text, all places where that is not one, or what is wrong. */
export type FoundWords =
  | { readonly kind: 'found'; readonly place: Place }
  | { readonly kind: 'several'; readonly places: readonly Place[] }
  | { readonly kind: 'missing'; readonly errors: Errors; readonly nearest?: Place }

/** The longest passage of a claim, in characters; see the shape of case files. */
const longestPassage = 20_000

/** Reads the field `words` and looks them up. */
export function foundWords(given: Given, searched: SearchableText): FoundWords {
  const words = textOf(given, 'words')
  if (words.trim() === '') return { kind: 'missing', errors: { words: 'Paste the words of the document that carry the claim.' } }
  if (words.length > longestPassage)
    return { kind: 'missing', errors: { words: 'A passage has at most 20,000 characters. Paste the sentence that carries the claim.' } }
  const found = findPassage(searched, { exact: words })
  if (found.kind === 'found') return { kind: 'found', place: found }
  if (found.kind === 'several') return { kind: 'several', places: found.places }
  return {
    kind: 'missing',
    errors: { words: 'These words do not stand in the text of the document. Copy them from it as they are.' },
    ...(found.nearest !== undefined && { nearest: found.nearest }),
  }
}
