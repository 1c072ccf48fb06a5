import { directionOf, languageName } from '../../kit/index.ts'
import { translatedWords, wordLanguages } from '../../publishing/index.ts'
import type { Site } from './page.tsx'

type Ways<Language extends string> = {
  /** The languages that the page is in. */
  readonly languages: readonly Language[]
  /** Where it is in one of them. */
  readonly pathIn: (lang: Language) => string
}

/** The languages that Amparo has words in. */
export const everyLanguage: readonly string[] = wordLanguages.map(({ lang }) => lang)

/** A page of Amparo's own words in each language that it is in, by the language's own name. */
export const LanguageSwitch = <Language extends string>({ lang, languages, pathIn }: Ways<Language> & { readonly lang: string }) => (
  <nav class="contents" aria-label={translatedWords(lang).words.languages}>
    {languages.map((one) => (
      <a href={pathIn(one)} hreflang={one} lang={one} dir={directionOf(one)} aria-current={one === lang ? 'page' : undefined}>
        {languageName(one)}
      </a>
    ))}
  </nav>
)

/** The same for what reads the head of a page. The first language is for whoever has no other. */
export const InOtherLanguages = <Language extends string>({ site, languages, pathIn }: Ways<Language> & { readonly site: Site }) => (
  <>
    {languages.map((one) => (
      <link rel="alternate" hreflang={one} href={site.origin + pathIn(one)} />
    ))}
    <link rel="alternate" hreflang="x-default" href={site.origin + pathIn(languages[0]!)} />
  </>
)
