import { directionOf, languageName } from '../../kit/index.ts'
import {
  languageIn,
  translatedWords,
  translationInWords,
  type Edition,
  type PublishedEdition,
  type PublishedVersion,
} from '../../publishing/index.ts'
import { routes } from '../routes.ts'
import type { Site } from './page.tsx'
import { ownIn, type Reading } from './reading.ts'

/** What stands beside an edition: the languages of its version that are shown, the original first, and what is newest. */
export type BesideEdition = {
  readonly languages: readonly { readonly lang: string; readonly original: boolean }[]
  /** Whether nothing newer is there in its language. */
  readonly current: boolean
  /** The language that the newest version was written in, and whether that version is shown in the language of this edition. */
  readonly newest: { readonly lang: string; readonly inLanguage: boolean }
}

/** Finds it among all editions of the appeal. */
export function besideEdition({ edition, newest }: PublishedEdition, versions: readonly PublishedVersion[]): BesideEdition {
  const shown = versions.filter(({ takenDownAt }) => takenDownAt === undefined)
  const ofNewest = shown.filter(({ version }) => version === newest)
  const inLanguage = versions.filter(({ lang }) => lang === edition.lang)
  return {
    languages: shown.filter(({ version }) => version === edition.version),
    current: edition.translates === undefined ? edition.version === newest : inLanguage[0]?.version === edition.version,
    newest: {
      lang: versions.find(({ version, original }) => version === newest && original)?.lang ?? edition.lang,
      inLanguage: ofNewest.some(({ lang }) => lang === edition.lang),
    },
  }
}

type Props = { readonly published: PublishedEdition; readonly beside: BesideEdition }

/** The languages of the version, each by its own name; nothing where there is one. */
export function Languages({ published: { edition, newest }, beside: { languages } }: Props) {
  const { words, lang: own } = translatedWords(edition.lang)
  if (languages.length < 2) return null
  return (
    <nav class="contents" aria-label={words.languages} {...(own !== edition.lang && { lang: own })}>
      {languages.map(({ lang, original }) => (
        <a
          href={addressIn(edition, newest, original ? undefined : lang)}
          hreflang={lang}
          lang={lang}
          dir={directionOf(lang)}
          aria-current={lang === edition.lang ? 'page' : undefined}
        >
          {languageName(lang)}
        </a>
      ))}
    </nav>
  )
}

/** The same for machines (RFC 8288, `alternate` with `hreflang`); who reads none of them is served by the original. */
export const LanguageAlternates = ({ published: { edition, newest }, beside: { languages }, site }: Props & { readonly site: Site }) =>
  languages.length < 2 ? null : (
    <>
      {languages.map(({ lang, original }) => (
        <link rel="alternate" hreflang={lang} href={site.origin + addressIn(edition, newest, original ? undefined : lang)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={site.origin + addressIn(edition, newest, undefined)} />
    </>
  )

/** Where a language of the same version is read. */
export const addressIn = ({ appeal, version }: Edition, newest: number, translation: string | undefined): string =>
  version === newest
    ? routes.appeal(translation === undefined ? appeal : `${appeal}/${translation}`)
    : routes.version(appeal, version, translation)

/** What a translation says of itself, and the way to its original. */
export function OfTranslation({ edition, newest }: Pick<PublishedEdition, 'edition' | 'newest'>) {
  const { words, lang } = translatedWords(edition.lang)
  if (edition.translates === undefined) return null
  return (
    <p class="hint" {...ownIn(edition.lang, lang)}>
      {translationInWords(edition).join(words.between)}
      {words.between}
      <a href={addressIn(edition, newest, undefined)} hreflang={edition.translates.lang}>
        {words.original}
      </a>
    </p>
  )
}

/** That a newer version is there: in this language, or only in others. */
export function Older({ published: { edition, newest }, beside, reading }: Props & { readonly reading: Reading }) {
  const { words, own } = reading
  const { appeal, version, lang, translates } = edition
  const translated = translatedWords(lang)
  if (version === newest) return null
  if (translates === undefined || beside.newest.inLanguage)
    return (
      <p class="older" {...own}>
        {words.status.older(version)}{' '}
        <a href={routes.appeal(translates === undefined ? appeal : `${appeal}/${lang}`)}>{words.status.latest}</a>
      </p>
    )
  return (
    <p class="older" {...ownIn(lang, translated.lang)}>
      {translated.words.newer(languageIn(beside.newest.lang, translated.lang))}{' '}
      <a href={routes.appeal(appeal)} hreflang={beside.newest.lang}>
        {translated.words.newest}
      </a>
    </p>
  )
}
