import { dayOfInstant, directionOf, formatDay, type Day } from '../../../kit/index.ts'
import type { Release } from '../../../collections/index.ts'
import { collectionWords, setApart, type FeedEdition } from '../../../publishing/index.ts'
import { numbersIn } from '../../collections/numbers-in.ts'
import { Released } from '../../collections/released.tsx'
import { routes } from '../../routes.ts'
import { AppealList } from '../home.tsx'
import { everyLanguage, InOtherLanguages, LanguageSwitch } from '../language-switch.tsx'
import { Page, type Site } from '../page.tsx'
import { ownIn, readingIn } from '../reading.ts'
import type { ShownRelease } from './add-collections.tsx'

type ListProperties = { readonly site: Site; readonly lang: string; readonly releases: readonly ShownRelease[] }

/** The collections that are shown, by their numbers. */
export function CollectionsPage({ site, lang, releases }: ListProperties) {
  const { words } = collectionWords(lang)
  return (
    <Page
      site={site}
      reading={readingIn(lang)}
      title={words.title}
      description={words.intro}
      path={routes.collectionsIn(lang)}
      head={<InOtherLanguages site={site} languages={everyLanguage} pathIn={routes.collectionsIn} />}
    >
      <header>
        <h1>{words.title}</h1>
        <p class="summary">{words.intro}</p>
      </header>
      {releases.length === 0 && <p>{words.none}</p>}
      {releases.length > 0 && (
        <section>
          <ul class="appeals">
            {releases
              .toSorted((a, b) => a.collection - b.collection)
              .map(({ collection, content: { shown } }) => (
                <li lang={shown.lang} dir={directionOf(shown.lang)}>
                  <h2>
                    <a href={routes.collection(collection)}>{setApart(shown.title)}</a>
                  </h2>
                  <p>{setApart(shown.introduction.split('\n', 1)[0] ?? '')}</p>
                </li>
              ))}
          </ul>
        </section>
      )}
      <LanguageSwitch lang={lang} languages={everyLanguage} pathIn={routes.collectionsIn} />
    </Page>
  )
}

type PageProperties = {
  readonly site: Site
  /** The address of the style sheet of collections. */
  readonly style: string
  readonly release: ShownRelease
  /** The collection's own appeals, and those about persons in it. */
  readonly own: readonly FeedEdition[]
  readonly others: readonly FeedEdition[]
  readonly today: Day
}

/** One collection: what was released of it, and the appeals that are shown now. */
export function CollectionPage({ site, style, release, own, others, today }: PageProperties) {
  const { collection, number, content, decision } = release
  const { shown } = content
  const reading = readingIn(shown.lang)
  const { words, lang } = collectionWords(shown.lang)
  const ours = ownIn(shown.lang, lang)
  const path = routes.collection(collection)
  const day = reading.date(formatDay(dayOfInstant(decision.at)))
  return (
    <Page
      site={site}
      reading={reading}
      title={shown.title}
      path={path}
      head={
        <>
          <link rel="stylesheet" href={style} />
          <link rel="alternate" type="text/csv" href={site.origin + routes.collectionAs(collection, 'csv')} />
          <link rel="alternate" type="application/json" href={site.origin + routes.collectionAs(collection, 'json')} />
        </>
      }
    >
      <article>
        <header>
          <h1>{setApart(shown.title)}</h1>
        </header>
        <Released frozen={setApart(shown)} />
        <p class="facts" {...ours}>
          {words.released(numbersIn(shown.lang).number(number), day, reading.date(shown.counted))}
        </p>
        <p class="facts" {...ours}>
          {words.files}: <a href={routes.collectionAs(collection, 'csv')}>CSV</a>,{' '}
          <a href={routes.collectionAs(collection, 'json')}>JSON</a>
        </p>
        {own.length > 0 && <AppealList id="own" title={words.own} editions={own} today={today} lang={reading.words.lang} />}
        {others.length > 0 ? (
          <AppealList id="appeals" title={words.appeals} editions={others} today={today} lang={reading.words.lang} />
        ) : (
          <p {...ours}>{words.noAppeals}</p>
        )}
        <p class="onward" {...ours}>
          <a href={routes.collectionsIn(lang)}>{words.title}</a>
        </p>
      </article>
    </Page>
  )
}

/** What stands where a collection was taken down, or its words were erased: since when, and why. Nothing of it is repeated. */
export function CollectionDownPage({
  site,
  release: { takenDown, decision, content },
}: {
  readonly site: Site
  readonly release: Release
}) {
  const lang = content?.shown.lang ?? 'en'
  const reading = readingIn(lang)
  const { words, lang: own } = collectionWords(lang)
  const at = takenDown?.at ?? decision?.at
  return (
    <Page site={site} reading={reading} title={words.down.title}>
      <h1 {...ownIn(lang, own)}>{words.down.title}</h1>
      {at !== undefined && takenDown !== null && <p {...ownIn(lang, own)}>{words.down.when(reading.date(formatDay(dayOfInstant(at))))}</p>}
      {takenDown !== null && takenDown.reason !== '' && (
        <p>
          <b {...reading.own}>{reading.words.down.reason}:</b> {setApart(takenDown.reason)}
        </p>
      )}
      <p {...reading.own}>
        <a href={routes.homeIn(reading.words.lang)}>{reading.words.page.home}</a>
      </p>
    </Page>
  )
}
