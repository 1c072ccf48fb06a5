import { projectCatalogue } from '../../cases/index.ts'
import { describeDate, parseDate } from '../../kit/index.ts'
import { citationOf, titleOf } from '../../norms/index.ts'
import { collectionWords } from '../../publishing/index.ts'
import { normAddressesIn, normLanguageFor } from '../norms/addresses.ts'

/** One line of a query: what it asks for, and in which words; with an address where a page says more of it. */
export type QueryLine = { readonly label: string; readonly values: readonly { readonly text: string; readonly href?: string }[] }

const fields = ['country', 'place', 'authority', 'norms', 'from', 'until'] as const

/**
 * A query in the words of a language. Takes it as the fields of an address (queryFields), whatever else stands among them. Norms
 * are cited in English where the catalogue has no words in it.
 */
export function queryLines(query: Readonly<Record<string, string>>, lang: string): readonly QueryLine[] {
  const { words, lang: own } = collectionWords(lang)
  const lines = fields.flatMap((field): QueryLine[] => {
    const typed = query[field] ?? ''
    return typed === '' ? [] : [{ label: words.fields[field], values: valuesOf(field, typed, own) }]
  })
  const held = query['held'] === 'now' || query['held'] === 'ever' ? words.held[query['held']] : undefined
  return held === undefined ? lines : [...lines, { label: '', values: [{ text: held }] }]
}

function valuesOf(field: (typeof fields)[number], typed: string, lang: string): QueryLine['values'] {
  switch (field) {
    case 'country':
      return [{ text: countryIn(typed, lang) }]
    case 'norms':
      return typed.split(' ').map((id) => normInWords(id, lang))
    case 'from':
    case 'until':
      return [{ text: describeDate(parseDate(typed), lang) }]
    case 'place':
    case 'authority':
      return [{ text: typed }]
    default:
      return field satisfies never
  }
}

function normInWords(id: string, lang: string): QueryLine['values'][number] {
  const catalogue = projectCatalogue()
  const at = normAddressesIn(normLanguageFor(lang))
  const [norm, instrument] = [catalogue.norms.get(id), catalogue.instruments.get(id)]
  if (norm !== undefined) return { text: citationOf(catalogue, norm, lang), href: at.norm(norm) }
  return instrument === undefined ? { text: id } : { text: titleOf(catalogue, instrument, lang), href: at.instrument(id) }
}

/** A country by its code (ISO 3166-1), in the words of a language; the code where it has none. */
export const countryIn = (code: string, lang: string): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([lang], { type: 'region', fallback: 'code' }).of(code) ?? code) : code
