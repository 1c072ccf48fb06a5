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
  const say = wordsOf(lang)
  if (date.precision === 'interval' && date.ends) return interval(date.ends, say, lang)
  if (date.precision === 'set') return set(date, lang)
  return marked(date, /^\d{4}-XX|-XX\W*$/.test(date.text) ? say.within(plain(date, say, lang)) : plain(date, say, lang), say)
}

type Words = {
  readonly about: (date: string) => string
  readonly perhaps: (date: string) => string
  readonly within: (date: string) => string
  readonly since: (date: string) => string
  readonly until: (date: string) => string
  readonly between: (from: string, to: string) => string
  readonly decade: (year: string) => string
  readonly century: (first: string, last: string) => string
  readonly seasons: readonly [string, string, string, string]
}

const words: Readonly<Record<string, Words>> = {
  en: {
    about: (date) => `about ${date}`,
    perhaps: (date) => `${date} (uncertain)`,
    within: (date) => `some time in ${date}`,
    since: (date) => `since ${date}`,
    until: (date) => `until ${date}`,
    between: (from, to) => `${from} to ${to}`,
    decade: (year) => `the ${year}s`,
    century: (first, last) => `between ${first} and ${last}`,
    seasons: ['spring', 'summer', 'autumn', 'winter'],
  },
  es: {
    about: (date) => `hacia ${date}`,
    perhaps: (date) => `${date} (dudoso)`,
    within: (date) => `en algún momento de ${date}`,
    since: (date) => `desde ${date}`,
    until: (date) => `hasta ${date}`,
    between: (from, to) => `de ${from} a ${to}`,
    decade: (year) => `el decenio de ${year}`,
    century: (first, last) => `entre ${first} y ${last}`,
    seasons: ['primavera de', 'verano de', 'otoño de', 'invierno de'],
  },
  ar: {
    about: (date) => `نحو ${date}`,
    perhaps: (date) => `${date} (غير مؤكد)`,
    within: (date) => `في وقت ما خلال ${date}`,
    since: (date) => `منذ ${date}`,
    until: (date) => `حتى ${date}`,
    between: (from, to) => `من ${from} إلى ${to}`,
    decade: (year) => `عقد ${year}`,
    century: (first, last) => `بين ${first} و${last}`,
    seasons: ['ربيع', 'صيف', 'خريف', 'شتاء'],
  },
  zh: {
    about: (date) => `约${date}`,
    perhaps: (date) => `${date}（存疑）`,
    within: (date) => `${date}内某日`,
    since: (date) => `自${date}起`,
    until: (date) => `至${date}`,
    between: (from, to) => `${from}至${to}`,
    decade: (year) => `${year}年代`,
    century: (first, last) => `${first}年至${last}年间`,
    seasons: ['春季', '夏季', '秋季', '冬季'],
  },
}
const signs: Words = {
  about: (date) => `≈ ${date}`,
  perhaps: (date) => `${date} (?)`,
  within: (date) => `${date} …`,
  since: (date) => `${date} →`,
  until: (date) => `→ ${date}`,
  between: (from, to) => `${from} – ${to}`,
  decade: (year) => `${year}–${year.slice(0, 3)}9`,
  century: (first, last) => `${first}–${last}`,
  seasons: ['1/4', '2/4', '3/4', '4/4'],
}
const wordsOf = (lang: string): Words => words[languageOf(lang)] ?? signs

function interval(ends: NonNullable<KnownDate['ends']>, say: Words, lang: string): string {
  const { from, to } = ends
  if (from === null) return say.until(to === null ? '…' : describeDate(to, lang))
  if (to === null) return say.since(describeDate(from, lang))
  const exact = [from, to].every((date) => !date.approximate && !date.uncertain && !date.text.includes('X'))
  const format = from.precision === to.precision ? formats(lang)[from.precision] : undefined
  if (!exact || format === undefined) return say.between(describeDate(from, lang), describeDate(to, lang))
  return format.formatRange(instantOf(from), instantOf(to))
}

function set(date: KnownDate, lang: string): string {
  const members = date.text
    .slice(1, -1)
    .split(',')
    .map((member) => describeDate(parseDate(member.replace('..', '/')), lang))
  const type = date.text.startsWith('[') ? 'disjunction' : 'conjunction'
  return new Intl.ListFormat(tagOf(lang), { type }).format(members)
}

function plain(date: KnownDate, say: Words, lang: string): string {
  const year = date.text.replace(/^\W/, '').slice(0, 4).replaceAll('X', '0')
  if (date.precision === 'decade') return say.decade(year)
  if (date.precision === 'century') return say.century(year, `${year.slice(0, 2)}99`)
  if (date.precision === 'season') {
    const season = Number(/-\W?(2[1-4])/.exec(date.text)?.[1]) - 21
    const name = say.seasons[season] ?? ''
    return languageOf(lang) === 'zh' ? `${year}年${name}` : `${name} ${year}`
  }
  return formats(lang)[date.precision]?.format(instantOf(date)) ?? date.text
}

function marked(date: KnownDate, text: string, say: Words): string {
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
