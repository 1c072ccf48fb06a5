import { conventionsOf, type Conventions } from './conventions.ts'
import { dateTokens, type Token } from './date-tokens.ts'
import { readTokens } from './read-date-text.ts'
import type { DateReading, DateTextOptions } from './reading.ts'

/** A date in a running text. `start` and `end` count UTF-16 code units. */
export type FoundDate = DateReading & { readonly start: number; readonly end: number }

/** No date has more pieces: "entre el 24 de febrero de 1971 y el 26 de febrero de 1973". */
const mostPieces = 18

/**
 * The dates of a running text, each as long as it can be read, in their order. What has the form of a date and cannot be
 * told (7/8/2026, "el 8 de octubre") is found too, with `edtf` null and a note. Of years alone only those that a
 * preposition or a bracket leads, since a number is no date. Years in two figures are never read here.
 */
export function findDates(text: string, { lang }: Pick<DateTextOptions, 'lang'> = {}): FoundDate[] {
  const conventions = conventionsOf('', lang === undefined ? {} : { lang })
  const found: FoundDate[] = []
  for (const run of runs(text, dateTokens(text, conventions.lang))) found.push(...inRun(text, run, conventions))
  return found
}

/** A stretch of pieces that may belong to dates, with what stands around it. */
type Run = { readonly before: Token | undefined; readonly tokens: readonly Token[]; readonly after: Token | undefined }

function* runs(text: string, tokens: readonly Token[]): Generator<Run> {
  let from = 0
  for (let at = 0; at <= tokens.length; at += 1) {
    const [token, last] = [tokens[at], tokens[at - 1]]
    const strange = token === undefined || token.sign === 'x' || token.sign === 'n'
    // No date goes on after an empty line or on the next page.
    const apart =
      token !== undefined &&
      last !== undefined &&
      at > from &&
      (/\n\s*\n|\f/.test(text.slice(last.end, token.start)) || endsSentence(tokens, at))
    if (!strange && !apart) continue
    const run = tokens.slice(from, at)
    if (run.some(({ sign }) => /[YMDd]/.test(sign))) yield { before: tokens[from - 1], tokens: run, after: token }
    from = strange ? at + 1 : at
  }
}

/** Whether a sentence ends before this piece: "… en 1976. En febrero …". */
const endsSentence = (tokens: readonly Token[], at: number): boolean => {
  const [year, stop, next] = [tokens[at - 1]!, tokens[at]!, tokens[at + 1]]
  return stop.sign === '.' && /[YD]/.test(year.sign) && next !== undefined && next.start > stop.end
}

function inRun(text: string, { before, tokens, after }: Run, conventions: Conventions): FoundDate[] {
  const found: FoundDate[] = []
  for (let from = 0; from < tokens.length; from += 1) {
    if (!begins.test(tokens[from]!.sign)) continue
    const longest = Math.min(tokens.length, from + mostPieces)
    for (let to = longest; to > from; to -= 1) {
      const pieces = tokens.slice(from, to)
      if (!ends.test(pieces.at(-1)!.sign) || !isWhole(text, tokens, from, to)) continue
      const reading = readingOf(text, pieces, { before: tokens[from - 1] ?? before, after: tokens[to] ?? after }, conventions)
      if (reading === null) continue
      found.push(reading)
      from = to - 1
      break
    }
  }
  return found
}

const begins = /[dYMWSDpcisbftz]/
const ends = /[dYMDSEp]/

/** Not a piece of a longer number or word: 1.234, 12-B, 39/976. */
function isWhole(text: string, tokens: readonly Token[], from: number, to: number): boolean {
  const [first, last] = [tokens[from]!, tokens[to - 1]!]
  const [before, after] = [text.slice(Math.max(0, first.start - 2), first.start), text.slice(last.end, last.end + 2)]
  if (/\p{L}$/u.test(before) || /^\p{L}/u.test(after)) return !/^\p{L}/u.test(after) || /\p{Script=Han}/u.test(after)
  return !/[\p{Nd}][./:,-]$|[./:]$/u.test(before) && !/^[./:,-]\p{Nd}|^%/u.test(after)
}

type Around = { readonly before: Token | undefined; readonly after: Token | undefined }

function readingOf(text: string, pieces: readonly Token[], around: Around, conventions: Conventions): FoundDate | null {
  const signs = pieces.map(({ sign }) => sign).join('')
  const bare = signs.replaceAll('w', '')
  const form = formOf(bare)
  if (form === 'none' || (form === 'year' && !isYear(pieces, around))) return null
  if (form === 'no year' && /^\p{Lu}/u.test(around.before?.text ?? '')) return null
  const start = pieces[0]!.start
  // 2021年7月17日: the sign after the day belongs to it.
  const end = pieces.at(-1)!.end + (around.after?.start === pieces.at(-1)!.end && /^[日号年]$/.test(around.after.text) ? 1 : 0)
  const raw = text.slice(start, end)
  const persianFigures = /[۰-۹]/.test(raw)
  const understood = readTokens(pieces, { ...conventions, persianFigures })
  // What cannot be read is worth showing only where nothing else than a date has its form.
  if (understood.edtf === null && form === 'date') return null
  return { raw, start, end, ...understood }
}

/** What the signs may be: figures alone in three parts, a day without its year, a year, or a date that has to be readable. */
function formOf(signs: string): 'figures' | 'no year' | 'year' | 'date' | 'none' {
  if (/^d([./-])d\1[Ydv]$/.test(signs) || /^Y([./-])d\1d$/.test(signs)) return 'figures'
  if (/^dM$/.test(signs) || /^Md$/.test(signs)) return 'no year'
  if (signs === 'Y') return 'year'
  return /[YD]/.test(signs) && !/^[ictspafbu]*Y?$/.test(signs.replace(/E$/, ''))
    ? 'date'
    : /^[cisbfp]+Y$|^[isb]?Y[at-]Y$/.test(signs)
      ? 'date'
      : 'none'
}

/** A year after a preposition or in brackets, which no unit follows. */
function isYear(pieces: readonly Token[], { before, after }: Around): boolean {
  const year = pieces.find(({ sign }) => sign === 'Y')!
  if (year.value < 1850 || year.value > 2100) return false
  const led = before !== undefined && (/[wcsbfipt]/.test(before.sign) || before.text === '(')
  return led && (after === undefined || !/^(?:%|‰|°)/.test(after.text))
}
