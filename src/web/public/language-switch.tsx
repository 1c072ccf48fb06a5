import { directionOf, languageName } from '../../kit/index.ts'
import { translatedWords, wordLanguages } from '../../publishing/index.ts'
import type { Site } from './page.tsx'

type Props = {
  readonly lang: string
  /** Where the page is in a language that we have words in. */
  readonly pathIn: (words: string) => string
}

/** A page of Amparo's own words in each language that it has words in, by the language's own name. */
export const LanguageSwitch = ({ lang, pathIn }: Props) => (
  <nav class="contents" aria-label={translatedWords(lang).words.languages}>
    {wordLanguages.map((words) => (
      <a
        href={pathIn(words.lang)}
        hreflang={words.lang}
        lang={words.lang}
        dir={directionOf(words.lang)}
        aria-current={words.lang === lang ? 'page' : undefined}
      >
        {languageName(words.lang)}
      </a>
    ))}
  </nav>
)

/** The same for what reads the head of a page. */
export const InOtherLanguages = ({ site, pathIn }: { site: Site } & Pick<Props, 'pathIn'>) => (
  <>
    {wordLanguages.map((words) => (
      <link rel="alternate" hreflang={words.lang} href={site.origin + pathIn(words.lang)} />
    ))}
    <link rel="alternate" hreflang="x-default" href={site.origin + pathIn('en')} />
  </>
)
