import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Button } from './forms/index.ts'
import { noticeIn, type Notice } from './notices.ts'
import type { Visit, Visitor } from './visit.ts'

export type Crumb = { readonly href: string; readonly label: string }

type PageProperties = {
  readonly visit: Visitor | Visit
  readonly title: string
  /** The way to this page from the list of cases. */
  readonly crumbs?: readonly Crumb[]
  /** Wide pages are worked in; narrow ones are read or filled in. */
  readonly width?: 'wide' | 'narrow'
  /** Whether it shows documents or the like, which have a style sheet of their own beside that of every page. */
  readonly evidence?: boolean
  /** The script for pages on which nobody is signed in yet; the others have it. */
  readonly script?: true
  /** Notices of earlier steps that are over as things stand, and not said where the address still asks for them. */
  readonly over?: readonly Notice[]
  readonly children: ComponentChildren
}

/** Answers with a page of the desk. Nothing of the desk is kept by a browser or by what lies between. */
export function answer({ c }: Visitor, page: VNode, status: 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 = 200): Response {
  c.header('Cache-Control', 'no-store')
  return c.html(`<!doctype html>\n${renderToString(page)}\n`, status)
}

/** The frame of every page of the desk: one header, one main landmark. */
export function DeskPage({ visit, title, crumbs = [], width = 'narrow', evidence, script, over = [], children }: PageProperties) {
  const signedIn = 'staff' in visit ? visit : undefined
  const notice = noticeIn(visit.c, over)
  return (
    <html lang="en" dir={directionOf(visit)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${title} – Amparo desk`}</title>
        <link rel="stylesheet" href={visit.assets.style} />
        {evidence === true && <link rel="stylesheet" href={visit.assets.evidence} />}
        {(signedIn ?? script) && <script type="module" src={visit.assets.script} />}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="site">
          <a class="name" href="/cases">
            Amparo desk
          </a>
          {signedIn && <SearchBox visit={signedIn} />}
          {signedIn && <SiteNavigation visit={signedIn} />}
        </header>
        <main id="main" class={width}>
          {crumbs.length > 0 && (
            <nav class="crumbs" aria-label="Way here">
              <ol>
                {crumbs.map(({ href, label }) => (
                  <li key={href}>
                    <a href={href} dir="auto">
                      {label}
                    </a>
                  </li>
                ))}
              </ol>
            </nav>
          )}
          {notice !== undefined && (
            <p class="notice" role="status">
              {notice}
            </p>
          )}
          {children}
        </main>
      </body>
    </html>
  )
}

/** Looks through all that somebody reads. On the page that shows what was found, the box there takes its place. */
const SearchBox = ({ visit: { c } }: { readonly visit: Visit }) =>
  c.req.path === '/search' ? null : (
    <form method="get" action="/search" role="search" aria-label="Search">
      <label class="unseen" for="search-everything">
        Search everything you read
      </label>
      <input id="search-everything" name="q" type="search" dir="auto" placeholder="Search" data-key="/" />
    </form>
  )

function SiteNavigation({ visit }: { readonly visit: Visit }) {
  const { staff, c } = visit
  const here = (href: string): { 'aria-current'?: 'page' } => (c.req.path === href ? { 'aria-current': 'page' } : {})
  const links: readonly Crumb[] = [
    { href: '/cases', label: 'Cases' },
    { href: '/appeals', label: 'Appeals' },
    { href: '/deliveries', label: 'Deliveries' },
    { href: '/deadlines', label: 'Deadlines' },
    { href: '/norms', label: 'Norms' },
    ...(staff.role === 'administrator'
      ? [
          { href: '/staff', label: 'Staff' },
          { href: '/audit', label: 'Audit' },
        ]
      : []),
  ]
  return (
    <>
      <nav aria-label="Desk">
        {links.map(({ href, label }) => (
          <a key={href} href={href} {...here(href)}>
            {label}
          </a>
        ))}
      </nav>
      <div class="self">
        <a href="/me" dir="auto" {...here('/me')}>
          {staff.name}
        </a>
        <Button visit={visit} action="/sign-out" label="Sign out" />
      </div>
    </>
  )
}

/** The desk may be laid out from right to left, for those who read so; its own words are English. */
const directionOf = (visit: Visitor | Visit): 'ltr' | 'rtl' => ('staff' in visit && visit.staff.direction === 'rtl' ? 'rtl' : 'ltr')
