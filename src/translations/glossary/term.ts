import { fold } from '../../kit/index.ts'

export const termKinds = ['name', 'body', 'legal', 'other'] as const
export type TermKind = (typeof termKinds)[number]

/** How a name, a body or a legal term is said in another language. */
export type Term = {
  /** A UUID. */
  readonly id: string
  /** The id of the appeal that it is for; null where it is for all. */
  readonly appeal: string | null
  readonly sourceLang: string
  readonly lang: string
  readonly kind: TermKind
  readonly source: string
  /** Several ways to say it are divided by semicolons, the usual one first. */
  readonly target: string
  readonly note: string
  /** What a change is made from, who last wrote it, and when. */
  readonly base: number
  readonly by: string
  readonly at: Date
}

/** A term that stands in a sentence, and whether its translation says it as the glossary does. */
export type FoundTerm = { readonly term: Term; readonly used: boolean }

/**
 * The terms of a glossary that a sentence holds, in the order in which they stand in it; of an appeal's own before those for all.
 * A word may carry an ending (detainee, detainees). `target` may be empty: then none is used.
 */
export function termsIn(source: string, target: string, terms: readonly Term[]): readonly FoundTerm[] {
  const text = fold(source)
  const said = plain(target)
  const found = terms.flatMap((term) => {
    const at = placeOf(text, fold(term.source))
    return at < 0 ? [] : [{ at, term }]
  })
  const own = new Set(found.flatMap(({ term }) => (term.appeal === null ? [] : [fold(term.source)])))
  return found
    .filter(({ term }) => term.appeal !== null || !own.has(fold(term.source)))
    .toSorted((a, b) => a.at - b.at || b.term.source.length - a.term.source.length)
    .map(({ term }) => ({ term, used: waysToSay(term).some((way) => isSaid(said, plain(way))) }))
}

/** The ways in which a term may be said. */
export const waysToSay = ({ target }: Pick<Term, 'target'>): readonly string[] =>
  target
    .split(/[;；؛]/u)
    .map((way) => way.trim())
    .filter((way) => way !== '')

/** Where a term stands in a text as whole words, an ending of at most two letters apart; -1 where it does not. */
function placeOf(text: string, term: string): number {
  if (term === '') return -1
  if (isSpaceless(term)) return text.indexOf(term)
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + term.length)]
    if (!/[\p{L}\p{N}]$/u.test(before) && /^(?:\p{L}{0,2})(?![\p{L}\p{N}])/u.test(after)) return at
  }
  return -1
}

/** Whether a translation says it: each of its words stands there, whatever is put before it or bent at its end. */
function isSaid(text: string, way: string): boolean {
  if (way === '') return false
  return isSpaceless(way) ? text.includes(way) : way.split(' ').every((word) => text.includes(stemOf(word)))
}

const stemOf = (word: string): string => (word.length < 5 ? word : word.slice(0, Math.max(4, word.length - 2)))

/** As texts are compared here: without regard to case and to marks above and below letters. */
const plain = (text: string): string =>
  fold(text)
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')

const isSpaceless = (text: string): boolean => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text)
