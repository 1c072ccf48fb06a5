import type { Role } from './connecting-words.ts'
import { beginsPhrase, foldWord, longestPhrase, meaningOf, type Meaning } from './date-lexicon.ts'
import type { Calendar } from './reading.ts'

/** What a piece of a text may be in a date, as one sign: readers match the signs of many pieces at once. */
export type Sign =
  /** One or two figures; three, or two after an apostrophe; four; more than that. */
  | 'd'
  | 'v'
  | 'Y'
  | 'n'
  /** A month by its name or in Roman figures, a season, a decade (1970s), a day or month that is not known (dd, ??). */
  | 'M'
  | 'S'
  | 'D'
  | 'q'
  /** Between figures. */
  | '.'
  | '/'
  | '-'
  | ','
  /** Or, and, to, since, between, before, after, the same in another calendar. */
  | 'o'
  | 'a'
  | 't'
  | 's'
  | 'i'
  | 'b'
  | 'f'
  | '='
  /** About, perhaps, a part of it (early, mid, late), a day of the week, the calendar, a time of day. */
  | 'c'
  | 'u'
  | 'p'
  | 'W'
  | 'E'
  | 'T'
  /** Says nothing (of, the), the decade that follows, and anything else. */
  | 'w'
  | 'z'
  | 'x'

export type Token = {
  readonly sign: Sign
  /** As it is written, and where it begins and ends in the text (UTF-16 code units). */
  readonly text: string
  readonly start: number
  readonly end: number
  /**
   * Of figures and months their number, of a season its code in EDTF, of a day of the week 0 (Sunday) to 6; 1 of "until"
   * and "since", which also stand before a single date, 0 of "to" and "from", which do not.
   */
  readonly value: number
  /** Of a month and of the name of a calendar. */
  readonly calendar?: Calendar
}

/** The pieces of a text. Takes the language for words that mean different things. */
export function dateTokens(text: string, lang?: string): Token[] {
  const pieces = Array.from(text.matchAll(piecePattern), (match) => ({ text: match[0], start: match.index }))
  const tokens: Token[] = []
  for (let at = 0; at < pieces.length; at += 1) {
    const phrase = phraseAt(pieces, at, lang)
    const { text: written, start } = pieces[at]!
    if (phrase !== null) {
      const last = pieces[phrase.last]!
      tokens.push({ ...phrase.token, text: text.slice(start, last.start + last.text.length), start, end: last.start + last.text.length })
      at = phrase.last
    } else tokens.push({ ...alone(written), text: written, start, end: start + written.length })
  }
  return tokens
}

/** The figures of a text, whichever script writes them, as 0 to 9. */
export const asciiFigures = (text: string): string => text.replace(/\p{Nd}/gu, (figure) => String(figureOf(figure)))

type Piece = { readonly text: string; readonly start: number }
type Meant = Pick<Token, 'sign' | 'value' | 'calendar'>

