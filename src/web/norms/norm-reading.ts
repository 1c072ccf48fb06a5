import { describeDate, directionOf, parseDate } from '../../kit/index.ts'
import { catalogueLanguage, citationOf, numberOf, titleOf, wordsOf, type Catalogue, type Instrument, type Norm } from '../../norms/index.ts'
import { normAddressesIn, type NormAddresses, type NormLanguage } from './addresses.ts'
import { normPageWords, type NormPageWords } from './words/index.ts'

type Marked = { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' }

/** In which language pages of norms are read: their words, their addresses, and what the catalogue says in it. */
export type NormReading = {
  readonly lang: NormLanguage
  readonly catalogue: Catalogue
  readonly words: NormPageWords
  readonly at: NormAddresses
  readonly title: (instrument: Instrument) => string
  readonly citation: (norm: Norm) => string
  readonly number: (norm: Pick<Norm, 'cite'>) => string
  readonly ours: (norm: Norm) => ReturnType<typeof wordsOf>
  /** The short name of what States ratify. */
  readonly treaty: (id: string, title: string) => string
  readonly state: (state: { readonly code: string; readonly name: string }) => string
  /** Whom an instrument of a region concerns. */
  readonly region: (region: string) => string
  /** A day or a year as a source gives it. */
  readonly date: (date: string) => string
  /** What marks words of another language than the page's. */
  readonly marked: (lang: string) => Marked
}

export function normReadingIn(catalogue: Catalogue, lang: NormLanguage): NormReading {
  const words = normPageWords[lang]
  const regions: Readonly<Record<string, string>> = words.instrument.region
  const names = new Intl.DisplayNames([lang], { type: 'region' })
  const state: NormReading['state'] = ({ code, name }) => (lang === 'en' ? name : (names.of(code) ?? name))
  return {
    lang,
    catalogue,
    words,
    at: normAddressesIn(lang),
    title: (instrument) => titleOf(catalogue, instrument, lang),
    citation: (norm) => citationOf(catalogue, norm, lang),
    number: (norm) => numberOf(catalogue, norm, lang),
    ours: (norm) => wordsOf(norm, lang),
    treaty: (id, title) => catalogueLanguage(catalogue, lang)?.treaties.get(id) ?? title,
    state,
    region: (region) => {
      const one = catalogue.states.get(region)
      return regions[region] ?? (one === undefined ? region : state(one))
    },
    date: (date) => describeDate(parseDate(date), lang),
    marked: (other) => (other === lang ? {} : { lang: other, dir: directionOf(other) }),
  }
}
