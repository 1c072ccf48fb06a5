import { parseDate } from './parse-date.ts'

/** A date as people write it, as EDTF has it; or the two days that it may be. */
export type WrittenDate =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'either'; readonly texts: readonly [string, string] }

/**
 * Reads a date as people write it in English: "17 July 2026", "July 17, 2026", "July 2026", "about 1992", "2026/07/17",
 * "17.7.2026". Days and months in figures alone may change places (7/8/2026), and are then both given. Null where it is
 * EDTF already, or no date. Whether the day exists is for parseDate to say.
 */
export function writtenDate(text: string): WrittenDate | null {
  if (text.length > 64 || parseDate(text).kind === 'date') return null
  const [, about, rest = ''] = /^(about|around|circa|c\.|ca\.)?\s*(.*)$/i.exec(text.trim().replaceAll(/\s+/g, ' ')) ?? []
  const found = inWords(rest) ?? inFigures(rest)
  if (found !== null) return about === undefined ? found : withMark(found)
  return about !== undefined && parseDate(rest).kind === 'date' ? { kind: 'read', text: `${rest}~` } : null
}

/** A date as a case file keeps it: of what can be read in one way only, EDTF; anything else as it stands. */
export function asEdtf(text: string): string {
  const found = writtenDate(text)
  return found?.kind === 'read' ? found.text : text
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

function monthNamed(word: string): string | null {
  const name = word
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^sept$/, 'sep')
  const at = months.findIndex((month) => month === name || (name.length === 3 && month.startsWith(name)))
  return at < 0 ? null : two(at + 1)
}

function inWords(text: string): WrittenDate | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+\.?),? (\d{4})$/i.exec(text)
  const monthFirst = /^([a-z]+\.?) (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$/i.exec(text)
  const [day, word, year] = dayFirst ? [dayFirst[1], dayFirst[2], dayFirst[3]] : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  const month = word === undefined ? null : monthNamed(word)
  if (month === null || year === undefined) return null
  return read(day === undefined ? `${year}-${month}` : `${year}-${month}-${two(Number(day))}`)
}

function inFigures(text: string): WrittenDate | null {
  const [, sign, year, month, day] = /^(?=\d{4}([-/.]))(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text) ?? []
  if (sign !== undefined && year !== undefined && month !== undefined && Number(month) >= 1 && Number(month) <= 12)
    return read(day === undefined ? `${year}-${two(Number(month))}` : `${year}-${two(Number(month))}-${two(Number(day))}`)
  const [, first, second, last] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? []
  if (first === undefined || second === undefined || last === undefined) return null
  const [dayFirst, monthFirst] = [
    `${last}-${two(Number(second))}-${two(Number(first))}`,
    `${last}-${two(Number(first))}-${two(Number(second))}`,
  ]
  if (Number(first) > 12 && Number(second) > 12) return null
  if (Number(second) > 12) return read(monthFirst)
  return Number(first) > 12 || first === second ? read(dayFirst) : { kind: 'either', texts: [dayFirst, monthFirst] }
}

const withMark = (found: WrittenDate): WrittenDate =>
  found.kind === 'read' ? read(`${found.text}~`) : { kind: 'either', texts: [`${found.texts[0]}~`, `${found.texts[1]}~`] }
const read = (text: string): WrittenDate => ({ kind: 'read', text })
const two = (number: number): string => String(number).padStart(2, '0')
