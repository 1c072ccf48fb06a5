import { Hono, type Context } from 'hono'
import { etag } from 'hono/etag'
import { projectFacts } from '../../cases/index.ts'
import type { FactDictionary } from '../../claims/index.ts'
import { dayOfInstant } from '../../kit/index.ts'
import type { Clock, Database } from '../../platform/index.ts'
import { wordLanguages, type PublishedEdition, type Sheets, type TakeDown } from '../../publishing/index.ts'
import { readSigningRisks, type SignOns } from '../../signons/index.ts'
import { listRetiredKeys, listWitnesses, readIdentity, readReleased } from '../../log/index.ts'
import type { SitePages } from '../guard.ts'
import { packStyle } from '../packed-style.ts'
import { languagePattern, routes } from '../routes.ts'
import { sharedWhileBusy } from '../while-busy.ts'
import { addAppeals } from './appeals.tsx'
import { addCollections, anyCollection } from './collections/add-collections.tsx'
import { addForms, framedPages } from './forms/add-forms.tsx'
import { editionsToList, HomePage } from './home.tsx'
import { addLogFiles } from './log/log-files.ts'
import { LogPage } from './log/log-page.tsx'
import { addNorms } from './norms/add-norms.tsx'
import { MethodPage } from './method.tsx'
import { FailedPage, NotFoundPage } from './not-found.tsx'
import { renderPage, type Site } from './page.tsx'
import { addSigning, allowedInSigning } from './signing/add-signing.ts'
import { addWithoutLog } from './signing/without-log.tsx'
import { addDifferences } from './versions/answer-differences.tsx'
import { TakenDownPage, whatStands } from './taken-down.tsx'

const languagesOfPages = wordLanguages.map(({ lang }) => lang).join('|')

/** Pages that are the same for everybody, whatever their browser says. The log's is not kept: who watches it tells no news. */
export const samePages = new RegExp(
  `^/(?:(?:(?:${languagesOfPages})/)?(?:method|collections)|collections/\\d{1,9}(?:\\.(?:csv|json))?|${languagesOfPages}|feed(?:/${languagePattern})?\\.(?:atom|json)|calendar(?:/${languagePattern})?\\.ics|appeals/[A-Za-z0-9._-]{1,80}(?:/embed(?:\\?lang=${languagePattern})?|(?:/\\d{1,6})?(?:/${languagePattern}(?:\\.(?:mail\\.txt|txt|feed\\.json|json|jsonld|atom|ics))?)?(?:/(?:count|forms))?))?$`,
)

/** The channel on which the database says that something of them may have changed (db/migrations/0045_public_news.sql). */
export const publicNews = 'amparo_public'

export type PublicNeeds = {
  readonly db: Database
  readonly sheets: Sheets
  readonly clock: Clock
  /** Where the site lives, without a final slash. */
  readonly origin: string
  /** Who publishes; Amparo where nobody has said. */
  readonly name?: string
  /** The dictionary of facts; without it a note says that there is another account, and not whose. */
  readonly facts?: FactDictionary
  /** Through what people sign; without it nobody can, and the pages of sign-ons say so. */
  readonly signOns?: SignOns
  /** Proxies whose word is taken for who asks. */
  readonly trustedProxies?: readonly string[]
}

/**
 * The public site. Its appeals are only read: every answer comes from a frozen edition and what was noted of it since. Pages are asked for again each time (an
 * appeal may be taken down), but an unchanged one is answered with 304; the stylesheet's address changes with it. What people can do here
 * is sign, and what follows from that.
 */
export function publicApp({ db, sheets, clock, origin, name = 'Amparo', facts, signOns, trustedProxies }: PublicNeeds): SitePages {
  const style = styleOf('public/public.css', 'timeline/timeline.css')
  // Asked for by the pages of sign-ons alone: readers of an appeal need no fields and no errors.
  const forms = styleOf('public/signing/forms.css')
  // Served on the pages of collections alone.
  const ofCollections = styleOf('collections/collections.css')
  const site: Site = { origin, name, style: style.path, forms: forms.path }
  const today = (): number => dayOfInstant(clock())
  const notFound = (c: Context): Response => html(c, <NotFoundPage site={site} path={c.req.path} />, 404)
  const gone = async (c: Context, published: PublishedEdition, takenDown: TakeDown): Promise<Response> =>
    html(c, <TakenDownPage {...{ site, published, takenDown }} stands={await whatStands(db, published)} />, 410)
  const app = new Hono()

  for (const { path, css } of [style, forms, ofCollections])
    app.get(path, (c) =>
      c.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' }),
    )
  app.use(etag(), async (c, next) => {
    await next()
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-cache')
  })
  for (const { lang } of wordLanguages) {
    app.get(routes.homeIn(lang), async (c) =>
      html(
        c,
        <HomePage {...{ site, editions: await editionsToList(db, lang), collections: await anyCollection(db), today: today(), lang }} />,
      ),
    )
    app.get(routes.methodIn(lang), (c) => html(c, <MethodPage site={site} lang={lang} />))
    app.get(routes.logIn(lang), async (c) => {
      const [identity, released, witnesses, retired] = await Promise.all([
        readIdentity(db),
        readReleased(db),
        listWitnesses(db),
        listRetiredKeys(db),
      ])
      return html(c, <LogPage {...{ site, lang, identity, released, witnesses, retired }} />)
    })
  }
  addLogFiles(app, db, notFound)
  addNorms(app, { site, db, notFound })
  addCollections(app, { site, db, clock, style: ofCollections, facts: facts ?? projectFacts(), notFound })
  addDifferences(app, { db, site, notFound, gone })
  addForms(app, { site, db, sheets, clock, signing: signOns !== undefined, notFound, gone })
  if (signOns !== undefined) {
    const proxies = trustedProxies === undefined ? {} : { trustedProxies }
    addSigning(app, {
      site,
      db,
      clock,
      signOns,
      risks: readSigningRisks(),
      said: sharedWhileBusy(),
      states: sharedWhileBusy(),
      ...proxies,
    })
  } else addWithoutLog(app, { site, db })
  addAppeals(app, { site, db, sheets, clock, signing: signOns !== undefined, notFound, gone, ...(facts !== undefined && { facts }) })
  return {
    app,
    notFound,
    allowed: { ...allowedInSigning, framed: framedPages },
    failed: (c) => html(c, <FailedPage site={site} path={c.req.path} />, 500),
  }
}

function html(c: Context, page: Parameters<typeof renderPage>[0], status: 200 | 404 | 410 | 500 = 200): Response {
  if (status !== 200) c.header('Cache-Control', 'no-store')
  return c.html(renderPage(page), status)
}

/** Style sheets of the project as one, under an address that changes with them. */
function styleOf(...files: readonly string[]): { readonly path: string; readonly css: string } {
  const { css, digest } = packStyle(...files)
  return { path: routes.style(digest), css }
}
