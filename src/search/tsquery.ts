import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import type { SearchQuestion, Term } from './question.ts'
import { plainWords } from './plain-words.ts'
import { stemmed } from './stems.ts'

/** A term as the index knows it. */
export type IndexedTerm = {
  /** Its words as they stand, one for each of its words. */
  readonly exact: readonly string[]
  /** By what else it is found, all of the words of one of these: its stems in each language. */
  readonly stems: readonly (readonly string[])[]
  /** Whether a language has it for a word that says nothing. */
  readonly says: boolean
}

/** The same with what else is meant by it, all of the words of one of these. */
export type AskedTerm = IndexedTerm & { readonly together: boolean; readonly others: readonly (readonly string[])[] }

/** Looks up how the index has the words of a question, by its own dictionaries. */
export async function indexedTerms(db: Database | Transaction, terms: readonly Term[]): Promise<readonly IndexedTerm[]> {
  if (terms.length === 0) return []
  const vectors = ['simple', ...stemmed].map((lang) => sql`tsvector_to_array(to_tsvector(${`amparo_${lang}`}::regconfig, word))`)
  const words = terms.flatMap((term) => term.words)
  const { rows } = await sql<{ word: string; lexemes: string[] }>`
    select word, to_json(array[${sql.join(vectors.map((vector) => sql`array_to_string(${vector}, ' ')`))}]) as lexemes
    from unnest(${words}::text[]) as word`.execute(db)
  const known = new Map(rows.map(({ word, lexemes }) => [word, lexemes]))
  return terms.map((term) => {
    const all = term.words.map((word) => known.get(word) ?? [word])
    const [, ...languages] = all[0]!.map((_, at) => all.map((lexemes) => lexemes[at] ?? ''))
    return {
      exact: all.map(([simple = '']) => simple),
      stems: term.together ? [] : languages.filter((lexemes) => lexemes.every((lexeme) => lexeme !== '')),
      says: term.words.length > 1 || languages.every((lexemes) => lexemes.every((lexeme) => lexeme !== '')),
    }
  })
}

/** Which of its words a row must have, and which results are looked for. Null where nothing was asked for. */
export function tsqueryOf(
  question: SearchQuestion,
  terms: readonly AskedTerm[],
  wholeNames: readonly (readonly string[])[],
): string | null {
  const telling = terms.some(({ says }) => says) ? terms.filter(({ says }) => says) : terms
  const words = all(telling.map(oneTerm))
  const asked = words === null ? null : any([words, ...wholeNames.map((name) => all(name.map(quoted)))])
  const { fact, source = '', sourceKind, standing, norm } = question
  const named = plainWords(source)
  return all([
    asked,
    ...(named === '' ? [] : named.split(' ').map((word) => `${quoted(word)}:C`)),
    ...(fact === undefined ? [] : [quoted(`#fact:${fact}`)]),
    ...(sourceKind === undefined ? [] : [quoted(`#source:${sourceKind}`)]),
    ...(standing === undefined ? [] : [quoted(`#standing:${standing}`)]),
    ...(norm === undefined ? [] : [quoted(`#norm:${norm}`)]),
  ])
}

function oneTerm({ exact, stems, together, others }: AskedTerm): string | null {
  const words = exact.filter((word) => word !== '').map(quoted)
  return any([
    words.length === 0 ? null : together ? `(${words.join(' <-> ')})` : all(words),
    ...stems.map((lexemes) => all(lexemes.flatMap((lexeme) => lexeme.split(' ')).map(quoted))),
    ...others.map((other) => all(other.map(quoted))),
  ])
}

const quoted = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

const all = (parts: readonly (string | null)[]): string | null => joined(parts, ' & ')
const any = (parts: readonly (string | null)[]): string | null => joined(parts, ' | ')

function joined(parts: readonly (string | null)[], sign: string): string | null {
  const given = [...new Set(parts.filter((part) => part !== null))]
  return given.length === 0 ? null : given.length === 1 ? given[0]! : `(${given.join(sign)})`
}
