/** Whether the text is a well-formed BCP 47 language tag. */
export const isLanguage = (lang: string): boolean => localeOf(lang) !== null

/**
 * Whether it is the well-formed tag of a language that there is, as far as the program knows: a code of two letters has to have a name (`xx` has
 * none). Of three letters there are thousands, which Intl names only in part, such as `shp`: they are taken as they are.
 */
export function isKnownLanguage(lang: string): boolean {
  const language = languageOf(lang)
  return language.length > 2 ? language !== 'und' : language !== '' && names.of(language) !== undefined
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** The language subtag of a tag: `zh-Hans` is `zh`. Empty when the tag is not well formed. */
export const languageOf = (lang: string): string => localeOf(lang)?.language ?? ''

/** The script a language is written in, as ISO 15924: `es` is Latn, `ar` Arab, `zh-Hans` Hans. `Zyyy` when unknown. */
export const scriptOf = (lang: string): string => localeOf(lang)?.maximize().script ?? 'Zyyy'

/** Which way a language is written. Takes a BCP 47 tag; an unknown one reads left to right. */
export const directionOf = (lang: string): 'ltr' | 'rtl' => (rightToLeft.has(scriptOf(lang)) ? 'rtl' : 'ltr')

/** The class that sets size and line height: Arabic, Ethiopic and Chinese or Japanese letters need their own. */
export function scriptClass(lang: string): 'script-arabic' | 'script-ethiopic' | 'script-han' | 'script-other' {
  const script = scriptOf(lang)
  if (script === 'Arab') return 'script-arabic'
  if (script === 'Ethi') return 'script-ethiopic'
  return script === 'Hans' || script === 'Hant' || script === 'Jpan' || script === 'Hani' ? 'script-han' : 'script-other'
}

/** A language's name in its own script: `es` is español, `ar` العربية. The tag itself when it has no known name. */
export function languageName(lang: string): string {
  const locale = localeOf(lang)
  if (locale === null) return lang
  return new Intl.DisplayNames([lang], { type: 'language', languageDisplay: 'standard' }).of(lang) ?? lang
}

// Scripts of Unicode that run from right to left and are in use.
const rightToLeft: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Samr', 'Mand'])

// Asked for every date of every page, and dear to make.
const locales = new Map<string, Intl.Locale | null>()

function localeOf(lang: string): Intl.Locale | null {
  const before = locales.get(lang)
  if (before !== undefined) return before
  if (locales.size >= 1000) locales.clear()
  const locale = readLocale(lang)
  locales.set(lang, locale)
  return locale
}

function readLocale(lang: string): Intl.Locale | null {
  try {
    return new Intl.Locale(lang)
  } catch {
    // Intl.Locale refuses by throwing, and has no other way to ask.
    return null
  }
}