// Times; decades; figures with what makes them ordinal; unknown parts; words; any other sign.
const piecePattern =
  /\p{Nd}{1,2}:\p{Nd}{2}(?::\p{Nd}{2})?(?!\p{Nd})|(?:\p{Nd}{4}(?:['’]?s|-?[ех])|['’]?\p{Nd}0['’]?s)(?!\p{L})|['’]?\p{Nd}+(?:(?:st|nd|rd|th|er|ro|do|o(?=\s+de\s)|\.?[ºª°]|-?(?:го|е|й|ое|ого))(?!\p{L}))?|\?{1,4}|_{1,4}|[\p{Script=Han}]|[\p{L}\p{M}\u0640\u200c]+|(?!\p{Cf})\S/gu

/** The longest phrase of the lexicon that begins here; full stops and hyphens between its words do not count. */
function phraseAt(pieces: readonly Piece[], at: number, lang: string | undefined): { readonly token: Meant; readonly last: number } | null {
  const words: { readonly word: string; readonly index: number }[] = []
  for (let index = at; index < pieces.length && words.length < longestPhrase; index += 1) {
    const { text } = pieces[index]!
    if (/^[\p{L}]/u.test(text)) {
      const word = foldWord(text)
      if (words.length === 0 && !beginsPhrase(word)) return null
      words.push({ word, index })
    } else if (words.length === 0 || !/^[.'’ʻ`-]$/.test(text)) break
  }
  for (let count = words.length; count > 0; count -= 1) {
    const phrase = words.slice(0, count)
    const meaning = meaningOf(phrase.map(({ word }) => word).join(' '), lang)
    if (meaning !== null) return { token: tokenOf(meaning), last: phrase.at(-1)!.index }
  }
  return null
}

function tokenOf(meaning: Meaning): Meant {
  if (meaning.kind === 'month') return { sign: 'M', value: meaning.month, calendar: meaning.calendar }
  return meaning.kind === 'weekday' ? { sign: 'W', value: meaning.weekday } : roleTokens[meaning.role]
}

const roleTokens: Readonly<Record<Role, Meant>> = {
  or: { sign: 'o', value: 0 },
  and: { sign: 'a', value: 0 },
  to: { sign: 't', value: 0 },
  until: { sign: 't', value: 1 },
  from: { sign: 's', value: 0 },
  since: { sign: 's', value: 1 },
  between: { sign: 'i', value: 0 },
  before: { sign: 'b', value: 0 },
  after: { sign: 'f', value: 0 },
  about: { sign: 'c', value: 0 },
  perhaps: { sign: 'u', value: 0 },
  beginning: { sign: 'p', value: 1 },
  middle: { sign: 'p', value: 2 },
  end: { sign: 'p', value: 3 },
  spring: { sign: 'S', value: 21 },
  summer: { sign: 'S', value: 22 },
  autumn: { sign: 'S', value: 23 },
  winter: { sign: 'S', value: 24 },
  same: { sign: '=', value: 0 },
  decade: { sign: 'z', value: 0 },
  gregorian: { sign: 'E', value: 0, calendar: 'gregorian' },
  jalali: { sign: 'E', value: 0, calendar: 'jalali' },
  hijri: { sign: 'E', value: 0, calendar: 'hijri' },
  filler: { sign: 'w', value: 0 },
}

function alone(written: string): Meant {
  const figures = asciiFigures(written)
  if (/^\d+:/.test(figures)) return { sign: 'T', value: 0 }
  if (/^(?:\d{4}['’]?(?:s|-?[ех])|['’]?\d0['’]?s)$/u.test(figures)) return { sign: 'D', value: Number(figures.replace(/\D/gu, '')) }
  const number = /^(['’]?)(\d+)/.exec(figures)
  if (number !== null) return inFigures(number[1] !== '', number[2]!)
  const roman = romanMonths.indexOf(written.toLowerCase().replaceAll('х', 'x').replaceAll('і', 'i'))
  if (roman >= 0) return { sign: 'M', value: roman + 1, calendar: 'gregorian' }
  if (/^(?:\?+|_+|[dmjx]{2}|д{2}|м{2})$/iu.test(written)) return { sign: 'q', value: 0 }
  if (/^[–—−‐‑]$/.test(written)) return { sign: '-', value: 0 }
  if (written === '،' || written === '、') return { sign: ',', value: 0 }
  if (written === '月') return { sign: 'w', value: 1 }
  if (written === '≈') return { sign: 'c', value: 0 }
  return { sign: /^[./,=~-]$/.test(written) ? ((written === '~' ? 'c' : written) as Sign) : 'x', value: 0 }
}

function inFigures(apostrophe: boolean, figures: string): Meant {
  const value = Number(figures)
  if (figures.length === 4 && !apostrophe) return { sign: 'Y', value }
  if (figures.length <= 2 && !apostrophe) return { sign: 'd', value }
  return { sign: figures.length <= 3 && figures.length > 1 ? 'v' : 'n', value }
}

const romanMonths = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

// The figures of a script stand together in Unicode, beginning with zero; those that are but letters of another form are
// made plain first.
function figureOf(figure: string): number {
  const plain = figure.normalize('NFKC')
  if (/^[0-9]$/.test(plain)) return Number(plain)
  const code = figure.codePointAt(0)!
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return code - zero
}
