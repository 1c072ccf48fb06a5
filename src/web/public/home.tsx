import { directionOf, type Day } from '../../kit/index.ts'
import type { Database } from '../../platform/index.ts'
import {
  collectionWords,
  inOrder,
  listEditions,
  listEditionsIn,
  setApart,
  statusLine,
  wordsFor,
  type FeedEdition,
} from '../../publishing/index.ts'
import { normLanguageFor } from '../norms/addresses.ts'
import { routes } from '../routes.ts'
import { everyLanguage, InOtherLanguages, LanguageSwitch } from './language-switch.tsx'
import { Page, type Site } from './page.tsx'
import { readingIn } from './reading.ts'
import { siteWordsFor } from './words/index.ts'

/** The newest edition of every appeal, in a language where its newest version is there in it, else as it was written. */
export async function editionsToList(db: Database, lang: string): Promise<readonly FeedEdition[]> {
  const [written, inLanguage] = await Promise.all([listEditions(db), listEditionsIn(db, lang)])
  const found = new Map(inLanguage.map((edition) => [`${edition.appeal} ${edition.version}`, edition]))
  return written.map((edition) => found.get(`${edition.appeal} ${edition.version}`) ?? edition)
}

type Props = {
  readonly site: Site
  readonly editions: readonly FeedEdition[]
  readonly today: Day
  /** Whether there are collections to look at. */
  readonly collections?: boolean
  /** Of those we have words in. */
  readonly lang?: string
}

/** Every appeal that was published here: closed records first (see inOrder), and what an empty site says. */
export function HomePage({ site, editions, today, collections = false, lang = 'en' }: Props) {
  const { closed, open } = inOrder(editions)
  const { home } = siteWordsFor(lang)
  return (
    <Page
      site={site}
      reading={readingIn(lang)}
      title={site.name}
      description={home.description}
      path={routes.homeIn(lang)}
      head={<InOtherLanguages site={site} languages={everyLanguage} pathIn={routes.homeIn} />}
    >
      <header>
        <h1>{home.title}</h1>
        <p class="summary">{home.summary}</p>
        {editions.length > 0 && (
          <p class="facts">
            {closed.length > 0 && <a href="#closed">{home.closed(closed.length)}</a>}
            {closed.length > 0 && open.length > 0 && ' · '}
            {open.length > 0 && <a href="#open">{home.open(open.length)}</a>}
          </p>
        )}
      </header>
      {editions.length === 0 && <Empty lang={lang} />}
      {closed.length > 0 && <AppealList id="closed" title={home.closedTitle} {...{ editions: closed, today, lang }} />}
      {open.length > 0 && <AppealList id="open" title={home.openTitle} {...{ editions: open, today, lang }} />}
      <p class="facts">
        {collections && (
          <>
            <a href={routes.collectionsIn(lang)}>{collectionWords(lang).words.title}</a>
            {' · '}
          </>
        )}
        <a href={routes.normsIn(normLanguageFor(lang)).norms} hreflang={normLanguageFor(lang)}>
          {home.norms}
        </a>
      </p>
      <LanguageSwitch lang={lang} languages={everyLanguage} pathIn={routes.homeIn} />
    </Page>
  )
}

type ListProps = { id: string; title: string; editions: readonly FeedEdition[]; today: Day; lang: string }

/** Each in its own language; where it stands is said in that of the page. */
export function AppealList({ id, title, editions, today, lang }: ListProps) {
  const words = wordsFor(lang)
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <ul class="appeals">
        {editions.map((edition) => (
          <li lang={edition.lang} dir={directionOf(edition.lang)}>
            <p class="status">
              <bdi class={`status ${edition.status}`} lang={words.lang} dir={directionOf(words.lang)}>
                {statusLine(edition, words, today)}
              </bdi>
            </p>
            <h3>
              <a href={routes.appeal(edition.translation ? `${edition.appeal}/${edition.lang}` : edition.appeal)}>
                {setApart(edition.title)}
              </a>
            </h3>
            <p>{setApart(edition.summary)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Readers are not told how a site is run, nor whether something was here before: what was taken down says so where it was. */
const Empty = ({ lang }: { lang: string }) => (
  <section>
    <h2>{siteWordsFor(lang).home.empty}</h2>
    <p>{siteWordsFor(lang).home.emptyText}</p>
    <p>
      <a href={routes.methodIn(lang)}>{wordsFor(lang).method.more}</a>
    </p>
  </section>
)
