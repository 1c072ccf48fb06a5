import type { SubmissionMatter } from './matter.ts'

/** What a paragraph names as that on which it rests. */
export type Reference =
  | { readonly kind: 'claim'; readonly id: string }
  | { readonly kind: 'document'; readonly id: string }
  | { readonly kind: 'norm'; readonly id: string }
  | { readonly kind: 'treaty'; readonly id: string }

/** What stands in braces in an answer. */
const marks = /\{([^{}\n]+)\}/g

/** The references of a text, in its order; several claims stand in one pair of braces. */
export const referencesIn = (text: string): readonly Reference[] => [...text.matchAll(marks)].flatMap(([, inner = '']) => readMark(inner))

/** A text with each pair of braces replaced. */
export const replaceMarks = (text: string, by: (references: readonly Reference[]) => string): string =>
  text.replaceAll(marks, (_, inner: string) => by(readMark(inner)))

function readMark(inner: string): readonly Reference[] {
  const [, kind, id] = /^(document|norm|treaty) (.+)$/.exec(inner.trim()) ?? []
  if (kind !== undefined && id !== undefined) return [{ kind: kind as 'document' | 'norm' | 'treaty', id: id.trim() }]
  return inner.split(',').map((part): Reference => ({ kind: 'claim', id: part.trim() }))
}

/** Whether there is what a reference names, and it may leave the house. */
export function isThere({ kind, id }: Reference, { document, norms }: Pick<SubmissionMatter, 'document' | 'norms'>): boolean {
  switch (kind) {
    case 'claim':
      return document.claims.some((claim) => claim.id === id)
    case 'document':
      return document.documents.some((one) => one.id === id)
    case 'norm':
      return norms?.catalogue.norms.has(id) === true
    case 'treaty':
      return norms?.catalogue.treaties.has(id) === true
    default:
      return kind satisfies never
  }
}

/** The paragraphs of a text. */
export const paragraphsIn = (text: string): readonly string[] =>
  text
    .split(/\n[^\S\n]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
