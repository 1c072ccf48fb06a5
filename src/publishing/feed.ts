import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { setApart } from './bidi.ts'
import type { ListedEdition } from './store.ts'
import { lastingStatus } from './status-line.ts'
import { wordsFor } from './words/index.ts'

type FeedSettings = {
  readonly origin: string
  readonly name: string
  readonly feed: string
  readonly addressOf: (appeal: string) => string
}

/**
 * The appeals as an Atom feed (RFC 4287), the last published first. An entry keeps its id from version to version (a
 * tag URI, RFC 4151, of the day it was first published), so that a reader sees a new version as the same entry renewed.
 */
export function atomFeed(editions: readonly ListedEdition[], { origin, name, feed, addressOf }: FeedSettings): string {
  const newest = editions.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.appeal < b.appeal ? -1 : 1))
  const host = new URL(origin).hostname
  const entries = newest.map((edition) => {
    const words = wordsFor(edition.lang)
    return h('entry', { 'xml:lang': edition.lang }, [
      h('id', null, `tag:${host},${edition.firstPublishedAt.toISOString().slice(0, 10)}:appeals/${edition.appeal}`),
      h('title', null, setApart(edition.title)),
      h('link', { rel: 'alternate', type: 'text/html', hreflang: edition.lang, href: addressOf(edition.appeal) }),
      h('published', null, edition.firstPublishedAt.toISOString()),
      h('updated', null, edition.publishedAt.toISOString()),
      h('summary', null, `${lastingStatus(edition, words)}. ${setApart(edition.summary)}`),
    ])
  })
  const document = h('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' }, [
    h('id', null, `${origin}/`),
    h('title', null, name),
    h('updated', null, (newest[0]?.publishedAt ?? new Date(0)).toISOString()),
    h('author', null, h('name', null, name)),
    h('link', { rel: 'self', type: 'application/atom+xml', href: feed }),
    h('link', { rel: 'alternate', type: 'text/html', href: `${origin}/` }),
    ...entries,
  ])
  return `<?xml version="1.0" encoding="utf-8"?>\n${wellFormed(renderToString(document))}\n`
}

/** XML forbids what HTML lets pass: most control characters, and `]]>` in text (XML 1.0, 2.2 and 2.4). */
const wellFormed = (xml: string): string =>
  // oxlint-disable-next-line no-control-regex -- they are what has to go
  xml.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll(']]>', ']]&gt;')
