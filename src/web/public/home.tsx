import type { Day } from '../../kit/index.ts'
import { inOrder, setApart, statusLine, wordsFor, type ListedEdition } from '../../publishing/index.ts'
import { directionOf } from '../../kit/index.ts'
import { routes } from '../routes.ts'
import { Page, type Site } from './page.tsx'
import { readingIn } from './reading.ts'

/** Every appeal that was published here: closed records first (see inOrder), and what an empty site says. */
export function HomePage({ site, editions, today }: { site: Site; editions: readonly ListedEdition[]; today: Day }) {
  const { closed, open } = inOrder(editions)
  return (
    <Page
      site={site}
      reading={readingIn('en')}
      title={site.name}
      description="Cited appeals for people in custody: each sentence with its source, contradictions side by side."
      path={routes.home}
    >
      <header>
        <h1>Appeals for people in custody</h1>
        <p class="summary">
          Each sentence opens to the statements behind it: who said it, where it is printed, and the other account where there is one. We
          take no side: the rules of custody protect everyone, whatever they are accused or convicted of.
        </p>
        {editions.length > 0 && (
          <p class="facts">
            {closed.length > 0 && <a href="#closed">{counted(closed.length, 'closed record', 'closed records')}</a>}
            {closed.length > 0 && open.length > 0 && ' · '}
            {open.length > 0 && <a href="#open">{counted(open.length, 'appeal open now', 'appeals open now')}</a>}
          </p>
        )}
      </header>
      {editions.length === 0 && <Empty />}
      {closed.length > 0 && <List id="closed" title="Closed records" {...{ editions: closed, today }} />}
      {open.length > 0 && <List id="open" title="Open appeals" {...{ editions: open, today }} />}
    </Page>
  )
}

function List({ id, title, editions, today }: { id: string; title: string; editions: readonly ListedEdition[]; today: Day }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <ul class="appeals">
        {editions.map((edition) => {
          const words = wordsFor(edition.lang)
          return (
            <li lang={edition.lang} dir={directionOf(edition.lang)}>
              <p class={`status ${edition.status}`} lang={words.lang} dir={directionOf(words.lang)}>
                {statusLine(edition, words, today)}
              </p>
              <h3>
                <a href={routes.appeal(edition.appeal)}>{setApart(edition.title)}</a>
              </h3>
              <p>{setApart(edition.summary)}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Readers are not told how a site is run, nor whether something was here before: what was taken down says so where it was. */
const Empty = () => (
  <section>
    <h2>No appeal is published here now</h2>
    <p>An appeal appears on this page when the people who run this site publish it.</p>
    <p>
      <a href={routes.method}>How Amparo works</a>
    </p>
  </section>
)

const counted = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`
