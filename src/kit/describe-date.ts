import { dateWordsOf, type DateWords } from './date-words.ts'
import type { KnownDate, SourceDate } from './date.ts'
import { languageOf } from './language.ts'
import { parseDate } from './parse-date.ts'

/**
 * A date in the words of a language, for pages: "17 July 2021", "about 1934", "17–20 July 2021", "some time in July 2021"
 * (for 2021-07-XX). Never more precise than the date. Takes a BCP 47 tag; languages whose words we do not have get
 * signs instead of words (≈, ?, →). An unparsed date is given back as the source wrote it.
 */
export function describeDate(date: SourceDate, lang: string): string {
  if (date.kind === 'unparsed') return date.text
  const say = dateWordsOf(lang)
  if (date.precision === 'interval' && date.ends) return interval(date.ends, say, lang)
  if (date.precision === 'set') return set(date, lang)
  return marked(date, /^\d{4}-XX|-XX\W*$/.test(date.text) ? say.within(plain(date, say, lang)) : plain(date, say, lang), say)
}

function interval(ends: NonNullable<KnownDate['ends']>, say: DateWords, lang: string): string {
  const { from, to } = ends
  if (from === null) return say.until(to === null ? '…' : describeDate(to, lang))
  if (to === null) return say.since(describeDate(from, lang))
  const exact = [from, to].every((date) => !date.approximate && !date.uncertain && !date.text.includes('X'))
  const format = from.precision === to.precision ? formats(lang)[from.precision] : undefined
  if (!exact || format === undefined) return say.between(describeDate(from, lang), describeDate(to, lang))
  return withoutYearMark(format.formatRange(instantOf(from), instantOf(to)))
}

function set(date: KnownDate, lang: string): string {
  const members = date.text
    .slice(1, -1)
    .split(',')
    .map((member) => describeDate(parseDate(member.replace('..', '/')), lang))
  const type = date.text.startsWith('[') ? 'disjunction' : 'conjunction'
  return new Intl.ListFormat(tagOf(lang), { type }).format(members)
}

function plain(date: KnownDate, say: DateWords, lang: string): string {
  const year = date.text.replace(/^\W/, '').slice(0, 4).replaceAll('X', '0')
  if (date.precision === 'decade') return say.decade(year)
  if (date.precision === 'century') return say.century(year, `${year.slice(0, 2)}99`)
  if (date.precision === 'season') {
    const season = Number(/-\W?(2[1-4])/.exec(date.text)?.[1]) - 21
    const name = say.seasons[season] ?? ''
    return languageOf(lang) === 'zh' ? `${year}年${name}` : `${name} ${year}`
  }
  return withoutYearMark(formats(lang)[date.precision]?.format(instantOf(date)) ?? date.text)
}

/** Russian dates end with г., which would make two full stops at the end of a sentence; they are right without it. */
const withoutYearMark = (text: string): string => text.replace(/\sг\.$/, '')

function marked(date: KnownDate, text: string, say: DateWords): string {
  const about = date.approximate ? say.about(text) : text
  return date.uncertain ? say.perhaps(about) : about
}

type Formats = Partial<Record<KnownDate['precision'], Intl.DateTimeFormat>>
const known = new Map<string, Formats>()

function formats(lang: string): Formats {
  const cached = known.get(lang)
  if (cached !== undefined) return cached
  const make = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(tagOf(lang), { calendar: 'gregory', timeZone: 'UTC', ...options })
  const day = make({ day: 'numeric', month: 'long', year: 'numeric' })
  const made: Formats = { minute: day, day, month: make({ month: 'long', year: 'numeric' }), year: make({ year: 'numeric' }) }
  known.set(lang, made)
  return made
}

// Day before month, as the world outside the United States writes it.
const tagOf = (lang: string): string => (lang === 'en' ? 'en-GB' : languageOf(lang) === '' ? 'und' : lang)

// Noon keeps the day whatever a formatter does at midnight.
const instantOf = (date: KnownDate): number => (date.earliest + 0.5) * 86_400_000
