import type { Fact } from '../claims/index.ts'
import { fold, parseDate, readDateText } from '../kit/index.ts'
import type { ColumnMapping } from './mapping.ts'
import type { Cell } from './table.ts'
import { saysNotKnown, saysStatus, saysYesOrNo } from './words-of-lists.ts'

/** What a value in a cell says as an answer to the fact of its column. */
export type Understood =
  /** `shown` is how it reads on a page. */
  | { readonly kind: 'value'; readonly value: string | number | boolean; readonly shown: string; readonly note?: string }
  /** A date that is kept as it stands, because that is what the list says of it; the evaluation says what is wrong with it. */
  | { readonly kind: 'kept'; readonly value: string; readonly why: string }
  /** Words only: nothing is asserted. */
  | { readonly kind: 'words'; readonly why: string }

/** How a column of a list is read. */
export type Reading = { readonly column: ColumnMapping; readonly fact: Fact; readonly lang?: string; readonly century?: number }

/**
 * Reads one value of a cell as the type of its fact. Never makes up what the words do not say: a term that the mapping does
 * not name, a date that does not exist, a status in a column of places stay words, and it is said why.
 */
export function understandValue(raw: string, cell: Cell, reading: Reading): Understood {
  const { column, fact } = reading
  const term = termOf(column, raw)
  if (term !== undefined) return asTerm(term)
  if (saysNotKnown(raw) && !(fact.type === 'enum' && fact.values?.includes(fold(raw)) === true))
    return { kind: 'words', why: 'The list says that it is not known.' }
  switch (fact.type) {
    case 'date':
      return asDate(raw, cell, reading)
    case 'number':
      return asNumber(raw, fact)
    case 'bool': {
      const said = saysYesOrNo(raw)
      return said === undefined
        ? { kind: 'words', why: 'This is neither yes nor no; say under “terms” what it means.' }
        : { kind: 'value', value: said, shown: said ? 'yes' : 'no' }
    }
    case 'enum':
      return fact.values?.includes(raw) === true
        ? { kind: 'value', value: raw, shown: raw }
        : { kind: 'words', why: 'The mapping does not say which term this is; nothing is made up for it.' }
    case 'place':
      return asPlace(raw, reading)
    case 'duration':
      return duration.test(raw)
        ? { kind: 'value', value: raw, shown: raw }
        : { kind: 'words', why: 'This is no duration that can be read; they are written P3M, P10D or PT12H.' }
    case 'text':
      return { kind: 'value', value: raw, shown: raw }
    default:
      return fact.type satisfies never
  }
}

/** The date that a cell gives; null where it gives none that can be read. */
export function dateOfCell(
  cell: Cell,
  { lang, century }: Pick<Reading, 'lang' | 'century'>,
): { readonly edtf: string | null; readonly note: string | null } {
  if (cell.edtf !== undefined) return { edtf: cell.edtf, note: null }
  const read = readDateText(cell.raw, { ...(lang !== undefined && { lang }), ...(century !== undefined && { century }) })
  // Whatever reads it, what is kept is a date of a case file.
  return read.edtf !== null && parseDate(read.edtf).kind !== 'date' ? { edtf: null, note: read.note } : read
}

function termOf({ terms }: ColumnMapping, raw: string): string | boolean | undefined {
  if (terms === undefined) return undefined
  if (Object.hasOwn(terms, raw)) return terms[raw]
  const folded = fold(raw)
  return Object.entries(terms).find(([word]) => fold(word) === folded)?.[1]
}

function asTerm(term: string | boolean): Understood {
  return { kind: 'value', value: term, shown: term === true ? 'yes' : term === false ? 'no' : term }
}

function asDate(raw: string, cell: Cell, reading: Reading): Understood {
  const { edtf, note } = dateOfCell(cell.raw === raw ? cell : { raw }, reading)
  if (edtf !== null) return { kind: 'value', value: edtf, shown: edtf, ...(note !== null && { note }) }
  const why = note ?? 'This is no date that can be read.'
  // What could be read as a date after all was meant otherwise: it would stand there as a date that the list does not give.
  const isDated = /\p{Nd}/u.test(raw) && raw.length <= 64 && parseDate(raw).kind !== 'date'
  return isDated ? { kind: 'kept', value: raw, why } : { kind: 'words', why }
}

function asNumber(raw: string, { minimum = 0, maximum = Infinity }: Fact): Understood {
  const western = raw.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(western))
    return { kind: 'words', why: 'This may be thousands or a fraction: write it without a separator.' }
  if (!/^[+-]?\d{1,15}(?:[.,]\d{1,6})?$/.test(western)) return { kind: 'words', why: 'This is no number.' }
  const number = Number(western.replace(',', '.'))
  if (western.replace(/\D/g, '').length > 15) return { kind: 'words', why: 'The number has more digits than can be kept.' }
  if (number > maximum) return { kind: 'words', why: `This is more than ${maximum}.` }
  return number < minimum
    ? { kind: 'words', why: `This is less than ${minimum}.` }
    : { kind: 'value', value: number, shown: String(number) }
}

function asPlace(raw: string, reading: Reading): Understood {
  if (saysStatus(raw)) return { kind: 'words', why: 'This says how somebody is, not where: a status in a column of places.' }
  if (!/\p{L}/u.test(raw)) return { kind: 'words', why: 'This names no place.' }
  if (dateOfCell({ raw }, reading).edtf !== null) return { kind: 'words', why: 'This is a date, in a column of places.' }
  return { kind: 'value', value: raw, shown: raw }
}

const duration =
  /^P(?=\d|T\d)(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?W)?(?:\d+(?:\.\d+)?D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/
