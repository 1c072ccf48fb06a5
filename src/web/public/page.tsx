import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { routes } from '../routes.ts'
import type { Reading } from './reading.ts'

/** What every public page is framed with. */
export type Site = {
  /** Where the site lives, without a final slash: https://example.org */
  readonly origin: string
  /** Who publishes here. */
  readonly name: string
  /** Address of the stylesheet. */
  readonly style: string
  /** Of that of forms; a preview of an appeal has none. */
  readonly forms?: string
}

type Frame = {
  readonly site: Site
  readonly reading: Reading
  readonly title: string
  readonly description?: string
  /** The page's own path; absent where there is none to keep (a page that was not found). */
  readonly path?: string
  readonly head?: ComponentChildren
  /** Whether it has forms, or what else only the pages of sign-ons have. */
  readonly forms?: true
  readonly children: ComponentChildren
}

/** A whole document as text. The doctype stands outside of what Preact renders; empty shapes are closed the short way. */
export const renderPage = (page: VNode): string =>
  `<!doctype html>\n${renderToString(page).replaceAll(/><\/(?:rect|path|circle|stop)>/g, '/>')}\n`

/** The frame: one header, one main landmark, one footer; no script, no image, nothing from elsewhere. */
export function Page({ site, reading, title, description, path, head, forms, children }: Frame) {
  const { words, own, lang, dir } = reading
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{title === site.name ? title : `${title} – ${site.name}`}</title>
        {description !== undefined && <meta name="description" content={description} />}
        {path === undefined ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={site.origin + path} />}
        <link rel="stylesheet" href={site.style} />
        {forms && site.forms !== undefined && <link rel="stylesheet" href={site.forms} />}
        <link rel="alternate" type="application/atom+xml" href={routes.feed} title={site.name} />
        {head}
      </head>
      <body>
        <a class="skip" href="#main" {...own}>
          {words.page.skip}
        </a>
        <header class="site" {...own}>
          <a class="name" href={routes.homeIn(words.lang)}>
            {site.name}
          </a>
          <nav aria-label={words.page.navigation}>
            <a href={routes.homeIn(words.lang)}>{words.page.home}</a>
            <a href={routes.methodIn(words.lang)}>{words.page.method}</a>
          </nav>
        </header>
        <main id="main">{children}</main>
        <footer class="site" {...own}>
          <a href={routes.methodIn(words.lang)}>{words.method.more}</a>
          <a href={routes.feed}>{words.page.feed}</a>
        </footer>
      </body>
    </html>
  )
}
