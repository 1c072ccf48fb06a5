import { dayOfInstant, directionOf, formatDay, languageName } from '../../kit/index.ts'
import type { Database } from '../../platform/index.ts'
import {
  listVersions,
  setApart,
  translatedWords,
  versionsWords,
  type PublishedEdition,
  type PublishedVersion,
  type TakeDown,
} from '../../publishing/index.ts'
import { routes } from '../routes.ts'
import { addressIn } from './languages.tsx'
import { Page, type Site } from './page.tsx'
import { ownIn, readingIn } from './reading.ts'

/** What of an appeal is shown beside an edition that was taken down. */
export type Standing = {
  /** The other languages of its version, the original first; none where the whole version was taken down. */
  readonly languages: readonly PublishedVersion[]
  /** Other versions in its language, the newest first. */
  readonly versions: readonly PublishedVersion[]
}

/** Finds it among all editions of the appeal. */
export async function whatStands(db: Database, { edition }: Pick<PublishedEdition, 'edition'>): Promise<Standing> {
  const shown = (await listVersions(db, edition.appeal)).filter(({ takenDownAt }) => takenDownAt === undefined)
  return {
    languages: shown.filter(({ version, lang }) => version === edition.version && lang !== edition.lang),
    versions: shown.filter(({ version, lang }) => version !== edition.version && lang === edition.lang),
  }
}

type Down = { readonly published: PublishedEdition; readonly takenDown: TakeDown; readonly stands: Standing }

/** Whether the language alone was taken down, and what is said of that, in which language; else the same of the whole version. */
export function downInWords({ published: { edition, original }, takenDown, stands }: Down) {
  const { words, own, date } = readingIn(edition.lang)
  const translated = translatedWords(edition.lang)
  const alone = !original && stands.languages.length > 0
  const day = date(formatDay(dayOfInstant(takenDown.at)))
  const down = alone ? translated.words.down : words.down
  return { alone, title: down.title, when: down.when(edition.version, day), own: alone ? ownIn(edition.lang, translated.lang) : own }
}

/**
 * What stands where a version, or a translation alone, was taken down: since when and why, in the language of the appeal, and where it is
 * still read. Nothing of its text is repeated, not even the title, because any of it may be the reason.
 */
export function TakenDownPage({ site, ...down }: Down & { readonly site: Site }) {
  const {
    published: { edition, newest },
    takenDown,
    stands,
  } = down
  const reading = readingIn(edition.lang)
  const { words, own } = reading
  const said = downInWords(down)
  return (
    <Page site={site} reading={reading} title={`${said.title} (${edition.appeal})`}>
      <h1 {...said.own}>{said.title}</h1>
      <p {...said.own}>
        {edition.appeal}. {said.when}
      </p>
      <p>
        <b {...own}>{words.down.reason}:</b>{' '}
        <span {...(takenDown.lang === undefined ? {} : ownIn(edition.lang, takenDown.lang))}>{setApart(takenDown.reason)}</span>
      </p>
      {said.alone ? (
        <StillPublished {...{ edition, newest, stands }} />
      ) : (
        <p {...own}>{edition.version === newest ? words.down.later : <a href={routes.appeal(edition.appeal)}>{words.status.latest}</a>}</p>
      )}
      <p {...own}>
        <a href={routes.homeIn(words.lang)}>{words.page.home}</a>
      </p>
    </Page>
  )
}

function StillPublished({ edition, newest, stands }: Pick<PublishedEdition, 'edition' | 'newest'> & { readonly stands: Standing }) {
  const translated = translatedWords(edition.lang)
  const versions = versionsWords(edition.lang)
  return (
    <>
      <p {...ownIn(edition.lang, translated.lang)}>{translated.words.down.stands}</p>
      <ul>
        {stands.languages.map(({ lang, original }) => (
          <li key={lang}>
            <a href={addressIn(edition, newest, original ? undefined : lang)} hreflang={lang} lang={lang} dir={directionOf(lang)}>
              {languageName(lang)}
            </a>
          </li>
        ))}
        {stands.versions.map(({ version, original }) => (
          <li key={version}>
            <a href={routes.version(edition.appeal, version, original ? undefined : edition.lang)}>
              {languageName(edition.lang)}, <span {...ownIn(edition.lang, versions.lang)}>{versions.words.number(version)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
