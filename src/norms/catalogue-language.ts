import { languageOf } from '../kit/index.ts'
import type { Catalogue } from './catalogue.ts'
import type { Instrument, Norm, Paraphrase } from './norm.ts'

/** The catalogue in a language besides English, in words of ours (data/norm-words). What is missing in it stands in English. */
export type CatalogueLanguage = {
  /** As BCP 47 names it. */
  readonly lang: string
  /** What instruments are called, by id; every one of them. */
  readonly titles: ReadonlyMap<string, string>
  /** Ids of instruments whose title is ours, and no name that we know them to have in the language. */
  readonly ourTitles: ReadonlySet<string>
  /** The short names of what States ratify, by id. */
  readonly treaties: ReadonlyMap<string, string>
  /** What numbers of norms are made of, in English and in the language, the longest first. */
  readonly cites: readonly (readonly [english: string, own: string])[]
  readonly tags: ReadonlyMap<string, string>
  /** The labels of facts, their values, and the units of their numbers: of one, and of several. */
  readonly facts: ReadonlyMap<string, string>
  readonly values: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, readonly [one: string, several: string]>
  /** The other numbers that texts name beside a limit of ours, by the id of the norm. */
  readonly textNumbers: ReadonlyMap<string, string>
  /** Ids of norms that have no words in it yet. */
  readonly missing: readonly string[]
}

/** In which language besides English the catalogue speaks to a reader of `lang`; undefined where it has English words alone. */
export const catalogueLanguage = ({ languages }: Pick<Catalogue, 'languages'>, lang: string): CatalogueLanguage | undefined =>
  languages.get(lang) ?? languages.get(languageOf(lang))

/** Our words about a norm for a reader of `lang`, with the language they are in: English where there are none in the reader's. */
export function wordsOf({ paraphrases, paraphrase }: Norm, lang: string): Paraphrase & { readonly lang: string } {
  const own = [lang, languageOf(lang)].find((one) => paraphrases[one] !== undefined) ?? 'en'
  return { ...(paraphrases[own] ?? { text: paraphrase, review: 'unreviewed' }), lang: own }
}

/** What an instrument is called in full; in English where the catalogue has no words in the language. */
export const titleOf = (catalogue: Pick<Catalogue, 'languages'>, { id, title }: Instrument, lang = 'en'): string =>
  catalogueLanguage(catalogue, lang)?.titles.get(id) ?? title

/** The number of a norm within its instrument: "Rule 44", "Regla 44". */
export function numberOf(catalogue: Pick<Catalogue, 'languages'>, { cite }: Pick<Norm, 'cite'>, lang = 'en'): string {
  const language = catalogueLanguage(catalogue, lang)
  return language === undefined ? cite : citeIn(language.cites, cite).said
}

/** A norm as it is cited: "Nelson Mandela Rules, Rule 44". In English where the catalogue has no words in the language. */
export function citationOf(catalogue: Pick<Catalogue, 'instruments' | 'languages'>, norm: Norm, lang = 'en'): string {
  const instrument = catalogue.instruments.get(norm.instrument)
  const title = instrument === undefined ? norm.instrument : shortTitle({ title: titleOf(catalogue, instrument, lang) })
  return `${title}, ${numberOf(catalogue, norm, lang)}`
}

/** What people call an instrument: the name in the brackets at the end of its title, else the title. */
export const shortTitle = ({ title }: Pick<Instrument, 'title'>): string => /\((?:the )?([A-Z][^)]+)\)$/.exec(title)?.[1] ?? title

/** A number of a norm in another language, and the words of it that nothing was said for. */
export function citeIn(cites: CatalogueLanguage['cites'], cite: string): { readonly said: string; readonly unsaid: readonly string[] } {
  const parts: { readonly text: string; readonly own: boolean }[] = []
  let rest = cite
  while (rest !== '') {
    const atWord = parts.length === 0 || !/\p{L}$/u.test(parts.at(-1)?.text ?? '')
    const found = atWord ? cites.find(([english]) => rest.startsWith(english) && !/^\p{L}/u.test(rest.slice(english.length))) : undefined
    const taken = found?.[0] ?? /^(?:\p{L}+|[^\p{L}]+)/u.exec(rest)?.[0] ?? rest
    parts.push({ text: found?.[1] ?? taken, own: found !== undefined })
    rest = rest.slice(taken.length)
  }
  return {
    said: parts.map(({ text }) => text).join(''),
    // Numerals and abbreviations in capitals are the same in every language.
    unsaid: parts.flatMap(({ text, own }) => (own || !/^\p{L}{2,}$/u.test(text) || /^\p{Lu}+$/u.test(text) ? [] : [text])),
  }
}
