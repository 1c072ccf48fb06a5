import { asciiFigures } from '../../kit/index.ts'
import { lengthWords, type LengthWords } from './length-words.ts'
import type { Suggestion } from './suggestion.ts'

/** The oldest age that is one. */
const oldest = 125

/**
 * The ages and the lengths of time of a text in a language (its two letters). Only years that words beside them call an age
 * are one; what stands in other languages than the six is not looked for.
 */
export function lengthsInText(text: string, lang: string): Suggestion[] {
  const words = lengthWords[lang]
  if (words === undefined) return []
  const patterns = patternsOf(lang, words)
  const found: Suggestion[] = []
  for (const match of text.matchAll(patterns.length)) {
    const parts = partsOf(match[0], words, patterns)
    if (parts !== null) found.push(lengthAt(text, match, parts, patterns))
  }
  for (const match of text.matchAll(patterns.bareAge)) {
    const exact = match[1]!
    const start = match.index + match[0].length - exact.length
    if (Number(asciiFigures(exact)) <= oldest && !found.some((one) => one.start < start + exact.length && start < one.end))
      found.push(age(start, exact, asciiFigures(exact)))
  }
  return found
}

type Patterns = Readonly<
  Record<'length' | 'bareAge' | 'ageBefore' | 'ageAfter' | 'sentenceBefore' | 'sentenceAfter' | 'aged' | 'one', RegExp>
> & {
  readonly units: readonly RegExp[]
  readonly numbers: readonly RegExp[]
}
const made = new Map<string, Patterns>()

function patternsOf(lang: string, words: LengthWords): Patterns {
  const known = made.get(lang)
  if (known !== undefined) return known
  const number = `\\p{Nd}{1,3}|${words.numbers.join('|')}`
  const unit = words.units.join('|')
  const pairs = (words.pairs ?? []).map(([pattern]) => pattern).join('|')
  const either = (open: string): string =>
    `(?:${open}${number})(?:\\s|-)+${open}${unit})${pairs === '' ? '' : `|${open}${pairs})`})(?![\\p{L}\\p{M}])`
  const one = either('(?:')
  const aged = lang === 'ru' ? '|\\p{Nd}{1,3}-?летн\\p{L}+' : ''
  const patterns: Patterns = {
    length: new RegExp(`(?<![\\p{L}\\p{M}\\p{Nd}.,:/])(?:${one}(?:\\s*(?:${words.and})\\s*${one})?${aged})`, 'giu'),
    one: new RegExp(either('('), 'giu'),
    aged: /^\p{Nd}{1,3}-?летн/iu,
    bareAge: new RegExp(`(?<![\\p{L}\\p{M}])(?:${words.bareAge})\\s*:?\\s*(\\p{Nd}{1,3})(?![\\p{L}\\p{Nd}.,/:%-]*[\\p{L}\\p{Nd}%])`, 'giu'),
    ageBefore: new RegExp(`(?<![\\p{L}\\p{M}])(?:${words.ageBefore})\\s*$`, 'iu'),
    ageAfter: new RegExp(`^[\\s-]*(?:${words.ageAfter})(?![\\p{L}\\p{M}])`, 'iu'),
    sentenceBefore: new RegExp(`(?<![\\p{L}\\p{M}])(?:${words.sentenceBefore})\\s*$`, 'iu'),
    sentenceAfter: new RegExp(`^[\\s,-]*(?:${words.sentenceAfter})(?![\\p{L}\\p{M}])`, 'iu'),
    units: words.units.map(whole),
    numbers: words.numbers.map(whole),
  }
  made.set(lang, patterns)
  return patterns
}

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'iu')

type Part = { readonly count: number; readonly unit: number }

/** "two years and three months" in numbers and units; null where the second part is no smaller than the first. */
function partsOf(exact: string, { pairs = [] }: LengthWords, { units, numbers, aged, one }: Patterns): Part[] | null {
  if (aged.test(exact)) return [{ count: Number.parseInt(asciiFigures(exact), 10), unit: 0 }]
  const parts = Array.from(exact.matchAll(one), ([, number, unit, pair]): Part => {
    if (number === undefined || unit === undefined) {
      const [, count, of] = pairs.find(([pattern]) => whole(pattern).test(pair!))!
      return { count, unit: of }
    }
    const count = /^\p{Nd}/u.test(number) ? Number(asciiFigures(number)) : numbers.findIndex((pattern) => pattern.test(number)) + 2
    return { count, unit: units.findIndex((pattern) => pattern.test(unit)) }
  })
  const [first, second] = parts
  if (first === undefined || parts.some(({ count }) => count === 0)) return null
  return second === undefined || first.unit < second.unit ? parts : null
}

function lengthAt(text: string, match: RegExpExecArray, parts: readonly Part[], patterns: Patterns): Suggestion {
  const [exact] = match
  const start = match.index
  const [before, after] = [text.slice(Math.max(0, start - 40), start), text.slice(start + exact.length, start + exact.length + 40)]
  const sentence = patterns.sentenceBefore.test(before) || patterns.sentenceAfter.test(after)
  const [first] = parts
  const isAge = patterns.aged.test(exact) || patterns.ageBefore.test(before) || patterns.ageAfter.test(after) || standsAlone(before, after)
  if (first?.unit === 0 && parts.length === 1 && !sentence && isAge && first.count <= oldest) return age(start, exact, String(first.count))
  const fact = sentence && first?.unit === 0 && parts.length === 1 ? { fact: 'sentence.years' } : {}
  return { ...said(start, exact), kind: 'duration', understood: isoOf(parts), ...fact }
}

/** "Carlos Severo (16 años)", "Ana, 24 years, …": in brackets, or between commas after a name. */
const standsAlone = (before: string, after: string): boolean =>
  (/\(\s*$/.test(before) && /^\s*[),]/.test(after)) || (/\p{Lu}\p{L}+,\s*$/u.test(before) && /^\s*,/.test(after))

function isoOf(parts: readonly Part[]): string {
  const [date, time] = [parts.filter(({ unit }) => unit < 4), parts.filter(({ unit }) => unit >= 4)]
  const written = (some: readonly Part[]): string => some.map(({ count, unit }) => `${count}${'YMWDHM'[unit]}`).join('')
  return `P${written(date)}${time.length === 0 ? '' : `T${written(time)}`}`
}

const age = (start: number, exact: string, years: string): Suggestion => ({
  ...said(start, exact),
  kind: 'age',
  understood: years,
  fact: 'person.age',
})

const said = (start: number, exact: string): Pick<Suggestion, 'start' | 'end' | 'exact' | 'raw' | 'note'> => ({
  start,
  end: start + exact.length,
  exact,
  raw: exact.replaceAll(/\s+/g, ' '),
  note: null,
})
