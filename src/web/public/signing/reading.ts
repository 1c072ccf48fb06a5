import { digitsOf } from '../../../kit/index.ts'
import { wordsFor } from '../../../publishing/index.ts'
import { readingIn, type Reading } from '../reading.ts'
import { signingWordsFor, type SigningWords } from './words/index.ts'

/** In which language a page about sign-ons is read. */
export type SigningReading = Reading & {
  readonly signing: SigningWords
  /** A moment in the words of the page, in UTC. */
  readonly moment: (at: Date) => string
  /** The name of a country, by its code. */
  readonly country: (code: string) => string
}

/**
 * How to read a page about sign-ons that belongs to an appeal in `lang`. Everything on it is Amparo's own words, so it is
 * whole in English where there are none in that language.
 */
export function signingReading(lang: string): SigningReading {
  const known = wordsFor(lang).lang
  const chosen = lang === known || lang.startsWith(`${known}-`) ? lang : 'en'
  // Drawn from a page's language, of which there are few, and slow to make.
  const reading = readings.get(chosen) ?? read(chosen)
  if (readings.size < 100) readings.set(chosen, reading)
  return reading
}

const readings = new Map<string, SigningReading>()

function read(chosen: string): SigningReading {
  const signing = signingWordsFor(chosen)
  const settings = {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
    numberingSystem: digitsOf(chosen),
    calendar: 'gregory',
  } as const
  // As the rest of the page writes days: 28 July 2021.
  const moments = new Intl.DateTimeFormat(chosen === 'en' ? 'en-GB' : chosen, settings)
  const countries = new Intl.DisplayNames(chosen, { type: 'region' })
  return {
    ...readingIn(chosen),
    signing,
    moment: (at) => `${moments.format(at)} UTC`,
    country: (code) => countries.of(code) ?? code,
  }
}

/** The language of ours that a browser would rather read, where nothing else says it (RFC 9110, 12.5.4); English if none. */
export function languageAskedFor(accepted: string | undefined): string {
  const asked = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => /^\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*(?:;\s*q=([\d.]+))?\s*$/.exec(part))
    .flatMap((match) => (match === null ? [] : [{ lang: match[1]!, weight: Number(match[2] ?? 1) }]))
    .toSorted((a, b) => b.weight - a.weight)
    .filter(({ lang }) => /^en\b/i.test(lang) || wordsFor(lang).lang !== 'en')
  return asked[0]?.lang ?? 'en'
}
