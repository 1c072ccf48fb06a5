import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { setApart } from '../bidi.ts'
import { newsInWords, whatItIs } from '../news-in-words.ts'
import { lastingStatus } from '../status-line.ts'
import { formsWords } from '../words/forms.ts'
import { wordsFor } from '../words/index.ts'
import { versionsWords } from '../words/versions.ts'
import type { FeedEdition } from './listed.ts'

/** A feed, before it is written as Atom or JSON. Addresses are whole. */
export type Feed = {
  readonly title: string
  /** Who publishes. */
  readonly author: string
  readonly lang: string
  /** Where what it tells of is read, and where the feed itself is. */
  readonly home: string
  readonly self: string
  readonly entries: readonly FeedEntry[]
}

type FeedEntry = {
  readonly id: string
  readonly lang: string
  readonly title: string
  readonly address: string
  readonly published: Date
  readonly updated: Date
  readonly summary: string
}

/** A feed as it is asked for, without its entries: where the site lives, and where an edition is read. */
export type FeedSettings = Omit<Feed, 'entries'> & {
  readonly origin: string
  readonly addressOf: (edition: FeedEdition) => string
}

/**
 * Appeals as a feed, the last published first. An entry keeps its id from version to version (a tag URI, RFC 4151, of the day it was
 * first published), so that a reader sees a new version as the same entry renewed.
 */
export function feedOfAppeals(editions: readonly FeedEdition[], { origin, addressOf, ...feed }: FeedSettings): Feed {
  const newest = editions.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.appeal < b.appeal ? -1 : 1))
  return {
    ...feed,
    entries: newest.map((edition) => ({
      ...entryOf(edition, addressOf(edition)),
      id: tagOf(origin, edition.firstPublishedAt, placeIn(edition)),
      title: setApart(edition.title),
      summary: `${lastingStatus(edition, wordsFor(edition.lang))}. ${setApart(edition.summary)}`,
    })),
  }
}

/** The versions of one appeal as a feed, the newest first: each an entry of its own, with what it is and what is new in it. */
export function feedOfVersions(versions: readonly FeedEdition[], { origin, addressOf, ...feed }: FeedSettings): Feed {
  return {
    ...feed,
    entries: versions.map((edition) => {
      const status = `${lastingStatus(edition, wordsFor(edition.lang))}.`
      const what = whatItIs(edition, versionsWords(edition.lang).words)
      return {
        ...entryOf(edition, addressOf(edition)),
        id: tagOf(origin, edition.publishedAt, `${placeIn(edition)}/${edition.version}`),
        title: formsWords(edition.lang).words.versionOf(setApart(edition.title), what),
        summary: `${status} ${edition.news === undefined ? setApart(edition.summary) : newsInWords(setApart(edition))}`,
      }
    }),
  }
}

const entryOf = (
  { lang, firstPublishedAt, publishedAt, stands }: FeedEdition,
  address: string,
): Pick<FeedEntry, 'lang' | 'address' | 'published' | 'updated'> => ({
  lang,
  address,
  published: firstPublishedAt,
  updated: (stands ?? { publishedAt }).publishedAt,
})

const placeIn = ({ appeal, lang, translation }: FeedEdition): string => (translation ? `${appeal}/${lang}` : appeal)

const tagOf = (origin: string, day: Date, place: string): string =>
  `tag:${new URL(origin).hostname},${day.toISOString().slice(0, 10)}:appeals/${place}`

/** A feed as Atom (RFC 4287). */
export function atomFeed({ title, author, lang, home, self, entries }: Feed): string {
  const document = h('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang }, [
    h('id', null, home),
    h('title', null, title),
    h('updated', null, lastOf(entries).toISOString()),
    h('author', null, h('name', null, author)),
    h('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    h('link', { rel: 'alternate', type: 'text/html', href: home }),
    ...entries.map((entry) =>
      h('entry', { 'xml:lang': entry.lang }, [
        h('id', null, entry.id),
        h('title', null, entry.title),
        h('link', { rel: 'alternate', type: 'text/html', hreflang: entry.lang, href: entry.address }),
        h('published', null, entry.published.toISOString()),
        h('updated', null, entry.updated.toISOString()),
        h('summary', null, entry.summary),
      ]),
    ),
  ])
  return `<?xml version="1.0" encoding="utf-8"?>\n${wellFormed(renderToString(document))}\n`
}

/** A feed as JSON Feed 1.1. */
export function jsonFeed({ title, author, lang, home, self, entries }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    language: lang,
    authors: [{ name: author }],
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.address,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.published.toISOString(),
      date_modified: entry.updated.toISOString(),
      language: entry.lang,
    })),
  }
  return `${JSON.stringify(feed, null, 2)}\n`
}

const lastOf = (entries: readonly FeedEntry[]): Date => new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())))

/** XML forbids what HTML lets pass: most control characters, and `]]>` in text (XML 1.0, 2.2 and 2.4). */
const wellFormed = (xml: string): string =>
  // oxlint-disable-next-line no-control-regex -- they are what has to go
  xml.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll(']]>', ']]&gt;')
