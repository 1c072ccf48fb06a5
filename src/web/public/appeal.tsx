import type { Day } from '../../kit/index.ts'
import { languageName } from '../../kit/index.ts'
import {
  askingHeadings,
  changesBySentence,
  codeOf,
  newsInWords,
  setApart,
  statusLine,
  type ChainLink,
  type Edition,
  type ToldChange,
  type PublishedEdition,
} from '../../publishing/index.ts'
import type { PublicTimeline } from '../../delivery/index.ts'
import type { SigningState } from '../../signons/index.ts'
import { placeOf, routes, type PrintedAppealForm } from '../routes.ts'
import type { Shown } from './contested.tsx'
import { OfCollection, type ShownCollection } from './collections/of-collection.tsx'
import { CitedNorms } from './cited-norms.tsx'
import { foldOf } from './fold.ts'
import { Alternates } from './forms/alternates.tsx'
import { isBehind } from './forms/behind-page.tsx'
import { LanguageAlternates, Languages, OfTranslation, Older, type BesideEdition } from './languages.tsx'
import { Method } from './method-of-edition.tsx'
import { Notes } from './notes.tsx'
import { Page, type Site } from './page.tsx'
import { readingIn, type Reading } from './reading.ts'
import { Asks, Text } from './sentences.tsx'
import { SignBlock } from './signing/block.tsx'
import { Chain } from './versions/chain.tsx'
import { Course, CourseLink } from './course.tsx'
import { WriteLink } from './write-yourself.tsx'
import { Timeline } from '../timeline/timeline.tsx'

type Props = {
  readonly site: Site
  readonly published: PublishedEdition
  readonly today: Day
  /** Of the forms that are made once, those that can be had. */
  readonly printed: readonly PrintedAppealForm[]
  /** What has changed since, for readers. */
  readonly changes?: readonly ToldChange[]
  readonly signing?: SigningShown
  /** Absent in a preview, which stands alone. */
  readonly beside?: BesideEdition
  /** All versions of the appeal. */
  readonly chain?: readonly ChainLink[]
  /** What became of it, where readers are told of deliveries. */
  readonly course?: PublicTimeline
  /** Whether there is somebody whom supporters may write to. */
  readonly writing?: boolean
  /** The collection whose own appeal it is, where readers see that. */
  readonly collection?: ShownCollection
}

/** What is not published stands beside nothing. */
const alone = ({ edition }: PublishedEdition): BesideEdition => ({
  languages: [],
  current: true,
  newest: { lang: edition.lang, inLanguage: true },
})

/** How the sign-ons of the appeal stand, where it takes them or took them. */
export type SigningShown = Exclude<SigningState, { kind: 'none' }>

/** One edition of an appeal, with everything its readers may open. */
export function AppealPage({
  site,
  published,
  today,
  printed,
  changes = [],
  signing,
  chain = [],
  beside = alone(published),
  ...more
}: Props) {
  const { edition: frozen } = published
  const edition = setApart(frozen)
  const reading = readingIn(edition.lang, edition.translates?.lang)
  const { words, own, date } = reading
  const { current } = beside
  const [place, translation] = [placeOf(edition), edition.translates && edition.lang]
  const headings = askingHeadings(edition, words)
  const shown: Shown = new Map()
  const fold = foldOf(edition)
  const since = changesBySentence(changes)
  const [firstChanged] = since.keys()
  return (
    <Page
      site={site}
      reading={reading}
      title={edition.title}
      path={current ? routes.appeal(place) : routes.version(edition.appeal, edition.version, translation)}
      head={
        <>
          <Alternates {...{ edition, site, current, behind: current && isBehind(published), printed }} />
          <LanguageAlternates {...{ published, beside, site }} />
        </>
      }
    >
      <article>
        <header>
          <Languages {...{ published, beside }} />
          {translation !== undefined && <Older {...{ published, beside, reading }} />}
          <p class={`status ${edition.status}`} {...own}>
            {statusLine(edition, words, today)}
          </p>
          <h1>{edition.title}</h1>
          <p class="summary">{edition.summary}</p>
          {edition.news !== undefined && <p class="news">{newsInWords(edition)}</p>}
          <p class="facts" {...own}>
            <span>{codeOf(edition)}</span> · <span>{words.status.published(date(edition.published), edition.version)}</span> ·{' '}
            <span lang={edition.lang}>{languageName(edition.lang)}</span>
          </p>
          {translation === undefined && <Older {...{ published, beside, reading }} />}
          <OfTranslation {...published} />
          {more.collection !== undefined && <OfCollection collection={more.collection} lang={edition.lang} />}
          {firstChanged !== undefined && (
            <p class="older" {...own}>
              <a href={`#${firstChanged}`}>{words.since.sentences(since.size)}</a>
            </p>
          )}
          {signing !== undefined && <SignBlock edition={edition} state={signing} />}
          <Contents reading={reading} edition={edition} told={more.course !== undefined} />
        </header>
        <Part id="text" title={words.headings.text} reading={reading}>
          <Text {...{ edition, reading, shown, fold, since }} />
        </Part>
        <Part id="asks" title={headings.asks} reading={reading}>
          <Asks {...{ edition, reading, shown, fold, since }} />
        </Part>
        <Part id="to" title={headings.to} reading={reading}>
          <ul class="addressees">
            {edition.to.map(({ name, title, body }) => (
              <li>
                <b {...reading.recorded}>{name}</b>
                {[title, body]
                  .filter((part) => part !== undefined && part !== '' && part !== name)
                  .map((part) => (
                    <span {...reading.recorded}> {part}</span>
                  ))}
              </li>
            ))}
          </ul>
          {more.writing === true && <WriteLink {...{ edition }} />}
        </Part>
        <Part id="notes" title={words.headings.notes} reading={reading}>
          <p class="hint" {...own}>
            {words.notes.intro}
          </p>
          <p class="hint" {...own}>
            {words.notes.key}
          </p>
          <Notes {...{ edition, reading, changes }} />
          <CitedNorms edition={edition} reading={reading} />
        </Part>
        {edition.timeline.length > 0 && (
          <Part id="timeline" title={words.headings.timeline} reading={reading}>
            <Timeline lanes={edition.timeline} reading={reading} />
          </Part>
        )}
        <Part id="method" title={words.headings.method} reading={reading}>
          <Method {...{ published, reading, current, printed, origin: site.origin }} />
        </Part>
        {more.course !== undefined && <Course lang={edition.lang} course={more.course} reading={reading} />}
        <Chain {...{ edition, chain, reading }} />
      </article>
    </Page>
  )
}

function Part({ id, title, reading, children }: { id: string; title: string; reading: Reading; children: preact.ComponentChildren }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} {...reading.own}>
        {title}
      </h2>
      {children}
    </section>
  )
}

/** Leads to the parts of the page. What became of it comes first, though it stands last: it is what people come back for. */
function Contents({ reading: { words, own }, edition, told }: { reading: Reading; edition: Edition; told: boolean }) {
  const { headings } = words
  const asking = askingHeadings(edition, words)
  const parts = [
    ['asks', asking.asks],
    ['to', asking.to],
    ['notes', headings.notes],
    ...(edition.timeline.length > 0 ? [['timeline', headings.timeline]] : []),
    ['method', headings.method],
  ]
  return (
    <nav class="contents" aria-label={headings.contents} {...own}>
      {told && <CourseLink lang={edition.lang} />}
      {parts.map(([id, title]) => (
        <a href={`#${id}`}>{title}</a>
      ))}
    </nav>
  )
}
